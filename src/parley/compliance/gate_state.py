"""What states and cities ask of a message: gate G5 for the age of the debt, gate G8 for lines and texts.

Source: rule catalogue, sections 5.2 and 5.3; rules TB-CALC, TB-ASK, REGF-26-STATE, REGF-104, AI-UT.
"""

from __future__ import annotations

from parley.compliance.attempt import Reason
from parley.compliance.config import ComplianceConfig
from parley.compliance.content import find_terms, has_phrase
from parley.compliance.gate_facts import Facts

_NOT_ABOUT_THE_DEBT = frozenset({"acknowledgement", "opt_out_confirmation", "crisis"})


def age(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G5: nothing is asked on a debt that may be too old, that is gone, or that a waiting time protects."""
    if facts.role == "none" or facts.kind in _NOT_ABOUT_THE_DEBT or facts.is_crisis or facts.is_confirmation:
        return []
    status = facts.state.age
    if status == "EXTINGUISHED" and not (_is_neutral(facts) and facts.is_reply):
        return [
            Reason("TB-CALC", "DEBT_EXTINGUISHED", "The debt ended with its limitation period, so nothing is sent.")
        ]
    if _is_neutral(facts):
        return []
    reasons = []
    if facts.state.is_waiting:
        reasons.append(
            Reason("REGF-104", "NV_MEDICAL_60", "The waiting time of the state for a medical debt is not over.")
        )
    if status == "JUDGMENT" and facts.author != "collector":
        reasons.append(Reason("TB-CALC", "JUDGMENT", "A judgment is for a person, not for the assistant."))
    if status == "TIME_BARRED_SUSPECT":
        reasons += _suspect(facts, config)
    if status == "NEAR_TB" and not facts.state.is_text_given and _is_plan(facts, config):
        reasons.append(
            Reason("TB-CONSEQ", "NEAR_TIME_BARRED", "A plan needs the explanation of the limitation period first.")
        )
    return reasons


def texts(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G8: the lines every message of a place carries, and the text next to an amount of an old debt."""
    if facts.role == "none" or facts.status != "verified" or facts.is_crisis or facts.is_confirmation:
        return []
    reasons = [
        Reason("REGF-104", "LICENCE_MISSING", f"The message has to carry the {line}, and there is none.")
        for line in facts.state.missing_lines
    ]
    if any(line not in facts.body for line in facts.state.lines):
        reasons.append(
            Reason("REGF-104", "STATE_TEXT_MISSING", "A line that a state wants in each message is missing.")
        )
    if _needs_age_texts(facts) and any(text not in facts.body for text in facts.state.age_texts):
        reasons.append(
            Reason(
                "TB-CONSEQ", "STATE_TEXT_MISSING", "The text on the age of the debt is not next to what is said of it."
            )
        )
    if facts.state.marks_each_message and facts.author == "bot" and not _says_it_is_ai(facts, config):
        reasons.append(Reason("AI-UT", "AI_MARKER_MISSING", "The message does not say that an AI assistant writes it."))
    return reasons


def _says_it_is_ai(facts: Facts, config: ComplianceConfig) -> bool:
    return any(has_phrase(facts.body, words) for words in config.disclosures.ai_words[facts.language])


def _suspect(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """TB-ASK: by text never; in web chat only after the text of the state was delivered in a form to keep."""
    if facts.author == "collector" and not _asks(facts, config):
        return []
    if facts.channel == "sms":
        return [
            Reason(
                "TB-ASK",
                "TIME_BARRED_BY_SMS",
                "The debt may be time-barred, and a text cannot carry what must be said.",
            )
        ]
    if not facts.state.is_text_given:
        return [
            Reason(
                "REGF-26-STATE",
                "TIME_BARRED_UNDISCLOSED",
                "The debt may be time-barred and the state's text was not given.",
            )
        ]
    return []


def _needs_age_texts(facts: Facts) -> bool:
    return (
        facts.state.age == "TIME_BARRED_SUSPECT"
        and facts.author != "collector"
        and not _is_neutral(facts)
        and facts.kind not in _NOT_ABOUT_THE_DEBT
    )


def _is_neutral(facts: Facts) -> bool:
    return facts.is_safe and facts.author != "collector"


def _is_plan(facts: Facts, config: ComplianceConfig) -> bool:
    if facts.author == "collector":
        return _asks(facts, config)
    return facts.proposes_payment


def _asks(facts: Facts, config: ComplianceConfig) -> bool:
    """Tell whether what a person typed names money or asks for any."""
    words = [term for terms in config.payment_words.values() for term in terms]
    return "$" in facts.body or bool(find_terms(facts.body, words))
