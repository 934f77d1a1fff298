"""How long to wait before a crashed process is started again."""

from dataclasses import dataclass


@dataclass
class Backoff:
    """Exponential back-off: doubles with each crash, forgets them after a healthy stretch.

    Attributes:
        first_s: Wait after the first crash.
        longest_s: No wait is longer.
        healthy_s: A process that ran this long before it crashed counts as healthy.
    """

    first_s: float = 0.5
    longest_s: float = 30.0
    healthy_s: float = 60.0
    crashes: int = 0

    def after_crash(self, *, ran_s: float) -> float:
        """Record a crash of a process that had run for `ran_s` and return the seconds to wait."""
        if ran_s >= self.healthy_s:
            self.crashes = 0
        # The exponent is capped: a float overflows long before a patient operator gives up.
        wait_s = min(self.longest_s, self.first_s * 2.0 ** min(self.crashes, 32))
        self.crashes += 1
        return wait_s
