"""Could we start a contact with this person now, and if not, why and from when on: a dry run of the gate.

It reads what sending would read, judges an approved, neutral text, and changes nothing: the transaction it looks in is
never kept. Source: compliance catalogue 0.2; issue "dry run" of the gate.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from parley.compliance.ahead import first_possible
from parley.compliance.attempt import Reason
from parley.compliance.gate import survey
from parley.compliance.rules import RULES
from parley.errors import ParleyError
from parley.services.composing import Draft, compose
from parley.services.context import Services
from parley.services.conversations import open_conversation
from parley.services.facts import gather
from parley.services.wording import Say
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer, ContactPoint, Conversation

CHANNELS: Final = ("sms", "web")
_PRIVATE_CODES: Final = frozenset({"HOLD_CRISIS", "HOLD_DV", "HOLD_THREAT"})
_PRIVATE_REASON: Final = {
    "gate": "G1",
    "rule_id": "HOLD-ONCE",
    "code": "HELD",
    "sentence": "A hold is in force; a person here knows why and decides about it.",
    "citation": None,
}
"""What a system outside is told of a crisis, of danger at home, or of a threat: nothing but that nobody may write (EV-DV)."""
_PROBE: Final = "utter_ask_is_this_you"


class NoSuchAccount(ParleyError):
    """There is no account with that reference, or several creditors have one."""

    code = "no_such_account"


class WrongChannel(ParleyError):
    """The channel is none we speak through."""

    code = "wrong_channel"


@dataclass(frozen=True, slots=True)
class ContactCheck:
    """The answer; `gates` holds every gate with its reasons, empty where it would let the contact pass."""

    account_id: str
    channel: str
    as_of: datetime
    gates: dict[str, tuple[Reason, ...]]
    possible_at: datetime | None
    """Now when it is possible now; None when time alone does not make it possible."""
    config_version: str

    @property
    def is_possible(self) -> bool:
        """True when every gate would let a contact pass now."""
        return not any(self.gates.values())

    def lines(self) -> list[str]:
        """Return the answer in plain lines."""
        if self.is_possible:
            return [f"Yes: a contact by {self.channel} could be started now (compliance values {self.config_version})."]
        lines = [f"No: a contact by {self.channel} cannot be started now (compliance values {self.config_version})."]
        for gate, reasons in self.gates.items():
            for reason in reasons:
                known = RULES.get(reason.rule_id)
                source = f"{reason.rule_id}, {known.citation}" if known else reason.rule_id
                lines.append(f"  {gate}: {reason.sentence} [{reason.code}; {source}]")
        if self.possible_at is None:
            return [*lines, "Time alone does not change that: a person must."]
        return [*lines, f"It becomes possible at {self.possible_at:%Y-%m-%d %H:%M} UTC if nothing else happens."]

    def as_json(self) -> dict[str, Any]:
        """Return the answer as the API gives it."""
        return {
            "account_id": self.account_id,
            "channel": self.channel,
            "as_of": self.as_of.isoformat(),
            "may_contact": self.is_possible,
            "possible_at": self.possible_at.isoformat() if self.possible_at else None,
            "reasons": [
                _PRIVATE_REASON
                if reason.code in _PRIVATE_CODES
                else {
                    "gate": gate,
                    "rule_id": reason.rule_id,
                    "code": reason.code,
                    "sentence": reason.sentence,
                    "citation": RULES[reason.rule_id].citation if reason.rule_id in RULES else None,
                }
                for gate, reasons in self.gates.items()
                for reason in reasons
            ],
            "gates": {gate: not reasons for gate, reasons in self.gates.items()},
            "config_version": self.config_version,
        }


class _Looked(Exception):
    """Carries the answer out of the transaction and undoes whatever looking has changed."""

    def __init__(self, check: ContactCheck) -> None:
        super().__init__()
        self.check = check


async def check_contact(
    services: Services, *, account_ref: str, creditor_id: str | None = None, channel: str = "sms"
) -> ContactCheck:
    """Ask every gate about a contact that we would start now.

    Args:
        account_ref: The creditor's reference, or our account id.
        creditor_id: Needed only where several creditors use the same reference.
        channel: sms or web.
    Raises:
        NoSuchAccount: No account, or more than one, has that reference.
        WrongChannel: The channel is neither.
    """
    if channel not in CHANNELS:
        raise WrongChannel(f"The channel must be one of {', '.join(CHANNELS)}.")
    try:
        async with services.db.work() as work:
            account, consumer = await _find(work, account_ref, creditor_id)
            conversation = await _conversation(work, account, consumer, channel)
            raise _Looked(await _look(services, work, account, conversation))
    except _Looked as looked:
        return looked.check


async def _find(work: Work, account_ref: str, creditor_id: str | None) -> tuple[Account, Consumer]:
    query = select(Account, Consumer).join(Consumer, Consumer.id == Account.consumer_id)
    query = query.where((Account.account_ref == account_ref) | (Account.id == account_ref)).limit(2)
    if creditor_id is not None:
        query = query.where(Account.creditor_id == creditor_id)
    rows = (await work.session.execute(query)).all()
    if not rows:
        raise NoSuchAccount(f"There is no account {account_ref}; check the reference and the creditor.")
    if len(rows) > 1:
        raise NoSuchAccount(f"Several creditors have an account {account_ref}; say which with the creditor's id.")
    return rows[0][0], rows[0][1]


async def _conversation(work: Work, account: Account, consumer: Consumer, channel: str) -> Conversation:
    """Return the conversation a contact would go into, as if it were about this account; opened here when there is none."""
    conversation = await work.session.scalar(
        select(Conversation)
        .where(Conversation.consumer_id == consumer.id, Conversation.channel == channel)
        .order_by(Conversation.last_inbound_at.desc().nulls_last(), Conversation.id)
        .limit(1)
        .with_for_update()
    )
    if conversation is None:
        conversation = await open_conversation(
            work, channel=channel, address=await _address(work, account, consumer, channel), language=consumer.language
        )
    conversation.consumer_id, conversation.account_id = consumer.id, account.id
    await work.session.flush()
    return conversation


async def _address(work: Work, account: Account, consumer: Consumer, channel: str) -> str:
    if channel == "web":
        return f"portal_{account.id}"
    phone = await work.session.scalar(
        select(ContactPoint.address)
        .where(ContactPoint.consumer_id == consumer.id, ContactPoint.kind == "phone")
        .order_by(ContactPoint.id)
        .limit(1)
    )
    if phone is None:
        raise NoSuchAccount("There is no telephone number on file for this account, so nothing can be texted.")
    return phone


async def _look(services: Services, work: Work, account: Account, conversation: Conversation) -> ContactCheck:
    facts = await gather(services, work, conversation, in_reply_to=None, is_started=True)
    sentence = services.wording.sentence(
        Say(_PROBE, {"first_name": "Robin"}), conversation.language, services.brand_fields
    )
    approved = services.wording.get(_PROBE, conversation.language)
    draft = Draft(
        response=_PROBE,
        text=sentence.text,
        kind=approved.kind,
        is_safe=approved.safe_before_verification,
        is_approved=True,
        menu=approved.menu,
        buttons=approved.buttons,
        proposes=approved.proposes,
    )
    attempt = facts.attempt(draft, body=compose(services, facts, draft, author="bot"), author="bot")
    gates = {gate: tuple(reasons) for gate, reasons in survey(attempt, services.compliance).items()}
    return ContactCheck(
        account_id=account.id,
        channel=conversation.channel,
        as_of=work.now,
        gates=gates,
        possible_at=first_possible(attempt, services.compliance),
        config_version=services.compliance.version,
    )
