"""The training texts as files: what may be taught, and adding one example so that the file keeps its shape."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import yaml

from parley.compliance.personal import mask_contact_details
from parley.compliance.redaction import redact
from parley.errors import ParleyError

LANGUAGES: Final = ("en", "es")
MAX_WORDS: Final = 30
PLACEHOLDERS: Final = frozenset({"[dob]", "[zip]", "[ssn4]", "[ref]", "[ssn]", "[card]"})
"""What stands in texts that reach the model; other brackets of the review list must be written out before teaching."""

_ALIKE: Final = 0.92
_SHORT_WORDS: Final = 4
"""Up to so many words a letter more or less makes another text ("i paid", "i pay")."""
_INVENTED: Final = re.compile(
    r"(?:(?:\(\d{3}\)|\d{3})[\s.-]?)?\b555[\s.-]?01\d\d\b|[\w.+'-]+@example\.(?:com|org|net)\b", re.IGNORECASE
)
"""Numbers and domains nobody has: 555-0100 to 555-0199 and RFC 2606."""
_BRACKETS: Final = re.compile(r"\[[^\]]*\]?|\]")
_ANNOTATION: Final = re.compile(r"\][({\[]")
_EXAMPLE: Final = "    - "
# The parser in C where it is there: four times as quick on some seven thousand texts.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ExampleRefused(ParleyError):
    """A text that may not be taught; the message says why in one sentence."""

    code = "example_refused"


@dataclass(frozen=True, slots=True)
class Example:
    """One text, checked, with the intent and language it is to teach."""

    text: str
    intent: str
    language: str


@dataclass(frozen=True, slots=True)
class Added:
    """An example that was written, and the way back."""

    path: Path
    before: str

    def undo(self) -> None:
        """Put the file back as it was."""
        _write(self.path, self.before)


def folded(text: str) -> str:
    """Drop case, accents and punctuation: the differences a hurried thumb does not make."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w\s$%#\[\]]", "", letters).split()) or text


def digest_of(text: str) -> str:
    """Return the SHA-256 of the folded text, in hex."""
    return sha256(folded(text).encode()).hexdigest()


