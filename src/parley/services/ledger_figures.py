"""Which figures may be spoken in a conversation, and where each is on file: the ledger, an offer, a plan, the creditor's
terms, the negotiator's answer, or the consumer's own words.

Read from the database in the transaction that sends, whoever made the sentence: what is on no file does not leave.
Source: rule REGF-18B (amounts only from the ledger, never generated); invariant I4.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any, Final

from sqlalchemy import or_, select

from parley.clock import local_day
from parley.compliance.figures import count, days, figures_in, money
from parley.negotiation import offer_from_dict
from parley.negotiation.affordability import per_month
from parley.negotiation.schedule import FREQUENCIES
from parley.services.conversations import Party
from parley.services.regions import home_zone
from parley.storage.database import Work
from parley.storage.tables import (
    Account,
    Conversation,
    CreditorTermsRow,
    Instalment,
    Message,
    NegotiationStep,
    OfferRow,
    PaymentPlan,
)

_LEDGER: Final = ("balance_cents", "principal_cents", "interest_cents", "fees_cents", "payments_cents")
_LEDGER_DAYS: Final = ("opened_on", "itemization_date", "charged_off_on")
_STEPS: Final = 40
_MOST_TOGETHER: Final = 4


async def ledger_figures(work: Work, conversation: Conversation, party: Party) -> dict[str, str]:
    """Return every figure on file with the id of the record it is from; the first record that has it counts."""
    accounts = list(
        await work.session.scalars(
            select(Account)
            .where(Account.consumer_id == party.account.consumer_id, Account.creditor_id == party.account.creditor_id)
            .order_by(Account.id)
        )
    )
    zone = home_zone(
        phone_e164=conversation.address if conversation.channel == "sms" else None, state=party.consumer.state
    )
    found: dict[str, str] = {}
    async for name, source in _all(work, conversation, accounts, local_day(work.now, zone)):
        found.setdefault(name, source)
    return found


async def _all(
    work: Work, conversation: Conversation, accounts: Sequence[Account], today: date
) -> AsyncIterator[tuple[str, str]]:
    account_ids = [account.id for account in accounts]
    for account in accounts:
        for pair in _of_account(account):
            yield pair
    for size in range(2, min(len(accounts), _MOST_TOGETHER) + 1):
        for some in combinations(accounts, size):
            yield money(sum(one.balance_cents for one in some)), "+".join(one.id for one in some)
    offers = await work.session.scalars(
        select(OfferRow)
        .where(or_(OfferRow.conversation_id == conversation.id, OfferRow.account_id.in_(account_ids)))
        .order_by(OfferRow.id.desc())
    )
    for offer in offers:
        for pair in _of_schedule(offer.schedule, offer.id):
            yield pair
        for part in ({"cents": offer.total_cents, "of": offer.balance_cents}, offer.detail):
            for pair in _in(part, offer.id, is_cents=part is not offer.detail):
                yield pair
        if isinstance(offer.detail.get("instalments"), list):
            for pair in _of_schedule(offer.detail["instalments"], offer.id):
                yield pair
        for pair in _a_month(offer):
            yield pair
    for pair in await _of_plans(work, account_ids):
        yield pair
    steps = await work.session.scalars(
        select(NegotiationStep)
        .where(NegotiationStep.conversation_id == conversation.id)
        .order_by(NegotiationStep.seq.desc())
        .limit(_STEPS)
    )
    terms_ids = set()
    for step in steps:
        terms_ids.add(step.terms_id)
        for kept in (step.proposal, step.offer, step.offer_out, step.reason_fields, step.state_before, step.facts):
            for pair in _in(kept or {}, step.id):
                yield pair
            if kept and isinstance(kept.get("instalments"), list):
                for pair in _of_schedule(kept["instalments"], step.id):
                    yield pair
    for terms in await work.session.scalars(select(CreditorTermsRow).where(CreditorTermsRow.id.in_(terms_ids))):
        for pair in _in(terms.terms, terms.id):
            yield pair
        for pair in _days_of_terms(terms.terms, terms.id, today):
            yield pair
    for pair in _in(conversation.negotiation, f"{conversation.id} (said)", is_cents=True):
        yield pair
    for pair in await _of_words(work, conversation):
        yield pair


def _of_account(account: Account) -> Iterator[tuple[str, str]]:
    for column in _LEDGER:
        yield money(getattr(account, column)), account.id
    for column in _LEDGER_DAYS:
        day = getattr(account, column)
        if day is not None:
            for name in days(day):
                yield name, account.id


def _of_schedule(parts: list[dict[str, Any]], source: str) -> Iterator[tuple[str, str]]:
    """Yield the payments of a schedule, their number and sum, and what is left after the first."""
    amounts = [int(part["amount_cents"]) for part in parts]
    for part in parts:
        yield money(int(part["amount_cents"])), source
        for name in days(date.fromisoformat(part["due_on"])):
            yield name, source
    yield money(sum(amounts)), source
    for number in (len(parts), len(parts) - 1):
        yield count(number), source


def _a_month(offer: OfferRow) -> Iterator[tuple[str, str]]:
    """Yield what the regular payment of an offer comes to a month: it is said beside what a consumer can do a month."""
    kept = offer_from_dict(offer.detail)
    frequency = next((one for one in FREQUENCIES if one == kept.frequency), None)
    if frequency is not None:
        yield money(per_month(kept.amount_cents, frequency)), offer.id


async def _of_plans(work: Work, account_ids: list[str]) -> list[tuple[str, str]]:
    rows = await work.session.execute(
        select(PaymentPlan.id, PaymentPlan.total_cents, OfferRow.joint_id, Instalment.amount_cents, Instalment.due_on)
        .join(Instalment, Instalment.plan_id == PaymentPlan.id)
        .join(OfferRow, OfferRow.id == PaymentPlan.offer_id)
        .where(PaymentPlan.account_id.in_(account_ids))
        .order_by(PaymentPlan.id, Instalment.sequence)
    )
    found: list[tuple[str, str]] = []
    together: dict[str, dict[date, int]] = {}
    for plan_id, total, joint_id, cents, due_on in rows:
        found += [(money(total), plan_id), (money(cents), plan_id), *((name, plan_id) for name in days(due_on))]
        by_day = together.setdefault(joint_id or plan_id, {})
        by_day[due_on] = by_day.get(due_on, 0) + cents
    for source, by_day in together.items():
        found += [(money(cents), source) for cents in by_day.values()]
        found += [(money(sum(by_day.values())), source), (count(len(by_day)), source)]
    return found


async def _of_words(work: Work, conversation: Conversation) -> list[tuple[str, str]]:
    """Return the figures the consumer wrote: as they stand, and as they were understood."""
    rows = await work.session.execute(
        select(Message.id, Message.text, Message.understood)
        .where(Message.conversation_id == conversation.id, Message.direction == "in")
        .order_by(Message.seq.desc())
        .limit(_STEPS)
    )
    found: list[tuple[str, str]] = []
    for message_id, text, understood in rows:
        found += [(name, message_id) for name in figures_in(text)]
        found += list(_in(understood or {}, message_id, is_cents=True))
    return found


def _days_of_terms(terms: object, source: str, today: date) -> Iterator[tuple[str, str]]:
    """Yield the days that lie as far ahead as the terms say, rolled to the next business day or not."""
    for key, value in _leaves(terms):
        if "day" in key and isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 400:
            for more in range(-3, 4):
                for name in days(today + timedelta(days=value + more)):
                    yield name, source


def _in(kept: object, source: str, *, is_cents: bool = False) -> Iterator[tuple[str, str]]:
    """Yield every figure in JSON values: keys that end in `_cents` are sums, ISO texts are days, small numbers counts."""
    for key, value in _leaves(kept):
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, int):
            if is_cents or "cents" in key or "amount" in key or "offered" in key:
                yield money(value), source
            if 0 <= value <= 9999:
                yield count(value), source
        elif isinstance(value, str) and len(value) >= 10:
            try:
                day = date.fromisoformat(value[:10])
            except ValueError:
                continue
            for name in days(day):
                yield name, source


def _leaves(kept: object, key: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(kept, Mapping):
        for name, value in kept.items():
            yield from _leaves(value, str(name))
    elif isinstance(kept, (list, tuple)):
        for value in kept:
            yield from _leaves(value, key)
    else:
        yield key, kept
