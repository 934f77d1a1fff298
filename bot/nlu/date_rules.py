"""Which day a told phrase means. Every rule takes what was told and returns a day, or None for no day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from re import Match

from bot.nlu import day_math
from bot.nlu.calendar_words import MONTHS, day_number, weekday_number
from bot.nlu.holidays import holiday

_NTHS = {"fir": 1, "sec": 2, "thi": 3, "fou": 4, "pri": 1, "seg": 2, "ter": 3, "cua": 4}
_NEVER_SINCE = re.compile(
    r"(?:\b(?:haven'?t|hasn'?t|hadn'?t|ain'?t|never|not \w+ed|first|no he|no ha|no hemos|llevo|havent)\b[^.!?;]{0,40})$"
)


@dataclass(frozen=True)
class Told:
    """A phrase: its parts, the consumer's day, whether it speaks of the past, and the text before it.

    Alternatives of one pattern need names of their own: "weekday", "weekday2" and so on
    all arrive here as "weekday".
    """

    parts: dict[str, str]
    today: date
    past: bool
    before: str

    @classmethod
    def of(cls, match: Match[str], today: date, *, past: bool) -> "Told":
        """Collect the parts of a match."""
        parts = {name.rstrip("0123456789"): part for name, part in match.groupdict().items() if part}
        return cls({**parts, "whole": match[0]}, today, past, match.string[: match.start()])

    def __getitem__(self, part: str) -> str:
        """Return a part, or nothing."""
        return self.parts.get(part, "")

    @property
    def day(self) -> int:
        """Day of a month."""
        return day_number(self["day"])

    @property
    def month(self) -> int:
        """Month of a year."""
        return MONTHS[self["month"]]

    @property
    def weekday(self) -> int:
        """Monday is 0."""
        return weekday_number(self["weekday"])


Rule = Callable[[Told], date | None]


def number(text: str) -> int:
    """Read "2", "a couple of", "un par de", "a"."""
    return int(text) if text.isdigit() else 2 if "couple" in text or "par" in text else 1


def days_away(days: int) -> Rule:
    """So many days from today."""
    return lambda told: told.today + timedelta(days=days)


def eight_or_fifteen(told: Told) -> date:
    """Read "de hoy en ocho": a week from today, and "en quince": two."""
    return told.today + timedelta(days=14 if "15" in told["whole"] else 7)


def written_in_figures(told: Told) -> date | None:
    """Read 3/15, 3/15/26, 2026-03-15; month first, unless it cannot be one."""
    month, day = int(told["m"]), int(told["d"])
    if month > 12 >= day:
        month, day = day, month
    if told["y"]:
        return day_math.exact(day_math.full_year(told["y"], told.today), month, day)
    return day_math.year_day(told.today, month, day, past=told.past) if 1 <= month <= 12 else None


def day_and_month(told: Told) -> date | None:
    """Read "march 3", "el 3 de marzo de 2026"."""
    if told["year"]:
        return day_math.exact(day_math.full_year(told["year"].strip("'"), told.today), told.month, told.day)
    return day_math.year_day(told.today, told.month, told.day, past=told.past)


def day_in_month(told: Told) -> date | None:
    """Read "the 5th of next month", "el 15 de este mes"."""
    return _in_month(told, told.day)


def middle(told: Told) -> date | None:
    """Read "mid june", "mediados de mes": the 15th."""
    if told["month"] or told["next"]:
        return _in_month(told, 15)
    return day_math.month_day(told.today, 15)


def end(told: Told) -> date | None:
    """Read "end of april", "fin de mes": the last day."""
    return _in_month(told, -1)


def beginning(told: Told) -> date | None:
    """Read "first of the month", "principios de mes": the first, today included."""
    if told["next"]:
        return day_math.first_of_next_month(told.today)
    return day_math.month_day(told.today, 1)


def next_month(told: Told) -> date:
    """Read "next month": its first day."""
    return day_math.first_of_next_month(told.today)


def _in_month(told: Told, day: int) -> date | None:
    """A day of a named month, or of this or the next one; -1 for its last."""
    if told["month"]:
        if day > 0:
            return day_math.year_day(told.today, told.month, day, past=told.past)
        ahead = told.today.month == told.month or day_math.year_day(told.today, told.month, 1, past=told.past)
        found = told.today if ahead is True else ahead
        return day_math.end_of_month(found) if found else None
    first = day_math.first_of_next_month(told.today) if told["next"] else told.today.replace(day=1)
    if day == -1:
        return day_math.end_of_month(first)
    found = day_math.exact(first.year, first.month, day)
    if found and found < told.today and not told.past and not told["next"]:
        following = day_math.first_of_next_month(first)
        return day_math.exact(following.year, following.month, day)
    return found


def nth_weekday(told: Told) -> date | None:
    """Read "first friday of april", "the third wednesday", "last friday of the month"."""
    word = told["nth"]
    nth = -1 if word.startswith(("last", "ultim")) else _NTHS.get(word[:3]) or int(word[0])
    anchor = _in_month(told, -1) if told["month"] or told["next"] else told.today
    if anchor is None:
        return None
    found = day_math.nth_weekday(anchor.year, anchor.month, told.weekday, nth)
    if found and found < told.today and not told["month"] and not told["next"]:
        following = day_math.first_of_next_month(told.today)
        found = day_math.nth_weekday(following.year, following.month, told.weekday, nth)
    return found


def in_week(weeks: int) -> Rule:
    """A weekday of the calendar week that many weeks ahead; its Monday if none is told."""
    return lambda told: day_math.in_week(told.today, weeks, told.weekday if told["weekday"] else 0)


def this_weekday(told: Told) -> date:
    """Read "friday of this week"."""
    return day_math.this_weekday(told.today, told.weekday)


def midweek(told: Told) -> date:
    """Read "middle of next week": its Wednesday."""
    return day_math.in_week(told.today, 1, 2)


def end_of_week(told: Told) -> date:
    """Read "end of the week": the Friday of the working week."""
    if told["next"]:
        return day_math.in_week(told.today, 1, 4)
    return max(told.today, day_math.in_week(told.today, 0, 4))


def weekend(told: Told) -> date:
    """Read "this weekend": its Saturday, or today on a Sunday."""
    if told["next"]:
        return day_math.in_week(told.today, 1, 5)
    return told.today if told.today.weekday() == 6 else day_math.this_weekday(told.today, 5)


def weekday(told: Told) -> date:
    """Read a weekday: the next one after today, and what "this", "next" and "last" make of it.

    "Next friday" is the Friday of the next calendar week, "this friday" may be today.
    """
    lead, later = told["lead"].strip(), told["later"].strip()
    if re.match(r"(?:last|this past|past|pasado|el pasado)", lead) or later.startswith("pasado"):
        return day_math.last_weekday(told.today, told.weekday)
    if re.match(r"(?:the |el )?(?:next|proximo|siguiente)", lead) or later in ("proximo", "siguiente"):
        return day_math.in_week(told.today, 1, told.weekday)
    if re.match(r"(?:this|este)(?! coming)", lead):
        return day_math.this_weekday(told.today, told.weekday)
    if told.past and "coming" not in lead and not later:
        return day_math.last_weekday(told.today, told.weekday)
    return day_math.weekday(told.today, told.weekday)


def weekday_and_day(told: Told) -> date | None:
    """Read "friday the 20th"; without "the", only if the calendar agrees ("friday 20")."""
    plainly = bool(told["the"]) or not told["day"].isdigit()
    found = day_math.month_day(told.today, told.day, past=told.past)
    agrees = found is not None and found.weekday() == told.weekday
    if not agrees and found and not told.past:
        later = day_math.month_day(found + timedelta(days=1), told.day)
        if later and later.weekday() == told.weekday:
            return later if plainly else None
    return found if agrees or plainly else None


def month_alone(told: Told) -> date | None:
    """Read "in june": its first day. A month that has passed is no day."""
    if told.past or re.match(r"since|last|back|desde|pasado|late", told["lead"]):
        return None
    if told.today.month == told.month and told.today.day > 1:
        return None
    return day_math.year_day(told.today, told.month, 1)


def ago(told: Told) -> date | None:
    """Read "2 days ago"; months and years ago are no days."""
    unit = told["unit"]
    return day_math.add(told.today, -number(told["n"]), unit) if unit.startswith(("da", "di", "week", "sem")) else None


def from_today(told: Told) -> date | None:
    """Read "in 2 weeks", but not "haven't worked in 2 weeks"."""
    return None if _NEVER_SINCE.search(told.before) else day_math.add(told.today, number(told["n"]), told["unit"])


def named(told: Told) -> date | None:
    """Read a holiday."""
    return holiday(told["name"], told.today, past=told.past)


def day_of_month(told: Told) -> date | None:
    """Read "the 3rd": the next one, today included, or the latest if it has passed."""
    return day_math.month_day(told.today, told.day, past=told.past)
