"""What was wrong in a simulated conversation: what was heard and agreed against the records, and what was misunderstood.

A violation is a defect of the product. A misunderstanding is a text that was taken for something else than it meant, by
the language understanding or the dialogue; it costs turns, and must never cost more, because everything is read back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from typing import Any, Final

from parley.negotiation import AccountFacts, CreditorTerms, Offer, Proposal, offer_from_dict, violations
from parley.negotiation.schedule import PAYMENTS_PER_YEAR
from parley.simulation.acceptance import accepts
from parley.simulation.fullstack.conversation import Exchange, Played
from parley.simulation.fullstack.hearing import Heard, read_cents
from parley.simulation.fullstack.product import Row, RunningProduct
from parley.simulation.speech import Seen

# What a text says about an arrangement; what was said before may be filled in, so only what was meant is compared.
_COMPARED: Final = tuple(field.name for field in fields(Proposal) if field.name not in ("kind", "wants_later_start"))
# What must not appear in a proposal unless it was told.
_NEVER_GUESSED: Final = frozenset({"down_cents", "rest_on", "paydays", "percent_bps", "hardship", "capacity_cents"})


@dataclass(frozen=True, slots=True)
class Misunderstanding:
    """A text whose meaning did not arrive.

    `taken` is what was made of it: the field that differs with both values, or what was answered instead.
    """

    text: str
    language: str
    intent: str
    taken: str
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything the records say about one conversation; `plans` holds what was agreed."""

    played: Played
    conversation_id: str
    violations: tuple[str, ...]
    misunderstandings: tuple[Misunderstanding, ...]
    offers: tuple[Offer, ...]
    plans: tuple[Offer, ...]
    is_false_agreement: bool


class Judge:
    """Looks conversations up in the product's database and compares."""

    def __init__(
        self,
        product: RunningProduct,
        terms: Mapping[str, CreditorTerms],
        today: date,
        holidays: frozenset[date] = frozenset(),
    ) -> None:
        """Get ready.

        Args:
            terms: The terms in force, by creditor.
            holidays: The bank holidays around the plans.
        """
        self._product, self._terms, self._today, self._holidays = product, terms, today, holidays

    def judge(self, played: Played) -> Verdict:
        """Give the verdict on one conversation."""
        conversation_id = self._conversation(played)
        rows = self._product.rows(
            "SELECT * FROM offer WHERE conversation_id = %s ORDER BY offered_at, id", conversation_id
        )
        steps = self._product.rows(
            "SELECT * FROM negotiation_step WHERE conversation_id = %s ORDER BY seq", conversation_id
        )
        plans = self._plans(conversation_id)
        found = [
            *_figures_that_differ(played, rows),
            *self._outside_terms(rows),
            *_worse_later(steps),
            *self._wrong_plans(played, plans),
            *_unanswered(played),
            *self._troubles(played),
        ]
        return Verdict(
            played,
            conversation_id,
            tuple(found),
            tuple(self._misunderstood(played, steps)),
            tuple(offer_from_dict(row["detail"]) for row in rows),
            tuple(plans),
            self._is_false(played, plans),
        )

    def _conversation(self, played: Played) -> str:
        ids = [turn.message_id for turn in played.turns]
        found = self._product.rows("SELECT conversation_id FROM message WHERE id = ANY(%s)", ids)
        return str(found[0]["conversation_id"]) if found else ""

    def _plans(self, conversation_id: str) -> list[Offer]:
        query = (
            "SELECT o.detail FROM payment_plan AS p JOIN offer AS o ON o.id = p.offer_id WHERE o.conversation_id = %s"
            " ORDER BY p.agreed_at"
        )
        return [offer_from_dict(row["detail"]) for row in self._product.rows(query, conversation_id)]

    def _outside_terms(self, rows: Sequence[Row]) -> Iterator[str]:
        for row in rows:
            offer = offer_from_dict(row["detail"])
            terms = self._terms.get(offer.creditor_id)
            if terms is None:
                yield f"offer {row['id']} names a creditor nobody knows"
                continue
            for found in violations(terms, AccountFacts(**row["inputs"]), offer, self._today, holidays=self._holidays):
                yield f"offer {row['id']} is outside the terms: {found}"

    def _wrong_plans(self, played: Played, plans: Sequence[Offer]) -> Iterator[str]:
        if len(plans) > 1:
            yield f"{len(plans)} plans were agreed in one conversation"
        if played.end == "agreed" and not plans:
            yield "an agreement was confirmed and there is no plan"
        if plans and played.agreed is None:
            yield "a plan was agreed without a yes to it"
        if plans and played.agreed is not None:
            differing = [*_differing(played.agreed, plans[0])]
            if differing:
                yield f"the plan differs from what was read back: {', '.join(differing)}"

    def _troubles(self, played: Played) -> Iterator[str]:
        """Find answers that say something went wrong, and what the product's log says of it."""
        for exchange in played.exchanges:
            if exchange.heard.has("utter_trouble"):
                logged = [line for line in self._product.log if exchange.turn.message_id in line and '"error"' in line]
                what = logged[-1] if logged else "nothing is logged about it"
                yield f'{exchange.turn.message_id}: something went wrong after "{exchange.turn.text}": {what}'

    def _is_false(self, played: Played, plans: Sequence[Offer]) -> bool:
        if not plans:
            return False
        part = played.part
        wanted = accepts(part.consumer, part.person.debt.balance_cents, self._today, Seen.of(plans[0]))
        return not wanted or played.agreed is None

    def _misunderstood(self, played: Played, steps: Sequence[Row]) -> Iterator[Misunderstanding]:
        by_message = {str(step["message_id"]): step for step in steps if step["act"] == "respond"}
        said: frozenset[str] = frozenset()
        for exchange in played.exchanges:
            if exchange.meant is None:
                if not exchange.is_understood:
                    yield self._explained(exchange, f"{exchange.move} was not understood", played.part.person.language)
                continue
            said |= {name for name in _COMPARED if getattr(exchange.meant, name)}
            taken = _taken(exchange, by_message.get(exchange.turn.message_id), said)
            if taken:
                yield self._explained(exchange, taken, played.part.person.language)

    def _explained(self, exchange: Exchange, taken: str, language: str) -> Misunderstanding:
        found = self._product.rows("SELECT understood FROM message WHERE id = %s", exchange.turn.message_id)
        understood: dict[str, Any] = (found[0]["understood"] if found else None) or {}
        return Misunderstanding(
            exchange.turn.text, language, str(understood.get("intent")), taken, exchange.heard.names
        )


