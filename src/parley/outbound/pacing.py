"""How fast texts leave: the sender's parts a second, and the time between two texts to one number.

Source: rule TW-RATE; provider documentation, error 30022. A burst waits here, in order, instead of filling the provider's queue,
where a text that has become unwanted could no longer be stopped.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable


class Pace:
    """Gives every text its moment; one for all deliveries of a process."""

    def __init__(
        self,
        *,
        parts_per_s: float,
        spacing_s: float,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Start with nothing sent.

        Args:
            parts_per_s: Message parts a second the sender may send; 0: as many as wanted.
            spacing_s: Seconds between two texts to the same number.
        """
        self._s_per_part = 1 / parts_per_s if parts_per_s else 0.0
        self._spacing_s = spacing_s
        self._now, self._sleep = now, sleep
        self._sender_free_at = 0.0
        self._number_free_at: dict[str, float] = {}

    async def wait(self, to: str, *, parts: int) -> None:
        """Return when a text of so many parts may leave for a number; who asks first goes first."""
        now = self._now()
        leaves_at = max(now, self._sender_free_at, self._number_free_at.get(to, now))
        # A number that waits for its own spacing holds nobody else up.
        self._sender_free_at = max(now, self._sender_free_at) + parts * self._s_per_part
        self._number_free_at = {number: at for number, at in self._number_free_at.items() if at > now}
        self._number_free_at[to] = leaves_at + self._spacing_s
        if leaves_at > now:
            await self._sleep(leaves_at - now)
