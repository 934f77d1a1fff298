"""The rules the gate applies: one module per family, one registry of ids, titles, citations and gates."""

from parley.compliance.rules.registry import RULES, Rule, rule

__all__ = ["RULES", "Rule", "rule"]
