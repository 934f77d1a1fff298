"""Who is signed in to the console: a signed cookie, and a brake on guessing passwords."""

import time
from collections import deque
from collections.abc import Callable
from typing import Final

from fastapi import Request, Response
from itsdangerous import BadSignature, URLSafeTimedSerializer

COOKIE: Final = "parley_console"
COOKIE_PATH: Final = "/console"
SESSION_MAX_AGE_S: Final = 12 * 3600

MAX_TRIES: Final = 5
TRY_WINDOW_S: Final = 5 * 60
_MAX_KEYS: Final = 10_000


class ConsoleSessions:
    """Issues and reads the cookie that names a collector; nothing about a session is kept on the server."""

    def __init__(self, secret_key: str, *, is_https: bool) -> None:
        self._serializer = URLSafeTimedSerializer(secret_key, salt="parley console session")
        self._is_https = is_https

    def begin(self, response: Response, collector_id: str) -> None:
        """Sign the collector in; the browser keeps the cookie from scripts and from requests of other sites."""
        response.set_cookie(
            COOKIE,
            self._serializer.dumps(collector_id),
            max_age=SESSION_MAX_AGE_S,
            path=COOKIE_PATH,
            secure=self._is_https,
            httponly=True,
            samesite="strict",
        )

    def end(self, response: Response) -> None:
        """Sign out this browser."""
        response.delete_cookie(COOKIE, path=COOKIE_PATH, secure=self._is_https, httponly=True, samesite="strict")

    def find_collector_id(self, request: Request) -> str | None:
        """Return whom the request's cookie names, or None when it is missing, forged or older than twelve hours."""
        token = request.cookies.get(COOKIE, "")
        if not 0 < len(token) <= 500:
            return None
        try:
            collector_id = self._serializer.loads(token, max_age=SESSION_MAX_AGE_S)
        except BadSignature:
            return None
        return collector_id if isinstance(collector_id, str) else None


class TryLimit:
    """Lets a key try five times in five minutes; in memory, so each gateway process counts for itself.

    A try is counted before the password is checked, so that parallel guesses do not slip past.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._tries: dict[str, deque[float]] = {}

    def may_try(self, key: str) -> bool:
        """Count one try; False, and nothing counted, when the key has used up its tries."""
        now = self._now()
        tries = self._tries.pop(key, None) or deque(maxlen=MAX_TRIES)
        self._tries[key] = tries  # at the end, so that the first key is always the one tried longest ago
        while tries and tries[0] <= now - TRY_WINDOW_S:
            tries.popleft()
        if len(tries) >= MAX_TRIES:
            return False
        tries.append(now)
        if len(self._tries) > _MAX_KEYS:
            del self._tries[next(iter(self._tries))]
        return True

    def forget(self, key: str) -> None:
        """Start over for a key whose password was right."""
        self._tries.pop(key, None)
