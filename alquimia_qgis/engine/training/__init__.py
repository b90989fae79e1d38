"""Training a network and watching it."""
