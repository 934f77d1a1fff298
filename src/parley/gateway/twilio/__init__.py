"""Twilio's door: signed webhooks in."""