def _taken(exchange: Exchange, step: Row | None, said: frozenset[str]) -> str:
    """Say how a text was misread, or nothing."""
    meant = exchange.meant
    assert meant is not None
    if step is None:
        # A bare "too much" may be answered with the question about means instead of an offer.
        is_asked = meant == Proposal(too_high=True) and exchange.heard.has("utter_ask_means_consent")
        return "" if is_asked else "was not taken as a proposal"
    told: dict[str, Any] = dict(step["proposal"] or {})
    # Where no kind was recorded, the offer in the answer says what it was taken for.
    told["kind"] = told.get("kind") or (step["offer_out"] or {}).get("kind")
    differing = [f"{name} meant {value}, taken {taken}" for name, value, taken in _unequal(meant, told, said)]
    return "; ".join(differing)


def _unequal(meant: Proposal, told: Mapping[str, Any], said: frozenset[str]) -> Iterator[tuple[str, Any, Any]]:
    """Compare what was meant with what was recorded; `said` names what has been told so far, so it may be filled in."""
    if meant.kind is not None and told.get("kind") not in (meant.kind, None):
        yield "kind", meant.kind, told.get("kind")
    for name in _COMPARED:
        value, taken = getattr(meant, name), told.get(name)
        if value in (None, False):
            if name in _NEVER_GUESSED and taken and name not in said:
                yield name, "nothing", taken
        elif not _is_same(name, meant, told):
            yield name, value, taken


def _is_same(name: str, meant: Proposal, told: Mapping[str, Any]) -> bool:
    value, taken = getattr(meant, name), told.get(name)
    if name == "too_high" and (meant.amount_cents or meant.total_cents) is not None:
        # An objection with a figure is the figure.
        return True
    if name == "frequency" and meant.kind == "settlement":
        return True
    if name in ("amount_cents", "total_cents"):
        return value in (told.get("amount_cents"), told.get("total_cents"))
    if name == "capacity_cents":
        return taken is not None and abs(taken - _capacity(meant)) * 20 <= _capacity(meant)
    return bool(taken == (value.isoformat() if isinstance(value, date) else value))


