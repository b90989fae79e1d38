"""What the desktop and the engine say to each other; standard library only."""
