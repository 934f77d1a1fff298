"""Play a walk on a world, step by step, and let somebody look after each step."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from types import SimpleNamespace
from typing import Any, Final

from sqlalchemy import select

from parley.errors import ParleyError
from parley.ids import new_id
from parley.services.chat import start_chat
from parley.services.intake import Inbound, Received, receive_message
from parley.services.terms_file import terms_from_dict
from parley.storage.tables import (
    ButtonGrant,
    CreditorTermsRow,
    Message,
)
from tests.fuzz.enrol import enrol
from tests.fuzz.evidence import Left, Row, Rows, Said, Trace, read_rows
from tests.fuzz.happenings import Happenings
from tests.fuzz.material import OTHER_LEGAL, SILENCING
from tests.fuzz.walk import Actor, Step
from tests.fuzz.world import Killed, Meaning, Turnstile, World, legal_of, now_processing

LEGAL: Final = SILENCING | OTHER_LEGAL
MOST_ROUNDS: Final = 40
Look = Callable[[Trace, Rows], Awaitable[None]]


class Player(Happenings):
    """One person's side of a walk, and everything else that happens in it."""

    def __init__(self, world: World, actor: Actor) -> None:
        self.world, self.actor = world, actor
        self.trace = Trace(actor)
        self.rows: Rows | None = None
        self._addresses: dict[str, tuple[str, str]] = {}
        self._waiting: list[tuple[str, dict[str, Any], int]] = []
        self._taken = 0
        self._shown_seq = 0
        self._has_stalled = False

    async def enrol(self, *, own_creditor: bool) -> None:
        """Put the person on file."""
        self._addresses = await enrol(self.world, self.trace, own_creditor=own_creditor)

    async def play(self, steps: tuple[Step, ...], look: Look) -> None:
        """Play all steps, then let everything come to rest; `look` is called after each and at the end."""
        for step in steps:
            self.trace.tick += 1
            try:
                await self._do(step)
            except ParleyError:
                pass  # a refusal that a person would read
            except (Exception, Killed) as error:
                self.trace.errors.append(f"step {self.trace.tick} ended with {type(error).__name__}: {error}"[:400])
            await self._observe(look)
        self.trace.tick += 1
        await self._come_to_rest()
        self.trace.is_settled = True
        await self._observe(look)

    async def _do(self, step: Step) -> None:
        if step.kind == "reply":
            await self._reply(step)
            return
        await getattr(self, f"_do_{step.kind}")(step)

    # Steps of the consumer

    async def _do_open(self, step: Step) -> None:
        portal = self.trace.account_ids[0] if step.line == "web" else None
        _, visitor = self._addresses[step.line]
        started = await start_chat(self.world.services, visitor=visitor, language=None, verified_account_id=portal)
        self.trace.lines[step.line] = started.conversation_id
        if portal:
            self.trace.given.setdefault(step.line, set()).update(("portal", "portal too"))

    async def _do_say(self, step: Step) -> None:
        self.trace.secrets.update(step.more.get("secrets", ()))
        # A text made of secrets may hold right answers too.
        birth, given = date.fromisoformat(self.actor.birth), self.trace.given.setdefault(step.line, set())
        if any(f"{birth:{form}}" in step.text for form in ("%Y-%m-%d", "%m-%d-%Y", "%-m/%-d/%Y", "%-d/%-m/%Y")):
            given.add("birth")
        if self.actor.zip in step.text:
            given.add("zip")
        if self.actor.ssn4 in step.text:
            given.add("ssn4")
        await self._say(step, step.text)

    async def _do_identify(self, step: Step) -> None:
        actor = self.actor
        year, month, day = actor.birth.split("-")
        words = {"birth": actor.birth, "zip": actor.zip, "us": f"{month}/{day}/{year}", "ref": self.trace.references[0]}
        parts = step.more["form"].split()
        given = self.trace.given.setdefault(step.line, set())
        given.update("birth" if part == "us" else part for part in parts)
        # A bare ZIP from somebody who is verified already is no answer to anything, and reads like a sum.
        is_answer = "birth" in parts or "us" in parts or self._is_asked(step.line)
        self.trace.secrets.update(words[part] for part in parts if part != "ref" and (is_answer or part != "zip"))
        if not is_answer:
            self.trace.plain.add(actor.zip)
        await self._say(step, " ".join(words[part] for part in parts))

    async def _do_press(self, step: Step) -> None:
        number = step.more["n"]
        if self._addresses[step.line][0] == "sms":
            await self._say(step, str(number))
            return
        grants = await self._grants(step.line)
        latest = grants[-1].message_id if grants else ""
        shown = [grant for grant in grants if (grant.message_id == latest) == (step.more["which"] == "shown")]
        if step.more["which"] == "forged" or not shown:
            await self._say(step, f"grant:btn_{number:024}")
        else:
            await self._say(step, f"grant:{shown[(number - 1) % len(shown)].id}")

    async def _do_both(self, step: Step) -> None:
        """Two lines at the same moment: both messages are in, then their turns run interleaved."""
        if "web" in (step.line, step.more["other"]) and "web" not in self.trace.lines:
            await self._do_open(Step("open", "web"))
        for line, (text, gold) in zip((step.line, step.more["other"]), step.more["says"], strict=True):
            await self._receive(Step("say", line, text, gold), text, new_id("SM"))
        jobs = [(name, args, 0) for name, args in await self.world.jobs.take()]
        if len(jobs) < 2:
            self._waiting += jobs
            await self._work_off()
            return
        turnstile = Turnstile(step.more["order"], len(jobs))
        self.world.db.turnstile = turnstile

        async def run(job: tuple[str, dict[str, Any], int]) -> None:
            try:
                await self._run(*job)
            finally:
                turnstile.leave()

        try:
            await asyncio.gather(*(run(job) for job in jobs))
        finally:
            self.world.db.turnstile = None
        await self._work_off()

    async def _do_work_off(self, _: Step) -> None:
        await self._work_off()

    async def _say(self, step: Step, text: str) -> None:
        more, sid = step.more, new_id("SM")
        world = self.world
        if step.line in ("web", "chat") and step.line not in self.trace.lines:
            await self._do_open(Step("open", step.line))
        if "mishap" in more:
            world.carrier.mishaps[:] = [more["mishap"]]
            self._has_stalled = True
        if "down" in more:
            world.assistant.fails = more["down"]
        if "crash" in more:
            world.db.dies_in, world.db.after_commit = more["crash"], more["after_commit"]
            self._has_stalled = True
        received = await self._receive(step, text, sid)
        if more.get("dup") in ("before", "twice"):
            await self._again(step, text, sid, received)
        if more.get("waits") == "turn":
            return
        if more.get("waits") == "delivery":
            world.carrier.mishaps[:] = ["lost"]
            self._has_stalled = True
            await self._work_off(rounds=1)
            world.carrier.mishaps.clear()
            return
        await self._work_off()
        if more.get("dup") in ("after", "twice"):
            await self._again(step, text, sid, received)
            await self._work_off()
        world.db.dies_in = 0
        world.carrier.mishaps.clear()
        world.assistant.fails = 0

    async def _again(self, step: Step, text: str, sid: str, received: Received) -> None:
        repeated = await self._deliver_in(step, text, sid)
        self.trace.received_twice.append((received.message_id, repeated.message_id))

    async def _receive(self, step: Step, text: str, sid: str) -> Received:
        received = await self._deliver_in(step, text, sid)
        heard = step.more.get("misheard")
        intent = heard or (step.gold[0] if step.gold else "nlu_fallback")
        legal = () if heard else legal_of(step.gold, LEGAL)
        confidence = 0.3 if intent == "nlu_fallback" else 0.9
        self.world.assistant.meanings[received.message_id] = Meaning(intent, legal, confidence, None)
        self.trace.lines[step.line] = received.conversation_id
        self.trace.said.append(
            Said(
                self.trace.tick,
                step.line,
                received.conversation_id,
                received.message_id,
                text,
                step.gold,
                heard is None,
                intent,
            )
        )
        return received

    async def _deliver_in(self, step: Step, text: str, sid: str) -> Received:
        """Deliver it as the carrier does: again with the same id, until it is acknowledged."""
        channel, address = self._addresses[step.line]
        inbound = Inbound("twilio" if channel == "sms" else "web", sid, channel, address, text)
        while True:
            try:
                return await receive_message(self.world.services, inbound)
            except Killed:
                continue

    def _is_asked(self, line: str) -> bool:
        known = self.rows.conversations.get(self.trace.lines.get(line, "")) if self.rows else None
        return known is None or known["right_party_status"] != "verified"

    # The machinery around

    async def _work_off(self, rounds: int = MOST_ROUNDS) -> None:
        """Run jobs as the worker does, until none is left; a killed one starts again."""
        for _ in range(rounds):
            self._waiting += [(name, args, 0) for name, args in await self.world.jobs.take()]
            if not self._waiting:
                return
            batch, self._waiting = self._waiting, []
            for place, job in enumerate(batch):
                if self._has_stalled:
                    await self._end_leases()
                try:
                    await self._run(*job)
                except Killed:
                    self._waiting += batch[place:]
                    break
        if rounds == MOST_ROUNDS:
            self._waiting.clear()
            self.trace.errors.append(f"jobs do not end: {[job[0] for job in self._waiting][:5]}")

    async def _run(self, name: str, args: dict[str, Any], attempts: int) -> None:
        """Run one job through the worker's own task; when it fails it waits for its next try."""
        task = self.world.tasks[name]
        token = now_processing.set(args.get("message_id", ""))
        try:
            if name == "turn":
                await task(SimpleNamespace(job=SimpleNamespace(attempts=attempts)), **args)
            else:
                await task(**args)
        except Exception as error:
            if not isinstance(error, ParleyError):
                self.trace.errors.append(f"{name} failed: {type(error).__name__}: {error}"[:300])
            self._waiting.append((name, args, attempts + 1))
        finally:
            now_processing.reset(token)

    async def _come_to_rest(self) -> None:
        """Everything outside works again, and time passes until every job is done."""
        world = self.world
        world.assistant.fails, world.db.dies_in = 0, 0
        world.carrier.mishaps.clear()
        self._has_stalled = True
        await self._work_off()

    async def _end_leases(self) -> None:
        await self.world.rows.execute(
            "UPDATE message SET sending_since = sending_since - interval '1 minute'"
            " WHERE state = 'sending' AND conversation_id = ANY(%s)",
            [sorted(set(self.trace.lines.values()))],
        )

    async def _observe(self, look: Look) -> None:
        trace, world = self.trace, self.world
        if not trace.lines:
            return
        self.rows = rows = await read_rows(self.world.rows, trace)
        for terms_id in {row["terms_id"] for row in rows.offers} - world.terms.keys():
            async with world.services.db.work() as work:
                stored = await work.session.get_one(CreditorTermsRow, terms_id)
                world.terms[terms_id], world.terms_json[terms_id] = terms_from_dict(stored.terms), stored.terms
        by_id = {row["id"]: row for row in rows.messages}
        for text in self.world.carrier.taken[self._taken :]:
            message_id = text.status_callback.rpartition("=")[2]
            trace.taken.append(message_id)
            row = by_id.get(message_id, {})
            conversation_id = row.get("conversation_id", "")
            trace.left.append(
                Left(
                    trace.tick,
                    conversation_id,
                    message_id,
                    text.body,
                    row.get("author", ""),
                    row.get("kind"),
                    row.get("in_reply_to"),
                    _account_of(rows, row) if row else None,
                )
            )
        self._taken = len(self.world.carrier.taken)
        for row in rows.messages:
            is_web = rows.conversations[row["conversation_id"]]["channel"] == "web"
            if is_web and row["direction"] == "out" and row["state"] != "blocked" and row["seq"] > self._shown_seq:
                trace.left.append(
                    Left(
                        trace.tick,
                        row["conversation_id"],
                        row["id"],
                        row["text"],
                        row["author"],
                        row["kind"],
                        row["in_reply_to"],
                        _account_of(rows, row),
                    )
                )
        self._shown_seq = max((row["seq"] for row in rows.messages), default=0)
        for row in rows.messages:
            if row["direction"] == "in" and row["state"] == "processed" and row["id"] not in trace.settled:
                trace.settled[row["id"]] = trace.tick
                trace.settled_account[row["id"]] = rows.conversations[row["conversation_id"]]["account_id"]
            if row["direction"] == "out" and row["state"] in ("failed", "undelivered"):
                trace.failed.setdefault(row["id"], trace.tick)
        for line, given in trace.given.items():
            if len(given) >= 2 and line in trace.lines:
                trace.told.setdefault(trace.lines[line], trace.tick)
        await look(trace, rows)

    async def _grants(self, line: str) -> list[ButtonGrant]:
        conversation_id = self.trace.lines.get(line)
        async with self.world.services.db.work() as work:
            rows = await work.session.scalars(
                select(ButtonGrant)
                .join(Message, Message.id == ButtonGrant.message_id)
                .where(ButtonGrant.conversation_id == conversation_id)
                .order_by(Message.seq, ButtonGrant.payload)
            )
            return list(rows)


def _account_of(rows: Rows, message: Row) -> str | None:
    """Return the account a text was written about; the conversation may have turned to another one since."""
    decision = rows.decisions.get(message["decision_id"] or "", {})
    account_id: str | None = decision.get("inputs", {}).get("account_id") or rows.conversations[
        message["conversation_id"]
    ].get("account_id")
    return account_id
