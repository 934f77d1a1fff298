"""T-TIME: no message outside the window, in any zone, on the days clocks change, with any designated schedule.

Rules: REGF-6B1-TIME, REGF-6B1-DESIG, REGF-6B1-PLACE, TW-QUEUE. The window is compared with a reckoning of its own, made
of nothing but local wall times.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.compliance.config import ComplianceConfig
from parley.compliance.contact_window import (
    ClosedDays,
    ContactTerms,
    closed_days_of,
    closed_reasons,
    closes_at,
    contact_window,
    next_open,
)
from parley.compliance.designated import Designated
from parley.compliance.gate import judge
from parley.compliance.gate_time import terms_under_law
from parley.compliance.jurisdictions import Window
from parley.compliance.preferences import read_wishes
from parley.compliance.schedules import Interval
from parley.compliance.windows import Hours
from parley.services.regions import STATE_ZONES
from tests.unit.compliance.test_gate import GOOD, STARTED

SPRING, AUTUMN, PLAIN = date(2027, 3, 14), date(2027, 11, 7), date(2026, 11, 23)
ZONES = sorted({zone for zones in STATE_ZONES.values() for zone in zones})
CHICAGO = "America/Chicago"
TERRITORIES = ("PR", "VI", "GU", "MP", "AS")
SETS = [(zone,) for zone in ZONES] + sorted({zones for zones in STATE_ZONES.values() if len(zones) > 1})
SETS += [("America/Los_Angeles", "America/New_York"), ("America/New_York", "Pacific/Guam")]
WISHES = {
    "none": None,
    "school": "don't text me while I'm at school, 9 to 3",
    "evenings only": "after 6 only",
    "no weekends": "no texts on weekends",
    "not Mondays before ten": "no mondays before 10am",
}


def blocked_by(wish: str | None, config: ComplianceConfig) -> tuple[Interval, ...]:
    if wish is None:
        return ()
    times = read_wishes(wish, config.preferences).times
    assert times is not None
    return times.blocked


def terms(zones: tuple[str, ...], blocked: tuple[Interval, ...] = (), **more: object) -> ContactTerms:
    wishes = (Designated(preference_id="prf", kind="times", blocked=blocked),) if blocked else ()
    return ContactTerms(zones=zones, hours=Hours(), designated=wishes, **more)  # type: ignore[arg-type]


def is_permitted(local: datetime, blocked: tuple[Interval, ...], *, buffer_min: int) -> bool:
    """The reckoning: 08:00:00 to 20:59:59 less the buffer, and no designated minute within the buffer from now."""
    if not time(8) <= local.time() or local + timedelta(minutes=buffer_min) >= datetime.combine(local.date(), time(21)):
        return False
    minute = local.weekday() * 1440 + local.hour * 60 + local.minute
    ahead = {(minute + step) % 10_080 for step in range(buffer_min + 1)}
    return not any(start <= one < end for start, end in blocked for one in ahead)


def minutes_of(day: date, zone: str) -> Iterator[datetime]:
    """Every minute of a local day, as instants; also the hour that exists twice, and none that does not exist."""
    start = datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)
    moment = start
    while moment < end:
        yield moment
        moment += timedelta(minutes=1)


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES.keys())
@pytest.mark.parametrize("day", [SPRING, AUTUMN, PLAIN], ids=["spring", "autumn", "plain"])
def test_every_minute_of_every_zone_set_is_open_exactly_when_it_is_permitted_everywhere(
    day: date, wish: str | None, config: ComplianceConfig
) -> None:
    blocked = blocked_by(wish, config)
    for zones in SETS:
        what = terms(zones, blocked)
        for moment in minutes_of(day, zones[0]):
            permitted = all(
                is_permitted(moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None), blocked, buffer_min=5)
                for zone in zones
            )
            assert (not closed_reasons(what, moment)) is permitted, (zones, moment)


def test_a_day_has_as_many_minutes_as_clocks_make_it() -> None:
    assert len(list(minutes_of(SPRING, "America/New_York"))) == 23 * 60
    assert len(list(minutes_of(AUTUMN, "America/New_York"))) == 25 * 60
    assert len(list(minutes_of(SPRING, "Pacific/Guam"))) == 24 * 60


@pytest.mark.parametrize("state", sorted(STATE_ZONES), ids=lambda state: f"REGF-6B1-TIME {state}")
@pytest.mark.parametrize("day", [SPRING, AUTUMN], ids=["spring", "autumn"])
def test_the_gate_sends_nothing_that_could_arrive_outside_the_window(
    state: str, day: date, config: ComplianceConfig
) -> None:
    zones, blocked = STATE_ZONES[state], blocked_by(WISHES["school"], config)
    wish = Designated(preference_id="prf", kind="times", blocked=blocked)
    for zone in zones:
        for hour, minute in ((8, 0), (9, 0), (15, 0), (20, 54), (20, 55), (21, 0), (2, 0), (1, 30)):
            for seconds in (-60, -1, 0, 1, 59):
                local = datetime.combine(day, time(hour, minute), tzinfo=ZoneInfo(zone))
                moment = local.astimezone(UTC) + timedelta(seconds=seconds)
                decision = judge(replace(GOOD, **STARTED, now=moment, zones=zones, designated=(wish,)), config)
                if not decision.is_allowed:
                    continue
                assert decision.validity_s is not None
                assert 60 <= decision.validity_s <= 900
                for at in (moment, moment + timedelta(seconds=decision.validity_s)):
                    for each in zones:
                        there = at.astimezone(ZoneInfo(each)).replace(tzinfo=None)
                        assert time(8) <= there.time() <= time(21), (each, there)
                        assert is_permitted(there, blocked, buffer_min=0) or there.time() == time(21)


@pytest.mark.parametrize("state", TERRITORIES)
def test_territories_have_hours_of_their_own(state: str, config: ComplianceConfig) -> None:
    [zone] = STATE_ZONES[state]
    for clock, is_open in ((time(7, 59, 59), False), (time(8), True), (time(20, 54, 59), True), (time(20, 55), False)):
        moment = datetime.combine(PLAIN, clock, tzinfo=ZoneInfo(zone))
        assert (not closed_reasons(terms((zone,)), moment)) is is_open


@pytest.mark.parametrize(
    ("clock", "code"),
    [((10, 30), "QUIET_HOURS"), ((10, 59), "QUIET_HOURS"), ((11, 0), None), ((11, 5), None), ((21, 10), "QUIET_HOURS")],
)
def test_a_new_york_number_with_a_los_angeles_address(clock: tuple[int, int], code: str | None) -> None:
    """REGF-6B1-TIME: 10:30 Eastern blocked, 11:05 Eastern allowed, 21:10 Eastern blocked."""
    what = terms(("America/New_York", "America/Los_Angeles"))
    moment = datetime(2026, 11, 23, *clock, tzinfo=ZoneInfo("America/New_York"))
    assert [reason.code for reason in closed_reasons(what, moment)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("clock", "expected"), [((20, 39), 900), ((20, 40), 900), ((20, 45), 600), ((20, 50), 300), ((20, 53), 120)]
)
def test_the_provider_may_try_until_five_minutes_before_the_end(
    clock: tuple[int, int], expected: int, config: ComplianceConfig
) -> None:
    """TW-QUEUE: send at 20:50 with window end 21:00 -> ValidityPeriod 300."""
    now = datetime(2026, 11, 23, *clock, tzinfo=ZoneInfo("America/Chicago"))
    assert judge(replace(GOOD, now=now), config).validity_s == expected


def test_a_designated_time_ends_the_window_like_the_night(config: ComplianceConfig) -> None:
    """TW-QUEUE: at 08:50 before a designated time from 09:00."""
    wish = Designated(preference_id="prf", kind="times", blocked=blocked_by(WISHES["school"], config))
    now = datetime(2026, 11, 23, 8, 50, tzinfo=ZoneInfo("America/Chicago"))
    assert judge(replace(GOOD, now=now, designated=(wish,)), config).validity_s == 300


def test_closed_days_of_a_state_count_for_its_people_only() -> None:
    closed = {"LA": ClosedDays(frozenset({6}), frozenset({date(2026, 12, 25)}))}
    sunday = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("America/Chicago"))
    christmas = datetime(2026, 12, 25, 12, tzinfo=ZoneInfo("America/Chicago"))
    for states, is_open in ((("LA",), False), (("la", "TX"), False), (("TX",), True), ((), True)):
        what = terms(("America/Chicago",), closed_days=closed_days_of(closed, states))
        assert (not closed_reasons(what, sunday)) is is_open
        assert (not closed_reasons(what, christmas)) is is_open
    after = next_open(terms(("America/Chicago",), closed_days=closed_days_of(closed, ("LA",))), sunday)
    assert after == datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("America/Chicago"))


def test_a_window_that_never_opens_says_so() -> None:
    everything = ((0, 10_080),)
    noon = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("America/Chicago"))
    window = contact_window(terms(("America/Chicago",), everything), noon)
    assert (window.is_open, window.closes_at, window.next_open_at) == (False, None, None)
    assert [reason.code for reason in window.reasons] == ["DESIGNATED_TIME"]
    for zones in ((), ("Mars/Olympus",)):
        assert contact_window(terms(zones), noon).next_open_at is None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    zones=st.sampled_from(SETS),
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),  # noqa: DTZ001
    intervals=st.lists(st.tuples(st.integers(0, 10_079), st.integers(1, 3_000)), max_size=4),
    place_h=st.none() | st.integers(-5, 48),
)
def test_what_the_window_says_of_its_ends_is_true(
    zones: tuple[str, ...], moment: datetime, intervals: list[tuple[int, int]], place_h: int | None
) -> None:
    now = moment.replace(tzinfo=UTC)
    blocked = tuple((start, min(start + length, 10_080)) for start, length in intervals)
    wishes = [Designated(preference_id="a", kind="times", blocked=blocked)]
    if place_h is not None:
        wishes.append(Designated(preference_id="b", kind="place", until=now + timedelta(hours=place_h)))
    what = ContactTerms(zones=zones, hours=Hours(), designated=tuple(wishes))
    window = contact_window(what, now)
    if window.is_open:
        assert window.closes_at is not None
        assert window.next_open_at == now
        assert closes_at(what, now) == window.closes_at
        assert not closed_reasons(what, window.closes_at - timedelta(seconds=1))
        assert closed_reasons(what, window.closes_at)
    elif window.next_open_at is not None:
        assert window.next_open_at > now
        assert not closed_reasons(what, window.next_open_at)
        assert closed_reasons(what, window.next_open_at - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("window", "clock", "is_open"),
    [
        (None, time(20, 54, 59), True),
        (Window(time(9), time(19, 59, 59)), time(8, 59, 59), False),
        (Window(time(9), time(19, 59, 59)), time(9), True),
        (Window(time(9), time(19, 59, 59)), time(19, 54, 59), True),
        (Window(time(9), time(19, 59, 59)), time(19, 55), False),
        (Window(time(7), time(22)), time(7, 59, 59), False),
        (Window(time(7), time(22)), time(20, 55), False),
    ],
)
def test_a_place_narrows_the_hours_and_never_widens_them(
    window: Window | None, clock: time, is_open: bool, config: ComplianceConfig
) -> None:
    """REGF-104: contact hours of a state."""
    what = terms_under_law(
        config.quiet, window=window, late_needs_consent=False, zones=(CHICAGO,), states=(), designated=()
    )
    at = datetime.combine(date(2026, 11, 23), clock, ZoneInfo(CHICAGO))
    assert (not closed_reasons(what, at)) is is_open
