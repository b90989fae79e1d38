"""Embeddings that are learned without samples: places of an image or pictures, and what is asked about them."""
