"""State and city overlays: which apply, whose value is the strictest, and a file that is wrong stops the start."""

import copy
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import yaml

from parley.compliance.config_reader import ComplianceConfigError
from parley.compliance.jurisdictions import Cap, Jurisdictions, Parameters, Strictest
from parley.compliance.jurisdictions_reader import read_jurisdictions
from parley.compliance.state_texts import DebtForTexts, required_texts
from parley.services.area_codes import STATE_OF_AREA_CODE, area_code_states

FILE = Path(__file__).resolve().parents[3] / "config" / "jurisdictions.yml"
TODAY = date(2026, 11, 20)
DOCUMENT: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
SHIPPED = read_jurisdictions(DOCUMENT)


def strictest(*codes: str, role: str = "third_party", today: date = TODAY) -> Strictest:
    return SHIPPED.strictest(codes, party_role=role, today=today)


def caps_of(*codes: str, role: str = "third_party") -> set[tuple[str, str, int, int]]:
    return {(cap.jurisdiction, cap.scope, cap.days, cap.limit) for cap in strictest(*codes, role=role).parameters.caps}


@pytest.mark.parametrize(
    ("postal", "zip_code", "stated", "phone", "expected"),
    [
        pytest.param("IL", "60601", None, "+13125550101", ("IL",), id="one state"),
        pytest.param("CA", "90012", None, "+12125550134", ("CA", "NY"), id="address and area code"),
        pytest.param("CA", "90012", "NV", "+12125550134", ("CA", "NV", "NY"), id="what they said counts too"),
        pytest.param("NY", "10001", None, None, ("NY", "NYC"), id="NYC by ZIP: Manhattan"),
        pytest.param("NY", "11201-0001", None, None, ("NY", "NYC"), id="NYC by ZIP: Brooklyn, nine digits"),
        pytest.param("NY", "11501", None, None, ("NY",), id="Nassau is not NYC"),
        pytest.param("NY", "10601", None, None, ("NY",), id="Westchester is not NYC"),
        pytest.param("il", "60601", None, "+18005550101", ("IL",), id="a toll-free number says nothing"),
        pytest.param(None, None, None, None, (), id="nothing known"),
    ],
)
def test_every_plausible_place_counts(
    postal: str | None, zip_code: str | None, stated: str | None, phone: str | None, expected: tuple[str, ...]
) -> None:
    found = SHIPPED.plausible(
        postal_state=postal, zip_code=zip_code, stated_state=stated, phone_states=area_code_states(phone)
    )
    assert found == expected


def test_area_codes_name_one_state_each() -> None:
    assert len(STATE_OF_AREA_CODE) > 350
    assert {STATE_OF_AREA_CODE[code] for code in ("312", "212", "787", "601", "206")} == {"IL", "NY", "PR", "MS", "WA"}


def test_the_strictest_value_wins_and_names_who_decided() -> None:
    found = strictest("IL", "DC", "NYC", "NV")
    assert found.parameters.electronic_consent == "required"
    assert found.decided_by["electronic_consent"] == ("DC", "NYC")
    assert found.parameters.medical_wait_days == 60
    assert found.decided_by["medical_wait_days"] == ("NV",)
    assert found.parameters.time_barred_disclosure == "every_communication"
    assert found.binding == ("DC", "IL", "NV", "NYC")


def test_washingtons_earlier_window_yields_to_the_federal_one() -> None:
    assert strictest("WA").parameters.window.start == time(8)
    assert strictest("WA").parameters.window.end == time(20, 59, 59)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        pytest.param(("MA",), {("MA", "debt", 7, 2), ("MA", "debt", 30, 2)}, id="940 CMR 7.04(1)(f)"),
        pytest.param(("NYC",), {("NYC", "account", 7, 3)}, id="6 RCNY 5-77"),
        pytest.param(("IL",), set(), id="none of its own"),
        pytest.param(
            ("DC",), {("DC", "account", 7, 4), ("DC", "account", 7, 5), ("DC", "account", 7, 1)}, id="DC 28-3814"
        ),
    ],
)
def test_all_caps_of_all_places_are_there(codes: tuple[str, ...], expected: set[tuple[str, str, int, int]]) -> None:
    assert caps_of(*codes) == expected


def test_dc_without_consent_allows_one_message_to_ask_for_it() -> None:
    [alone] = [cap for cap in strictest("DC").parameters.caps if cap.without_consent]
    assert alone == Cap("DC", "account", ("sms", "email"), 7, 1, True, True, False)


