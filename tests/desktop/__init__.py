"""Plugin, provider, algorithms and dialogs in a real QGIS; the engine is a real worker with scripted jobs."""
