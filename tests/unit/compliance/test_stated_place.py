"""Where consumers say they are (REGF-6B1-TIME: the last stated location counts beside number and address)."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.compliance.stated_place import StatedPlace, read_stated_place
from parley.services.regions import STATE_ZONES


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("I'm in California now", "CA"),
        ("estoy en Texas", "TX"),
        ("i moved to new york last month", "NY"),
        ("we just moved to north carolina", "NC"),
        ("im staying in las vegas", "NV"),
        ("vivo en puerto rico", "PR"),
        ("me mudé a la Florida", "FL"),
        ("i live in west virginia", "WV"),
        ("im out in hawaii til june", "HI"),
        ("I'm in guam", "GU"),
        ("im in texas, no wait im in ohio", "OH"),
    ],
)
def test_a_state_or_territory_is_heard(text: str, state: str) -> None:
    assert read_stated_place(text) == StatedPlace(state)
    assert STATE_ZONES[state]


@pytest.mark.parametrize(
    ("text", "zone"), [("im on pacific time", "America/Los_Angeles"), ("my time zone is eastern", "America/New_York")]
)
def test_a_zone_is_heard_by_its_name(text: str, zone: str) -> None:
    assert read_stated_place(text) == StatedPlace(None, zone)


@pytest.mark.parametrize(
    "text",
    [
        "im not in california",
        "i used to live in texas",
        "my sister lives in ohio",
        "my sister is staying in ohio",
        "when im in florida",
        "im from georgia",
        "the bank is in new york",
        "no vivo en texas",
        "im in trouble",
        "im moving to texas next month",
        "",
    ],
)
def test_what_says_nothing_about_now_is_not_heard(text: str) -> None:
    assert read_stated_place(text) is None


@given(st.text(max_size=200))
def test_reading_never_fails(text: str) -> None:
    read_stated_place(text)


def test_reading_is_bounded_in_time() -> None:
    started = time.perf_counter()
    read_stated_place("im in in in " * 50_000)
    assert time.perf_counter() - started < 0.5