class TrainingTexts:
    """The folder with `domain.yml`, `data/nlu/<language>/<intent>.yml` and the held-out texts of the evaluation."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._nlu = project / "data" / "nlu"

    def check_intent(self, intent: str) -> None:
        """Refuse an intent the vocabulary does not have.

        Raises:
            ExampleRefused: It is not in `domain.yml`, or there is no training data here at all.
        """
        if not self._nlu.is_dir():
            raise ExampleRefused("There are no training texts here; run this in a checkout of the project.")
        if intent not in _read(self._project / "domain.yml")["intents"]:
            raise ExampleRefused(f"There is no intent {intent}; the names are those of domain.yml.")

    def checked(self, text: str, *, intent: str, language: str, today: date) -> Example:
        """Return the text as an example, on one line.

        Raises:
            ExampleRefused: The first rule it breaks, in one sentence without the text.
        """
        self.check_intent(intent)
        if language not in LANGUAGES:
            raise ExampleRefused(f"The language must be one of {', '.join(LANGUAGES)}.")
        text = " ".join(text.split())
        _check_form(text)
        _check_secrets(text, today)
        self._check_duplicates(text, intent, language)
        self._check_held_out(text, language)
        return Example(text, intent, language)

    def add(self, example: Example) -> Added:
        """Append a checked example to the file of its intent; the file is replaced in one step."""
        path = self._nlu / example.language / f"{example.intent}.yml"
        try:
            before = path.read_text(encoding="utf-8")
        except OSError as error:
            raise ExampleRefused(f"The file of {example.intent} cannot be read: {error.strerror}.") from None
        after = with_example(before, example.text)
        _write(path, after)
        return Added(path, before)

    def _check_duplicates(self, text: str, intent: str, language: str) -> None:
        """Refuse what is taught already, and in the other language what means something else there."""
        wanted = folded(text)
        for known in self._taught():
            if folded(known.text) != wanted:
                continue
            if known.language == language:
                raise ExampleRefused(f"This text is taught already, as {known.intent}.")
            if known.intent != intent:
                raise ExampleRefused(f"This text is taught in the other language as {known.intent}; it cannot be both.")

    def _check_held_out(self, text: str, language: str) -> None:
        """Refuse what the model is measured on: a figure on texts it has learned is worth nothing."""
        wanted = folded(text)
        for other in LANGUAGES:
            for key in self._measured(other):
                if key == wanted or (other == language and _is_near(key, wanted)):
                    raise ExampleRefused(
                        "The model is measured on this text, or on one a letter away; it is not taught."
                    )

    def _taught(self) -> Iterator[Example]:
        for language in LANGUAGES:
            for path in sorted((self._nlu / language).glob("*.yml")):
                for block in _read(path)["nlu"]:
                    for line in block["examples"].splitlines():
                        yield Example(line.removeprefix("- ").strip(), block["intent"], language)

    def _measured(self, language: str) -> list[str]:
        folder = self._project / "evaluation" / "held_out"
        files = [folder / f"{language}.yml", folder / f"legal_{language}.yml"]
        return [folded(row["text"]) for path in files if path.exists() for row in _read(path)]


def with_example(content: str, text: str) -> str:
    """Return the content of a training file with one more example, at the end of its plain block.

    A block with `also` teaches texts that mean two things at once, so the example goes to the one without.

    Raises:
        ExampleRefused: The file has no such block, or would not read as before with the example added.
    """
    lines = content.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("- intent:")]
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        block = lines[start:stop]
        if any(line.strip().startswith("also:") for line in block if not line.startswith(_EXAMPLE)):
            continue
        last = max((number for number, line in enumerate(block) if line.startswith(_EXAMPLE)), default=None)
        if last is not None:
            place = start + last + 1
            added = "\n".join([*lines[:place], f"{_EXAMPLE}{text}", *lines[place:]]) + "\n"
            _check_reads_alike(content, added, text)
            return added
    raise ExampleRefused("The file of this intent has no list of examples to add to.")


def _check_reads_alike(before: str, after: str, text: str) -> None:
    old, new = (_lines(yaml.load(content, Loader=_LOADER)) for content in (before, after))  # noqa: S506 - a safe loader
    new.remove(text)
    if sorted(old) != sorted(new):
        raise ExampleRefused("The file would not read as before with this text added.")


def _lines(content: Any) -> list[str]:
    return [line.removeprefix("- ") for block in content["nlu"] for line in block["examples"].splitlines()]


def _check_form(text: str) -> None:
    if not 1 <= len(text.split()) <= MAX_WORDS:
        raise ExampleRefused(f"An example has 1 to {MAX_WORDS} words; give a shorter one with --text.")
    if any(unicodedata.category(char) in ("Cc", "Cs", "Co", "Zl", "Zp") for char in text):
        raise ExampleRefused("The text holds a control character.")
    if text.startswith("/"):
        raise ExampleRefused("A text that begins with a slash is a command to the model, not an example.")
    foreign = sorted(set(_BRACKETS.findall(text)) - PLACEHOLDERS)
    if foreign:
        raise ExampleRefused(f"The text holds {foreign[0]}: give it with --text, invented words in that place.")
    if _ANNOTATION.search(text):
        raise ExampleRefused("A bracket right after a placeholder would be read as an annotation.")


def _check_secrets(text: str, today: date) -> None:
    if redact(text, expecting_identity=False, today=today).secrets:
        raise ExampleRefused("The text holds a secret: write a placeholder such as [dob] or [card] in its place.")
    if mask_contact_details(rest := _INVENTED.sub("", text)) != rest:
        raise ExampleRefused(
            "The text holds a telephone number, an address or a reference; write [ref], 555-0142 or name@example.com."
        )


def _is_near(one: str, other: str) -> bool:
    if len(one.split()) <= _SHORT_WORDS:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader


def _write(path: Path, content: str) -> None:
    beside = path.with_suffix(".new")
    beside.write_text(content, encoding="utf-8")
    beside.replace(path)
