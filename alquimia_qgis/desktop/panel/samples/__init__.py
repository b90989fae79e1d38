"""The page of the panel for classes and samples: what there is, how it is digitised, and what is wrong with it."""
