"""Approved wording: the responses of `domain.yml`, the only sentences the bot may send.

Rasa renders most of them; this module renders those that must leave without Rasa (acknowledgements, trouble, hand-over)
and proves of every sentence, whoever rendered it, that it is one of the approved ones.
Source: project rule "approved wording only"; compliance catalogue REGF-18B and gate G0/G8.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import yaml

from parley.compliance.figures import figures_in
from parley.compliance.preference_echo import media_shape, schedule_shape
from parley.errors import ParleyError

_FIELD: Final = re.compile(r"\{(\w+)\}")


_AMOUNTS: Final = frozenset(
    [
        "balance",
        "principal",
        "interest",
        "fees",
        "payments",
        "amount",
        "minimum",
        "total",
        "first_amount",
        "last_amount",
        "next_amount",
        "full_total",
        "plan_amount",
        "settlement_total",
        *("balance_1", "balance_2", "balance_3", "balance_4"),
    ]
)
_COUNTS: Final = frozenset(["count", "rest_count", "plan_count", "months", "parts"])
_AMOUNT_SHAPE: Final = r"-?\$[0-9,]{1,15}\.[0-9]{2}"
_DATE_SHAPE: Final = r"(?:[A-Z][a-z]{2} [0-9]{1,2}(?:, [0-9]{4})?|[0-9]{1,2} [a-z]{3}(?: [0-9]{4})?)"
_ENDING_SHAPE: Final = r"[0-9A-Za-z-]{1,20}"
_NAME_SHAPE: Final = r"[^\n{}]{1,80}?"
_SAID_BACK: Final = {"schedule": schedule_shape, "media": media_shape}
"""A wish said back: days, hours and ways of contact, and no other words."""


def _shape(field_name: str, labels: Sequence[str], language: str) -> str:
    if field_name in _SAID_BACK:
        return rf"(?:{_SAID_BACK[field_name](language)})"
    if field_name.endswith("_reading"):
        # A reading is one of the listed labels and nothing else; without a list nothing fits.
        return f"(?:{'|'.join(re.escape(label) for label in labels)})" if labels else r"(?!)"
    if field_name in _AMOUNTS:
        return _AMOUNT_SHAPE
    if field_name.startswith("ref_"):
        return _ENDING_SHAPE
    if field_name in _COUNTS:
        return r"[0-9]{1,4}"
    return _DATE_SHAPE if field_name.endswith("_on") else _NAME_SHAPE


class UnknownResponse(ParleyError):
    """A response name that `domain.yml` does not have."""

    code = "unknown_response"


@dataclass(frozen=True, slots=True)
class Button:
    """A quick reply: what it says, and the opaque payload that stands for it."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Say:
    """One approved response with the figures that fill it."""

    response: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A response rendered in one language, on its way to the gate."""

    response: str
    text: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Approved:
    """One response in one language as it stands in `domain.yml`."""

    name: str
    language: str
    template: str
    safe_before_verification: bool
    kind: str
    menu: str | None
    buttons: tuple[Button, ...]
    proposes: bool = False
    """It puts a payment to the consumer, asks for one, or confirms one (TB-CONSEQ)."""
    labels: tuple[str, ...] = ()
    """What may stand in a field for a reading: neutral labels only, where the response itself must be neutral."""

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of the wording, stored with each disclosure as its version."""
        return hashlib.sha256(self.template.encode()).hexdigest()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the filled template looks like: a figure is a figure, a date a date, and no field holds a line break."""
        parts = _FIELD.split(self.template)
        return re.compile(
            "".join(
                re.escape(part) if index % 2 == 0 else f"(?P<f{index}>{_shape(part, self.labels, self.language)})"
                for index, part in enumerate(parts)
            )
        )

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """Return the sums and days that stand in the wording itself."""
        return figures_in(_FIELD.sub(" ", self.template))

    def counts_in(self, text: str) -> list[str]:
        """Return the numbers of payments or months that were filled in; none where the text is not this wording."""
        found = self.pattern.fullmatch(text)
        if found is None:
            return []
        names = _FIELD.findall(self.template)
        return [found[f"f{2 * place + 1}"] for place, name in enumerate(names) if name in _COUNTS]

    @property
    def field_names(self) -> tuple[str, ...]:
        """Return the fields of the template, each once."""
        return tuple(dict.fromkeys(_FIELD.findall(self.template)))

    def render(self, fields: Mapping[str, str]) -> str:
        """Fill the template.

        Raises:
            KeyError: A field of the template has no value; nothing half-filled ever leaves.
        """
        return _FIELD.sub(lambda match: fields[match.group(1)], self.template)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message may have meant, in the words the consumer can be asked with; `labels` by language."""

    labels: Mapping[str, str]
    safe_before_verification: bool


