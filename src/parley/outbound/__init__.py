"""Clients of what is outside: Rasa and the carrier."""
