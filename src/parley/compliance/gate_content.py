"""Gate G8: what the text must and must not contain.

Source: 12 CFR 1006.6(d)(1), (e), 1006.18; rules REGF-6D1, REGF-6E, REGF-18B, REGF-18E1, REGF-18E2, TW-SEG.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from parley.compliance import gate_state, redaction_numbers
from parley.compliance.attempt import Reason
from parley.compliance.config import LANGUAGES, ComplianceConfig
from parley.compliance.content import find_debt_words, find_terms, has_any, has_phrase, missing_phrases
from parley.compliance.gate_facts import Facts
from parley.compliance.gate_typed import figures, health, links, typed
from parley.compliance.languages import is_mixed
from parley.compliance.overshadowing import find_overshadowing
from parley.compliance.redaction_disguised import disguised_cards
from parley.compliance.segments import count_segments

_NO_OPT_OUT_LINE = frozenset({"utter_ack_wrong_party"})


def content(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """G8: all checks on the text, every failing one reported."""
    return [
        *_third_party_safe(facts, config),
        *_disclosures(facts, config),
        *gate_state.texts(facts, config),
        *_automated(facts, config),
        *_one_language(facts, config),
        *_opt_out_line(facts, config),
        *_forbidden(facts, config),
        *typed(facts, config),
        *links(facts, config),
        *_overshadowing(facts, config),
        *health(facts, config),
        *figures(facts),
        *_secrets(facts),
        *_size(facts, config),
    ]


def _third_party_safe(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Until the right party is verified, only neutral text may leave.

    Automated responses must be marked safe and are scanned as well; what a collector types has no mark, so the scan and
    the protected names decide.
    """
    if facts.status == "verified" and facts.role != "none":
        return []
    reasons = []
    if facts.author != "collector" and not facts.is_safe:
        reasons.append(
            Reason("REGF-6D1", "NOT_SAFE_BEFORE_VERIFICATION", "This response is for verified consumers only.")
        )
    if facts.is_initial:
        reasons.append(
            Reason("REGF-6D1", "DISCLOSURE_BEFORE_VERIFICATION", "The disclosure itself would tell of the debt.")
        )
    words = [term for language in LANGUAGES for term in config.debt_words[language]]
    if find_debt_words(facts.body, words):
        reasons.append(Reason("REGF-6D1", "DEBT_WORDS", "The text tells of a debt and the person is not verified."))
    if facts.author == "collector" and find_terms(facts.body, facts.protected_terms):
        reasons.append(
            Reason("REGF-6D1", "PROTECTED_TERM", "The text names something of the account before verification.")
        )
    return reasons


