"""Algorithms that run in the background of a desktop, and what becomes of their results."""
