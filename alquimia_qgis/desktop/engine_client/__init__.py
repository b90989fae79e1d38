"""Starting the engine process and talking to it."""