@pytest.mark.parametrize(
    ("code", "role", "binds"),
    [
        pytest.param("NY", "first_party", False, id="23 NYCRR 1 reaches collectors only"),
        pytest.param("NY", "debt_buyer", True, id="23 NYCRR 1 reaches debt buyers"),
        pytest.param("NYC", "first_party", True, id="6 RCNY 2-190 reaches creditors since 2026-09-01"),
        pytest.param("CA", "first_party", True, id="Rosenthal reaches creditors"),
        pytest.param("NV", "first_party", False, id="NRS 649"),
    ],
)
def test_an_overlay_binds_a_creditor_in_its_own_name_only_where_its_law_does(code: str, role: str, binds: bool) -> None:
    assert (strictest(code, role=role).binding == (code,)) is binds


@pytest.mark.parametrize(
    ("day", "days"),
    [(date(2026, 12, 31), 0), (date(2027, 1, 1), 30)],
    ids=["day before", "AI-CO in force"],
)
def test_a_value_is_used_from_its_own_day_on(day: date, days: int) -> None:
    found = strictest("CO", today=day)
    assert found.parameters.adverse_decision_explanation_days == days
    assert ("adverse_decision_explanation_days" in found.decided_by) is bool(days)


@pytest.mark.parametrize(
    ("codes", "role", "days"),
    [
        pytest.param(("CO", "IL"), "third_party", 30, id="one place that asks for it is enough"),
        pytest.param(("CO",), "first_party", 30, id="whoever decides by program, collector or not"),
        pytest.param(("IL", "NY"), "third_party", 0, id="no place asks for it"),
    ],
)
def test_an_explanation_is_owed_wherever_one_plausible_place_asks_for_it(
    codes: tuple[str, ...], role: str, days: int
) -> None:
    """AI-CO."""
    found = strictest(*codes, role=role, today=date(2027, 1, 1))
    assert found.parameters.adverse_decision_explanation_days == days


def test_the_sooner_of_two_explanations_is_the_stricter() -> None:
    """AI-CO: 0 is none, and never the soonest."""
    sooner = {"value": 10, "src": "D"}
    values = changed(lambda j: j["overlays"]["TX"].update(adverse_decision_explanation_days=sooner))
    found = values.strictest(("CO", "IL", "TX"), party_role="third_party", today=date(2027, 1, 1))
    assert found.parameters.adverse_decision_explanation_days == 10
    assert found.decided_by["adverse_decision_explanation_days"] == ("TX",)


def test_california_wants_its_licence_in_every_message_and_utah_the_ai_marker() -> None:
    assert strictest("CA", "IL", role="debt_buyer").licence_from == ("CA",)
    assert strictest("UT").parameters.ai_marker_each_message  # AI-UT
    assert not strictest("IL").parameters.ai_marker_each_message


def changed(change: Any) -> Jurisdictions:
    document = copy.deepcopy(DOCUMENT)
    change(document["jurisdictions"])
    return read_jurisdictions(document)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param(
            lambda j: j["overlays"]["CA"].update(lisence_in_message=1), "lisence_in_message", id="unknown key"
        ),
        pytest.param(lambda j: j["default"].pop("window"), "default.window is missing", id="missing default"),
        pytest.param(lambda j: j["overlays"]["CA"].pop("citation"), "CA.citation is missing", id="missing source"),
        pytest.param(lambda j: j["overlays"]["FL"]["late_contact_needs_direct_consent"].pop("src"), "src", id="no tag"),
        pytest.param(lambda j: j["limitation"]["years"].pop("WY"), "years.WY", id="a state without a row"),
        pytest.param(lambda j: j["limitation"]["years"]["TX"].update(min=9), "TX.min", id="min is not the shortest"),
        pytest.param(lambda j: j["texts"][0]["en"].update(text="Pay now."), "not the approved one", id="text changed"),
        pytest.param(lambda j: j["overlays"].update(XX=j["overlays"]["IL"]), "XX", id="no such state"),
        pytest.param(lambda j: j["overlays"]["MA"]["caps"]["value"][0].update(media=["fax"]), "fax", id="medium"),
        pytest.param(lambda j: j.pop("nyc_zips"), "nyc_zips", id="no ZIP list"),
    ],
)
def test_a_wrong_file_stops_the_start_with_one_sentence(change: Any, named: str) -> None:
    with pytest.raises(ComplianceConfigError, match=named) as caught:
        changed(change)
    assert str(caught.value).count(". ") == 0 or "sha256" in str(caught.value)


