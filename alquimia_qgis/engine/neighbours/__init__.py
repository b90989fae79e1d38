"""Embeddings and their nearest neighbours: what a model remembers, how it votes, and what resembles what."""
