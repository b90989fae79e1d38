"""Refines maps after they were made, by the edges of the image."""
