"""The daemon: what is due, done once among all who keep a store."""
