"""The first use in the desktop: offering, installing, showing and removing the engine."""
