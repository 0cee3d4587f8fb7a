"""A made-up country of thirty governments on a real server, with how each must come out."""
