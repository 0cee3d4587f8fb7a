"""Keeps what was collected and answers questions about it."""
