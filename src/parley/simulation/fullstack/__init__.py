"""Simulated consumers against the whole product: texts through the real gateway, Rasa and actions, on real processes."""
