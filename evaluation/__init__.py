"""Measures the language understanding; `make eval` runs it."""
