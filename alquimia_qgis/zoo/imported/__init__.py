"""What networks from elsewhere may be made of: a list of layers, all settings checked before Keras sees any."""
