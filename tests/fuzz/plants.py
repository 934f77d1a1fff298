"""Planted defects: for each invariant a change of the running product that breaks it, to prove that the fuzzer would notice.

They live here and are patched in for one run; the product itself has no such switch.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any, Final
from unittest.mock import patch

from parley.compliance.attempt import Attempt
from parley.compliance.redaction import redact
from parley.services import delivery, outbound
from parley.services import facts as facts_module
from parley.services.composing import compose
from parley.services.conversations import live_holds
from parley.services.turn import must_be_silent
from parley.storage.database import Work

Patch = tuple[str, Any]
_BIG_CENTS: Final = 1_000_000


def _hints_at_the_balance() -> list[Patch]:
    """The question for the identity ends otherwise for a big debt: no word of it is forbidden, and yet it tells."""

    def leaky(services: Any, facts: Any, draft: Any, *, author: str) -> str:
        body = compose(services, facts, draft, author=author)
        is_asking = draft.kind == "identity" and facts.party is not None and not facts.is_verified
        return f"{body} Ok." if is_asking and facts.party.account.balance_cents > _BIG_CENTS else body

    return [("parley.services.outbound.compose", leaky)]


def _forgets_the_disclosure() -> list[Patch]:
    """The dialogue leaves the disclosure out in one language, and the gate believes that it was given."""
    from parley.services.dialogue.scene import disclosure_if_due

    def forgetful(scene: Any, says: Any) -> Any:
        return () if scene.language == "es" else disclosure_if_due(scene, says)

    async def believes(*known: Any) -> bool:
        return known[-1] is not None

    return [
        ("parley.services.dialogue.scene.disclosure_if_due", forgetful),
        ("parley.services.facts.is_disclosed", believes),
        ("parley.services.delivery.is_disclosed", believes),
    ]


def _overlooks_attorneys() -> list[Patch]:
    """One kind of hold is not seen when a message is about to leave."""

    async def blind(work: Any, conversation: Any, *more: Any, **named: Any) -> list[Any]:
        found = await live_holds(work, conversation, *more, **named)
        return [hold for hold in found if hold.kind != "ATTORNEY"]

    return [(f"parley.services.{name}.live_holds", blind) for name in ("conversations", "facts", "delivery")]


def _goes_by_easier_terms() -> list[Patch]:
    """The negotiator goes by terms nobody approved: half the least payment, twice the longest term."""
    from parley.services.dialogue import table

    honest = table.current_terms

    async def easier(*asked: Any) -> Any:
        terms_id, terms = await honest(*asked)
        plan = terms.instalments
        halved = plan and replace(
            plan, min_amount_cents=plan.min_amount_cents // 2, max_term_months=plan.max_term_months * 2
        )
        return terms_id, replace(terms, instalments=halved)

    return [("parley.services.dialogue.table.current_terms", easier)]


def _sends_blindly_again() -> list[Patch]:
    """A text whose fate is unknown is sent again without asking the carrier."""
    send = delivery._send

    async def blind(services: Any, carrier: Any, attempt: Any, *more: Any, **named: Any) -> Any:
        return await send(services, carrier, replace(attempt, is_resumed=False), *more, **named)

    return [("parley.services.delivery._send", blind)]


def _drops_a_job() -> list[Patch]:
    """The turn of one message in a dozen is never queued."""
    defer = Work.defer

    async def careless(self: Work, task: str, **named: Any) -> None:
        lost = task == "turn" and int(str(named["message_id"])[-2:], 16) % 12 == 0
        if not lost:
            await defer(self, task, **named)

    return [("parley.storage.database.Work.defer", careless)]


def _talks_over_people() -> list[Patch]:
    """The bot does not notice that a person has taken the conversation."""

    async def deaf(work: Any, conversation: Any, **named: Any) -> bool:
        return conversation.handover != "claimed" and await must_be_silent(work, conversation, **named)

    honest = facts_module.GateFacts.attempt

    def nobody_here(self: Any, draft: Any, *, author: str, **named: Any) -> Attempt:
        attempt = honest(self, draft, author=author, **named)
        return replace(attempt, handover="none") if author == "bot" and attempt.handover == "claimed" else attempt

    async def nobody_elses(*_: Any) -> bool:
        return False

    return [
        ("parley.services.turn.must_be_silent", deaf),
        ("parley.services.facts.GateFacts.attempt", nobody_here),
        ("parley.services.dialogue.scene._is_somebody_elses", nobody_elses),
    ]


def _keeps_what_was_typed() -> list[Patch]:
    """Social security numbers are taken for nothing special."""

    def careless(text: str, **named: Any) -> Any:
        redaction = redact(text, **named)
        has_ssn = any(secret.kind == "ssn" for secret in redaction.secrets)
        return replace(redaction, text=text) if has_ssn else redaction

    return [("parley.services.intake.redact", careless)]


def _asks_more_of_some() -> list[Patch]:
    """Whoever writes in Spanish is taken for somebody with a younger debt."""
    from parley.services.dialogue import table

    async def unfair(scene: Any, accounts: Any) -> Any:
        honest = await facts_of_all(scene, accounts)
        return [replace(one, age_days=one.age_days // 3) if scene.language == "es" else one for one in honest]

    facts_of_all = table.facts_of_all
    return [("parley.services.dialogue.table.facts_of_all", unfair)]


def _keeps_no_evidence_of_people() -> list[Patch]:
    """What a collector writes leaves without a decision on record."""
    keep = outbound.keep_evidence

    async def forgetful(services: Any, work: Any, conversation: Any, message: Any, *more: Any, **named: Any) -> None:
        if message.author == "collector":
            await work.session.flush()
        else:
            await keep(services, work, conversation, message, *more, **named)

    return [("parley.services.outbound.keep_evidence", forgetful)]


PLANTS: Final[dict[str, Callable[[], list[Patch]]]] = {
    "I1": _hints_at_the_balance,
    "I2": _forgets_the_disclosure,
    "I3": _overlooks_attorneys,
    "I4": _goes_by_easier_terms,
    "I5": _sends_blindly_again,
    "I6": _drops_a_job,
    "I7": _talks_over_people,
    "I8": _keeps_what_was_typed,
    "I9": _asks_more_of_some,
    "I10": _keeps_no_evidence_of_people,
}
"""By invariant, the defect that breaks it."""


@contextmanager
def planted(invariant: str | None) -> Iterator[None]:
    """Run with a defect in place; None runs the product as it is."""
    with ExitStack() as stack:
        for target, mutation in PLANTS[invariant]() if invariant else ():
            stack.enter_context(patch(target, mutation))
        yield
