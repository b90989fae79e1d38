"""Pictures in folders: found, read alike for training and answering, and turned into chips."""
