"""Rules of the FDCPA and Regulation F (12 CFR part 1006)."""

from parley.compliance.rules.model import Rule

REGF: tuple[Rule, ...] = (
    Rule(
        "REGF-6B1-TIME",
        "Contact only at convenient hours, in every plausible time zone",
        "12 CFR 1006.6(b)(1)(i); 15 USC 1692c(a)(1)",
        "G6",
        "S",
    ),
    Rule(
        "REGF-6B1-SELF",
        "One answer to a message the consumer sent at an inconvenient time",
        "12 CFR 1006.6(b)(1), commentary",
        "G6",
        "M",
    ),
    Rule(
        "REGF-6B1-DESIG",
        "Times, days and places the consumer named are kept",
        "12 CFR 1006.6(b)(1)",
        "G6",
        "S",
    ),
    Rule(
        "REGF-6B1-PLACE",
        "Nothing while the consumer is at an inconvenient place",
        "12 CFR 1006.6(b)(1)(ii)",
        "G6",
        "S",
    ),
    Rule(
        "REGF-6B3",
        "No contact at work where the employer forbids it",
        "12 CFR 1006.6(b)(3); 15 USC 1692c(a)(3)",
        "G2",
        "S",
    ),
    Rule(
        "REGF-6B2",
        "No contact with a consumer who has an attorney",
        "12 CFR 1006.6(b)(2); 15 USC 1692c(a)(2)",
        "G1",
        "S",
    ),
    Rule(
        "REGF-6C", "Stop after a written refusal or request to cease", "12 CFR 1006.6(c)(1); 15 USC 1692c(c)", "G1", "S"
    ),
    Rule(
        "REGF-6C-LIFT",
        "A cease stays until the consumer withdraws it in writing and a person confirms it",
        "program policy for 12 CFR 1006.6(c)",
        "G1",
        "M",
    ),
    Rule(
        "REGF-6D1",
        "Nothing about a debt to anyone but the verified consumer",
        "12 CFR 1006.6(d)(1); 15 USC 1692c(b)",
        "G8",
        "S",
    ),
    Rule("REGF-VERIFY", "Two factors before any debt information", "policy for 12 CFR 1006.6(d)(1)", "G1", "M"),
    Rule("REGF-6D3", "Never again use a number known to reach someone else", "12 CFR 1006.6(d)(3)", "G2", "S"),
    Rule("REGF-6E", "Every text carries a simple way to opt out", "12 CFR 1006.6(e)", "G8", "S"),
    Rule("REGF-10", "No location inquiries, no debt to third parties", "12 CFR 1006.10; 15 USC 1692b", "G1", "S"),
    Rule("REGF-14A", "No pattern of contact that harasses", "12 CFR 1006.14(a); 15 USC 1692d", "G7", "S"),
    Rule("REGF-14H1", "Honour a request not to use a medium", "12 CFR 1006.14(h)(1)", "G2", "S"),
    Rule("REGF-14H2", "After it, only one confirmation", "12 CFR 1006.14(h)(2)", "G2", "S"),
    Rule("REGF-18B", "No false or threatening statement", "12 CFR 1006.18(b)-(c); 15 USC 1692e", "G8", "S"),
    Rule(
        "REGF-18E1",
        "Initial disclosure before or with the first debt information",
        "12 CFR 1006.18(e)(1); 15 USC 1692e(11)",
        "G8",
        "S",
    ),
    Rule("REGF-18E2", "Every later message says it is from a debt collector", "12 CFR 1006.18(e)(2)", "G8", "S"),
    Rule("REGF-18E4", "Disclosures in the language of the message", "12 CFR 1006.18(e)(4)", "G8", "S"),
    Rule(
        "REGF-38A",
        "No collection on a disputed or unvalidated debt",
        "12 CFR 1006.38(a), (d)(2); 15 USC 1692g(b)",
        "G5",
        "S",
    ),
    Rule("REGF-38C", "No collection until the original creditor was named", "12 CFR 1006.38(c)", "G5", "S"),
    Rule("REGF-26-STATE", "No ask on a debt that may be time-barred", "12 CFR 1006.26; state law", "G5", "P"),
    Rule("REGF-2B", "Each message is a communication, an attempt, or neither", "12 CFR 1006.2(b),(d),(j)", "G8", "S"),
)
