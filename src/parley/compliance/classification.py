"""What an outgoing message is in law: a communication, an attempt to communicate, or neither.

A communication conveys information about a debt, directly or indirectly; an attempt seeks contact about one without
saying so. Both pass every gate alike: there is no limited-content text message, that form exists for voicemail only.
In doubt a message is a communication, because from the first one the time for the validation notice runs.
Source: 12 CFR 1006.2(b), (d), (j); rule REGF-2B.
"""

from __future__ import annotations

from typing import Literal

from parley.compliance.config import LANGUAGES, ComplianceConfig
from parley.compliance.content import find_debt_words, find_terms
from parley.compliance.gate_facts import Facts

Classification = Literal["communication", "attempt", "neither"]

_ABOUT_NO_DEBT = {
    "crisis": "the help line is for the person and asks for nothing about a debt",
    "opt_out_confirmation": "the confirmation only says that a request is honoured",
}


def classify(facts: Facts, config: ComplianceConfig) -> tuple[Classification, str]:
    """Return the class of a message and why, in a few words.

    No side effects; the text itself is read, not only what its author says about it.
    """
    words = [term for language in LANGUAGES for term in config.debt_words[language]]
    if find_debt_words(facts.body, words):
        return "communication", "the text speaks of a debt or a sum"
    if find_terms(facts.body, facts.protected_terms):
        return "communication", "the text names something of the account"
    if facts.author != "collector" and facts.kind in _ABOUT_NO_DEBT and facts.is_safe:
        return "neither", _ABOUT_NO_DEBT[facts.kind]
    if facts.author != "collector" and facts.is_safe:
        return "attempt", "the approved text is neutral"
    if facts.author == "collector" and facts.status != "verified":
        return "attempt", "a person wrote a neutral text"
    return "communication", "the text is not marked as neutral, and the person knows of the debt"