class Wording:
    """All approved responses, by name and language, and the labels of what a message may have meant, by intent."""

    def __init__(
        self,
        responses: Mapping[str, list[dict[str, Any]]],
        readings: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.readings = {intent: _reading(entry) for intent, entry in (readings or {}).items()}
        self._approved = {
            (name, _language(variation)): _approved(name, variation, self.readings)
            for name, variations in responses.items()
            for variation in variations
        }

    @classmethod
    def load(cls, domain_file: Path) -> "Wording":
        """Read the responses of `domain.yml`."""
        # The C loader: the file is long, and every process reads it at its start.
        domain = yaml.load(domain_file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return cls(domain["responses"], domain.get("readings"))

    def get(self, name: str, language: str) -> Approved:
        """Return the approved wording of `name` in `language`.

        Raises:
            UnknownResponse: There is no such response in that language.
        """
        approved = self._approved.get((name, language))
        if approved is None:
            raise UnknownResponse(f"domain.yml has no response {name} in language {language}.")
        return approved

    def all(self) -> tuple[Approved, ...]:
        """Return every approved response in every language."""
        return tuple(self._approved.values())

    def find(self, name: str, language: str) -> Approved | None:
        """Return the approved wording, or None."""
        return self._approved.get((name, language))

    def sentence(self, say: Say, language: str, brand_fields: Mapping[str, str]) -> Sentence:
        """Render `say`; `brand_fields` are the fields every response may use (brand, bot_name, help_phone, site)."""
        approved = self.get(say.response, language)
        return Sentence(say.response, approved.render({**brand_fields, **say.fields}), approved.buttons)

    def is_approved(self, sentence: Sentence, language: str) -> bool:
        """Tell whether the text is exactly the approved wording with its fields filled in."""
        approved = self.find(sentence.response, language)
        return approved is not None and approved.pattern.fullmatch(sentence.text) is not None


def is_neutral_text(wording: Wording, response_name: str | None, language: str | None) -> bool:
    """Tell whether a message, possibly joined of several responses, may be seen by somebody who is not verified."""
    if response_name is None:
        return False
    parts = [wording.find(name, language or "en") for name in response_name.split("+")]
    return all(part is not None and part.safe_before_verification for part in parts)


def _language(variation: Mapping[str, Any]) -> str:
    for condition in variation.get("condition", ()):
        if condition.get("name") == "language":
            return str(condition["value"])
    return "en"


def _reading(entry: Mapping[str, Any]) -> Reading:
    return Reading(
        labels={language: str(entry[language]) for language in ("en", "es")},
        safe_before_verification=entry.get("safe_before_verification") is True,
    )


def _approved(name: str, variation: Mapping[str, Any], readings: Mapping[str, Reading]) -> Approved:
    metadata = variation.get("metadata") or {}
    language, is_safe = _language(variation), metadata.get("safe_before_verification") is True
    return Approved(
        name=name,
        language=language,
        template=variation["text"],
        safe_before_verification=is_safe,
        kind=metadata.get("kind", "statement"),
        menu=metadata.get("menu"),
        proposes=metadata.get("proposes_payment") is True,
        buttons=tuple(Button(button["title"], button["payload"]) for button in variation.get("buttons", ())),
        labels=tuple(
            reading.labels[language] for reading in readings.values() if reading.safe_before_verification or not is_safe
        ),
    )
