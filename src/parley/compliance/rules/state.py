"""Rules of states and cities, and of debts that may be too old to sue on."""

from parley.compliance.rules.model import Rule

_AGE = "12 CFR 1006.26; state limitation law, section 5.3"

STATE: tuple[Rule, ...] = (
    Rule("REGF-104", "Stricter state law applies as well", "12 CFR 1006.104", "G6", "M"),
    Rule("TB-CALC", "The limitation period in every plausible state", _AGE, "G5", "M"),
    Rule("TB-ASK", "No ask on such a debt before its disclosure", _AGE, "G5", "M"),
    Rule("TB-CONSEQ", "What a payment does to the period is said plainly", _AGE, "G8", "M"),
    Rule("AI-DISC-ALL", "The assistant says that it is one", "nationwide policy", "G8", "S"),
    Rule("AI-UT", "Utah: every message says so", "Utah Code 13-77-103/104 (enacted as 13-75)", "G8", "S"),
)
