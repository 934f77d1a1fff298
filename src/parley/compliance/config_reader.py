"""Read typed values out of a parsed configuration document, with one clear sentence for every mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, NoReturn

from parley.errors import ParleyError


class ComplianceConfigError(ParleyError, ValueError):
    """The compliance configuration is incomplete or wrong; the text names the key."""

    code = "compliance_config"


class Section:
    """One mapping of the document that remembers which of its keys were read."""

    def __init__(self, path: str, values: object) -> None:
        """Take the mapping found at `path`; refuse anything else."""
        if not isinstance(values, Mapping):
            raise ComplianceConfigError(
                f"{path or 'The compliance configuration'} must be a mapping of keys to values."
            )
        self._path = path
        self._values = values
        self._read: set[str] = set()

    def section(self, key: str) -> Section:
        """Return the mapping under `key`."""
        return Section(self.name(key), self._get(key))

    def optional_section(self, key: str) -> Section | None:
        """Return the mapping under `key` or None; the key itself must be there."""
        return None if self._get(key) is None else self.section(key)

    def sections(self, key: str) -> tuple[Section, ...]:
        """Return the list of mappings under `key`; it may be empty."""
        values = self._get(key)
        if not isinstance(values, (list, tuple)):
            raise self._wrong(key, "a list")
        return tuple(Section(f"{self.name(key)}[{index}]", value) for index, value in enumerate(values))

    def text(self, key: str) -> str:
        """Return a non-empty text."""
        value = self._get(key)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(key, "a non-empty text")
        return value

    def optional_text(self, key: str) -> str | None:
        """Return a non-empty text or None; the key itself must be there."""
        return None if self._get(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a non-empty list of non-empty texts."""
        value = self._get(key)
        if not isinstance(value, (list, tuple)) or not value:
            raise self._wrong(key, "a non-empty list of texts")
        if not all(isinstance(item, str) and item.strip() for item in value):
            raise self._wrong(key, "a list that holds only non-empty texts")
        return tuple(value)

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of non-empty texts that may be empty."""
        return () if self._get(key) == [] else self.texts(key)

    def has(self, key: str) -> bool:
        """Tell whether an optional key is there."""
        return key in self._values

    def own_keys(self) -> tuple[str, ...]:
        """Return all keys, where they are names and not settings."""
        return tuple(str(key) for key in self._values)

    def items(self, key: str) -> Sequence[object]:
        """Return a list of anything."""
        value = self._get(key)
        if not isinstance(value, (list, tuple)):
            raise self._wrong(key, "a list")
        return value

    def choice(self, key: str, known: Sequence[str]) -> str:
        """Return one of the known words."""
        value = self.text(key)
        if value not in known:
            raise self._wrong(key, f"one of {', '.join(known)}")
        return value

    def choices(self, key: str, known: Sequence[str]) -> tuple[str, ...]:
        """Return a list of known words, which may be empty."""
        values = self.items(key)
        if not all(isinstance(value, str) and value in known for value in values):
            raise self._wrong(key, f"a list of {', '.join(known)}")
        return tuple(str(value) for value in values)

    def number(self, key: str, *, least: int = 1) -> int:
        """Return a whole number of at least `least`."""
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise self._wrong(key, f"a whole number of at least {least}")
        return value

    def numbers(self, key: str, *, least: int = 1) -> tuple[int, ...]:
        """Return a non-empty list of whole numbers of at least `least`."""
        values = self._get(key)
        if not isinstance(values, list) or not values:
            raise self._wrong(key, "a non-empty list of whole numbers")
        if any(isinstance(value, bool) or not isinstance(value, int) or value < least for value in values):
            raise self._wrong(key, f"a list that holds only whole numbers of at least {least}")
        return tuple(values)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._get(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def clock(self, key: str) -> time:
        """Return a local time written HH:MM:SS."""
        value = self.text(key)
        try:
            return time.fromisoformat(value)
        except ValueError:
            raise self._wrong(key, "a time such as 08:00:00 in quotes") from None

    def day(self, key: str) -> date:
        """Return a date written YYYY-MM-DD."""
        value = self._get(key)
        try:
            return value if type(value) is date else date.fromisoformat(value)
        except (TypeError, ValueError):
            raise self._wrong(key, "a date such as 2026-11-01 in quotes") from None

    def optional_day(self, key: str) -> date | None:
        """Return a date or None; the key itself must be there."""
        return None if self._get(key) is None else self.day(key)

    def finish(self) -> None:
        """Refuse keys nobody asked for: a misspelt key would silently do nothing."""
        unknown = sorted(str(key) for key in self._values if key not in self._read)
        if unknown:
            raise ComplianceConfigError(f"{self.name(unknown[0])} is not a key of the compliance configuration.")

    def wrong(self, key: str, expected: str) -> NoReturn:
        """Refuse a value for a reason only the caller knows."""
        raise self._wrong(key, expected)

    def _get(self, key: str) -> Any:
        self._read.add(key)
        if key not in self._values:
            raise ComplianceConfigError(f"{self.name(key)} is missing from the compliance configuration.")
        return self._values[key]

    def name(self, key: str) -> str:
        """Return the full name of a key, as errors give it."""
        return f"{self._path}.{key}" if self._path else key

    def _wrong(self, key: str, expected: str) -> ComplianceConfigError:
        return ComplianceConfigError(f"{self.name(key)} must be {expected}.")
