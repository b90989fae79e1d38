"""Making, checking and finding the Python environment of the engine."""
