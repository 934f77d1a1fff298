"""Integer cents: the only home of rounding, splitting, printing and reading money.

No function here knows a float. Amounts are US dollars in cents; a rate is an integer number of basis points.
"""

from __future__ import annotations

import re
from typing import ClassVar, Literal, assert_never

from parley.errors import ParleyError

Rounding = Literal["up", "down", "half_up"]

FULL_SHARE_BPS = 10_000
# Far above any consumer debt, far below what a bigint column or a JSON number can hold.
MAX_CENTS = 10_000_000_000_00

_AMOUNT = re.compile(r"(?P<sign>-?)\$?\s?(?P<dollars>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.(?P<cents>[0-9]{1,2}))?")


class InvalidAmountError(ParleyError):
    """A text that is not one plain amount of dollars."""

    code: ClassVar[str] = "money.invalid_amount"

    def __init__(self, *, reason: str) -> None:
        """Keep the reason; never the text, which may hold anything a consumer wrote."""
        super().__init__(f"This is not an amount of money: {reason}.")
        self.reason = reason


def format_cents(cents: int, language: str = "en") -> str:
    """Print an amount the way it is written to a consumer: always with two decimals.

    Spanish in the United States writes dollars the same way, so both languages agree to the character.

    Args:
        cents: Integer cents; negative amounts carry the sign before the dollar sign.
        language: "en" or "es".
    Returns:
        For example "$1,250.00" or "-$5.00".
    Source: decision: one rule for both languages, so that every figure spoken can be compared with the ledger.
    """
    if language not in ("en", "es"):
        raise ValueError(f"no money format for language {language!r}")
    _require_int(cents)
    dollars, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}${dollars:,}.{rest:02d}"


def parse_cents(text: str) -> int:
    """Read one amount of dollars as integer cents.

    Accepts "1250", "$1,250.00", "50.5" and a leading minus. A comma only groups thousands: "1,25" could mean two things
    and is refused, as is "1.250".

    Raises:
        InvalidAmountError: The text is not one plain amount, or larger than any debt.
    Source: decision: an amount that can be read in two ways is asked for again, never guessed.
    """
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        raise InvalidAmountError(reason="write it like 1250 or $1,250.00")
    cents = int(match["dollars"].replace(",", "")) * 100 + int((match["cents"] or "").ljust(2, "0"))
    if cents > MAX_CENTS:
        raise InvalidAmountError(reason="it is too large")
    return -cents if match["sign"] else cents


def share_bps(cents: int, bps: int, rounding: Rounding) -> int:
    """Take a share of an amount, in exact integer arithmetic.

    Args:
        cents: Integer cents, >= 0.
        bps: Share in basis points, >= 0; 10_000 is the whole.
        rounding: What happens to a part of a cent. A creditor's floor rounds up, so that rounding never breaks it.
    Source: style.md, Money.
    """
    _require_int(cents)
    _require_int(bps)
    if cents < 0 or bps < 0:
        raise ValueError("a share is taken of an amount that is not negative")
    product = cents * bps
    if rounding == "up":
        return -(-product // FULL_SHARE_BPS)
    if rounding == "down":
        return product // FULL_SHARE_BPS
    if rounding == "half_up":
        return (product + FULL_SHARE_BPS // 2) // FULL_SHARE_BPS
    assert_never(rounding)


def divide_up(cents: int, parts: int) -> int:
    """Give the smallest amount that reaches `cents` when paid `parts` times."""
    if parts < 1:
        raise ValueError("an amount is divided into at least one part")
    return -(-cents // parts)


def round_up_to(cents: int, step_cents: int) -> int:
    """Raise an amount to the next multiple of `step_cents`."""
    return divide_up(cents, step_cents) * step_cents


def split_cents(total_cents: int, parts: int) -> tuple[int, ...]:
    """Split a total into equal parts; leftover cents go one each to the earliest parts.

    Returns:
        `parts` amounts that differ by at most a cent, never rise, and sum to the total.
    Source: style.md, Money.
    """
    _require_int(total_cents)
    if parts < 1 or total_cents < 0:
        raise ValueError("a total that is not negative is split into at least one part")
    share, leftover = divmod(total_cents, parts)
    return tuple(share + 1 if index < leftover else share for index in range(parts))


def _require_int(value: object) -> None:
    # A bool is an int to Python, and a float slips through arithmetic: both are refused before they become a figure.
    if type(value) is not int:
        raise TypeError(f"money is counted in integers, not {type(value).__name__}")
