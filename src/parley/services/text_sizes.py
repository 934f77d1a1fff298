"""Whether the approved texts still fit an SMS with a creditor's name in them, told before its terms are used.

A text that does not fit is stopped by the gate, and the consumer then hears nothing; so the name is measured when the terms are
checked. Source: rule TW-SEG.
"""

from dataclasses import dataclass
from typing import Final

from parley.compliance.config import ComplianceConfig
from parley.compliance.segments import Segments, count_segments
from parley.errors import ParleyError
from parley.services.figures import write_frequency
from parley.services.wording import Approved, Wording

_WEB_ONLY: Final = frozenset({"utter_notice_web"})
_FIRST_PARTY_ONLY: Final = "utter_disclosure_initial_first_party"
_OTHERS_ONLY: Final = "utter_disclosure_initial"
_FREQUENCIES: Final = ("weekly", "biweekly", "semimonthly", "monthly", "once")
_COUNTS: Final = frozenset({"count", "plan_count", "rest_count", "months", "parts"})
_SHOWN: Final = 3


class NameTooLong(ParleyError):
    """With this creditor's name some approved texts do not fit an SMS."""

    code = "creditor_name_too_long"


@dataclass(frozen=True, slots=True)
class TooLong:
    """One response that does not fit."""

    response: str
    language: str
    size: Segments


def require_fitting_name(creditor_name: str, wording: Wording, config: ComplianceConfig) -> None:
    """Refuse a creditor's name with which approved texts become too long.

    Raises:
        NameTooLong: At least one text does not fit; the sentence names some and how long they are.
    """
    found = too_long_with(creditor_name, wording, config)
    if not found:
        return
    shown = ", ".join(f"{one.response} ({one.language}, {one.size.characters} characters)" for one in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise NameTooLong(
        f"creditor_name has {len(creditor_name)} characters, and with it these texts do not fit an SMS: {shown}{more}; "
        f"use a shorter name, as consumers know it."
    )


def too_long_with(creditor_name: str, wording: Wording, config: ComplianceConfig) -> list[TooLong]:
    """Return every approved text that does not fit with this name, written in the creditor's name or by an agency."""
    found = []
    for approved in wording.all():
        if approved.name in _WEB_ONLY or (approved.kind == "identity" and "{creditor}" not in approved.template):
            continue
        for text in _texts(approved, creditor_name, config):
            size = count_segments(text)
            if size.characters > config.sms.max_chars or size.parts > config.sms.max_parts[size.encoding]:
                found.append(TooLong(approved.name, approved.language, size))
                break
    return found


def _texts(approved: Approved, creditor_name: str, config: ComplianceConfig) -> list[str]:
    language = approved.language
    filled = approved.render(_longest(approved, creditor_name, config))
    if approved.kind in ("opt_out_confirmation", "crisis"):
        return []
    opt_out = f"{config.sms.opt_out_line[language]}."
    if approved.kind == "disclosure_initial":
        return [f"{filled} {opt_out}"]
    marks = config.markers.subsequent
    framed = {
        role: marks[role][language][0].format(brand=creditor_name if role == "first_party" else config.program.brand)
        for role in marks
    }
    return [f"{mark} {filled} {opt_out}" for mark in framed.values()]


def _longest(approved: Approved, creditor_name: str, config: ComplianceConfig) -> dict[str, str]:
    program, language = config.program, approved.language
    how_often = max((write_frequency(one, language) for one in _FREQUENCIES), key=len)
    known = {
        "brand": program.brand,
        "bot_name": program.bot_name,
        "help_phone": program.help_phone,
        "site": program.site,
        "creditor": creditor_name,
        "original_creditor": "",
        "first_name": "Maximiliano",
        "frequency": how_often,
        "plan_frequency": how_often,
    }
    return {name: known[name] if name in known else _figure(name, approved) for name in approved.field_names}


def _figure(name: str, approved: Approved) -> str:
    if name.endswith("_reading"):
        return max(approved.labels, key=len)
    if name.startswith("ref_"):
        return "4821"
    if name in _COUNTS:
        return "104"
    if name.endswith("_on"):
        return "Dec 15, 2026" if approved.language == "en" else "15 dic 2026"
    return "$12,345.67"
