"""Compliance: what may be said, to whom, when and how. Pure functions over values; no database, clock or
environment."""
