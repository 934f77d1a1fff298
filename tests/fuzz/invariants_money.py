"""Invariant I4: no offer outside the terms, schedules that sum to the cent, and every figure spoken is a stored one."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, Final

from bot.nlu.reader import read_entities
from parley.clock import local_day
from parley.negotiation import AccountFacts, offer_from_dict, violations
from parley.services.bank_holidays import holidays_around
from parley.services.regions import home_zone
from tests.fuzz.evidence import Left, Row, Rows, Trace, when

MONEY: Final = re.compile(r"-?\$([\d,]+)\.(\d\d)")
PART_CENTS: Final = (903, 300)
"""Interest and fees of every invented account (`Player.enrol`)."""


def check_offers(trace: Trace, rows: Rows) -> Iterator[str]:
    """Judge each stored offer again, from our own figures of the account, by the checker that shares nothing with the engine."""
    for row in rows.offers:
        parts = [part["amount_cents"] for part in row["schedule"]]
        if sum(parts) != row["total_cents"] or any(cents <= 0 for cents in parts):
            yield f"offer {row['id']}: its payments {parts} are not {row['total_cents']}"
        if row["balance_cents"] not in trace.balances[row["account_id"]]:
            yield f"offer {row['id']} is over {row['balance_cents']}, which the account never owed"
        if row["joint_id"] is None and row["id"] not in trace.judged:
            trace.judged.add(row["id"])
            found = _violations(trace, row, rows)
            if found:
                yield f"offer {row['id']} ({row['kind']}, {row['total_cents']} of {row['balance_cents']}): {', '.join(found)}"


def _violations(trace: Trace, row: Row, rows: Rows) -> tuple[str, ...]:
    """Return what is wrong on whichever day it may have been for the consumer; empty as soon as one day fits."""
    terms = trace.terms.get(row["terms_id"])
    if terms is None:
        return ("its terms are not stored",)
    actor, offer = trace.actor, offer_from_dict(row["detail"])
    found: tuple[str, ...] = ()
    for zone in {home_zone(phone_e164=phone, state=actor.state) for phone in (None, f"+1{actor.area}3001234")}:
        today = local_day(when(row["offered_at"]), zone)
        facts = AccountFacts(
            balance_cents=row["balance_cents"],
            debt_type=actor.debt_type,
            age_days=max(0, (today - trace.began_on).days),
            state=actor.state,
            broken_plans=sum(
                plan["state"] == "broken" and plan["account_id"] == row["account_id"] for plan in rows.plans
            ),
        )
        found = violations(terms, facts, offer, today, holidays=holidays_around(today))
        if not found:
            break
    return found


def check_plans(trace: Trace, rows: Rows) -> Iterator[str]:
    """A plan is exactly the offer that was read back, and was agreed to after that text had left."""
    offers = {row["id"]: row for row in rows.offers}
    for plan in rows.plans:
        offer = offers[plan["offer_id"]]
        parts = [(part["due_on"], part["amount_cents"]) for part in rows.instalments if part["plan_id"] == plan["id"]]
        if sum(cents for _, cents in parts) != plan["total_cents"]:
            yield f"plan {plan['id']}: its payments {parts} are not {plan['total_cents']}"
        if plan["total_cents"] != offer["total_cents"] or parts != [
            (part["due_on"], part["amount_cents"]) for part in offer["schedule"]
        ]:
            yield f"plan {plan['id']} is not the offer it came from"
        if offer["state"] != "accepted" or when(plan["agreed_at"]) > when(offer["expires_at"]):
            yield f"plan {plan['id']} was made of an offer that is {offer['state']} or had run out"
        agreed_by = rows.message(plan["agreed_message_id"])
        if agreed_by is None or agreed_by["direction"] != "in":
            yield f"plan {plan['id']} was agreed by no message of the consumer"
        elif not _was_read_out(trace, offer, agreed_by, rows):
            yield f"plan {plan['id']} was agreed before its total of {offer['total_cents']} had been read out"


def _was_read_out(trace: Trace, offer: Row, agreed_by: Row, rows: Rows) -> bool:
    whole = sum(part["amount_cents"] for part in offer["detail"]["instalments"])
    seqs = {row["id"]: row["seq"] for row in rows.messages}
    return any(
        seqs[left.message_id] < agreed_by["seq"] and {whole, offer["total_cents"]} & set(figures_of(left.body))
        for left in trace.left
        if left.message_id in seqs
    )


def check_figures(trace: Trace, rows: Rows) -> Iterator[str]:
    """Every sum the bot says is of the ledger, of an offer, of the terms, or of the consumer's own words."""
    known: set[int] | None = None
    for left in trace.left:
        spoken = figures_of(left.body)
        if left.author == "collector" or not spoken or left.message_id in trace.judged:
            continue
        if known is None:
            known = _known(trace, rows)
        strange = [cents for cents in spoken if cents not in known]
        if strange and (rows.message(left.message_id) or {}).get("response_name", "").rpartition("+")[2].startswith(
            "utter_ask_"
        ):
            # A question may turn "over a year" into the sum a payment that comes to.
            strange = [cents for cents in strange if not _is_share(trace, cents)]
        if strange and not set(strange) <= _consumers_own(trace, left):
            yield f"nobody knows {strange} cents in {left.body!r}"
        trace.judged.add(left.message_id)


