"""The web chat's door: Rasa's Socket.IO protocol, with sessions the server signs."""
