"""The base of every error this project raises on purpose.

A business outcome (an offer refused, a message blocked) is a value, not an error. An error says that a request could
not be carried out at all, in one sentence a person can act on.
"""

from __future__ import annotations

from typing import ClassVar


class ParleyError(Exception):
    """A request that could not be carried out.

    Subclasses set `code`, a stable name that callers and clients may compare, and keep what they know in typed
    attributes. The message is one clear sentence without personal data, because it may end up in a log.

    Args:
        message: One sentence for a person, without names, numbers or texts of a consumer.
    Source: style.md, Errors.
    """

    code: ClassVar[str] = "parley.error"

    def __init__(self, message: str) -> None:
        """Keep the sentence."""
        super().__init__(message)
        self.message = message
