"""Rasa's custom actions: thin classes that each call one use case, and the ASGI app that serves them."""
