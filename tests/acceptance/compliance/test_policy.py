"""Our own rules, and that no row of the catalogue is without its example."""

import ast
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from parley.compliance.attempt import ActiveHold
from parley.compliance.gate import judge
from parley.services.rule_register import Coverage, coverage_of
from tests.acceptance.compliance.examples import CONFIG, REGISTER, ROOT, codes, decide
from tests.unit.compliance.test_gate import GOOD, NOON, UNVERIFIED


@cache
def covered() -> dict[str, Coverage]:
    """Look through all sources and tests once."""
    return coverage_of(REGISTER, ROOT)


@pytest.mark.parametrize("rule_id", [rule.id for rule in REGISTER.values() if rule.status == "enforced"])
def test_an_enforced_rule_has_a_test_that_names_it(rule_id: str) -> None:
    assert covered()[rule_id].tests


def test_every_enforced_rule_with_an_example_has_it_as_a_test_or_points_to_one() -> None:
    strings: set[str] = set()
    for path in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
    without = [
        rule.id
        for rule in REGISTER.values()
        if rule.status == "enforced" and rule.acceptance and rule.acceptance not in strings and not rule.tests
    ]
    assert without == []


def test_config_dates_values_are_used_only_while_they_are_in_force() -> None:
    ended = replace(CONFIG, effective_to=NOON.date() - timedelta(days=1))
    decision = judge(GOOD, ended)
    assert (decision.gate, decision.rule_ids) == ("G0", ("CONFIG-DATES",))


def test_gate_complete_a_fact_nobody_told_stops_the_message() -> None:
    decision = decide(opted_out=None)
    assert decision.rule_ids == ("GATE-COMPLETE",)


def test_wording_only_approved_sentences_leave() -> None:
    assert decide(wording_approved=False).rule_ids == ("WORDING",)


def test_rep_auth_and_claim_paid_stop_collection() -> None:
    for kind, rule_id in (("REPRESENTATIVE", "REP-AUTH"), ("CLAIMED_PAID", "CLAIM-PAID")):
        assert decide(active_holds=(ActiveHold(kind, True),)).rule_ids == (rule_id,)


def test_every_reason_of_the_gate_cites_a_rule_of_the_register() -> None:
    calls = [
        node
        for path in sorted((ROOT / "src/parley/compliance").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Reason" and node.args
    ]
    cited = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    assert cited
    assert cited - set(REGISTER) == set()


def test_codes_of_a_decision_are_those_of_its_first_gate() -> None:
    assert codes(decide(**{**UNVERIFIED, "safe_before_verification": False, "opted_out": True})) == ["OPTED_OUT"]
