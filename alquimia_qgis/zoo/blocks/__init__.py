"""Keras building blocks shared by the families; only their build() may import them."""
