"""Rules of the TCPA, the carriers and the SMS provider."""

from parley.compliance.rules.model import Rule

MESSAGING: tuple[Rule, ...] = (
    Rule(
        "TW-ELIG",
        "SMS only for a program the provider approved",
        "provider messaging policy, forbidden categories",
        "G0",
        "S",
    ),
    Rule(
        "TW-10DLC",
        "Texts only under a registered campaign",
        "A2P 10DLC registration; provider errors 30032, 30034",
        "G0",
        "S",
    ),
    Rule("TCPA-CONSENT", "A text needs the consent of who uses the number", "47 CFR 64.1200(a)(1)-(2)", "G3", "S"),
    Rule("CTIA-OPTIN", "An opt-in belongs to one campaign", "CTIA Messaging Principles 5.1", "G3", "P"),
    Rule("TCPA-RND", "Numbers are checked against the reassigned numbers database", "47 CFR 64.1200(m)", "G4", "S"),
    Rule(
        "TW-ERR",
        "A number the carrier reports as bad is not tried again blindly",
        "provider error reference, messages 21211 to 30034",
        "G4",
        "S",
    ),
    Rule("TCPA-REV-ANY", "Any reasonable expression revokes consent", "47 CFR 64.1200(a)(10)", "G2", "S"),
    Rule("TCPA-REV-CONF", "One confirmation, within five minutes", "47 CFR 64.1200(a)(12)", "G2", "S"),
    Rule("TW-SEG", "An SMS stays within the approved size", "GSM 03.38; provider message length limits", "G8", "S"),
    Rule(
        "TW-QUEUE",
        "A queued message may not outlive the contact window",
        "12 CFR 1006.6(b)(1)(i); provider queue rules",
        "G10",
        "S",
    ),
    Rule(
        "CNT-INIT",
        "Ceiling of automated messages in one thread and day",
        "12 CFR 1006.14(a); program policy",
        "G7",
        "M",
    ),
    Rule("CNT-DEFAULT", "Contacts we start stay under every cap", "12 CFR 1006.14(a); program policy", "G7", "M"),
    Rule("TCPA-NOMKT", "Nothing is sold, refinanced or referred", "47 CFR 64.1200(f)", "G8", "S"),
    Rule(
        "TW-ELIG-WORDS",
        "No wording of a program the carriers forbid",
        "provider messaging policy, forbidden categories",
        "G8",
        "S",
    ),
    Rule(
        "TW-KW-COLLIDE",
        "Nobody is asked to answer with a word the carrier swallows",
        "derived from the provider opt-out documentation",
        "G8",
        "S",
    ),
    Rule(
        "CTIA-LINK",
        "Links are on our own domain and say nothing of a debt",
        "CTIA 5.3; provider rule",
        "G8",
        "S",
    ),
)
