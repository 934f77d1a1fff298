"""Gate G3: is there usable proof that this person agreed to be texted at this number?

Two routes lead to a text of our own accord: the consumer used the number to text us about this debt, or gave us directly
consent to text it. What the creditor passed on is evidence and never enough (REGF-6D5-CRED). An answer to the consumer's own
text needs only that text, as long as nothing revoked it since.

Source: 12 CFR 1006.6(d)(5); 47 CFR 64.1200(a)(1)-(2), (10); CTIA Messaging Principles 5.1; rule catalogue, sections 1.2, 2, 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from parley.compliance.attempt import Reason

Source = Literal["creditor_file", "consumer_text", "start", "web_chat", "portal", "collector_call"]
Route = Literal["reply", "consumer_text", "direct_consent"]

BY_TEXT: frozenset[str] = frozenset({"consumer_text", "start"})
"""The consumer's own text is the proof; its words are kept as a digest."""
GIVEN_TO_US: frozenset[str] = frozenset({"start", "web_chat", "portal", "collector_call"})
"""Consent in so many words, given to us and not passed on by the creditor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One record of consent for one number, as the gate needs it."""

    id: str
    source: Source
    given_at: datetime
    account_id: str | None
    """The debt the consumer wrote about; None while nobody was known, or where the consent holds for every debt."""
    wording_sha256: str | None
    campaign_id: str | None
    revoked_at: datetime | None

    def as_json(self) -> dict[str, Any]:
        """Return the record as JSON-able values for the evidence of a decision."""
        return {
            "id": self.id,
            "source": self.source,
            "given_at": self.given_at.isoformat(),
            "account_id": self.account_id,
            "wording_sha256": self.wording_sha256,
            "campaign_id": self.campaign_id,
            "revoked_at": self.revoked_at.isoformat() if self.revoked_at else None,
        }


@dataclass(frozen=True, slots=True)
class ConsentVerdict:
    """The record that permits the text, or why none does."""

    route: Route | None
    consent: Consent | None
    reason: Reason | None


_NO_CONSENT = Reason("TCPA-CONSENT", "NO_CONSENT", "There is no consent to text this number about this debt.")
_REVOKED = Reason("TCPA-REV-ANY", "CONSENT_REVOKED", "The consent to text this number was revoked.")
_NOT_DIRECT = Reason(
    "REGF-6D5-CRED", "NO_DIRECT_TEXT_CONSENT", "The only consent was passed on by the creditor; texts need our own."
)
_STATE_ASKS = Reason(
    "ECONSENT-STATE",
    "NO_ELECTRONIC_CONSENT",
    "The consumer's state or city asks for consent to electronic messages, given to us in so many words.",
)
_NO_WORDING = Reason(
    "TCPA-CONSENT", "CONSENT_WITHOUT_WORDING", "The consent is on file without the wording that was agreed to."
)
_NO_CAMPAIGN = Reason(
    "CTIA-OPTIN", "CONSENT_NO_CAMPAIGN", "The consent was not given for the campaign this text would leave under."
)
# How far a record came; the one that came furthest says what is still wanting.
_PROGRESS = (_NO_CONSENT, _NOT_DIRECT, _STATE_ASKS, _NO_WORDING, _NO_CAMPAIGN)


def judge_consent(
    consents: Sequence[Consent],
    *,
    now: datetime,
    account_id: str | None,
    campaign_id: str | None,
    is_reply: bool,
    requires_direct: bool,
) -> ConsentVerdict:
    """Find the record that permits a text to a number, or say what is wanting.

    No side effects.

    Args:
        consents: All records of the number and medium, revoked ones included.
        now: When the text would leave; a record from later proves nothing.
        account_id: The debt the text is about; None when no account is involved.
        campaign_id: The campaign the text would leave under.
        is_reply: The text answers a message of the consumer that is still fresh enough to be answered.
        requires_direct: The law of the consumer's place asks for electronic consent (District of Columbia, New York City).
    """
    known = [consent for consent in consents if consent.given_at <= now]
    live = _live(known)
    if not live:
        return ConsentVerdict(None, None, _REVOKED if known else _NO_CONSENT)
    newest_first = sorted(live, key=lambda consent: consent.given_at, reverse=True)
    if is_reply:
        for consent in newest_first:
            if consent.source in BY_TEXT:
                return ConsentVerdict("reply", consent, None)
    wanting = _NO_CONSENT
    for consent in newest_first:
        lacks = _lacks(consent, account_id=account_id, campaign_id=campaign_id, requires_direct=requires_direct)
        if lacks is None:
            return ConsentVerdict("direct_consent" if consent.source in GIVEN_TO_US else "consumer_text", consent, None)
        wanting = max(wanting, lacks, key=_PROGRESS.index)
    return ConsentVerdict(None, None, wanting)


def _live(consents: Sequence[Consent]) -> list[Consent]:
    """Drop what is revoked, and what was given before a revocation: a file that arrives late revives nothing."""
    revocations = [consent.revoked_at for consent in consents if consent.revoked_at is not None]
    last = max(revocations, default=None)
    return [
        consent for consent in consents if consent.revoked_at is None and (last is None or consent.given_at >= last)
    ]


def _lacks(
    consent: Consent, *, account_id: str | None, campaign_id: str | None, requires_direct: bool
) -> Reason | None:
    """Return what keeps one live record from permitting a text of our own accord."""
    if consent.source == "creditor_file":
        return _NOT_DIRECT
    if consent.account_id != account_id and not (consent.account_id is None and consent.source in GIVEN_TO_US):
        return _NO_CONSENT
    if requires_direct and consent.source not in GIVEN_TO_US:
        return _STATE_ASKS
    if not consent.wording_sha256:
        return _NO_WORDING
    if not consent.campaign_id or consent.campaign_id != campaign_id:
        return _NO_CAMPAIGN
    return None
