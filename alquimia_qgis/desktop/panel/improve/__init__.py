"""The page Improve: uncertain places to label, trainings so far, training again, and maps compared with each other."""
