"""The jobs of the engine, one module per verb."""
