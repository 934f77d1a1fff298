"""Parley: a self-hosted assistant that negotiates consumer debts by SMS and web chat."""
