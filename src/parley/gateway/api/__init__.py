"""The REST API under /api/v1, for the creditor's systems."""
