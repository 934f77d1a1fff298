"""Whether what consumers write, or how well it is understood, has changed: one report line for each ISO week.

Read from the stored messages; no text is looked at. Texts that the rules settled before the model saw them (an opt-out, a
keyword) are not in it: they say nothing of the model. Nor are those tagged because they tell of somebody's health (HIPAA-MIN).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from math import log, sqrt
from typing import Any, Final

from sqlalchemy import text as sql

from parley.services.context import Services
from parley.services.health_tags import TAG
from parley.storage.database import Work

DRIFT: Final = 0.2
"""A population stability index above it is a change to act on. Source: the usual reading, 0.1 to watch, above 0.2 to act."""
REFERENCE_WEEKS: Final = 26
"""How far back the earlier weeks reach that the first week shown is compared with."""
CLARIFYING: Final = r"utter\_clarify%"
"""Responses that ask what the consumer meant (a LIKE pattern)."""

_RARE_BPS: Final = 100
"""Intents below one in a hundred of the earlier weeks are compared together: each alone is too few to say anything."""
_REST: Final = "(rare)"
_Z_95: Final = 1.6449


@dataclass(slots=True)
class Week:
    """What one ISO week was like; shares are fractions of `messages`."""

    starts_on: date
    intents: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    median_confidence: float | None = None
    low_confidence: float | None = None
    """The tenth percentile."""
    clarifications: int = 0
    items: int = 0
    """Items of the review list first seen in this week."""
    items_corrected: int = 0
    stability_index: float | None = None
    """Against all earlier weeks; None for the first one."""
    noise: float | None = None
    """What the index stays below in 95 of 100 weeks by chance alone, with as many messages and nothing changed."""

    @property
    def name(self) -> str:
        """The ISO week, for example 2026-W47."""
        year, week, _ = self.starts_on.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def messages(self) -> int:
        """How many messages the model read."""
        return self.intents.total()

    @property
    def fallback_share(self) -> float:
        """The share the model gave up on."""
        return self.intents["nlu_fallback"] / self.messages if self.messages else 0.0

    @property
    def is_drifting(self) -> bool:
        """Tell whether the intents have shifted, by more than chance explains."""
        return self.stability_index is not None and self.stability_index > max(DRIFT, self.noise or 0.0)

    def as_json(self) -> dict[str, Any]:
        """Return the week as JSON values."""
        return {
            "week": self.name,
            "messages": self.messages,
            "fallback_share": round(self.fallback_share, 4),
            "confidence_median": self.median_confidence,
            "confidence_p10": self.low_confidence,
            "languages": _shares(self.languages),
            "intents": _shares(self.intents),
            "stability_index": self.stability_index,
            "stability_noise": self.noise,
            "is_drifting": self.is_drifting,
            "clarifications": self.clarifications,
            "review_items": self.items,
            "review_items_corrected_share": round(self.items_corrected / self.items, 4) if self.items else None,
        }


def stability_index(earlier: Mapping[str, int], now: Mapping[str, int]) -> tuple[float, float]:
    """Return how far the shares of `now` are from those of `earlier`, and how far chance alone takes them.

    The index is the sum over all intents of (share now - share before) * ln(share now / share before). Without any change
    it is distributed as chi-squared with one degree less than there are intents, times (1/n + 1/m).

    Args:
        earlier: Messages of each intent before; at least one.
        now: Messages of each intent in the week; at least one.
    Source: B. Yurdakul, J. Naranjo, "Statistical properties of the population stability index", 2020.
    """
    kept = {name for name, count in earlier.items() if count * 10_000 >= _RARE_BPS * sum(earlier.values())}
    before, after = ({name: counts.get(name, 0) for name in kept} for counts in (earlier, now))
    before[_REST] = sum(earlier.values()) - sum(before.values())
    after[_REST] = sum(now.values()) - sum(after.values())
    bins = [name for name in before if before[name] or after[name]]
    # Half a message more in each bin, so that an intent nobody used in a week has a logarithm.
    n, m = sum(earlier.values()) + len(bins) / 2, sum(now.values()) + len(bins) / 2
    pairs = [((before[name] + 0.5) / n, (after[name] + 0.5) / m) for name in bins]
    index = sum((new - old) * log(new / old) for old, new in pairs)
    return index, (1 / n + 1 / m) * _chi_squared_95(len(bins) - 1)


def _chi_squared_95(degrees: int) -> float:
    """Return the 95th percentile of chi-squared (Wilson and Hilferty 1931, within one in a hundred from 3 degrees on)."""
    if degrees <= 0:
        return 0.0
    spread = 2 / (9 * degrees)
    return float(degrees * (1 - spread + _Z_95 * sqrt(spread)) ** 3)


async def drift_report(services: Services, *, weeks: int) -> Sequence[Week]:
    """Return the last `weeks` ISO weeks that had messages, the oldest first; weeks begin on Monday in UTC."""
    async with services.db.work() as work:
        monday = work.now.date() - timedelta(days=work.now.weekday())
        shown_from = monday - timedelta(weeks=weeks - 1)
        found = await _read(work, shown_from - timedelta(weeks=REFERENCE_WEEKS))
    _compare(found)
    return [week for week in found if week.starts_on >= shown_from]


def _compare(weeks: Sequence[Week]) -> None:
    earlier: Counter[str] = Counter()
    for week in weeks:
        if earlier and week.messages:
            index, noise = stability_index(earlier, week.intents)
            week.stability_index, week.noise = round(index, 4), round(noise, 4)
        earlier += week.intents


_WEEK: Final = "date_trunc('week', created_at AT TIME ZONE 'UTC')::date AS week"
_READ: Final = (
    "FROM parley.message WHERE direction = 'in' AND understood->>'intent' IS NOT NULL AND created_at >= :since"
    f" AND understood->>'{TAG}' IS NULL"
)
_INTENTS: Final = sql(f"SELECT {_WEEK}, understood->>'intent' AS name, count(*) AS times {_READ} GROUP BY 1, 2")
_LANGUAGES: Final = sql(
    f"SELECT {_WEEK}, coalesce(understood->>'language', 'unknown') AS name, count(*) AS times {_READ} GROUP BY 1, 2"
)
_CONFIDENCES: Final = sql(
    f"SELECT {_WEEK}, percentile_cont(ARRAY[0.5, 0.1]) WITHIN GROUP (ORDER BY (understood->>'confidence')::float8) AS points"
    f" {_READ} GROUP BY 1"
)
_CLARIFIED: Final = sql(
    f"SELECT {_WEEK}, count(*) AS times FROM parley.message WHERE direction = 'out' AND state <> 'blocked'"  # noqa: S608
    " AND response_name LIKE :names AND created_at >= :since GROUP BY 1"
)
_ITEMS: Final = sql(
    "SELECT date_trunc('week', first_seen_on)::date AS week, count(*) AS times,"
    " count(*) FILTER (WHERE reason = 'corrected') AS corrected"
    " FROM parley.nlu_review_item WHERE first_seen_on >= :since GROUP BY 1"
)


async def _read(work: Work, since: date) -> list[Week]:
    weeks: dict[date, Week] = {}
    instant = {"since": datetime.combine(since, time(), tzinfo=UTC)}
    for row in await work.session.execute(_INTENTS, instant):
        weeks.setdefault(row.week, Week(row.week)).intents[row.name] = row.times
    for row in await work.session.execute(_LANGUAGES, instant):
        weeks[row.week].languages[row.name] = row.times
    for row in await work.session.execute(_CONFIDENCES, instant):
        weeks[row.week].median_confidence, weeks[row.week].low_confidence = (round(point, 4) for point in row.points)
    for row in await work.session.execute(_CLARIFIED, {**instant, "names": CLARIFYING}):
        if row.week in weeks:
            weeks[row.week].clarifications = row.times
    for row in await work.session.execute(_ITEMS, {"since": since}):
        if row.week in weeks:
            weeks[row.week].items, weeks[row.week].items_corrected = row.times, row.corrected
    return [weeks[start] for start in sorted(weeks)]


def _shares(counts: Counter[str]) -> dict[str, float]:
    return {name: round(times / counts.total(), 4) for name, times in counts.most_common()}
