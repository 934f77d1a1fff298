"""From what a simulated consumer means to the text they send: templates, names, dialect, tone and the noise of a phone."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from parley.money import format_cents
from parley.negotiation import Proposal
from parley.simulation.fullstack.people import Person
from parley.simulation.fullstack.phrases import DIALECT_WORDS, EN, ES, MONTHS, OFTEN, TONES, Phrases
from parley.simulation.population import POPULATION_VERSION, Writing

_PHRASES: Final[dict[str, Phrases]] = {"en": EN, "es": ES}
_PLAIN: Final = str.maketrans("áéíóúüñ¿¡", "aeiouun  ")
# Moves that carry a tone; a digit or a yes is sent bare.
_WITH_TONE: Final = frozenset({"plan", "down", "settle", "settle_parts", "too_high", "options", "capacity"})


@dataclass(frozen=True, slots=True)
class Noise:
    """How carelessly somebody types: shares of messages or words, 0 to 1. Digits are never touched."""

    lower: float = 0.0
    plain: float = 0.0
    bare: float = 0.0
    typo: float = 0.0


CLEAN: Final = Noise()
PHONE: Final = Noise(lower=0.6, plain=0.6, bare=0.4, typo=0.02)


class Writer:
    """One person writing; the same seed, person and turn give the same texts for ever."""

    def __init__(self, person: Person, writing: Writing, *, seed: str, noise: Noise = PHONE) -> None:
        """Sit down to write."""
        self.person, self.writing, self._noise = person, writing, noise
        self.language = person.language
        self._random = random.Random(f"{POPULATION_VERSION}:{seed}:texts")

    def say(self, move: str, **fields: str) -> str:
        """Write a move that needs no figures of a proposal."""
        return self._finish(move, self._pick(move).format(name=self.person.first_name, **fields))

    def factors(self, *, with_reference: bool) -> str:
        """Write two answers that prove who one is."""
        person = self.person
        born = f"{person.born_on:%d/%m/%Y}" if self.language == "es" else f"{person.born_on:%m/%d/%Y}"
        if with_reference:
            return f"{person.reference} {born}"
        return f"{born} {'y mi zip es' if self.language == 'es' else 'zip'} {person.zip}"

    def propose(self, proposal: Proposal, *, today: date) -> str:
        """Write a proposal with everything that is in it."""
        move, text = self._figures(proposal, today)
        if proposal.too_high and move != "too_high":
            text = self._pick("too_high_first") + text
        if proposal.hardship:
            text = self._pick("hardship_first") + text
        if proposal.capacity_cents is not None and move not in ("capacity", "capacity_yes"):
            text += self._pick("most")
        return self._finish(move, text)

    def _figures(self, said: Proposal, today: date) -> tuple[str, str]:
        day = self._day(said.first_due_on) if said.first_due_on else None
        often = self._often(said.frequency) if said.frequency in OFTEN["en"] else ""
        if said.kind == "settlement":
            return self._settlement(said, day)
        if said.amount_cents is not None and said.down_cents is not None:
            down = {"down": self._money(said.down_cents), "amount": self._money(said.amount_cents)}
            return "down", self._pick("down").format(often=often, day=day or self._day(today), **down)
        if said.amount_cents is not None:
            text = self._pick("plan").format(amount=self._money(said.amount_cents), often=often).rstrip()
            return "plan", text + (self._with_day("starting", day) if day else "")
        if said.capacity_cents is not None:
            return "capacity", self._pick("capacity").format(amount=self._money(said.capacity_cents))
        if day is not None:
            return "day", self._pick("day").format(day=day)
        return ("too_high", self._pick("too_high")) if said.too_high else ("options", self._pick("options"))

    def _settlement(self, said: Proposal, day: str | None) -> tuple[str, str]:
        total = said.total_cents if said.total_cents is not None else said.amount_cents
        if total is None:
            return "options", self._pick("options")
        if said.count is not None:
            filled = self._pick("settle_parts").format(amount=self._money(total), count=said.count)
            return "settle_parts", filled + (self._with_day("starting", day) if day else "")
        text = self._pick("settle").format(amount=self._money(total))
        return "settle", text + (self._with_day("settle_day", day) if day else "")

    def _with_day(self, move: str, day: str) -> str:
        return self._pick(move).format(day=day)

    def _money(self, cents: int) -> str:
        whole = format_cents(cents).removesuffix(".00")
        forms = [whole, whole.removeprefix("$"), whole.removeprefix("$").replace(",", "")]
        forms.append(f"{forms[-1]} {'dólares' if self.language == 'es' else 'dollars'}")
        forms.append(
            f"{forms[2]} {'pesos' if self.writing.dialect == 'es_pr' else 'bucks'}" if self._is_slangy() else whole
        )
        return self._random.choice(forms)

    def _is_slangy(self) -> bool:
        return self.language == "en" and self.writing.dialect in ("aae", "southern", "chicano")

    def _often(self, frequency: str | None) -> str:
        return self._random.choice(OFTEN[self.language][frequency or "monthly"])

    def _day(self, day: date) -> str:
        month = MONTHS[self.language][day.month - 1]
        if self.language == "es":
            return f"{day.day} de {month}"
        forms = (
            f"{month} {day.day}",
            f"{month[:3]} {day.day}",
            f"{day.month}/{day.day}",
            f"the {_ordinal(day.day)} of {month}",
        )
        return self._random.choice(forms)

    def _pick(self, move: str) -> str:
        return self._random.choice(_PHRASES[self.language][move])

    def _finish(self, move: str, text: str) -> str:
        if text.isdigit():
            return text
        for old, new in DIALECT_WORDS.get(self.writing.dialect, ()):
            text = re.sub(rf"\b{re.escape(old)}\b", new, text)
        if move in _WITH_TONE:
            before, after = TONES[self.language][self.writing.tone]
            text = f"{before}{text}{after}"
        return self._noisy(text)

    def _noisy(self, text: str) -> str:
        if self._random.random() < self._noise.lower:
            text = text.lower()
        if self._random.random() < self._noise.plain:
            text = text.translate(_PLAIN).strip()
        if self._random.random() < self._noise.bare:
            text = text.replace("'", "").rstrip(".?!")
        return " ".join(self._typed(word) for word in text.split())

    def _typed(self, word: str) -> str:
        if len(word) < 5 or not word.isalpha() or self._random.random() >= self._noise.typo:
            return word
        place = self._random.randrange(1, len(word) - 2)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
