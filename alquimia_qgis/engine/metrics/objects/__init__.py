"""How good found objects are: boxes matched with a reference, precisions, counts."""
