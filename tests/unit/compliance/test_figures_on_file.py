"""Every figure of an automated text is on file (REGF-18B): how it is read, and what the gate does with one that is not."""

from dataclasses import replace
from typing import Any

import pytest

from parley.compliance.config import ComplianceConfig
from parley.compliance.figures import figures_in
from parley.compliance.gate import judge
from tests.unit.compliance.test_gate import GOOD, HUMAN, MARK, STOP


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It is $1,234.56 in all.", ("cents:123456",)),
        ("$35 or $ 35.00", ("cents:3500",)),
        ("by Dec 15, or Jan 2, 2027", ("date:12-15", "date:2027-01-02")),
        ("el 15 dic o el 2 ene 2027", ("date:12-15", "date:2027-01-02")),
        ("reply 1, 2 or 3", ()),
        ("call (800) 555-0142 or 988", ()),
        ("on 12 payments", ()),
        ("you may 5 times", ()),
        ("$1,2", ("cents:100",)),
    ],
)
def test_sums_and_days_are_read_as_they_are_written(text: str, figures: tuple[str, ...]) -> None:
    assert figures_in(text) == figures


ON_FILE = {"cents:3500": "off_1", "date:12-15": "off_1", "count:12": "off_1"}
ROWS: list[tuple[str, dict[str, Any], bool]] = [
    ("on file", {"body": f"{MARK} $35.00 on Dec 15. {STOP}"}, True),
    ("a cent more", {"body": f"{MARK} $35.01 on Dec 15. {STOP}"}, False),
    ("a day later", {"body": f"{MARK} $35.00 on Dec 16. {STOP}"}, False),
    ("a count on file", {"body": f"{MARK} 12 payments. {STOP}", "spoken_counts": ("count:12",)}, True),
    ("another count", {"body": f"{MARK} 13 payments. {STOP}", "spoken_counts": ("count:13",)}, False),
    ("no figure, and no file was read", {"body": f"{MARK} hello. {STOP}", "ledger_figures": None}, True),
    ("a figure, and no file was read", {"body": f"{MARK} $35.00. {STOP}", "ledger_figures": None}, False),
    ("what a person types is theirs to answer for", {**HUMAN, "body": f"{MARK} $77.00. {STOP}"}, True),
]


@pytest.mark.parametrize(("change", "is_allowed"), [pytest.param(c, ok, id=name) for name, c, ok in ROWS])
def test_a_figure_that_is_on_no_file_stops_the_text(
    change: dict[str, Any], is_allowed: bool, config: ComplianceConfig
) -> None:
    decision = judge(replace(GOOD, **{"ledger_figures": ON_FILE, **change}), config)
    assert [reason.code for reason in decision.reasons] == ([] if is_allowed else ["FIGURE_NOT_IN_LEDGER"])
    assert "$" not in str([reason.sentence for reason in decision.reasons])


def test_the_decision_says_where_each_figure_is_on_file(config: ComplianceConfig) -> None:
    inputs = judge(replace(GOOD, body=f"{MARK} $35.00 on Dec 15. {STOP}", ledger_figures=ON_FILE), config).inputs
    assert inputs["figures"] == {"cents:3500": "off_1", "date:12-15": "off_1"}
    assert "ledger_figures" not in inputs
