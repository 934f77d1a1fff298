"""Which disclosures an allowed message really carries, for its decision record.

They are read off the text itself and kept with the decision, because every message has exactly one decision: a row of its own
for each marker of each message would say the same a second time. The initial disclosure has a row as well, since later
messages depend on it.

Source: rule catalogue REGF-18E2, AI-DISC-ALL, REGF-6E, REGF-104; REGF-100 (evidence).
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.compliance.config import ComplianceConfig
from parley.compliance.content import has_any, has_phrase
from parley.compliance.gate_facts import Facts
from parley.compliance.state_texts import fingerprint

Given = dict[str, str]


def disclosures_given(facts: Facts, config: ComplianceConfig) -> list[Given]:
    """Return kind, language and fingerprint of every disclosure in the text; the decision names the version."""
    return list(_find(facts, config))


def _find(facts: Facts, config: ComplianceConfig) -> Iterator[Given]:
    if facts.is_initial:
        yield _given("initial", facts, facts.body)
    if facts.role != "none" and facts.status == "verified":
        for form in config.markers.subsequent[facts.role][facts.language]:
            if has_any(facts.body, [form], brand=facts.brand):
                yield _given("subsequent", facts, form)
                break
    for words in config.disclosures.ai_words[facts.language]:
        if has_phrase(facts.body, words):
            yield _given("ai", facts, words)
            break
    if has_phrase(facts.body, config.sms.opt_out_line[facts.language]):
        yield _given("opt_out", facts, config.sms.opt_out_line[facts.language])
    for line in facts.state.lines:
        if line in facts.body:
            yield _given("state_line", facts, line)
    for text in facts.state.age_texts:
        if text in facts.body:
            yield _given("time_barred", facts, text)


def _given(kind: str, facts: Facts, wording: str) -> Given:
    return {"kind": kind, "language": facts.language, "wording_sha256": fingerprint(wording)}
