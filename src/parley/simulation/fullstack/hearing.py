"""What a simulated consumer understands of a delivered message: which approved sentences are in it, and their figures.

The sentences are those of domain.yml, turned into patterns, so a changed wording is understood at once. The figures are
read out of the text that was delivered; nothing comes from the database.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, cast

import yaml

from parley.money import parse_cents
from parley.negotiation import Instalment, Offer
from parley.negotiation.offers import Kind, Missing, ProposedFrequency
from parley.simulation.speech import Reply

_FIELD: Final = re.compile(r"\\\{(\w+)\\\}")
_MONEY: Final = r"\$[\d,]+\.\d\d"
_DAY: Final = {"en": r"[A-Z][a-z]{2} \d{1,2}(?:, \d{4})?", "es": r"\d{1,2} [a-z]{3}(?: \d{4})?"}
_MONTHS: Final = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
}
_FREQUENCIES: Final[Mapping[str, ProposedFrequency]] = {
    "weekly": "weekly",
    "two-weekly": "biweekly",
    "twice-monthly": "semimonthly",
    "monthly": "monthly",
    "single": "once",
    "semanales": "weekly",
    "semanal": "weekly",
    "cada dos semanas": "biweekly",
    "quincenales": "semimonthly",
    "quincenal": "semimonthly",
    "mensuales": "monthly",
    "mensual": "monthly",
    "únicos": "once",
    "único": "once",
}
_REASONS: Final[Mapping[str, str]] = {
    "utter_counter_does_not_cover": "does_not_cover_balance",
    "utter_counter_settlement": "settlement_too_low",
    "utter_counter_no_settlement": "settlement_unavailable",
    "utter_counter_no_plan": "installments_unavailable",
}
_ASKS: Final[Mapping[str, Missing]] = {
    "utter_ask_amount": "amount",
    "utter_ask_lump_sum": "amount",
    "utter_what_would_work": "amount",
    "utter_ask_frequency": "frequency",
    "utter_ask_first_date": "first_due_on",
    "utter_ask_count": "count",
    "utter_ask_capacity": "capacity",
    "utter_ask_limit": "limit",
    "utter_ask_least": "least",
    "utter_ask_means": "capacity",
    "utter_cannot_use_past_date": "first_due_on",
    "utter_cannot_use_no_such_day": "first_due_on",
    "utter_cannot_use_zero": "amount",
    "utter_cannot_use_too_large": "amount",
    "utter_cannot_use_above_balance": "amount",
    "utter_cannot_use_currency": "amount",
}
_KINDS: Final[Mapping[str, Kind]] = {
    "utter_read_back_full": "pay_in_full",
    "utter_read_back_promise": "promise",
    "utter_read_back_settlement": "settlement",
    "utter_read_back_plan": "installments",
    "utter_read_back_two_payments": "pay_in_full",
}
_DAYS_BETWEEN: Final = {"weekly": 7, "biweekly": 14, "semimonthly": 15, "monthly": 30, "once": 1}

Figure = int | date | str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One approved sentence that was heard, with the figures in it: cents, dates, counts, frequencies."""

    name: str
    language: str
    figures: Mapping[str, Figure]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything heard in the answers to one message.

    `menu` maps a digit to the offer it stands for; `read_back` is the offer a yes would agree to.
    """

    sentences: tuple[Sentence, ...]
    menu: Mapping[str, Offer]
    read_back: Offer | None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the sentences, in order."""
        return tuple(sentence.name for sentence in self.sentences)

    def has(self, prefix: str) -> bool:
        """Tell whether a sentence whose name begins so was heard."""
        return any(name.startswith(prefix) for name in self.names)

    def as_reply(self) -> Reply:
        """Give what was heard in the words simulated consumers react to."""
        asked = next((sentence for sentence in self.sentences if sentence.name in _ASKS), None)
        amount = asked.figures.get("amount") if asked is not None else None
        offers = (self.read_back,) if self.read_back is not None else tuple(self.menu.values())
        over = "person" if self.has("utter_handover") else "stopped" if self.has("utter_ack_") else ""
        told = {name: value for each in self.sentences for name, value in each.figures.items()}
        named = {"parts": told.get("parts"), "minimum_cents": told.get("minimum")}
        return Reply(
            offers=offers,
            reason=self._reason(),
            fields={name: value for name, value in named.items() if value is not None},
            asks=_ASKS[asked.name] if asked is not None else None,
            asked_cents=amount if isinstance(amount, int) else None,
            agreed=self.read_back if self.has_agreement else None,
            over=over,
        )

    @property
    def has_agreement(self) -> bool:
        """Tell whether an agreement was confirmed."""
        return any("_agreed" in name for name in self.names)

    def _reason(self) -> str:
        for name in self.names:
            if name.startswith("utter_counter_"):
                return _REASONS.get(name, name.removeprefix("utter_counter_"))
        return "accepted" if self.read_back is not None else ""


