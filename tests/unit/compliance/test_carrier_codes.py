"""The carrier's error codes: what each one means and does."""

import pytest

from parley.compliance.carrier_codes import CARRIER_CODES, carrier_code
from parley.compliance.number_fitness import FOR_GOOD, SOFT, UNTIL_CHECKED
from parley.compliance.program_stops import Stop, stops_reaching

TW_ERR = [
    (21211, "hard_bad", "invalid"),
    (21614, "hard_bad", "not_sms"),
    (21635, "hard_bad", "landline"),
    (30006, "hard_bad", "landline"),
    (30005, "hard_bad", "dead"),
    (30003, "soft_bad", "unreachable"),
    (30004, "blocked", None),
    (30007, "filtered", None),
    (30008, "soft_bad", "unknown"),
    (21408, "hard_bad", "region"),
    (21610, "opt_out", None),
    (21612, "hard_bad", "unroutable"),
    (30001, "system", None),
    (21611, "system", None),
    (30022, "system", None),
    (30032, "program", None),
    (30034, "program", None),
    (20429, "system", None),
]


@pytest.mark.parametrize(("code", "kind", "mark"), TW_ERR)
def test_each_code_of_the_catalogue_has_its_class(code: int, kind: str, mark: str | None) -> None:
    assert (carrier_code(code).kind, carrier_code(code).mark) == (kind, mark)
    assert carrier_code(str(code)) is carrier_code(code)


def test_the_table_holds_the_catalogues_codes_and_no_other() -> None:
    assert set(CARRIER_CODES) == {code for code, _, _ in TW_ERR}


@pytest.mark.parametrize("code", [None, "", "nonsense", 99999, "30003.5"])
def test_an_unlisted_code_marks_nothing_and_goes_to_a_person(code: int | str | None) -> None:
    found = carrier_code(code)
    assert (found.kind, found.mark, found.escalation) == ("unlisted", None, "text_not_delivered")


def test_every_mark_is_one_the_number_gate_reads() -> None:
    marks = {item.mark for item in CARRIER_CODES.values() if item.mark}
    assert marks == FOR_GOOD | UNTIL_CHECKED | SOFT


def test_only_a_dead_number_clears_consent() -> None:
    assert [item.code for item in CARRIER_CODES.values() if item.clears_consent] == [30005]


@pytest.mark.parametrize(
    ("stop", "channel", "is_reached"),
    [
        ("all", "sms", True),
        ("all", "web", True),
        ("sms", "sms", True),
        ("sms", "web", False),
        ("creditor:meridian", "web", True),
        ("creditor:riverbend", "web", False),
        ("response:utter_offer", "web", True),
        ("response:utter_help", "sms", False),
        ("campaign:C1", "sms", True),
        ("campaign:C1", "web", False),
        ("campaign:C2", "sms", False),
    ],
)
def test_a_stop_reaches_what_it_names(stop: str, channel: str, is_reached: bool) -> None:
    reaching = stops_reaching(
        [Stop.parse(stop)], channel=channel, creditor_id="meridian", response_name="utter_offer", campaign_id="C1"
    )
    assert [str(one) for one in reaching] == ([stop] if is_reached else [])


def test_a_stop_of_a_name_reaches_nothing_that_has_none() -> None:
    stops = [Stop("creditor", "meridian"), Stop("response", "utter_offer"), Stop("campaign", "C1")]
    assert stops_reaching(stops, channel="sms", creditor_id=None, response_name=None, campaign_id=None) == []


@pytest.mark.parametrize(
    "written", ["", "everything", "all:now", "sms:x", "creditor", "creditor:", "response", "campaign:"]
)
def test_what_is_no_scope_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"^The scope is all, sms, creditor:ID"):
        Stop.parse(written)
