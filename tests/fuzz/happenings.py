"""What people at the console, the carrier and the creditor's books do in a walk."""

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from parley.services import console
from parley.services.delivery_status import record_delivery_status
from parley.services.hold_place import Cause, Subject, place_hold
from parley.services.hold_release import Releaser, ReleaseRefused, release_hold
from parley.services.notices import NoticeRefused, note_sent_elsewhere
from parley.services.program import program_history, start_program
from parley.services.terms_file import terms_from_dict
from parley.storage.tables import Account, CreditorTermsRow, Hold
from tests.fuzz.enrol import COLLECTOR, terms_row
from tests.fuzz.evidence import Human, Trace
from tests.fuzz.walk import Step
from tests.fuzz.world import World

NOTICE_DAYS = 60
"""How long after a notice was posted its reader is given: longer than any law's least."""


async def start_sending(world: World) -> None:
    """A person takes back every stop of sending: one text the carrier filtered stops all later ones (code 30007)."""
    for stop in await program_history(world.services, is_all=False):
        scope = f"{stop.scope}:{stop.name}" if stop.name else stop.scope
        await start_program(world.services, scope, reason="Looked into.", by=COLLECTOR)


class Happenings:
    """The steps of a walk that are not the consumer's."""

    world: World
    trace: Trace

    _work_off: Callable[..., Awaitable[None]]
    """Let the worker's jobs run; the player and the stack each have their own way."""

    async def _do_claim(self, step: Step) -> None:
        if conversation_id := self.trace.lines.get(step.line):
            await console.claim(self.world.services, conversation_id=conversation_id, collector_id=COLLECTOR)
            self._note("claim", conversation_id)

    async def _reply(self, step: Step) -> None:
        if conversation_id := self.trace.lines.get(step.line):
            try:
                await console.reply(
                    self.world.services, conversation_id=conversation_id, collector_id=COLLECTOR, text=step.text
                )
            finally:
                await self._work_off()

    async def _do_handback(self, step: Step) -> None:
        if conversation_id := self.trace.lines.get(step.line):
            await console.hand_back(self.world.services, conversation_id=conversation_id, collector_id=COLLECTOR)
            self._note("handback", conversation_id)
            await self._work_off()

    async def _do_close(self, step: Step) -> None:
        if conversation_id := self.trace.lines.get(step.line):
            await console.close(
                self.world.services, conversation_id=conversation_id, collector_id=COLLECTOR, disposition="resolved"
            )
            self._note("close", conversation_id)

    def _note(self, act: str, conversation_id: str) -> None:
        self.trace.humans.append(Human(self.trace.tick, act, conversation_id))

    async def _do_clock(self, step: Step) -> None:
        self.world.clock.forward(step.more["minutes"])

    async def _do_start(self, _: Step) -> None:
        await start_sending(self.world)

    async def _do_letter(self, _: Step) -> None:
        """The validation notices that are owed leave by post today, from another system."""
        today = self.world.clock.now().date() - timedelta(days=1)
        for reference in self.trace.references:
            with contextlib.suppress(NoticeRefused):
                await note_sent_elsewhere(
                    self.world.services, reference, on=today, until=today + timedelta(days=NOTICE_DAYS),
                    by=COLLECTOR, reason="Posted by the letter shop.",
                )  # fmt: skip

    async def _do_status(self, step: Step) -> None:
        taken = self.world.carrier.taken
        if len(taken) <= step.more["back"]:
            return
        text = taken[-1 - step.more["back"]]
        for report in step.more["reports"]:
            await record_delivery_status(
                self.world.services, provider_id=text.provider_id, status=report,
                error_code=step.more["code"], message_id=text.status_callback.rpartition("=")[2],
            )  # fmt: skip
        await self._work_off()

    async def _do_hold(self, step: Step) -> None:
        kind, trace = step.more["hold"], self.trace
        if not trace.lines:
            return
        subject = Subject(
            trace.consumer_id, trace.account_ids[:1], trace.lines.get(step.line) or next(iter(trace.lines.values()))
        )
        async with self.world.services.db.work() as work:
            cause = Cause({"source": "letter"}, placed_by=COLLECTOR)
            await place_hold(work, self.world.services.compliance.holds, kind, subject, cause)
        trace.holds_placed.append((trace.tick, kind))

    async def _do_release(self, _: Step) -> None:
        """A supervisor lifts what may be lifted."""
        trace = self.trace
        async with self.world.services.db.work() as work:
            query = select(Hold).where(
                Hold.released_at.is_(None),
                (Hold.consumer_id == trace.consumer_id) | Hold.conversation_id.in_(trace.lines.values()),
            )
            by = Releaser(COLLECTOR, COLLECTOR, "supervisor")
            for hold in list(await work.session.scalars(query.order_by(Hold.id))):
                with contextlib.suppress(ReleaseRefused):
                    await release_hold(work, hold, by=by, reason="Looked into and settled by letter.")
                    trace.holds_released.append((trace.tick, hold.kind))

    async def _do_payment(self, step: Step) -> None:
        async with self.world.services.db.work() as work:
            account = await work.session.get_one(Account, self.trace.account_ids[0], with_for_update=True)
            paid = int(account.balance_cents * step.more["share"])
            account.payments_cents += paid
            account.balance_cents -= paid
            self.trace.balances[account.id].append(account.balance_cents)

    async def _do_terms(self, step: Step) -> None:
        async with self.world.services.db.work() as work:
            account = await work.session.get_one(Account, self.trace.account_ids[0])
            latest = (
                await work.session.scalars(
                    select(CreditorTermsRow)
                    .where(CreditorTermsRow.creditor_id == account.creditor_id)
                    .order_by(CreditorTermsRow.version.desc())
                )
            ).first()
            assert latest is not None
            terms = terms_from_dict(latest.terms)
            changed = {
                "dearer": {"instalments": terms.instalments and replace(terms.instalments, min_amount_cents=9_000)},
                "no_settlement": {"settlement": ()},
                "shorter": {"instalments": terms.instalments and replace(terms.instalments, max_term_months=6)},
            }[step.more["change"]]
            newer = replace(terms, version=latest.version + 1, **changed)  # type: ignore[arg-type]
            work.session.add(terms_row(work, newer, account.creditor_id, latest.version + 1))
