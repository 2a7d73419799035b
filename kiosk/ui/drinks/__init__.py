"""Drawn drinks: a glass by its profile, what is poured into it, and the light behind it."""
