"""Signed tokens of the web chat: which visitor a browser is, and which account a portal vouches for.

A browser can only hand back what the server signed; a session id it invents names nobody (architecture 3.1).
"""

from dataclasses import dataclass
from typing import Final

from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

from parley.ids import new_id

_PORTAL_TOKEN_MAX_AGE_S: Final = 300


@dataclass(frozen=True, slots=True)
class PortalVisitor:
    """Somebody a portal has already logged in."""

    account_id: str


class ChatTokens:
    """Issues and reads the tokens."""

    def __init__(self, secret_key: str) -> None:
        self._sessions = URLSafeSerializer(secret_key, salt="parley chat session")
        self._portal = URLSafeTimedSerializer(secret_key, salt="parley chat portal")

    def new_visitor(self) -> str:
        """Return a fresh visitor id: the address of a web conversation."""
        return new_id("vis")

    def sign_session(self, visitor: str) -> str:
        """Return the session id a browser keeps."""
        return self._sessions.dumps(visitor)

    def read_session(self, token: object) -> str | None:
        """Return the visitor of a session id that we signed, else None."""
        if not isinstance(token, str) or len(token) > 500:
            return None
        try:
            visitor = self._sessions.loads(token)
        except BadSignature:
            return None
        return visitor if isinstance(visitor, str) else None

    def sign_portal_visitor(self, account_id: str) -> str:
        """Return a token with which the chat starts verified; good for five minutes."""
        return self._portal.dumps(account_id)

    def read_portal_visitor(self, token: object) -> PortalVisitor | None:
        """Return whom a portal token vouches for, else None."""
        if not isinstance(token, str) or len(token) > 500:
            return None
        try:
            account_id = self._portal.loads(token, max_age=_PORTAL_TOKEN_MAX_AGE_S)
        except BadSignature:
            return None
        return PortalVisitor(account_id) if isinstance(account_id, str) else None
