"""What runs inside QGIS: provider, algorithms, and the client of the engine."""
