"""G4: which number may still be texted, one row on each side of each boundary."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.compliance.config import ComplianceConfig
from parley.compliance.gate import judge
from parley.compliance.number_fitness import Check, Mark, NumberFacts, freshness, judge_number
from tests.unit.compliance.test_gate import CONFIRM, CRISIS, GOOD, WEB

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
DAY, HOUR, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)
NOTHING = NumberFacts(checks=(), marks=(), last_text_at=None, last_consent_at=None)


def texted(ago: timedelta, **more: Any) -> NumberFacts:
    return replace(NOTHING, last_text_at=NOW - ago, **more)


def asked(
    answer: str | None,
    *,
    days: int = 0,
    since_days: int = 200,
    line_type: str | None = None,
    later: timedelta = DAY * 0,
) -> Check:
    """A check of so many days ago that asked about the time since `since_days` ago."""
    at = NOW - DAY * days
    return Check(
        id=f"num_{answer}_{days}",
        checked_on=at.date(),
        recorded_at=at + later,
        line_type=line_type,
        reassigned=answer,  # type: ignore[arg-type]
        since_on=(NOW - DAY * since_days).date(),
    )


def mark(kind: str, ago: timedelta = HOUR, code: int = 30005) -> Mark:
    return Mark(id=f"num_{kind}", kind=kind, carrier_code=code, at=NOW - ago)


def soft(*hours: float, kind: str = "unreachable") -> tuple[Mark, ...]:
    return tuple(mark(kind, HOUR * hour, 30003) for hour in hours)


MOBILE = asked(None, line_type="mobile")
ROWS: list[Any] = [
    # 60 days, by the second for the consumer's own acts
    pytest.param(texted(59 * DAY), None, id="REGF-6D5: last text 59 days ago"),
    pytest.param(texted(60 * DAY), None, id="REGF-6D5: last text 60 days ago"),
    pytest.param(texted(60 * DAY + SECOND), "NUMBER_NOT_FRESH", id="REGF-6D5: a second more"),
    pytest.param(texted(61 * DAY), "NUMBER_NOT_FRESH", id="REGF-6D5: last text 61 days ago"),
    pytest.param(replace(NOTHING, checks=(MOBILE,), last_consent_at=NOW - 59 * DAY), None, id="REGF-6D5: consent 59"),
    pytest.param(replace(NOTHING, checks=(MOBILE,), last_consent_at=NOW - 60 * DAY), None, id="REGF-6D5: consent 60"),
    pytest.param(
        replace(NOTHING, checks=(MOBILE,), last_consent_at=NOW - 61 * DAY),
        "NUMBER_NOT_FRESH",
        id="REGF-6D5: consent 61",
    ),
    # the database, by the day
    pytest.param(texted(61 * DAY, checks=(asked("no", days=0),)), None, id="REGF-6D5: 61 days, asked: no"),
    pytest.param(texted(200 * DAY, checks=(asked("no", days=59),)), None, id="REGF-6D5: answer of 59 days ago"),
    pytest.param(texted(200 * DAY, checks=(asked("no", days=60),)), None, id="REGF-6D5: answer of 60 days ago"),
    pytest.param(
        texted(200 * DAY, checks=(asked("no", days=61),)), "NUMBER_NOT_FRESH", id="REGF-6D5: answer of 61 days ago"
    ),
    pytest.param(texted(61 * DAY, checks=(asked("no_data"),)), "NUMBER_NOT_FRESH", id="TCPA-RND: no data is a failure"),
    pytest.param(texted(10 * DAY, checks=(asked("no_data"),)), None, id="TCPA-RND: no data takes nothing away"),
    pytest.param(
        texted(100 * DAY, checks=(asked("no", since_days=100),)), None, id="TCPA-RND: asked since the last good date"
    ),
    pytest.param(
        texted(100 * DAY, checks=(asked("no", since_days=99),)),
        "NUMBER_NOT_FRESH",
        id="TCPA-RND: asked since a day later",
    ),
    pytest.param(
        replace(NOTHING, checks=(asked("no", line_type="mobile"),)),
        "NUMBER_NOT_FRESH",
        id="REGF-6D5: never the consumer's",
    ),
    pytest.param(texted(HOUR, checks=(asked("yes"),)), "NUMBER_REASSIGNED", id="TCPA-RND: yes removes the number"),
    pytest.param(
        texted(HOUR, checks=(asked("yes", days=5), asked("no_data", days=1))),
        "NUMBER_REASSIGNED",
        id="TCPA-RND: still yes",
    ),
    pytest.param(texted(HOUR, checks=(asked("yes", days=5), asked("no", days=1))), None, id="TCPA-RND: a later no"),
    pytest.param(
        texted(HOUR, checks=(asked("no", days=5), asked("yes", days=1))),
        "NUMBER_REASSIGNED",
        id="TCPA-RND: a later yes",
    ),
    # line type
    pytest.param(texted(DAY, checks=(MOBILE,)), None, id="line type mobile"),
    pytest.param(
        texted(DAY, checks=(asked(None, line_type="landline"),)), "NUMBER_NOT_MOBILE", id="line type landline"
    ),
    pytest.param(texted(DAY, checks=(asked(None, line_type="voip"),)), "NUMBER_NOT_MOBILE", id="line type voip"),
    pytest.param(texted(HOUR, checks=(asked(None, days=1, line_type="voip"),)), None, id="voip, texted us since"),
    pytest.param(
        texted(HOUR, checks=(asked("yes", days=1, line_type="voip"),)), "NUMBER_REASSIGNED", id="voip, reassigned"
    ),
    pytest.param(
        texted(HOUR, checks=(asked(None, days=1, line_type="voip"),), marks=(mark("invalid", 2 * HOUR),)),
        "NUMBER_HARD_BAD",
        id="voip, texted us since, bad for good",
    ),
    pytest.param(
        texted(DAY, checks=(asked(None, days=3, line_type="landline"), MOBILE)), None, id="the latest lookup counts"
    ),
    pytest.param(texted(DAY), None, id="a number that texted us gets texts"),
    pytest.param(replace(NOTHING, last_consent_at=NOW - DAY), "LINE_TYPE_UNKNOWN", id="nobody looked it up"),
    # what carriers report
    *(
        pytest.param(texted(HOUR, marks=(mark(kind, HOUR),)), "NUMBER_HARD_BAD", id=f"TW-ERR: {kind}")
        for kind in ("invalid", "not_sms", "landline", "dead", "unroutable", "region")
    ),
    pytest.param(
        texted(2 * HOUR, marks=(mark("landline", HOUR),), checks=(MOBILE,)), None, id="TW-ERR: looked up since"
    ),
    pytest.param(
        texted(2 * HOUR, marks=(mark("landline", HOUR),), checks=(asked(None, line_type="mobile", later=-2 * HOUR),)),
        "NUMBER_HARD_BAD",
        id="TW-ERR: looked up before",
    ),
    pytest.param(
        texted(2 * HOUR, marks=(mark("dead"),), checks=(MOBILE,)), "NUMBER_HARD_BAD", id="TW-ERR: dead, line type alone"
    ),
    pytest.param(
        texted(2 * HOUR, marks=(mark("dead"),), checks=(asked("no_data", line_type="mobile"),)),
        "NUMBER_HARD_BAD",
        id="TW-ERR: dead, no data",
    ),
    pytest.param(
        texted(2 * HOUR, marks=(mark("dead"),), checks=(asked("no", line_type="mobile"),)),
        None,
        id="TW-ERR: dead, checked",
    ),
    pytest.param(
        texted(2 * HOUR, marks=(mark("invalid"),), checks=(asked("no", line_type="mobile"),)),
        "NUMBER_HARD_BAD",
        id="TW-ERR: invalid stays",
    ),
    pytest.param(
        texted(2 * HOUR, marks=(mark("unroutable", HOUR), mark("unroutable", 3 * HOUR)), checks=(MOBILE,)),
        "NUMBER_HARD_BAD",
        id="TW-ERR: no route a second time",
    ),
    # passing trouble: rests 4 h, then 24 h; three within 72 h are too many
    pytest.param(texted(5 * DAY, marks=soft(3.99)), "NUMBER_RESTING", id="TW-ERR: 3:59 after a failure"),
    pytest.param(texted(5 * DAY, marks=soft(4)), None, id="TW-ERR: 4:00 after a failure"),
    pytest.param(texted(5 * DAY, marks=soft(30, 23.99)), "NUMBER_RESTING", id="TW-ERR: 23:59 after the second"),
    pytest.param(texted(5 * DAY, marks=soft(30, 24)), None, id="TW-ERR: 24:00 after the second"),
    pytest.param(texted(20 * DAY, marks=soft(102, 60, 30)), "NUMBER_UNREACHABLE", id="TW-ERR: 3 failures in 72 h"),
    pytest.param(texted(20 * DAY, marks=soft(102.1, 60, 30)), None, id="TW-ERR: 3 failures in a little more"),
    pytest.param(
        texted(20 * DAY, marks=soft(400, 390, 380)), "NUMBER_UNREACHABLE", id="TW-ERR: time alone mends nothing"
    ),
    pytest.param(texted(HOUR, marks=soft(60, 40, 30)), None, id="TW-ERR: the consumer wrote since"),
    pytest.param(texted(5 * DAY, marks=soft(60, 40, 30), checks=(MOBILE,)), None, id="TW-ERR: checked since"),
    pytest.param(texted(5 * DAY, marks=soft(1, kind="unknown")), None, id="TW-ERR: the first unknown reason"),
    pytest.param(
        texted(5 * DAY, marks=soft(2, 1, kind="unknown")), "NUMBER_RESTING", id="TW-ERR: the second one counts"
    ),
]


@pytest.mark.parametrize(("facts", "code"), ROWS)
def test_number_row(facts: NumberFacts, code: str | None, config: ComplianceConfig) -> None:
    reasons = judge_number(facts, now=NOW, policy=config.number_fitness)
    assert [reason.code for reason in reasons] == ([code] if code else [])


@pytest.mark.parametrize(
    ("change", "gate"),
    [
        pytest.param({}, None, id="fresh"),
        pytest.param({"number": NOTHING}, "G4", id="REGF-6D5: no evidence"),
        pytest.param({"number": NOTHING, "is_reply_to_inbound": False}, "G4", id="REGF-6D5: unasked"),
        pytest.param({**CRISIS, "number": NOTHING}, None, id="words of safety"),
        pytest.param({**CONFIRM, "number": NOTHING}, None, id="the confirmation of an opt-out"),
        pytest.param({**WEB, "party_role": "first_party", "body": "Northlight Help (AI assistant): hi", "number": None},
                     None, id="web chat has no number"),
    ],
)  # fmt: skip
def test_gate_g4(change: dict[str, Any], gate: str | None, config: ComplianceConfig) -> None:
    assert judge(replace(GOOD, **change), config).gate == gate


AGES = st.integers(0, 400).map(timedelta)
CHECKS = st.builds(
    lambda answer, days, since: asked(answer, days=days, since_days=days + since),
    st.sampled_from(["no", "yes", "no_data", None]),
    st.integers(0, 400),
    st.integers(0, 400),
)


@given(
    text=st.one_of(st.none(), AGES),
    consent=st.one_of(st.none(), AGES),
    checks=st.lists(CHECKS, max_size=4).map(tuple),
)
def test_a_number_without_evidence_of_sixty_days_is_never_texted(
    text: timedelta | None, consent: timedelta | None, checks: tuple[Check, ...], config: ComplianceConfig
) -> None:
    facts = NumberFacts(
        checks=checks,
        marks=(),
        last_text_at=NOW - text if text is not None else None,
        last_consent_at=NOW - consent if consent is not None else None,
    )
    ages = [age.days for age in (text, consent) if age is not None]
    ages += [(NOW.date() - check.checked_on).days for check in checks if check.reassigned == "no"]
    evidence = freshness(facts, now=NOW, policy=config.number_fitness)
    if not ages or min(ages) > 60:
        assert evidence is None
        assert judge_number(facts, now=NOW, policy=config.number_fitness) != []
    if evidence is not None:
        assert 0 <= evidence.age_days <= 60


@given(checks=st.lists(CHECKS, min_size=1, max_size=4).map(tuple))
def test_a_newest_yes_always_removes_the_number(checks: tuple[Check, ...], config: ComplianceConfig) -> None:
    facts = texted(HOUR, checks=(*checks, asked("yes", days=0, later=HOUR)))
    assert [reason.code for reason in judge_number(facts, now=NOW, policy=config.number_fitness)] == [
        "NUMBER_REASSIGNED"
    ]
