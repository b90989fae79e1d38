"""Several models on the same images: measured against each other, and averaged."""
