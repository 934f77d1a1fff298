"""Read config/jurisdictions.yml into frozen records; a wrong file stops the start with one sentence that names the key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from parley.compliance.config import LANGUAGES, PARTY_ROLES
from parley.compliance.config_reader import ComplianceConfigError, Section
from parley.compliance.jurisdictions import (
    DEFAULT,
    ELECTRONIC_CONSENT,
    NYC,
    TIME_BARRED_DISCLOSURE,
    Cap,
    CreditReporting,
    Jurisdictions,
    Overlay,
    Parameters,
    Value,
    Window,
)
from parley.compliance.limitation import LimitationTable, Years
from parley.compliance.state_texts import PHASES, WHEN, StateText, fingerprint

_SOURCES = ("S", "P", "M", "D")
_SCOPES = ("account", "debt", "consumer", "household")
_MEDIA = ("sms", "web", "email", "voice", "letter")
_STATES = frozenset(
    [
        *("AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS"),
        *("KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV"),
        *("NY", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY"),
    ]
)


def read_jurisdictions(document: Mapping[str, Any]) -> Jurisdictions:
    """Build the values from a parsed document with the root key `jurisdictions`.

    Raises:
        ComplianceConfigError: A key is missing, unknown or of the wrong kind, or a text is not the approved one.
    """
    outer = Section("", document)
    root = outer.section("jurisdictions")
    outer.finish()
    version = root.text("version")
    default = root.section("default")
    values = _values(DEFAULT, default, names=tuple(Parameters.__dataclass_fields__))
    default.finish()
    overlays = _overlays(root.section("overlays"))
    prefixes, zips = _nyc(root.section("nyc_zips"))
    lines = root.section("lines")
    reporting = root.section("credit_reporting")
    read = Jurisdictions(
        version=version,
        effective_from=root.day("effective_from"),
        effective_to=root.optional_day("effective_to"),
        approved_by_role=root.text("approved_by_role"),
        source=root.text("source"),
        default=Parameters(**{name: value.value for name, value in values.items()}),
        default_sources={name: value.source for name, value in values.items()},
        overlays=overlays,
        nyc_prefixes=prefixes,
        nyc_zips=zips,
        limitation=_limitation(root.section("limitation"), version, overlays),
        licence_line=_languages(lines.section("licence")),
        person_callback_line=_languages(lines.section("person_callback")),
        reporting=CreditReporting(
            reporting.number("years"), reporting.number("days", least=0), frozenset(reporting.names("never"))
        ),
        fields=_fields(root.section("fields")),
        texts=tuple(text for section in root.sections("texts") for text in _texts(section)),
    )
    lines.finish()
    reporting.finish()
    root.finish()
    _check(read)
    return read


def _check(read: Jurisdictions) -> None:
    missing = sorted(_STATES - set(read.limitation.years))
    if missing:
        raise ComplianceConfigError(f"jurisdictions.limitation.years.{missing[0]} is missing.")
    known = _STATES | {NYC, DEFAULT}
    for code in [*read.overlays, *(text.jurisdiction for text in read.texts)]:
        if code not in known:
            raise ComplianceConfigError(f"{code} in jurisdictions is neither a state nor NYC.")
    for phase in ("time_barred", "near_time_barred"):
        if not any(text.phase == phase and text.jurisdiction == DEFAULT for text in read.texts):
            raise ComplianceConfigError(f"jurisdictions.texts has no default text for the phase {phase}.")
    keys = [(text.key, text.language) for text in read.texts]
    if len(keys) != len(set(keys)):
        raise ComplianceConfigError("jurisdictions.texts has two texts with one key.")


def _overlays(section: Section) -> dict[str, Overlay]:
    overlays = {}
    for code in section.own_keys():
        inner = section.section(code)
        names = tuple(name for name in Parameters.__dataclass_fields__ if inner.has(name))
        overlays[code] = Overlay(
            code=code,
            name=inner.text("name"),
            citation=inner.text("citation"),
            approved_by_role=inner.text("approved_by_role"),
            effective_from=inner.day("effective_from"),
            effective_to=inner.optional_day("effective_to"),
            values=MappingProxyType(_values(code, inner, names=names)),
        )
        inner.finish()
    return overlays


def _values(code: str, section: Section, *, names: tuple[str, ...]) -> dict[str, Value]:
    values = {}
    for name in names:
        inner = section.section(name)
        value = Value(
            value=_READERS[name](inner, code),
            source=inner.choice("src", _SOURCES),
            effective_from=inner.day("from") if inner.has("from") else None,
            effective_to=inner.day("to") if inner.has("to") else None,
        )
        inner.finish()
        values[name] = value
    return values


def _flag(section: Section, _code: str) -> bool:
    return section.flag("value")


def _number(section: Section, _code: str) -> int:
    return section.number("value", least=0)


def _window(section: Section, _code: str) -> Window:
    inner = section.section("value")
    window = Window(inner.clock("start"), inner.clock("end"))
    inner.finish()
    if window.start >= window.end:
        raise ComplianceConfigError("A window of jurisdictions must start before it ends.")
    return window


def _caps(section: Section, code: str) -> tuple[Cap, ...]:
    caps = []
    for one in section.sections("value"):
        media = one.texts("media")
        unknown = [medium for medium in media if medium not in _MEDIA]
        if unknown:
            raise ComplianceConfigError(f"{unknown[0]!r} in the caps of {code} is not a medium ({', '.join(_MEDIA)}).")
        caps.append(
            Cap(
                jurisdiction=code,
                scope=one.choice("scope", _SCOPES),
                media=media,
                days=one.number("days"),
                limit=one.number("limit", least=0),
                initiated_only=one.flag("initiated_only"),
                without_consent=one.flag("without_consent"),
                at_work=one.flag("at_work"),
            )
        )
        one.finish()
    return tuple(caps)


_READERS: Mapping[str, Callable[[Section, str], Any]] = {
    **dict.fromkeys(Parameters.__dataclass_fields__, _flag),
    "window": _window,
    "caps": _caps,
    "electronic_consent": lambda section, _code: section.choice("value", ELECTRONIC_CONSENT),
    "time_barred_disclosure": lambda section, _code: section.choice("value", TIME_BARRED_DISCLOSURE),
    "adverse_decision_explanation_days": _number,
    "medical_wait_days": _number,
    "plan_copy_business_days": _number,
}


def _nyc(section: Section) -> tuple[tuple[str, ...], frozenset[str]]:
    prefixes, single = section.texts("prefixes"), frozenset(section.texts("single"))
    section.choice("src", _SOURCES)
    section.finish()
    return prefixes, single


def _limitation(section: Section, version: str, overlays: Mapping[str, Overlay]) -> LimitationTable:
    rows, notes = section.section("years"), section.section("notes")
    years = {}
    for state in rows.own_keys():
        row = rows.section(state)
        years[state] = Years(
            written=row.number("written"),
            open_account=row.number("open"),
            card=row.number("card"),
            shortest=row.number("min"),
            agreement=row.choice("agr", ("A", "D")),
        )
        row.finish()
        if years[state].shortest > min(years[state].written, years[state].open_account, years[state].card):
            raise ComplianceConfigError(f"jurisdictions.limitation.years.{state}.min is not the shortest of its row.")
    table = LimitationTable(
        version=version,
        years=years,
        near_days=section.number("near_days", least=0),
        charge_off_days=section.number("charge_off_days", least=0),
        goods_debt_types=frozenset(section.texts("goods_debt_types")),
        goods_years=section.number("goods_years"),
        oral_years=section.number("oral_years"),
        extinguishing=frozenset(
            code
            for code, overlay in overlays.items()
            if (value := overlay.values.get("extinguished_after")) and value.value
        ),
        notes={state: notes.text(state) for state in notes.own_keys()},
    )
    rows.finish()
    notes.finish()
    section.finish()
    return table


def _languages(section: Section) -> dict[str, str]:
    values = {language: section.text(language) for language in LANGUAGES}
    section.finish()
    return values


def _fields(section: Section) -> dict[str, str]:
    values = {name: section.text(name) for name in section.own_keys()}
    section.finish()
    return values


def _texts(section: Section) -> list[StateText]:
    roles = section.texts("roles")
    unknown = [role for role in roles if role not in PARTY_ROLES]
    if unknown:
        raise ComplianceConfigError(f"{unknown[0]!r} in jurisdictions.texts is not a party role.")
    first = StateText(
        key=section.text("key"),
        jurisdiction=section.text("jurisdiction"),
        phase=section.choice("phase", PHASES),
        when=section.choice("when", WHEN),
        roles=roles,
        version=section.number("version"),
        source=section.choice("src", _SOURCES),
        approved_by_role=section.text("approved_by_role"),
        language="",
        text="",
        sha256="",
    )
    found = []
    for language in LANGUAGES:
        inner = section.section(language)
        text, approved = inner.text("text"), inner.text("sha256")
        inner.finish()
        if fingerprint(text) != approved:
            raise ComplianceConfigError(
                f"The text {first.key} ({language}) of jurisdictions is not the approved one: its sha256 is {fingerprint(text)}."
            )
        found.append(replace(first, language=language, text=text, sha256=approved))
    section.finish()
    return found
