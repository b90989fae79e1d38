"""From digitised features to training chips."""
