"""The page of the panel for model files: what there is, what it can do, and what can be done with it."""
