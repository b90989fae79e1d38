"""The Processing algorithms and what they derive from declarations."""