def _capacity(meant: Proposal) -> int:
    """Give the money a month a text says is the most: the amount in it, where there is one."""
    if meant.amount_cents is not None and meant.frequency in PAYMENTS_PER_YEAR:
        return meant.amount_cents * PAYMENTS_PER_YEAR[meant.frequency] // 12
    return meant.capacity_cents or 0


def _figures_that_differ(played: Played, rows: Sequence[Row]) -> Iterator[str]:
    """Compare every read-back that was heard with the offers of its message, and every sum with what they hold."""
    by_message: dict[str, list[Offer]] = {}
    for row in rows:
        by_message.setdefault(str(row["message_id"]), []).append(offer_from_dict(row["detail"]))
    everything = [offer for offers in by_message.values() for offer in offers]
    for exchange in played.exchanges:
        heard = exchange.heard.read_back
        if heard is not None and not any(not [*_differing(heard, offer)] for offer in everything):
            near = [offer for offer in by_message.get(exchange.turn.message_id, []) if offer.kind == heard.kind]
            how = ", ".join(_differing(heard, near[0])) if near else "there is no such offer"
            yield f"{exchange.turn.message_id}: what was read back is not what was stored: {how}"
        yield from _unknown_sums(exchange, everything, played)


def _unknown_sums(exchange: Exchange, offers: Sequence[Offer], played: Played) -> Iterator[str]:
    if not _is_about_an_offer(exchange.heard):
        return
    known = {played.part.person.debt.balance_cents}
    for offer in offers:
        known |= {offer.total_cents, *[part.amount_cents for part in offer.instalments]}
    for text in exchange.turn.answers:
        for sentence in exchange.heard.sentences:
            # The limits a reason names are no part of an offer.
            known |= {
                value
                for value in sentence.figures.values()
                if sentence.name.startswith("utter_counter") and isinstance(value, int)
            }
        for cents in read_cents(text):
            if cents not in known:
                yield f"{exchange.turn.message_id}: ${cents / 100:.2f} was spoken and is in no offer"


def _is_about_an_offer(heard: Heard) -> bool:
    return any("read_back" in name or "options" in name or "agreed" in name for name in heard.names)


def _differing(heard: Offer, stored: Offer) -> Iterator[str]:
    """Name what differs between an offer as it was heard and as it is stored; days between are not spoken."""
    is_two = heard.count == 2 and {heard.kind, stored.kind} <= {"pay_in_full", "installments"}
    for name in (
        ("total_cents", "count", "first_due_on") if is_two else ("kind", "total_cents", "count", "first_due_on")
    ):
        if getattr(heard, name) != getattr(stored, name):
            yield f"{name} {getattr(heard, name)} heard, {getattr(stored, name)} stored"
    if heard.count != stored.count:
        return
    if [part.amount_cents for part in heard.instalments] != [part.amount_cents for part in stored.instalments]:
        yield "amounts differ"
    if heard.last_due_on != stored.last_due_on and heard.last_due_on != heard.first_due_on:
        yield f"last_due_on {heard.last_due_on} heard, {stored.last_due_on} stored"


def _worse_later(steps: Sequence[Row]) -> Iterator[str]:
    """Find counter-offers that ask for more than an earlier one of their kind and frequency (conversation.md 3.5)."""
    made = [offer_from_dict(step["offer_out"]) for step in steps if step["outcome"] == "counter" and step["offer_out"]]
    for kind, frequency in {(offer.kind, offer.frequency) for offer in made}:
        if kind == "promise":
            continue
        sums = [
            offer.total_cents if kind == "settlement" else offer.amount_cents
            for offer in made
            if (offer.kind, offer.frequency) == (kind, frequency)
        ]
        for earlier, later in pairwise(sums):
            if later > earlier:
                yield f"a later {kind} offer ({frequency}) asks for {later} cents after {earlier} cents"


def _unanswered(played: Played) -> Iterator[str]:
    for turn in played.turns:
        if not turn.answers:
            yield f"{turn.message_id}: no answer was delivered"
