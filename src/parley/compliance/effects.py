"""What each statement with legal effect does: holds, opt-out, escalation, and the one answer it may get.

Source: rule catalogue sections 1.2, 1.4, 4 and 6; each row carries its citation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from parley.compliance.detectors import Hit
from parley.compliance.effects_table import EFFECTS, Effect

__all__ = ["ACKNOWLEDGED_HOLDS", "EFFECTS", "Effect", "EffectPlan", "Escalation", "plan_effects"]

NEUTRAL_ACKNOWLEDGEMENT = "utter_ack_neutral"


def _acknowledged_holds() -> Mapping[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for effect in EFFECTS.values():
        if effect.acknowledgement:
            names.setdefault(effect.acknowledgement, set()).update(effect.holds)
    return MappingProxyType({name: frozenset(kinds) for name, kinds in names.items()})


ACKNOWLEDGED_HOLDS: Mapping[str, frozenset[str]] = _acknowledged_holds()
"""Which hold kinds a response acknowledges. The neutral one acknowledges whatever is there."""


@dataclass(frozen=True, slots=True)
class Escalation:
    """A task for a person."""

    reason: str
    sla_minutes: int


@dataclass(frozen=True, slots=True)
class EffectPlan:
    """Everything one message does, most urgent first."""

    intents: tuple[str, ...]
    holds: tuple[str, ...]
    is_opt_out: bool
    """The medium the message came in on is closed."""
    opt_out_media: tuple[str, ...]
    """Other media the statement clearly named ("voice")."""
    is_resumption: bool
    stops_automatic_payments: bool
    escalations: tuple[Escalation, ...]
    acknowledgement: str | None
    """The one response to send, or None for silence."""
    citations: tuple[str, ...]


def plan_effects(
    hits: Iterable[Hit | str],
    *,
    channel: Literal["sms", "web"],
    may_tell_of_debt: bool,
    gave_attorney_contact: bool = False,
    wrong_number_ack: bool = False,
) -> EffectPlan:
    """Combine the effects of all hits of one message; at most one acknowledgement results.

    Args:
        hits: Detector hits, or bare intent names when the model found them.
        channel: Where the message came in.
        may_tell_of_debt: True when the right party is verified and was given the disclosure; others get the neutral wording.
        gave_attorney_contact: True when the message or the file names the attorney: then silence (rule EV-ATTY).
        wrong_number_ack: Configuration `sms.wrong_number_ack`.
    """
    found = [hit if isinstance(hit, Hit) else Hit(hit, "MODEL", 0, 0) for hit in hits]
    rows = {hit.intent: (EFFECTS[hit.intent], hit) for hit in found if hit.intent in EFFECTS}
    ordered = sorted(rows.values(), key=lambda row: row[0].priority)
    effects = [effect for effect, _ in ordered]
    other_media = tuple(sorted({hit.medium for _, hit in ordered if hit.medium and hit.medium != channel}))
    opted_out = any(effect.is_opt_out and (hit.medium in (None, channel)) for effect, hit in ordered)
    return EffectPlan(
        intents=tuple(effect.intent for effect in effects),
        holds=tuple(dict.fromkeys(kind for effect in effects for kind in effect.holds)),
        is_opt_out=opted_out,
        opt_out_media=other_media,
        is_resumption=any(effect.is_resumption for effect in effects),
        stops_automatic_payments=any(effect.stops_automatic_payments for effect in effects),
        escalations=tuple(
            Escalation(effect.escalation, effect.sla_minutes)
            for effect in effects
            if effect.escalation and effect.sla_minutes
        ),
        acknowledgement=_acknowledgement(
            ordered,
            channel=channel,
            may_tell_of_debt=may_tell_of_debt,
            gave_attorney_contact=gave_attorney_contact,
            wrong_number_ack=wrong_number_ack,
        ),
        citations=tuple(effect.citation for effect in effects),
    )


def _acknowledgement(
    ordered: list[tuple[Effect, Hit]],
    *,
    channel: str,
    may_tell_of_debt: bool,
    gave_attorney_contact: bool,
    wrong_number_ack: bool,
) -> str | None:
    """Return the answer to the most urgent effect, even when that is silence.

    A lower one never speaks instead: after "leave me alone, not my debt" on SMS nothing may be said about the dispute.
    """
    if not ordered:
        return None
    effect, hit = ordered[0]
    if effect.intent == "stop_contact" and hit.medium not in (None, channel):
        return "utter_ack_contact_preference"
    if hit.exact_keyword and channel == "sms":
        return None  # The provider confirms its own keywords; a second confirmation is forbidden (TW-KW-DEFAULT).
    if effect.intent == "claim_attorney" and gave_attorney_contact:
        return None
    allowed = effect.may_send_on_sms if channel == "sms" else effect.may_send_on_web
    if effect.holds == ("WRONG_PARTY",) and channel == "sms":
        allowed = wrong_number_ack
    if not allowed:
        return None
    if may_tell_of_debt or effect.is_safe_before_verification:
        return effect.acknowledgement
    return NEUTRAL_ACKNOWLEDGEMENT
