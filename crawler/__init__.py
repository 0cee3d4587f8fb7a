"""Reaches a page and reads it."""
