"""The gateway: the only door to the outside."""
