"""The commands, one a file; loaded only when asked for, so that `fazhi --help` is quick."""
