"""The page "Map": see what a model makes of the canvas in seconds, then map the whole image."""