def _disclosures(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """The initial disclosure first; afterwards every text says where it comes from."""
    if facts.role == "none" or facts.status != "verified":
        return []
    if facts.is_initial:
        required = config.markers.initial[facts.role][facts.language]
        if missing_phrases(facts.body, required, brand=facts.brand):
            return [Reason("REGF-18E1", "DISCLOSURE_INCOMPLETE", "The initial disclosure lacks required wording.")]
        return []
    if facts.is_safe and facts.author != "collector":
        return []
    if not facts.initial_done:
        return [Reason("REGF-18E1", "DISCLOSURE_FIRST", "The initial disclosure must come before this message.")]
    if facts.channel == "web" and facts.session_marker_shown:
        return []
    if has_any(facts.body, config.markers.subsequent[facts.role][facts.language], brand=facts.brand):
        return []
    other = next(language for language in LANGUAGES if language != facts.language)
    if has_any(facts.body, config.markers.subsequent[facts.role][other], brand=facts.brand):
        return [Reason("REGF-18E4", "LANG_MISMATCH", "The disclosure is not in the language of the message.")]
    return [Reason("REGF-18E2", "MARKER_MISSING", "The message does not say that it is from a debt collector.")]


def _automated(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Ask that the assistant says what it is: in each text, in a chat at its start and after a long silence."""
    if facts.author != "bot" or facts.ai_told or facts.is_crisis or facts.is_confirmation:
        return []
    if any(has_phrase(facts.body, words) for words in config.disclosures.ai_words[facts.language]):
        return []
    return [
        Reason("AI-DISC-ALL", "AI_DISCLOSURE_DUE", "The message does not say that an automated assistant writes it.")
    ]


def _one_language(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Refuse a text in another language than its disclosures, or in two; the frame itself is approved wording."""
    body = facts.body
    frame = [
        *(form for role in config.markers.subsequent.values() for forms in role.values() for form in forms),
        *config.sms.opt_out_line.values(),
    ]
    for part in (*(text.replace("{brand}", facts.brand) for text in frame), *facts.state.lines, *facts.state.age_texts):
        body = body.replace(part, " ")
    if not is_mixed(body, facts.language):
        return []
    return [Reason("REGF-18E4", "LANG_MISMATCH", "The text is not, or not all, in the language of its disclosures.")]


def _opt_out_line(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    if facts.channel != "sms" or facts.is_confirmation or facts.is_crisis or facts.response_name in _NO_OPT_OUT_LINE:
        return []
    if has_phrase(facts.body, config.sms.opt_out_line[facts.language]):
        return []
    return [Reason("REGF-6E", "OPT_OUT_LINE_MISSING", "The text has no opt-out line in its language.")]


def _forbidden(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Scan what a person typed; approved responses were read by counsel."""
    if facts.author != "collector":
        return []
    words = [term for language in LANGUAGES for term in config.forbidden[language]]
    found = find_terms(facts.body, words)
    return (
        [Reason("REGF-18B", "FORBIDDEN_WORDS", f"The text contains forbidden wording: {', '.join(found)}.")]
        if found
        else []
    )


def _overshadowing(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    """Until the validation period is over, nothing may hide the right to dispute (REGF-38B).

    An approved answer may name the day of a payment: offers may be shown to who asks. A text that nobody asked for, and what a
    person types, may not.
    """
    if facts.validation_state in ("not_required", "over"):
        return []
    # Where several days are possible the earlier one counts: a deadline is then never taken for later than it is.
    today = min((facts.now.astimezone(ZoneInfo(zone)).date() for zone in facts.zones), default=facts.now.date())
    found = find_overshadowing(facts.body, config.overshadowing, today=today, period_ends_on=facts.validation_ends_on)
    if facts.author != "collector" and facts.is_reply:
        found = tuple(item for item in found if item.is_pressure)
    if not found:
        return []
    words = ", ".join(repr(item.words) for item in found)
    mend = "" if any(item.is_pressure for item in found) else f' or add "This {config.overshadowing.safe["en"][0]}"'
    return [
        Reason(
            "REGF-38B",
            "OVERSHADOWING",
            f"The text could hide the right to dispute during the validation period: {words}. Leave it out{mend}.",
        )
    ]


def _secrets(facts: Facts) -> list[Reason]:
    has_card = next(redaction_numbers.cards(facts.body), None) or next(disguised_cards(facts.body), None)
    has_ssn = next(redaction_numbers.social_security_numbers(facts.body, expecting_identity=False), None)
    if has_card or has_ssn:
        return [Reason("PCI-NOPAN", "SECRET_IN_TEXT", "The text contains a card or social security number.")]
    return []


def _size(facts: Facts, config: ComplianceConfig) -> list[Reason]:
    body = facts.state.own_words(facts.body)
    if facts.channel == "web":
        if len(body) <= config.web_max_chars:
            return []
        return [Reason("TW-SEG", "TOO_LONG", f"The text is longer than {config.web_max_chars} characters.")]
    size = count_segments(body)
    most = config.sms.max_parts[size.encoding]
    if size.characters > config.sms.max_chars or size.parts > most:
        return [
            Reason(
                "TW-SEG",
                "TOO_LONG",
                f"The text has {size.characters} characters in {size.parts} parts ({size.encoding}).",
            )
        ]
    return []
