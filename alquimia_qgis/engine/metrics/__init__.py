"""Accuracy figures and error-adjusted areas."""
