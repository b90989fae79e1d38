"""What runs in the worker: rasters, samples, training, prediction, metrics and model files."""
