"""Where a model knows least: uncertainty seen window by window, and the places that are worth a look."""
