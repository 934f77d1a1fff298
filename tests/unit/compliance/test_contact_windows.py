"""Contact hours at their boundaries, over several zones, and on the days clocks change."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.compliance.contact_window import ContactTerms, closed_reasons
from parley.compliance.contact_window import closes_at as closes_at_terms
from parley.compliance.contact_window import next_open as next_open_terms
from parley.compliance.windows import Hours

NY, LA, GUAM = "America/New_York", "America/Los_Angeles", "Pacific/Guam"


def terms(zones: Collection[str]) -> ContactTerms:
    return ContactTerms(zones=tuple(sorted(zones)), hours=Hours())


def is_open(zones: Collection[str], moment: datetime) -> bool:
    return not closed_reasons(terms(zones), moment)


def next_open(zones: Collection[str], moment: datetime) -> datetime | None:
    return next_open_terms(terms(zones), moment)


def closes_at(zones: Collection[str], moment: datetime) -> datetime | None:
    return closes_at_terms(terms(zones), moment)


def at(zone: str, *parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo(zone))  # type: ignore[misc,arg-type]


@pytest.mark.parametrize("day", [(2026, 11, 23), (2027, 3, 14), (2027, 11, 7)], ids=["plain", "spring", "autumn"])
@pytest.mark.parametrize("zone", [NY, LA, "America/Chicago", "America/Denver", "America/Phoenix", "Pacific/Honolulu"])
@pytest.mark.parametrize(
    ("clock", "expected"),
    [((7, 59, 59), False), ((8, 0, 0), True), ((20, 54, 59), True), ((20, 55, 0), False), ((1, 30, 0), False)],
)
def test_hours_in_local_wall_time(
    day: tuple[int, int, int], zone: str, clock: tuple[int, int, int], expected: bool
) -> None:
    assert is_open([zone], at(zone, *day, *clock)) is expected


@pytest.mark.parametrize(
    ("clock", "expected"), [((10, 30), False), ((10, 59), False), ((11, 0), True), ((11, 5), True), ((21, 10), False)]
)
def test_new_york_number_with_los_angeles_address_is_an_intersection(clock: tuple[int, int], expected: bool) -> None:
    assert is_open([NY, LA], at(NY, 2026, 11, 23, *clock)) is expected


@pytest.mark.parametrize("zones", [[], ["Mars/Olympus"], [NY, "Mars/Olympus"], ["../etc/passwd"], [""]])
def test_unknown_zone_is_closed(zones: list[str]) -> None:
    noon = at(NY, 2026, 11, 23, 12)
    assert not is_open(zones, noon)
    assert next_open(zones, noon) is None
    assert closes_at(zones, noon) is None


def test_next_opening_is_now_or_the_next_morning_also_when_clocks_change() -> None:
    noon = at(NY, 2026, 11, 23, 12)
    assert next_open([NY], noon) == noon
    assert next_open([NY], at(NY, 2027, 3, 13, 22)) == at(NY, 2027, 3, 14, 8)
    assert next_open([NY], at(NY, 2027, 11, 6, 22)) == at(NY, 2027, 11, 7, 8)
    assert at(NY, 2027, 3, 14, 8).astimezone(UTC).hour == 12
    assert at(NY, 2027, 11, 7, 8).astimezone(UTC).hour == 13


def test_window_of_several_zones_closes_with_the_earliest() -> None:
    assert closes_at([NY, LA], at(NY, 2026, 11, 23, 12)) == at(NY, 2026, 11, 23, 20, 55)
    assert closes_at([NY], at(NY, 2026, 11, 23, 21)) is None


def test_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        is_open([NY], datetime(2026, 11, 23, 12))  # noqa: DTZ001


@given(
    st.sets(st.sampled_from([NY, LA, GUAM, "America/Anchorage", "America/Puerto_Rico"]), min_size=1),
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001
)
def test_what_next_open_and_closes_at_say_is_true(zones: set[str], moment: datetime) -> None:
    moment = moment.replace(tzinfo=UTC)
    opening = next_open(zones, moment)
    assert opening is None or (opening >= moment and is_open(zones, opening))
    closing = closes_at(zones, moment)
    if closing is not None:
        assert is_open(zones, closing - timedelta(seconds=1))
        assert not is_open(zones, closing)
