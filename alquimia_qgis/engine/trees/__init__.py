"""Models of decision trees: what they see of an image, their arrays in a model file, and the graph they become."""
