"""Objects in images: boxes, and what a detector says about them."""
