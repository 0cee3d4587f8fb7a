"""Decides when, compares, tells somebody."""
