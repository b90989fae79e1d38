"""Saving and loading .alquimia model files."""
