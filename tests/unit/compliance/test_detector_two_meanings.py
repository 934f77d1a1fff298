"""Messages that carry two meanings, and pairs that differ in one word: who is meant, and what is done to what."""

import pytest

from parley.compliance.detectors import detect

CASES = {
    # A list one is put back on, and a list one is put on.
    "put me back on the texts": {"resume_contact"},
    "get me off your do not call registry": {"resume_contact"},
    "put me on your do not call registry": {"stop_contact"},
    "start the reminders back up": {"resume_contact"},
    "dont start the reminders back up": set(),
    # A thing that must not ring ends contact; a place or an hour only narrows it.
    "dont ring the shop phone ever again": {"stop_contact"},
    "dont call my job": {"set_contact_preference"},
    "email me if you must but these messages have got to stop": {"set_contact_preference", "stop_contact"},
    "only text after 6": {"set_contact_preference"},
    "only text me the amount": set(),
    "sundays suit me best to talk": {"set_contact_preference"},
    # Sayings that refuse, and sayings that only complain.
    "hell will have to freeze before i pay you": {"refuse_to_pay"},
    "its cold as hell in here and the heat bill is due": set(),
    "you cant get blood from a stone": set(),
    # In prison now, or in somebody's past.
    "he caught a 10 year bid upstate": {"report_incarceration"},
    "my cousin is doing time": {"report_incarceration"},
    "shes locked up in ohio": {"report_incarceration"},
    "i was locked up last year so i got behind": set(),
    "my son got locked up and im raising his kids": set(),
    "desde que sali de prision no encuentro jale": set(),
    # The debtor's death, or another's that cost money.
    "we buried our baby last week and money is tight": set(),
    "se nos murio la bebe y gastamos todo en el entierro": set(),
    "se nos murio el perro y gastamos mucho": set(),
    "my dog died and i had vet bills": set(),
    # A thief of identities, or doubt of the sender.
    "esto suena a los que roban identidades, es fraude?": set(),
    "report who stole identities is this fraud?": set(),
    # Paid, and asking for paper about it.
    "medicaid paid that two summers ago": {"claim_already_paid"},
    "medicaid should have paid that": {"dispute_debt"},
    "can you send me proof that i finished my plan": set(),
    "hace meses que la cancele": {"claim_already_paid"},
    "demuestremelo": {"request_validation"},
    "no me descuenten mas": {"revoke_payment_authorization"},
}


@pytest.mark.parametrize(("text", "intents"), CASES.items())
def test_every_meaning_is_found_and_no_other(text: str, intents: set[str]) -> None:
    assert {hit.intent for hit in detect(text)} == intents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("please stop writing to me", True, id="writing to"),
        pytest.param("quit writing me", True, id="writing"),
        pytest.param("dont write me anymore", True, id="write anymore"),
        pytest.param("never write me again", True, id="never write"),
        pytest.param("dont write me off just yet", False, id="write off is an idiom"),
        pytest.param("stop writing checks i cant cash", False, id="writing something else"),
    ],
)
def test_writing_is_a_way_to_contact(text: str, expected: bool) -> None:
    assert ("stop_contact" in {hit.intent for hit in detect(text)}) is expected
