"""Head, loss, metrics and decoding of each task."""
