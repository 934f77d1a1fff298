"""The collectors' console."""
