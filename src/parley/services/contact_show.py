"""What people may look up about a number: its records of consent, its checks and marks, and what the gates make of them."""

from datetime import datetime, timedelta

from sqlalchemy import select

from parley.compliance.attempt import Reason
from parley.compliance.consent import judge_consent
from parley.compliance.number_fitness import freshness, judge_number
from parley.services.consents import consents_of
from parley.services.contact import contact_facts
from parley.services.context import Services
from parley.services.conversations import find_party
from parley.services.numbers import number_facts
from parley.services.phone import read_phone
from parley.storage.database import Work
from parley.storage.tables import ConsentRecord, Conversation, NumberCheck

_PLAIN_SOURCES = {
    "creditor_file": "passed on by the creditor's file",
    "consumer_text": "the consumer texted us from this number",
    "start": "asked to be texted again (START)",
    "web_chat": "given to us in the web chat",
    "portal": "given to us in the portal",
    "collector_call": "given to us in a call",
}


async def show_consent(services: Services, phone: str) -> list[str]:
    """Return every record of consent of a number, as lines, and whether a text of our own accord could rest on one.

    Raises:
        WrongPhone: It is no telephone number.
    """
    address = read_phone(phone)
    async with services.db.work() as work:
        rows = (
            await work.session.scalars(
                select(ConsentRecord).where(ConsentRecord.address == address).order_by(ConsentRecord.seq)
            )
        ).all()
        lines = [line for row in rows for line in _record(row)] or ["No consent is on record for this number."]
        return [*lines, await _consent_verdict(services, work, address)]


def _record(row: ConsentRecord) -> list[str]:
    account = f", account {row.account_id}" if row.account_id else ""
    lines = [
        f"{row.id}: {_PLAIN_SOURCES[row.source]}, {_at(row.given_at)}{account}",
        f"  scope: {row.scope}",
        f"  wording: {f'sha256 {row.wording_sha256}' if row.wording_sha256 else 'not on file'}",
        f"  campaign: {row.campaign_id or 'none'}",
    ]
    if row.wording:
        lines.append(f"  agreed to: {' '.join(row.wording.split())}")
    if row.note:
        lines.append(f"  note: {row.note}")
    if row.jurisdiction:
        lines.append(f"  state of the address then: {row.jurisdiction}")
    if row.message_id or row.recorded_by:
        lines.append(f"  recorded from: {row.message_id or row.recorded_by}")
    if row.revoked_at:
        cause = f", message {row.revoked_by_message}" if row.revoked_by_message else ""
        lines.append(f"  revoked: {_at(row.revoked_at)}, {row.revoked_because}{cause}")
    return lines


async def _consent_verdict(services: Services, work: Work, address: str) -> str:
    conversation = await work.session.scalar(
        select(Conversation).where(Conversation.channel == "sms", Conversation.address == address)
    )
    party = await find_party(work, conversation) if conversation else None
    facts = await contact_facts(services, work, conversation, party) if conversation else None
    verdict = judge_consent(
        facts.consents or () if facts else await consents_of(work, address),
        now=work.now,
        account_id=party.account.id if party else None,
        campaign_id=services.compliance.program.campaign_id,
        is_reply=False,
        requires_direct=bool(facts and facts.requires_direct_consent),
    )
    if verdict.consent is not None:
        return f"A text of our own accord could rest on {verdict.consent.id} (gate G3)."
    assert verdict.reason is not None
    return f"A text of our own accord would be stopped at gate G3: {_why(verdict.reason)}"


async def show_number(services: Services, phone: str) -> list[str]:
    """Return what is known of a number, as lines, and what gate G4 makes of it now.

    Raises:
        WrongPhone: It is no telephone number.
    """
    address = read_phone(phone)
    policy = services.compliance.number_fitness
    async with services.db.work() as work:
        rows = (
            await work.session.scalars(
                select(NumberCheck).where(NumberCheck.address == address).order_by(NumberCheck.seq)
            )
        ).all()
        facts = await number_facts(work, address, await consents_of(work, address))
        lines = [_check(row) for row in rows] or ["No check and no trouble is on record for this number."]
        lines.append(f"The consumer last texted from it: {_at(facts.last_text_at) if facts.last_text_at else 'never'}.")
        evidence = freshness(facts, now=work.now, policy=policy)
        if evidence is not None:
            until = (work.now + timedelta(days=policy.freshness_days - evidence.age_days)).date()
            path = evidence.path.replace("_", " ")
            lines.append(f"Evidence: {path}, {evidence.age_days} days old; good until {until}.")
        reasons = judge_number(facts, now=work.now, policy=policy)
        lines.append(
            f"A text would be stopped at gate G4: {_why(reasons[0])}"
            if reasons
            else "The number is fit for texts (gate G4)."
        )
        return lines


def _check(row: NumberCheck) -> str:
    if row.mark is not None:
        return f"{row.id}: {_at(row.recorded_at)} the carrier reported {row.mark} (code {row.carrier_code}), {row.message_id}"
    said = [f"line type {row.line_type}"] if row.line_type else []
    if row.reassigned:
        since = f" since {row.since_on}" if row.since_on else ""
        said.append(f"reassigned{since}: {row.reassigned.replace('_', ' ')}")
    by = f", recorded by {row.recorded_by}" if row.recorded_by else ""
    return f"{row.id}: {row.checked_on} {', '.join(said)} ({row.provider}{by})"


def _why(reason: Reason) -> str:
    return f"{reason.sentence} [{reason.code}, {reason.rule_id}]"


def _at(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