def keys(*codes: str, role: str, phase: Any, reportable: bool = True, language: str = "en") -> list[str]:
    found = required_texts(SHIPPED.texts, codes, DebtForTexts(role, reportable), phase, language)
    return [text.key for text in found]


@pytest.mark.parametrize(
    ("codes", "role", "reportable", "expected"),
    [
        pytest.param(("NM",), "first_party", True, ["NM_TB"], id="12.2.12 NMAC reaches the original lender"),
        pytest.param(("WV",), "third_party", True, ["WV_TB_REPORTABLE"], id="WV, may be reported"),
        pytest.param(("WV",), "third_party", False, ["WV_TB_OBSOLETE"], id="WV, obsolete"),
        pytest.param(("CA",), "debt_buyer", True, ["CA_TB_REPORTABLE"], id="Civ. 1788.14(d)(2)"),
        pytest.param(("CA",), "debt_buyer", False, ["CA_TB_OBSOLETE"], id="Civ. 1788.14(d)(3)"),
        pytest.param(("NY", "NYC"), "third_party", True, ["NY_TB", "NYC_TB"], id="state and city"),
        pytest.param(("NY",), "first_party", True, ["TB_DEFAULT"], id="NY text is the collectors': ours instead"),
        pytest.param(("OR",), "third_party", True, ["TB_DEFAULT"], id="no text of its own"),
        pytest.param(("TX", "NM"), "debt_buyer", False, ["NM_TB", "TX_TB_OBSOLETE"], id="two states"),
    ],
)
def test_the_time_barred_texts_of_every_place_are_required(
    codes: tuple[str, ...], role: str, reportable: bool, expected: list[str]
) -> None:
    assert sorted(keys(*codes, role=role, phase="time_barred", reportable=reportable)) == sorted(expected)
    assert sorted(keys(*codes, role=role, phase="time_barred", reportable=reportable, language="es")) == sorted(
        expected
    )


def test_new_mexicos_text_has_all_five_parts() -> None:
    """Rule TB-CONSEQ; a text without one of them is not published."""
    [text] = [one for one in SHIPPED.texts if (one.key, one.language) == ("NM_TB", "en")]
    parts = [
        "We are required by New Mexico Attorney General rule to notify you of the following information.",
        "This information is not legal advice.",
        "the time for filing a lawsuit may have expired",
        "you cannot be required to pay the debt through a lawsuit",
        "does not require you to sign any admission or acknowledgement",
        "may start again",
    ]
    assert [part for part in parts if part not in text.text] == []
    for act in ("make any payment", "sign an admission", "new promise to pay", "waiver"):
        assert act in text.text


def test_west_virginias_and_californias_statutory_words_are_exact() -> None:
    by_key = {text.key: text for text in SHIPPED.texts if text.language == "en"}
    assert by_key["WV_TB_REPORTABLE"].render({"owner": "Lantern"}) == (
        "The law limits how long you can be sued on a debt. Because of the age of your debt, Lantern cannot sue you for it. "
        "If you do not pay the debt, Lantern may report or continue to report it to the credit reporting agencies as unpaid."
    )
    assert by_key["CA_TB_OBSOLETE"].text.endswith("and we will not report it to any credit reporting agency.")


def test_first_written_notices_have_the_texts_of_their_places() -> None:
    assert keys("NY", "NYC", role="third_party", phase="first_written") == ["NY_INITIAL", "NYC_LANGUAGE"]
    assert keys("CO", role="debt_buyer", phase="first_written") == ["CO_WEB"]
    assert keys("MA", role="first_party", phase="first_written") == ["MA_WORK"]
    assert keys("OR", role="third_party", phase="first_written") == []
    assert keys("NY", role="third_party", phase="plan_confirmation") == ["NY_PLAN"]


def test_each_parameter_is_enforced_or_marked_as_data_for_people() -> None:
    """REGF-104: nobody believes that a value protects a consumer which nothing reads."""
    root = FILE.parents[1]
    code = "".join(file.read_text(encoding="utf-8") for file in (root / "src" / "parley").rglob("*.py"))
    lines = FILE.read_text(encoding="utf-8").split("overlays:")[0].splitlines()
    read_by_overlay = {"binds_first_party", "licence_in_message", "extinguished_after"}
    for name in Parameters.__dataclass_fields__:
        [line] = [line for line in lines if line.startswith(f"    {name}: ")]
        is_enforced = f".parameters.{name}" in code or name in read_by_overlay
        assert is_enforced is not ("data for people, not enforced" in line), name