OWN_MISTAKES: Final = ("FIGURE_NOT_IN_LEDGER", "DISCLOSURE_FIRST", "NEAR_TIME_BARRED")


def check_own_mistakes(trace: Trace, rows: Rows) -> Iterator[str]:
    """The bot writes nothing of which it could know that the gate stops it: whoever asked would be left without an answer."""
    for row in rows.messages:
        if row["direction"] == "out" and row["author"] == "bot" and row["state"] == "blocked":
            decision = rows.decisions.get(row["decision_id"] or "")
            reasons = str(decision["reasons"]) if decision is not None else ""
            if any(code in reasons for code in OWN_MISTAKES):
                yield f"the bot wrote what the gate has to stop: {row['text']!r}, {reasons}"


def figures_of(text: str) -> list[int]:
    """Return the sums of money in a text, in cents."""
    return [int(dollars.replace(",", "")) * 100 + int(cents) for dollars, cents in MONEY.findall(text)]


def _known(trace: Trace, rows: Rows) -> set[int]:
    known: set[int] = {0, *PART_CENTS}
    for history in trace.balances.values():
        known.update(history)
        known.add(history[0] - sum(PART_CENTS))
        known.update(history[0] - later for later in history)
    latest = [history[-1] for history in trace.balances.values()]
    known.update((sum(latest), sum(history[0] for history in trace.balances.values())))
    for row in rows.offers:
        known.add(row["total_cents"])
        known.update(part["amount_cents"] for part in row["schedule"])
        detail = row["detail"]
        parts = [part["amount_cents"] for part in detail["instalments"]]
        known.update((detail["total_cents"], *parts))
        # A plan of another rhythm is compared with what somebody can do a month.
        known.update(cents * times // 12 for cents in parts for times in (52, 26, 24))
    known.update(_numbers(trace.terms_json.values()))
    return known


def _numbers(values: Iterable[Any]) -> Iterator[int]:
    for value in values:
        if isinstance(value, bool):
            continue
        if isinstance(value, int):
            # A least monthly sum may be said for another rhythm.
            yield from (value, -(-value * 12 // 52), -(-value * 12 // 26), -(-value // 2))
        elif isinstance(value, dict):
            yield from _numbers(value.values())
        elif isinstance(value, list):
            yield from _numbers(value)


def _consumers_own(trace: Trace, left: Left) -> set[int]:
    """Return the sums the consumer named so far, and what they come to a month."""
    own: set[int] = set()
    for said in trace.said:
        if said.tick <= left.tick:
            own.update(_amounts(said.text))
    shares = ((52, 12), (26, 12), (2, 1), (1, 2), (12, 26), (12, 52))
    return own | {rounded for cents in own for up, by in shares for rounded in (cents * up // by, -(-cents * up // by))}


def _is_share(trace: Trace, cents: int) -> bool:
    return any(-(-history[-1] // count) == cents for history in trace.balances.values() for count in range(2, 121))


@lru_cache(maxsize=4096)
def _amounts(text: str) -> frozenset[int]:
    found = (
        entity
        for language in ("en", "es")
        for entity in read_entities(text, language=language, today=date(2027, 3, 10))
    )
    # "one fifty" can be two sums.
    return frozenset(
        cents
        for entity in found
        if entity["entity"] == "amount"
        for cents in (entity["value"], *entity.get("either", ()))
    )
