"""Applying a network to an image of any size."""
