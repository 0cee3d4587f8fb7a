"""Copies of an installation that are proven, and installations made from them."""
