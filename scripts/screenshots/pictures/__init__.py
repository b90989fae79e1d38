"""One function for each picture of the documentation; see session.py for what they yield."""
