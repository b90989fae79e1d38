"""Networks of other programs: written for them, and read from them as the foreign files they are."""
