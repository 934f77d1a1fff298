"""The setting of one use case of the dialogue: who is here, what was just said, what day it is for them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any

from parley.clock import local_day
from parley.services.context import Services
from parley.services.conversations import (
    Party,
    find_creditor,
    find_party,
    get_conversation,
    lock_person,
    silencing_holds,
)
from parley.services.disclosures import is_disclosed
from parley.services.hold_scope import may_turn_elsewhere
from parley.services.regions import home_zone
from parley.services.wording import Say
from parley.storage.database import Work
from parley.storage.tables import Account, Conversation, Message


@dataclass(frozen=True, slots=True)
class Turn:
    """What an action knows: ids, and what the NLU understood. No identity answer is ever in it."""

    conversation_id: str
    message_id: str
    intent: str
    entities: tuple[dict[str, Any], ...] = ()
    ranking: tuple[tuple[str, float], ...] = ()
    """Intents by probability, as the model ranked them; empty for a button."""
    words_of: str = ""
    """The message whose text the entities are places in, where that is an earlier one than `message_id`."""

    def values(self, entity: str) -> list[Any]:
        """Return the values found for an entity, in order of the text."""
        return [found["value"] for found in self.entities if found.get("entity") == entity]

    def first(self, entity: str) -> Any | None:
        """Return the first value found for an entity, or None."""
        return next(iter(self.values(entity)), None)


@dataclass(frozen=True, slots=True)
class Reply:
    """What to say, in order, and the language to say it in."""

    says: tuple[Say, ...]
    language: str


@dataclass
class Scene:
    """One transaction's view of a turn."""

    services: Services
    work: Work
    conversation: Conversation
    party: Party | None
    turn: Turn
    is_disclosed: bool = False
    creditor_name: str = ""
    joint: tuple[Account, ...] = ()
    """All accounts that one plan is to cover, where the consumer chose several; the party's is the first of them."""
    _extras: dict[str, Any] = field(default_factory=dict)

    @property
    def is_verified(self) -> bool:
        """Whether the right party is on the line."""
        return self.conversation.right_party_status == "verified" and self.party is not None

    @property
    def known(self) -> Party:
        """The party; only for code that runs after `is_verified`."""
        assert self.party is not None
        return self.party

    @property
    def balance_cents(self) -> int:
        """What is owed on what is talked of: the account, or all of them in one plan."""
        return sum(one.balance_cents for one in self.joint or (self.known.account,))

    @property
    def language(self) -> str:
        """Language of the conversation."""
        return self.conversation.language

    @property
    def today(self) -> date:
        """The consumer's local day."""
        phone = self.conversation.address if self.conversation.channel == "sms" else None
        return local_day(
            self.work.now, home_zone(phone_e164=phone, state=self.party.consumer.state if self.party else None)
        )

    async def words(self) -> str:
        """Return the text the entities were found in, placeholders in place of secrets."""
        message = await self.work.session.get(Message, self.turn.words_of or self.turn.message_id)
        return message.text if message is not None and message.conversation_id == self.conversation.id else ""

    async def refresh(self) -> None:
        """Look again at the party and at what has been disclosed to it; needed after the identity changed."""
        self.party = await find_party(self.work, self.conversation)
        self.joint = await self._joint()
        if self.party is None:
            self.is_disclosed, self.creditor_name = False, ""
            return
        self.is_disclosed = await is_disclosed(self.services, self.work, self.party.account.id)
        creditor = await find_creditor(self.work, self.party.account.creditor_id)
        self.creditor_name = creditor.name if creditor else ""

    async def _joint(self) -> tuple[Account, ...]:
        ids = (self.conversation.negotiation.get("about") or {}).get("joint") or []
        found = [await self.work.session.get(Account, account_id) for account_id in ids]
        return tuple(one for one in found if one is not None)


async def open_scene(services: Services, work: Work, turn: Turn) -> Scene:
    """Lock the conversation and read what a use case needs."""
    scene = Scene(services, work, await get_conversation(work, turn.conversation_id), None, turn)
    # The stronger lock at once, because a hold may follow: two channels that both upgrade wait for each other for ever.
    await lock_person(work, scene.conversation.consumer_id, places_hold=True)
    await scene.refresh()
    return scene


async def _is_somebody_elses(scene: Scene) -> bool:
    """Tell whether a hold or a person took the conversation since this turn began; then nothing is decided here (I3, I7)."""
    conversation = scene.conversation
    if conversation.handover == "claimed" or conversation.phase == "closed":
        return True
    holds = await silencing_holds(scene.work, conversation)
    return bool(holds) and not await may_turn_elsewhere(scene.work, conversation, holds, await scene.words())


def disclosure_if_due(scene: Scene, says: Sequence[Say]) -> Sequence[Say]:
    """Return the initial disclosure where an answer tells of a debt it has not been given for (15 USC 1692e(11)).

    Asked of every answer here and nowhere else, so that no move of the dialogue can forget it.
    """
    if not scene.is_verified or scene.is_disclosed or all(_is_safe(scene, say) for say in says):
        return ()
    if scene.known.account.party_role == "first_party":
        return (Say("utter_disclosure_initial_first_party", {"creditor": scene.creditor_name}),)
    return (Say("utter_disclosure_initial", {"creditor": scene.creditor_name}),)


def _is_safe(scene: Scene, say: Say) -> bool:
    approved = scene.services.wording.find(say.response, scene.language)
    return approved is not None and approved.safe_before_verification


UseCase = Callable[[Scene], Awaitable[Sequence[Say]]]


def use_case(function: UseCase) -> Callable[[Services, Turn], Awaitable[Reply]]:
    """Run `function` in one transaction of its own and give its sentences as a reply."""

    @wraps(function)
    async def run(services: Services, turn: Turn) -> Reply:
        async with services.db.work() as work:
            scene = await open_scene(services, work, turn)
            if await _is_somebody_elses(scene):
                return Reply((), scene.language)
            says = await function(scene)
            return Reply((*disclosure_if_due(scene, says), *says), scene.language)

    return run
