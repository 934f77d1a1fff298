"""All rules by id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from parley.compliance.rules.events import EVENTS
from parley.compliance.rules.messaging import MESSAGING
from parley.compliance.rules.model import Rule
from parley.compliance.rules.policy import POLICY
from parley.compliance.rules.regf import REGF
from parley.compliance.rules.state import STATE

__all__ = ["RULES", "Rule", "rule"]

RULES: Mapping[str, Rule] = MappingProxyType({item.id: item for item in (*REGF, *MESSAGING, *EVENTS, *STATE, *POLICY)})


def rule(rule_id: str) -> Rule:
    """Return the rule with this id.

    Raises:
        KeyError: No such rule.
    """
    return RULES[rule_id]
