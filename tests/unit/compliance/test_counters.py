"""Frequency counters: each boundary of a window and a cap, and what must hold for any history (CNT-MODEL)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.compliance.counters import Cap, CapScope, Contact, reached, read_counters, with_one_more

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)


def cap(scope: CapScope = "account", limit: int = 2, days: int = 7, **more: object) -> Cap:
    known = Cap(
        name="cap", rule_id="CNT-DEFAULT", jurisdiction="US", scope=scope, media=("sms",), days=days, limit=limit,
        is_initiated_only=True, citation="12 CFR 1006.14(a)",
    )  # fmt: skip
    return replace(known, **more)  # type: ignore[arg-type]


def text(ago: timedelta = timedelta(0), **more: object) -> Contact:
    known = Contact(NOW - ago, "sms", True, "acc_1", "cns_1", "+13125550101")
    return replace(known, **more)  # type: ignore[arg-type]


def is_reached(caps: Sequence[Cap], contacts: Sequence[Contact], **more: object) -> bool:
    facts = {"boarded_at": NOW - 2 * WEEK, "knows_history": False, **more}
    return bool(reached(read_counters(caps, contacts, proposed=text(), **facts)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("caps", "contacts", "expected"),
    [
        pytest.param([cap()], [], False, id="CNT-DEFAULT: nothing yet"),
        pytest.param([cap()], [text(SECOND)], False, id="CNT-DEFAULT: the second in a week"),
        pytest.param([cap()], [text(SECOND), text(WEEK - SECOND)], True, id="REGF-14A: the third in seven days"),
        pytest.param([cap()], [text(SECOND), text(WEEK)], False, id="the first is exactly seven times 24 hours old"),
        pytest.param([cap(limit=1, days=1)], [text(timedelta(hours=23, minutes=59))], True, id="one a day"),
        pytest.param([cap(limit=1, days=1)], [text(timedelta(hours=24))], False, id="one a day, a day later"),
        pytest.param([cap()], [text(SECOND), text(SECOND, is_initiated=False)], False, id="CNT-INIT: answers do not count"),
        pytest.param(
            [cap("consumer")], [text(SECOND), text(SECOND, account_id="acc_2")], True,
            id="CNT-MODEL: two accounts of one consumer",
        ),
        pytest.param([cap()], [text(SECOND), text(SECOND, account_id="acc_2")], False, id="the other account has its own"),
        pytest.param(
            [cap("number")], [text(SECOND, consumer_id="cns_2"), text(SECOND, consumer_id="cns_3")], True,
            id="two people share a number",
        ),
        pytest.param([cap()], [text(SECOND, medium="voice"), text(SECOND)], False, id="calls are another medium"),
        pytest.param(
            [cap(media=("sms", "voice"), jurisdiction="MA")], [text(SECOND, medium="voice"), text(SECOND)], True,
            id="209 CMR 18.14: calls and texts together",
        ),
        pytest.param([cap(limit=5), cap(limit=2)], [text(SECOND), text(SECOND)], True, id="the tightest cap wins"),
        pytest.param([cap(media=("email",))], [text(SECOND), text(SECOND)], False, id="a cap of another medium"),
    ],
)  # fmt: skip
def test_one_more_is_permitted_only_under_every_cap(
    caps: Sequence[Cap], contacts: Sequence[Contact], expected: bool
) -> None:
    assert is_reached(caps, contacts) is expected


@pytest.mark.parametrize(
    ("boarded_ago", "knows_history", "expected"),
    [
        pytest.param(WEEK - SECOND, False, True, id="CNT-RESET: boarded less than a week ago"),
        pytest.param(WEEK, False, False, id="CNT-RESET: boarded a week ago"),
        pytest.param(SECOND, True, False, id="CNT-RESET: the contacts before boarding are known"),
    ],
)
def test_an_account_starts_as_if_at_the_cap(boarded_ago: timedelta, knows_history: bool, expected: bool) -> None:
    assert is_reached([cap()], [], boarded_at=NOW - boarded_ago, knows_history=knows_history) is expected


def test_a_full_counter_says_when_it_is_free() -> None:
    contacts = [text(timedelta(days=1)), text(timedelta(days=3)), text(timedelta(days=5))]
    [reading] = read_counters([cap()], contacts, proposed=text(), boarded_at=None, knows_history=False)
    assert reading.count == 3
    assert reading.free_at == NOW + timedelta(days=4)  # when only one of the last seven days is left


def test_an_answer_reads_no_counter_of_started_contacts() -> None:
    proposed = text(is_initiated=False)
    assert read_counters([cap()], [text(SECOND)] * 5, proposed=proposed, boarded_at=None, knows_history=False) == ()


contacts = st.builds(
    Contact,
    at=st.timedeltas(timedelta(0), timedelta(days=9)).map(lambda ago: NOW - ago),
    medium=st.sampled_from(["sms", "voice"]),
    is_initiated=st.booleans(),
    account_id=st.sampled_from(["acc_1", "acc_2"]),
    consumer_id=st.sampled_from(["cns_1", "cns_2"]),
    address=st.sampled_from(["+13125550101", "+13125550102"]),
)
caps = st.builds(cap, st.sampled_from(["account", "consumer", "number"]), st.integers(1, 4), st.integers(1, 8))


@given(st.lists(caps, max_size=4), st.lists(contacts, max_size=12))
def test_at_the_promised_moment_one_more_is_permitted_and_a_moment_before_it_is_not(
    known: list[Cap], history: list[Contact]
) -> None:
    for reading in read_counters(known, history, proposed=text(), boarded_at=None, knows_history=True):
        assert reading.is_reached == (reading.free_at is not None)
        if reading.free_at is None:
            continue
        for at, expected in ((reading.free_at, False), (reading.free_at - timedelta(microseconds=1), True)):
            [later] = read_counters(
                [reading.cap], history, proposed=replace(text(), at=at), boarded_at=None, knows_history=True
            )
            assert later.is_reached is expected


@given(st.lists(caps, max_size=3), st.lists(contacts, max_size=8))
def test_one_more_message_counts_as_if_it_had_been_read_again(known: list[Cap], history: list[Contact]) -> None:
    before = read_counters(known, history, proposed=text(), boarded_at=None, knows_history=True)
    after = read_counters(known, [*history, text()], proposed=text(), boarded_at=None, knows_history=True)
    bumped = with_one_more(before, NOW)
    assert [reading.count for reading in bumped] == [reading.count for reading in after]
    assert [reading.is_reached for reading in bumped] == [reading.is_reached for reading in after]
