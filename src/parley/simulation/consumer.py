"""How a simulated consumer behaves: what is said, when an offer is taken, when it ends.

The same behaviour meets every negotiator. It reacts to what is heard, by style; docs/simulation/model.md says why.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from parley.negotiation import Proposal
from parley.negotiation.offers import Kind
from parley.negotiation.pricing import monthly_means
from parley.negotiation.schedule import FREQUENCIES, Frequency
from parley.simulation.acceptance import WHOLE_BPS, burden, closing_cap, money_by
from parley.simulation.population import Consumer, Wish
from parley.simulation.speech import AskOptions, Leave, Move, Reply, Say, SayYes, Seen

BARGAINERS: Final = frozenset({"low_baller", "haggler"})
# Reasons whose wording says that this is as far as it goes.
END: Final = frozenset({"best_available", "below_minimum", "term_too_long"})
# What is told to be impossible on this account is not asked for again.
CLOSED: Final[dict[str, Wish]] = {"settlement_unavailable": "settlement", "installments_unavailable": "plan"}
PARTS_OF_A_SETTLEMENT: Final = 3
TURNS_PER_WISH: Final = 2
MOST_YESES: Final = 3
LATER_DAYS: Final = 3
MOST_DAYS_NAMED: Final = 2
SAVING_DAYS: Final = 45
LEAST_SHARE_VOICED_BPS: Final = 1_500


class Agent:
    """One consumer in one negotiation."""

    def __init__(self, consumer: Consumer, balance_cents: int, today: date) -> None:
        """Begin before the first word."""
        self._me, self._balance, self._today = consumer, balance_cents, today
        # A few dollars do not close a debt, and people know: who has no sum to speak of asks for a plan, if one is wanted.
        has_sum = money_by(consumer, SAVING_DAYS) * WHOLE_BPS >= balance_cents * LEAST_SHARE_VOICED_BPS
        self._wishes = tuple(w for w in consumer.wishes if has_sum or w != "settlement") or consumer.wishes
        self._wish: Wish = self._wishes[0]
        self._turns = 0
        self._named = 0
        self._on_wish = 0
        self._closed: set[Wish] = set()
        self._yeses = 0
        self._has_doubted = False
        self._has_pushed = False
        self._has_told_hardship = False
        self._has_heard_the_end = False
        self._day_in = consumer.earliest_in
        self._kept: Seen | None = None
        self._frequency: Frequency = consumer.paid
        self._parts = PARTS_OF_A_SETTLEMENT

    def open(self) -> Move:
        """Say the first thing."""
        if self._me.asks_first:
            return AskOptions()
        self._turns = 1
        return self._speak(None)

    def hear(self, reply: Reply) -> Move:
        """React to an answer."""
        if reply.over:
            return Leave()
        seen = [Seen.of(offer) for offer in reply.offers]
        is_last = self._turns >= self._me.patience
        place = self._takes(seen, reply.reason, is_last=is_last)
        if place is not None:
            self._yeses += 1
            # Who has said yes three times and is still not believed gives up.
            return SayYes(place) if self._yeses <= MOST_YESES else Leave()
        is_end = reply.reason in END | CLOSED.keys() and (self._has_doubted or not self._me.doubts_end)
        if is_last or (is_end and self._kept is not None):
            return self._go_back()
        self._turns += 1
        self._learn(reply, seen)
        may_name = self._day_in < self._me.earliest_in + MOST_DAYS_NAMED * LATER_DAYS
        if may_name and any(self._is_only_too_early(offer) for offer in seen):
            # An objection to a price may stay vague; a wrong day is named, and moved on if that was not understood.
            day, self._day_in = self._day_in, self._day_in + LATER_DAYS
            return Say(Proposal(first_due_on=self._today + timedelta(days=day)))
        return self._speak(reply)

    def _go_back(self) -> Move:
        """Take up the best acceptable offer heard before, instead of leaving with nothing."""
        kept, self._kept = self._kept, None
        return Leave() if kept is None else Say(in_own_words(kept))

    def _takes(self, seen: list[Seen], reason: str, *, is_last: bool) -> int | None:
        felt = [(how_hard, place) for place, offer in enumerate(seen) if (how_hard := self._burden(offer)) is not None]
        if not felt:
            return None
        how_hard, place = min(felt)
        if self._kept is None or how_hard < (self._burden(self._kept) or 1.0):
            self._kept = seen[place]
        if is_last:
            return place
        if reason in END and self._me.style != "quick_taker":
            return place if not self._me.doubts_end or self._has_doubted else None
        if self._me.style in BARGAINERS:
            return place if how_hard <= self._share(self._turns + 1) / WHOLE_BPS + 0.001 else None
        if self._me.pushes_once and not self._has_pushed and reason != "accepted":
            self._has_pushed = True
            return None
        return place

    def _burden(self, offer: Seen) -> float | None:
        return burden(self._me, self._balance, self._today, offer)

    def _is_only_too_early(self, offer: Seen) -> bool:
        wait = timedelta(days=self._me.earliest_in) - (offer.first_on - self._today)
        if wait <= timedelta(0):
            return False
        return self._burden(replace(offer, first_on=offer.first_on + wait, last_on=offer.last_on + wait)) is not None

    def _learn(self, reply: Reply, seen: list[Seen]) -> None:
        self._on_wish += 1
        if reply.reason in END:
            self._has_heard_the_end = self._has_doubted or not self._me.doubts_end
            self._has_doubted = True
        offered = next((offer.frequency for offer in seen if offer.kind == "installments"), None)
        if reply.reason == "frequency_unavailable" and offered in FREQUENCIES and offered in self._me.frequencies:
            self._frequency = offered
        minimum, slower = reply.fields.get("minimum_cents"), self._me.frequencies
        if isinstance(minimum, int) and self._frequency != slower[-1] and minimum > self._me.limit_for(self._frequency):
            # Told the smallest weekly payment, people ask whether a slower rhythm would do.
            self._frequency = slower[slower.index(self._frequency) + 1]
        parts = reply.fields.get("parts")
        if isinstance(parts, int):
            self._parts = max(1, parts)
        if reply.reason in CLOSED:
            self._closed.add(CLOSED[reply.reason])
        others = [wish for wish in self._wishes if wish != self._wish and wish not in self._closed]
        is_stuck = self._on_wish > TURNS_PER_WISH or (reply.reason in END and self._on_wish > 1)
        if others and (self._wish in self._closed or is_stuck):
            self._wish, self._on_wish = others[0], 0

    def _speak(self, reply: Reply | None) -> Move:
        me = self._me
        if me.style == "stonewaller":
            return Say(Proposal(kind=self._kind_alone(), too_high=True)) if reply is not None else AskOptions()
        if reply is not None and reply.asks == "capacity":
            return Say(self._means(reply.asked_cents))
        if reply is not None and reply.asks == "least":
            return Say(Proposal(capacity_cents=min(reply.asked_cents or me.limit_cents, me.limit_cents)))
        if reply is not None and reply.asks == "limit" and self._wish == "settlement":
            return Say(self._most())
        if reply is not None and reply.asks == "first_due_on":
            return Say(Proposal(first_due_on=self._today + timedelta(days=me.earliest_in)))
        says = self._figure(again=self._named > 0)
        self._named += 1
        return Say(says)

    def _kind_alone(self) -> Kind | None:
        """Name no figure, ever; but who would settle asks whether less would do, and who would do either says which."""
        if self._wish == "settlement":
            return "settlement"
        return "installments" if len(self._wishes) > 1 else None

    def _means(self, asked_cents: int | None) -> Proposal:
        me = self._me
        is_bluff = me.bluffs and me.style in BARGAINERS
        if asked_cents is not None and (is_bluff or asked_cents * 100 >= me.limit_cents * 95):
            return Proposal(capacity_cents=asked_cents)
        if me.style in BARGAINERS and self._share(self._turns) < WHOLE_BPS:
            says = self._figure(again=True)
            self._named += 1
            return says
        return Proposal(capacity_cents=me.limit_cents)

    def _most(self) -> Proposal:
        """Answer whether a sum is all there is: bluffers say yes to any, others name the true one."""
        is_bluff = self._me.bluffs and self._me.style in BARGAINERS
        says = self._sum(self._share(self._turns) if is_bluff else WHOLE_BPS, again=True, tells=False)
        self._named += 1
        return replace(says, is_limit=says.kind == "settlement")

    def _share(self, message: int) -> int:
        """Give the share of the limit named in a message, counted from 1: all of it in the last one.

        Also all of it once told that this is as far as it goes: then the true limit is what is left to say.
        """
        if self._has_heard_the_end:
            return WHOLE_BPS
        way = min(1.0, (message - 1) / max(1, self._me.patience - 1)) ** self._me.late_by
        return int(self._me.start_bps + (WHOLE_BPS - self._me.start_bps) * way)

    def _figure(self, *, again: bool) -> Proposal:
        me, share = self._me, self._share(self._turns)
        tells = me.has_hardship and not self._has_told_hardship and (again or me.style == "hardship_teller")
        self._has_told_hardship = self._has_told_hardship or tells
        all_in = self._all_in() if not again else None
        if all_in is not None:
            return Proposal(kind="pay_in_full", first_due_on=self._today + timedelta(days=all_in))
        if self._wish == "settlement":
            return self._sum(share, again=again, tells=tells)
        limit, first_on = me.limit_for(self._frequency), self._today + timedelta(days=me.earliest_in)
        if min(limit, me.limit_cents) * share // WHOLE_BPS >= self._balance and not again:
            return Proposal(kind="pay_in_full", first_due_on=first_on, hardship=tells)
        says_means = again and share == WHOLE_BPS
        amount = plain(min(limit * share // WHOLE_BPS, (self._balance + 1) // 2), is_exact=says_means)
        return Proposal(
            kind="installments",
            amount_cents=amount,
            frequency=self._frequency,
            first_due_on=first_on,
            hardship=tells,
            too_high=again,
            capacity_cents=monthly_means(amount, self._frequency) if says_means else None,
            down_cents=self._first(amount) if share == WHOLE_BPS else None,
        )

    def _all_in(self) -> int | None:
        """Give the days until this consumer can and would pay everything, None where that is not soon."""
        me = self._me
        days = range(me.earliest_in, me.earliest_in + SAVING_DAYS)
        is_willing = me.pays_in_full and me.style not in BARGAINERS
        return next((day for day in days if money_by(me, day) >= self._balance), None) if is_willing else None

    def _first(self, amount: int) -> int | None:
        """Give the first payment of somebody who puts money at hand on top of it, at most half of the debt."""
        first = min(amount + self._me.down_cents, self._balance // 2)
        return first if first > amount else None

    def _sum(self, share: int, *, again: bool, tells: bool) -> Proposal:
        me, cap = self._me, closing_cap(self._me, self._balance)
        if cap >= self._balance and share == WHOLE_BPS and money_by(me, me.earliest_in) >= cap:
            return Proposal(kind="pay_in_full", first_due_on=self._today + timedelta(days=me.earliest_in))
        day = next(
            (day for day in range(me.earliest_in, me.earliest_in + SAVING_DAYS) if money_by(me, day) >= cap), None
        )
        first = me.earliest_in if day is None else day
        at_once = min(cap, money_by(me, first))
        later = min(cap, money_by(me, first + 30 * (self._parts - 1)), self._parts * money_by(me, first))
        count = self._parts if self._parts > 1 and later * 10 > at_once * 12 else None
        total = plain((later if count else at_once) * share // WHOLE_BPS, is_exact=again and share == WHOLE_BPS)
        return Proposal(
            kind="settlement",
            amount_cents=None if count else total,
            total_cents=total if count else None,
            frequency="monthly" if count else None,
            count=count,
            first_due_on=self._today + timedelta(days=first),
            hardship=tells,
            too_high=again,
            is_limit=again and share == WHOLE_BPS,
        )


def in_own_words(offer: Seen) -> Proposal:
    """Say an offer again that was heard before ("ok, the 48 a month then")."""
    if offer.kind == "pay_in_full":
        return Proposal(kind="pay_in_full", first_due_on=offer.first_on)
    if offer.kind == "settlement":
        is_one = offer.count == 1
        return Proposal(
            kind="settlement",
            amount_cents=offer.total_cents if is_one else None,
            total_cents=None if is_one else offer.total_cents,
            frequency=None if is_one else offer.frequency,
            count=None if is_one else offer.count,
            first_due_on=offer.first_on,
        )
    return Proposal(
        kind="installments",
        amount_cents=offer.amount_cents,
        frequency=offer.frequency,
        first_due_on=offer.first_on,
        down_cents=offer.first_cents if offer.first_cents != offer.amount_cents else None,
    )


def plain(cents: int, *, is_exact: bool = False) -> int:
    """Round down to a figure people say: multiples of five dollars, whole dollars below twenty or when it is the last word."""
    step = 500 if cents >= 2_000 and not is_exact else 100
    return max(100, cents // step * step)
