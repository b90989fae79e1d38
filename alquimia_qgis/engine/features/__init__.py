"""Answers for the features of a layer: which pixels speak for a feature, and what they say together."""
