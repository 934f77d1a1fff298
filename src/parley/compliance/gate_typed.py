"""Gate G8, second part: what a person types, what is told of a medical debt, and every link.

Approved responses are held to the same lists when the product is built (tests/unit/test_content_policy.py).
Source: 12 CFR 1006.18; 12 USC 5531; 15 USC 1681s-2; 45 CFR 164.502(b); 47 CFR 64.1200(f); rules UDAAP, FCRA-TALK, HIPAA-MIN,
REGF-18B, TCPA-NOMKT, TW-ELIG-WORDS, TW-KW-COLLIDE, CTIA-LINK.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from parley.compliance.attempt import Reason
from parley.compliance.config import LANGUAGES, ComplianceConfig
from parley.compliance.config_content import PerLanguage
from parley.compliance.content import asks_for_reserved_keyword, find_debt_words, find_terms
from parley.compliance.figures import figures_in
from parley.compliance.gate_facts import Facts
from parley.compliance.health import MEDICAL, find_health_details
from parley.compliance.links import find_links, host_of


def typed(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Check the words of a collector: no promise, no pressure, nothing sold, nothing the carriers forbid."""
    if facts.author != "collector":
        return []
    policy, reasons = config.content, []
    if found := _found(facts.body, policy.promises):
        reasons.append(Reason("UDAAP", "PROMISE", f"The text promises what may not be promised: {found}."))
    if found := _found(facts.body, policy.credit_report):
        reasons.append(
            Reason("FCRA-TALK", "CREDIT_REPORT", f"The text says what will happen to a credit report: {found}.")
        )
    if found := _found(facts.body, policy.urgency):
        reasons.append(Reason("REGF-18B", "URGENCY", f"The text puts pressure of time on the consumer: {found}."))
    if found := _found(facts.body, policy.marketing):
        reasons.append(Reason("TCPA-NOMKT", "MARKETING", f"The text offers something to buy or borrow: {found}."))
    if facts.channel == "sms":
        reasons += _carrier(facts.body, config)
    return reasons


def spoken_figures(facts: Facts) -> tuple[str, ...]:
    """Return every figure an automated text speaks: sums and days as they are read, counts as they were filled in."""
    if facts.author == "collector":
        return ()
    return tuple(dict.fromkeys([*figures_in(facts.body), *facts.spoken_counts]))


def figures(facts: Facts) -> list[Reason]:
    """Check that every figure of an automated text is on file; where the file was not read, none is."""
    unknown = [figure for figure in spoken_figures(facts) if figure not in facts.ledger_figures]
    if not unknown:
        return []
    kinds = ", ".join(sorted({figure.split(":")[0] for figure in unknown}))
    return [Reason("REGF-18B", "FIGURE_NOT_IN_LEDGER", f"The text speaks a figure that is on no file ({kinds}).")]


def health(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Check that a text about a medical debt tells nothing of the care, whoever wrote it; a creditor's name counts.

    Words of crisis leave all the same: they are fixed, and nobody waits for them because of a name.
    """
    if MEDICAL not in facts.debt_types or facts.role == "none" or facts.is_crisis:
        return []
    found = find_health_details(facts.body, config.health)
    if not found:
        return []
    words = ", ".join(found)
    return [
        Reason("HIPAA-MIN", "HEALTH_DETAIL", f"The debt is medical, and the text tells something of the care: {words}.")
    ]


def links(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Check every link: our own domain or an official one, encrypted, and saying nothing of a debt by itself."""
    own = host_of(config.program.site)
    words = [term for language in LANGUAGES for term in config.debt_words[language]]
    reasons = []
    for link in find_links(facts.body):
        host = host_of(link)
        is_own = host == own or host.endswith(f".{own}")
        if not is_own and not _is_official(host, config):
            reasons.append(
                Reason("CTIA-LINK", "FOREIGN_LINK", f"The text links to {host}, which is not our own domain.")
            )
        if link.lower().startswith("http://"):
            reasons.append(Reason("CTIA-LINK", "LINK_NOT_ENCRYPTED", "A link must begin with https."))
        if is_own and find_debt_words(_words_of(link), words):
            reasons.append(Reason("CTIA-LINK", "LINK_TELLS", "The address of the link tells of a debt by itself."))
    return reasons


def _carrier(body: str, config: ComplianceConfig) -> list[Reason]:
    reasons = []
    if found := _found(body, config.content.forbidden_programs):
        reasons.append(
            Reason("TW-ELIG-WORDS", "FORBIDDEN_PROGRAM", f"The carriers read this as a program they forbid: {found}.")
        )
    if asks_for_reserved_keyword(body):
        reasons.append(
            Reason("TW-KW-COLLIDE", "KEYWORD_PROMPT", "The text asks for an answer that the carrier would swallow.")
        )
    return reasons


def _found(body: str, terms: PerLanguage) -> str:
    return ", ".join(find_terms(body, [term for language in LANGUAGES for term in terms[language]]))


def _is_official(host: str, config: ComplianceConfig) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in config.content.official_hosts)


def _words_of(link: str) -> str:
    parts = urlsplit(link if "://" in link else f"https://{link}")
    return " ".join(
        "".join(char if char.isalnum() else " " for char in f"{parts.netloc} {parts.path} {parts.query}").split()
    )
