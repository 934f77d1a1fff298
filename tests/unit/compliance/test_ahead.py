"""The gate asked ahead of time: the instant it names is the first at which every gate would let a contact pass."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from parley.compliance.ahead import first_possible
from parley.compliance.attempt import ActiveHold, Attempt
from parley.compliance.config import ComplianceConfig
from parley.compliance.designated import Designated
from parley.compliance.gate import survey
from tests.unit.compliance.test_gate import CHICAGO, EMAIL_ONLY, GOOD, SCHOOL, STARTED, reading

CONFIG = ComplianceConfig.from_mapping(
    yaml.safe_load((Path(__file__).parents[3] / "config" / "compliance.yml").read_text(encoding="utf-8"))
)
TUESDAY_NOON = datetime(2026, 11, 24, 12, 0, tzinfo=CHICAGO)


def start(**more: Any) -> Attempt:
    """A contact we would start."""
    return replace(GOOD, **{"now": TUESDAY_NOON, **STARTED, **more})


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=CHICAGO)


def driving_until(moment: datetime) -> Designated:
    return Designated(preference_id="prf_4", kind="place", place="driving", until=moment, excuses_reply=False)


def full(free_at: datetime) -> Any:
    return replace(reading(2, 2), free_at=free_at.astimezone(UTC))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, TUESDAY_NOON, id="nothing in the way: now"),
        pytest.param({"now": at(24, 22)}, at(25, 8), id="REGF-6B1-TIME: at night, in the morning"),
        pytest.param(
            {"now": at(24, 10), "zones": ("America/New_York", "America/Los_Angeles"), "counters": ()}, at(24, 10),
            id="both coasts are open",
        ),
        pytest.param(
            {"now": at(24, 9), "zones": ("America/New_York", "America/Los_Angeles")}, at(24, 10),
            id="when the last zone opens",
        ),
        pytest.param({"counters": (full(at(26, 15)),)}, at(26, 15), id="CNT-DEFAULT: when the window has moved on"),
        pytest.param({"counters": (full(at(26, 3)),)}, at(26, 8), id="and then in contact hours"),
        pytest.param(
            {"counters": (full(at(26, 15)), full(at(28, 9)))}, at(28, 9), id="the cap that stays longest"
        ),
        pytest.param({"unanswered": 2, "unanswered_until": at(29, 23).astimezone(UTC)}, at(30, 8), id="P0: after the wait"),
        pytest.param({"now": at(24, 20, 54), "is_reply_to_inbound": False}, at(24, 20, 54), id="just before the buffer"),
        pytest.param({"active_holds": (ActiveHold("CEASE", True),)}, None, id="REGF-6C: time does not release a hold"),
        pytest.param({"opted_out": True}, None, id="REGF-14H1: nor an opt-out"),
        pytest.param({"opted_out": None}, None, id="an unknown fact is no reason to promise anything"),
        pytest.param({"zones": ()}, None, id="no zone is known"),
        pytest.param({"designated": (SCHOOL,)}, at(24, 15), id="REGF-6B1-DESIG: after the designated time"),
        pytest.param({"designated": (EMAIL_ONLY,)}, None, id="REGF-14H1: another way is wanted"),
        pytest.param(
            {"designated": (driving_until(at(24, 22)),)}, at(25, 8), id="REGF-6B1-PLACE: after the place, in contact hours"
        ),
    ],
)  # fmt: skip
def test_the_first_moment_a_contact_is_possible(facts: dict[str, Any], expected: datetime | None) -> None:
    found = first_possible(start(**facts), CONFIG)
    assert found == expected


@pytest.mark.parametrize("hour", range(24))
def test_no_gate_stands_in_the_way_at_the_moment_that_is_named(hour: int) -> None:
    attempt = start(now=at(24, hour), zones=("America/New_York", "Pacific/Honolulu"))
    found = first_possible(attempt, CONFIG)
    assert found is not None
    assert not any(survey(replace(attempt, now=found), CONFIG).values())
    if found != attempt.now:
        assert any(survey(replace(attempt, now=found - timedelta(seconds=1)), CONFIG).values())
