"""The page "Train": choose a family and its parameters, watch it learn, keep the best."""
