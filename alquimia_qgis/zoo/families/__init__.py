"""One file per model family; the file name is its permanent id."""
