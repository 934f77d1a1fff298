"""Gather what the gate must know about a conversation, in the transaction that will send."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from parley.compliance.attempt import ActiveHold, Attempt
from parley.compliance.designated import Designated
from parley.compliance.state_facts import StateFacts
from parley.services.cease import is_asked_under_cease
from parley.services.contact import ContactFacts, contact_facts
from parley.services.contact_counts import StartedContacts, read_started_contacts
from parley.services.contact_times import designated_of, live_preferences, plausible_zones, stated_state
from parley.services.context import Services
from parley.services.conversations import (
    Party,
    debt_types_of,
    drop_stale_verification,
    find_creditor,
    find_party,
    live_holds,
    lock_person,
    person_zones,
)
from parley.services.disclosures import is_ai_told, is_disclosed
from parley.services.facts_messages import (
    is_awaited,
    is_confirmation_sent,
    is_marker_shown,
    latest_inbound,
    messages_today,
    replies_since,
)
from parley.services.state_law import state_facts
from parley.services.validation_clock import ValidationFacts, validation_facts
from parley.storage.database import Work
from parley.storage.tables import Conversation, Hold, Message, Suppression

if TYPE_CHECKING:
    from parley.services.composing import Draft


@dataclass
class GateFacts:
    """Everything about one conversation that a decision depends on; kept current while several messages are sent."""

    services: Services
    conversation: Conversation
    party: Party | None
    now: datetime
    sender: str
    is_disclosed: bool
    is_marker_shown: bool
    holds: list[Hold]
    suppressions: set[str]
    is_confirmation_sent: bool
    inbound_age_s: int | None
    replies_since_inbound: int
    is_reply: bool
    is_awaited: bool
    asked_under_cease: bool
    messages_today: int
    started: StartedContacts
    is_ai_told: bool
    state: StateFacts
    debt_types: tuple[str, ...] | None
    protected_terms: tuple[str, ...]
    contact: ContactFacts
    validation: ValidationFacts
    zones: tuple[str, ...] = field(default=())
    stated_state: str | None = None
    designated: tuple[Designated, ...] = ()
    ledger: dict[str, str] | None = None
    """Every figure on file, read only where a text speaks one."""

    @property
    def role(self) -> str:
        """Party role of the account, or "none"."""
        return self.party.account.party_role if self.party else "none"

    @property
    def is_verified(self) -> bool:
        """Whether the right party is on the line."""
        return self.conversation.right_party_status == "verified" and self.party is not None

    def attempt(self, draft: "Draft", *, body: str, author: str) -> Attempt:
        """Return the question put to the gate for one message."""
        conversation = self.conversation
        return Attempt(
            channel=cast(Any, conversation.channel),
            now=self.now,
            author=cast(Any, author),
            response_name=draft.response,
            response_kind=draft.kind,
            safe_before_verification=draft.is_safe,
            proposes_payment=draft.proposes,
            body=body,
            language=cast(Any, conversation.language),
            brand=self.sender,
            right_party_status=cast(Any, conversation.right_party_status),
            party_role=cast(Any, self.role),
            program_stops=self.contact.stops,
            creditor_id=self.party.account.creditor_id if self.party else None,
            account_id=self.party.account.id if self.party else None,
            debt_types=self.debt_types,
            consents=self.contact.consents,
            requires_direct_consent=self.contact.requires_direct_consent,
            number=self.contact.number,
            consumer_state=self.party.consumer.state if self.party else None,
            initial_disclosure_done=self.is_disclosed,
            is_initial_disclosure=draft.kind == "disclosure_initial",
            session_marker_shown=self.is_marker_shown,
            active_holds=tuple(ActiveHold(hold.kind, hold.acknowledged_at is not None) for hold in self.holds),
            opted_out="opted_out" in self.suppressions,
            suppressed=bool(self.suppressions - {"opted_out", "work_number"}),
            work_number="work_number" in self.suppressions,
            opt_out_confirmation_sent=self.is_confirmation_sent,
            is_reply_to_inbound=self.is_reply,
            inbound_age_seconds=self.inbound_age_s,
            replies_since_inbound=self.replies_since_inbound,
            is_awaited=self.is_awaited,
            asked_under_cease=self.asked_under_cease,
            handover=cast(Any, conversation.handover),
            handover_line_sent=conversation.handover_line_at is not None,
            zones=self.zones,
            stated_state=self.stated_state,
            designated=self.designated,
            sms_enabled=self.services.compliance.program.sms_enabled,
            wording_approved=draft.is_approved,
            bot_messages_today=self.messages_today,
            is_initiated=self.started.is_initiated,
            counters=self.started.counters,
            unanswered=self.started.unanswered,
            unanswered_until=self.started.unanswered_until,
            is_repeated_text=body in self.started.recent_texts,
            ai_told=self.is_ai_told,
            state=self.state,
            validation_state=self.validation.state,
            validation_ends_on=self.validation.ends_on,
            spoken_counts=draft.counts,
            ledger_figures={**draft.literals, **(self.ledger or {})},
            protected_terms=self.protected_terms,
        )

    def note_sent(self, draft: "Draft", body: str) -> None:
        """Take over what a message just allowed changes for the next one of the same turn."""
        self.messages_today += 1
        self.is_ai_told = self.is_ai_told or self.conversation.channel == "web"
        self.started.note_sent(body, self.now)
        if draft.kind == "disclosure_initial":
            self.is_disclosed = self.is_marker_shown = True
            if self.validation.state == "not_started":
                self.validation = ValidationFacts("pending", None)
        elif self.is_verified and self.is_disclosed and not draft.is_safe:
            self.is_marker_shown = True
        if draft.kind == "opt_out_confirmation":
            self.is_confirmation_sent = True


async def gather(
    services: Services,
    work: Work,
    conversation: Conversation,
    *,
    in_reply_to: Message | None,
    is_started: bool = False,
) -> GateFacts:
    """Read the facts; a fact that cannot be read raises, and then nothing is sent.

    Args:
        in_reply_to: The message that is answered, if one is.
        is_started: Ask about a contact that we start, whatever the consumer wrote lately (a dry run).
    """
    drop_stale_verification(work, conversation, services.compliance)
    await work.session.flush()
    await lock_person(work, conversation.consumer_id)
    party = await find_party(work, conversation)
    # The sender's name is the creditor's own in a first-party program, else the debt-neutral brand (REGF-SCOPE).
    creditor_name = await _creditor_name(work, party)
    suppressions = await _suppressions(work, conversation)
    inbound = in_reply_to or await latest_inbound(work, conversation)
    opening = in_reply_to is None and inbound is None and conversation.channel == "web"
    age = int((work.now - inbound.created_at).total_seconds()) if inbound else 0
    is_fresh = inbound is not None and age <= services.compliance.quiet.reply_max_age_s
    is_reply = not is_started and (in_reply_to is not None or opening or is_fresh)
    holds = await live_holds(work, conversation, placed_by_message=in_reply_to.id if in_reply_to else None)
    wishes = await live_preferences(work, conversation)
    account_id = party.account.id if party else None
    is_told = await is_disclosed(services, work, account_id)
    return GateFacts(
        services=services,
        conversation=conversation,
        party=party,
        now=work.now,
        sender=creditor_name
        if party and party.account.party_role == "first_party"
        else services.compliance.program.brand,
        is_disclosed=is_told,
        is_marker_shown=await is_marker_shown(work, conversation),
        holds=holds,
        suppressions={row.reason for row in suppressions},
        is_confirmation_sent=await is_confirmation_sent(work, conversation, suppressions),
        inbound_age_s=max(0, age),
        replies_since_inbound=await replies_since(work, conversation, inbound, in_reply_to) if inbound else 0,
        is_reply=is_reply,
        is_awaited=await is_awaited(work, inbound),
        asked_under_cease=await is_asked_under_cease(work, conversation, holds),
        messages_today=await messages_today(work, conversation),
        started=await read_started_contacts(
            services, work, conversation, party, is_reply=is_reply, is_started=is_started
        ),
        is_ai_told=await is_ai_told(services, work, conversation, inbound),
        state=await state_facts(services, work, conversation, party),
        debt_types=await debt_types_of(work, party),
        protected_terms=protected_terms_of(party, creditor_name, services.compliance.program.brand),
        contact=await contact_facts(services, work, conversation, party),
        zones=plausible_zones(wishes, person_zones(conversation, party)),
        stated_state=stated_state(wishes),
        designated=designated_of(
            services, wishes, conversation.channel, answers=in_reply_to.id if in_reply_to else None
        ),
        validation=await validation_facts(services, work, conversation, account_id, is_disclosed=is_told),
    )


async def _suppressions(work: Work, conversation: Conversation) -> list[Suppression]:
    rows = await work.session.scalars(
        select(Suppression).where(
            Suppression.medium == conversation.channel,
            Suppression.address == conversation.address,
            Suppression.lifted_at.is_(None),
        )
    )
    return list(rows)


async def _creditor_name(work: Work, party: Party | None) -> str:
    creditor = await find_creditor(work, party.account.creditor_id) if party else None
    return creditor.name if creditor else ""


def protected_terms_of(party: Party | None, creditor_name: str, brand: str) -> tuple[str, ...]:
    """Return what would tell of the account before verification: names of creditors, the reference, the balance.

    A word of the sender's own neutral brand tells nothing, and every text carries it.
    """
    if party is None:
        return ()
    account = party.account
    names = [account.original_creditor, creditor_name]
    neutral = set(brand.casefold().split())
    words = [word for name in names for word in name.split() if len(word) > 3 and word.casefold() not in neutral]
    dollars = str(account.balance_cents // 100)
    return tuple(term for term in (*names, *words, account.account_ref, dollars, f"{int(dollars):,}") if term)
