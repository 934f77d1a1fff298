"""Which time zones a person may be in; not knowing closes the contact window (12 CFR 1006.6(b)(1))."""

from zoneinfo import ZoneInfo

import pytest

from parley.services.regions import STATE_ZONES, home_zone, phone_zones, zones_for
from parley.services.zip_zones import _ZONES, zip_zone

_WRITTEN = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR"
    " PA RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU MP AS"
)
STATES = set(_WRITTEN.split())


def test_every_state_and_territory_has_its_zones() -> None:
    assert set(STATE_ZONES) == STATES


@pytest.mark.parametrize("state", sorted(STATES))
def test_the_zones_of_a_state_exist(state: str) -> None:
    assert all(ZoneInfo(zone) for zone in STATE_ZONES[state])


@pytest.mark.parametrize(
    ("phone", "state", "zones"),
    [
        pytest.param("+13125550101", "IL", ("America/Chicago",), id="number and address agree"),
        pytest.param("+12125550101", "CA", ("America/Los_Angeles", "America/New_York"), id="number kept after a move"),
        pytest.param(None, "TX", ("America/Chicago", "America/Denver"), id="a state in two zones"),
        pytest.param(None, "tx", ("America/Chicago", "America/Denver"), id="written small"),
        pytest.param("+13125550101", None, ("America/Chicago",), id="number alone"),
        pytest.param(None, None, (), id="nothing known"),
        pytest.param("nonsense", None, (), id="no number"),
        pytest.param("+13125550101", "ZZ", ("America/Chicago",), id="a state that does not exist"),
    ],
)
def test_all_plausible_zones_count(phone: str | None, state: str | None, zones: tuple[str, ...]) -> None:
    assert zones_for(phone_e164=phone, state=state) == zones


@pytest.mark.parametrize(
    ("state", "zip_code", "zones"),
    [
        pytest.param("TX", "78701", ("America/Chicago",), id="Austin"),
        pytest.param("TX", "79901", ("America/Chicago", "America/Denver"), id="El Paso: its prefix lies in both"),
        pytest.param("TX", "88510", ("America/Denver",), id="El Paso, post boxes"),
        pytest.param("FL", "33101", ("America/New_York",), id="Miami"),
        pytest.param("FL", "32501", ("America/Chicago",), id="Pensacola"),
        pytest.param("FL", "32401", ("America/Chicago", "America/New_York"), id="Panama City: both"),
        pytest.param("AZ", "85001", ("America/Phoenix",), id="Phoenix"),
        pytest.param("AZ", "86515", ("America/Denver", "America/Phoenix"), id="Navajo Nation: both"),
        pytest.param("ID", "83814", ("America/Los_Angeles",), id="the panhandle of Idaho"),
        pytest.param("TX", "", ("America/Chicago", "America/Denver"), id="no ZIP code"),
        pytest.param("TX", "00000", ("America/Chicago", "America/Denver"), id="no ZIP code of that state"),
        pytest.param("IL", "78701", ("America/Chicago",), id="a state in one zone"),
        pytest.param("CA", "78701", ("America/Los_Angeles",), id="a ZIP code of another state"),
    ],
)
def test_a_zip_code_narrows_a_state_of_two_zones_only_where_it_is_sure(
    state: str, zip_code: str, zones: tuple[str, ...]
) -> None:
    """REGF-6B1-TIME."""
    assert zones_for(phone_e164=None, state=state, zip_code=zip_code) == zones


def test_every_zone_of_a_zip_code_is_one_of_its_state() -> None:
    for (state, prefix), zone in _ZONES.items():
        assert zone in STATE_ZONES[state]
        assert zip_zone(state.lower(), f"{prefix}01") == zone


def test_a_toll_free_number_may_be_anywhere() -> None:
    zones = phone_zones("+18005550142")
    assert zones == () or {"America/New_York", "America/Los_Angeles"} <= set(zones)


@pytest.mark.parametrize(
    ("phone", "state", "zone"),
    [
        pytest.param("+12125550101", "CA", "America/Los_Angeles", id="the address decides the day"),
        pytest.param("+13125550101", None, "America/Chicago", id="without one the number"),
        pytest.param(None, None, "America/New_York", id="without either the east coast"),
        pytest.param(None, "TN", "America/New_York", id="a state in two zones: its main one"),
    ],
)
def test_the_consumers_day_is_that_of_one_zone(phone: str | None, state: str | None, zone: str) -> None:
    assert home_zone(phone_e164=phone, state=state) == zone
