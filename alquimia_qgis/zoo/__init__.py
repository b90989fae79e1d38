"""The model families: one file each, read by the desktop for its dialogs and by the engine for its networks."""
