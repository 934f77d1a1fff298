"""The hash chain: whatever is done to a stored event shows."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.audit import GENESIS, REGISTER, ChainedEvent, ChainVerifier, canonical, event_hash

AT = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
Events = list[ChainedEvent]


def replace(event: ChainedEvent, **changes: Any) -> ChainedEvent:
    return event._replace(**changes)


def chain(name: str, length: int) -> Events:
    return linked(name, [f"msg_{seq}" for seq in range(1, length + 1)])


def register(*chains: str) -> Events:
    return linked(REGISTER, list(chains))


def linked(name: str, subjects: list[str]) -> Events:
    events: Events = []
    for seq, subject in enumerate(subjects, start=1):
        previous = events[-1].hash if events else GENESIS
        fields: dict[str, Any] = {
            "chain": name,
            "chain_seq": seq,
            "kind": "message.sent",
            "subject": subject,
            "payload": {"n": seq},
            "occurred_at": AT + timedelta(minutes=seq),
            "previous_hash": previous,
        }
        events.append(ChainedEvent(**fields, hash=event_hash(**fields)))
    return events


def problems(events: Events, heads: dict[str, tuple[int, str]] | None = None) -> list[str]:
    verifier = ChainVerifier()
    verifier.add(events)
    return verifier.finish(heads_of(events) if heads is None else heads)


def heads_of(events: Events) -> dict[str, tuple[int, str]]:
    return {event.chain: (event.chain_seq, event.hash) for event in events}


def test_untouched_chains_have_no_problems() -> None:
    assert problems(chain("a", 3) + chain("b", 2) + register("a", "b")) == []


def test_a_chain_removed_with_its_head_shows() -> None:
    assert problems(chain("b", 2) + register("a", "b")) == ["chain a: it was opened, and is gone as a whole"]


def test_a_chain_that_was_never_opened_shows() -> None:
    assert problems(chain("a", 1) + chain("b", 2) + register("b")) == ["chain a: it was never opened"]


def test_no_events_and_no_heads_have_no_problems() -> None:
    assert problems([]) == []


def test_a_chain_may_be_checked_in_pieces() -> None:
    events, verifier = chain("a", 5) + register("a"), ChainVerifier()
    verifier.add(events[:2])
    verifier.add(events[2:])
    assert (verifier.checked, verifier.finish(heads_of(events))) == (6, [])


@pytest.mark.parametrize(
    ("damage", "shows"),
    [
        pytest.param(lambda e: [*e[:1], replace(e[1], payload={"n": 9}), e[2]], "was changed", id="payload"),
        pytest.param(lambda e: [*e[:1], replace(e[1], kind="message.blocked"), e[2]], "was changed", id="kind"),
        pytest.param(lambda e: [*e[:1], replace(e[1], subject="msg_9"), e[2]], "was changed", id="subject"),
        pytest.param(lambda e: [*e[:1], replace(e[1], occurred_at=AT), e[2]], "was changed", id="time"),
        pytest.param(lambda e: [*e[:1], replace(e[1], hash="0" * 64), e[2]], "does not follow", id="hash"),
        pytest.param(lambda e: [e[0], e[2]], "event 2 is missing", id="one removed"),
        pytest.param(lambda e: e[1:], "event 1 is missing", id="first removed"),
        pytest.param(lambda e: [e[0], e[2], e[1]], "is missing before it", id="two swapped"),
        pytest.param(lambda e: [e[0], e[1], e[1], e[2]], "does not follow", id="one repeated"),
    ],
)
def test_damage_to_a_chain_shows(damage: Callable[[Events], Events], shows: str) -> None:
    events = chain("a", 3)
    assert any(shows in line for line in problems(damage(events), heads_of(events)))


@pytest.mark.parametrize(
    ("heads", "shows"),
    [
        pytest.param({}, "its head is missing", id="no head"),
        pytest.param({"a": (4, "f" * 64)}, "ends at event 3, but 4 were recorded", id="cut off at the end"),
        pytest.param({"a": (3, "f" * 64)}, "ends at event 3", id="another last event"),
        pytest.param({"b": (2, "f" * 64)}, "all events are missing", id="a whole chain gone"),
    ],
)
def test_what_is_missing_at_the_end_shows_by_the_head(heads: dict[str, tuple[int, str]], shows: str) -> None:
    assert any(shows in line for line in problems(chain("a", 3), heads))


def test_an_event_rewritten_with_a_right_hash_breaks_the_one_after_it() -> None:
    events = chain("a", 3)
    body = {name: getattr(events[1], name) for name in ("chain", "chain_seq", "kind", "subject", "occurred_at")}
    body |= {"payload": {"n": 9}, "previous_hash": events[1].previous_hash}
    forged = ChainedEvent(**body, hash=event_hash(**body))
    assert any("does not follow" in line for line in problems([events[0], forged, events[2]], heads_of(events)))


def test_an_event_of_one_chain_does_not_fit_into_another() -> None:
    moved = replace(chain("b", 2)[1], chain="a")
    events = [*chain("a", 1), moved]
    assert problems(events) != []


def test_the_hash_does_not_depend_on_the_time_zone_an_instant_is_written_in() -> None:
    event = chain("a", 1)[0]
    elsewhere = event.occurred_at.astimezone(timezone(timedelta(hours=-6)))
    assert problems([replace(event, occurred_at=elsewhere), *register("a")]) == []


def test_the_canonical_form_has_one_spelling() -> None:
    assert canonical({"b": 1, "a": {"ñ": [1, None, True]}}) == '{"a":{"ñ":[1,null,true]},"b":1}'.encode()


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5) | st.none(), max_size=4), st.data())
def test_the_order_of_keys_never_matters(payload: dict[str, Any], data: st.DataObject) -> None:
    shuffled = dict(data.draw(st.permutations(list(payload.items()))))
    assert canonical(payload) == canonical(shuffled)