class Ear:
    """Knows every approved sentence; built once."""

    def __init__(self, responses: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
        """Turn the sentences of the domain into patterns."""
        self._patterns = [
            (name, language, _pattern(str(each["text"]), language))
            for name, variants in responses.items()
            for each in variants
            if each.get("text")
            for language in (_language(each),)
        ]

    @classmethod
    def of_domain(cls, file: Path) -> Ear:
        """Read the sentences from domain.yml."""
        return cls(yaml.safe_load(file.read_text(encoding="utf-8"))["responses"])

    def hear(self, texts: Iterable[str], today: date) -> Heard:
        """Understand the messages that were delivered in answer to one text."""
        sentences = [each for text in texts for each in self._sentences(" ".join(text.split()), today)]
        menu: dict[str, Offer] = {}
        read_back: Offer | None = None
        for sentence in sentences:
            if sentence.name.startswith("utter_options"):
                menu = _menu(sentence.figures, today)
            elif sentence.name.startswith("utter_read_back"):
                read_back = _offer(sentence)
        return Heard(tuple(sentences), menu, read_back)

    def _sentences(self, text: str, today: date) -> list[Sentence]:
        found = [
            Sentence(name, language, _figures(match.groupdict(), language, today), *match.span())
            for name, language, pattern in self._patterns
            for match in pattern.finditer(text)
        ]
        # A short sentence inside a longer one is not a sentence of its own.
        outer = [
            one
            for one in found
            if not any(
                other is not one and other.start <= one.start and one.end <= other.end and _size(other) > _size(one)
                for other in found
            )
        ]
        return sorted(outer, key=lambda sentence: sentence.start)


def read_cents(text: str) -> list[int]:
    """Return every sum of money written in a text, as cents, without knowing its sentences."""
    return [parse_cents(found) for found in re.findall(_MONEY, text)]


def _size(sentence: Sentence) -> int:
    return sentence.end - sentence.start


def _language(variant: Mapping[str, Any]) -> str:
    conditions = variant.get("condition") or [{}]
    return str(conditions[0].get("value", "en"))


def _pattern(template: str, language: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def field(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>{_shape(name, language)})"

    return re.compile(_FIELD.sub(field, re.escape(" ".join(template.split()))).replace("\\ ", " "))


def _shape(name: str, language: str) -> str:
    if name.endswith("_on"):
        return _DAY[language]
    if name.endswith(("count", "parts", "months")):
        return r"\d+"
    if name.endswith("frequency"):
        return "|".join(map(re.escape, sorted(_FREQUENCIES, key=len, reverse=True)))
    if name.endswith(("amount", "total", "minimum", "balance")):
        return _MONEY
    return ".+?"


def _figures(fields: Mapping[str, str], language: str, today: date) -> dict[str, Figure]:
    return {name: _figure(name, text, language, today) for name, text in fields.items()}


def _figure(name: str, text: str, language: str, today: date) -> Figure:
    if name.endswith("_on"):
        return _read_day(text, language, today)
    if text.isdigit() and name.endswith(("count", "parts", "months")):
        return int(text)
    if name.endswith("frequency"):
        return str(_FREQUENCIES[text])
    return parse_cents(text) if re.fullmatch(_MONEY, text) else text


def _read_day(text: str, language: str, today: date) -> date:
    words = text.replace(",", "").split()
    month, day = (words[0], words[1]) if language == "en" else (words[1], words[0])
    year = int(words[2]) if len(words) > 2 else today.year
    return date(year, _MONTHS[language].index(month) + 1, int(day))


def _offer(sentence: Sentence) -> Offer | None:
    """Build the offer a read-back tells: its own first, regular and last payment, the others spread evenly between."""
    kind = next((kind for name, kind in _KINDS.items() if sentence.name.startswith(name)), None)
    figures = sentence.figures
    total, first_on = figures.get("total"), figures.get("first_on")
    if kind is None or not isinstance(total, int) or not isinstance(first_on, date):
        return None
    frequency = cast(ProposedFrequency, figures.get("frequency", "once"))
    amount, count = figures.get("amount"), figures.get("count")
    if isinstance(figures.get("rest_count"), int):
        count = cast(int, figures["rest_count"]) + 1
    if amount is None and isinstance(figures.get("last_amount"), int):
        # Two payments, each with its own day; or shares of a settlement that differ by a cent.
        amount, count = cast(int, figures["last_amount"]), count if isinstance(count, int) else 2
    if not isinstance(count, int) or count < 2 or not isinstance(amount, int):
        return _made(kind, frequency, total, [(total, first_on)])
    first, last = figures.get("first_amount", amount), figures.get("last_amount", amount)
    last_on = figures.get("last_on", first_on)
    cents = [cast(int, first), *[amount] * (count - 2), cast(int, last)]
    return _made(kind, frequency, total, [*zip(cents, _spread(first_on, cast(date, last_on), count), strict=True)])


def _menu(figures: Mapping[str, Figure], today: date) -> dict[str, Offer]:
    found: dict[str, Offer] = {}
    for digit, kind, name in (("1", "pay_in_full", "full"), ("4", "settlement", "settlement")):
        total, day = figures.get(f"{name}_total"), figures.get(f"{name}_on")
        if isinstance(total, int) and isinstance(day, date):
            found[digit] = _made(cast(Kind, kind), "once", total, [(total, day)])
    amount, count, first_on = figures.get("plan_amount"), figures.get("plan_count"), figures.get("plan_first_on")
    if isinstance(amount, int) and isinstance(count, int) and isinstance(first_on, date):
        frequency = cast(ProposedFrequency, figures["plan_frequency"])
        last_on = first_on + timedelta(days=_DAYS_BETWEEN[frequency] * (count - 1))
        days = _spread(first_on, last_on, count)
        found["2"] = _made("installments", frequency, amount * count, [(amount, day) for day in days])
    return {digit: found[digit] for digit in sorted(found)}


def _spread(first: date, last: date, count: int) -> list[date]:
    if count < 2:
        return [first]
    between = (last - first).days
    return [first + timedelta(days=between * place // (count - 1)) for place in range(count)]


def _made(kind: Kind, frequency: ProposedFrequency, total: int, parts: list[tuple[int, date]]) -> Offer:
    instalments = tuple(Instalment(place, day, cents) for place, (cents, day) in enumerate(parts, 1))
    return Offer(kind, "", 0, total, total, instalments, frequency, 0)
