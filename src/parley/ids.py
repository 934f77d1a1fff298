"""Identifiers: opaque, unguessable, with a prefix that says what they name."""

import secrets
from typing import Final

_BYTES: Final = 12


def new_id(prefix: str) -> str:
    """Return a fresh identifier such as `msg_5f2c…` (96 random bits, so it may appear in a link or a log line)."""
    return f"{prefix}_{secrets.token_hex(_BYTES)}"
