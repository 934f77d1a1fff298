"""One simulated conversation, from "hello" to its end: what was meant, what was sent, what was heard, and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from parley.negotiation import Offer, Proposal
from parley.simulation.acceptance import accepts
from parley.simulation.consumer import Agent
from parley.simulation.fullstack.channels import Channel, Turn
from parley.simulation.fullstack.hearing import Ear, Heard
from parley.simulation.fullstack.means import costs_cents, digit_of, income_cents, tells_means
from parley.simulation.fullstack.people import Person
from parley.simulation.fullstack.writing import Writer
from parley.simulation.population import Consumer, Writing
from parley.simulation.speech import AskOptions, Leave, Move, Say, SayYes, Seen

STEPS_TO_VERIFY: Final = 6
MOST_TURNS: Final = 16
MOST_MISSES: Final = 3
MOST_ASIDES: Final = 5


@dataclass(frozen=True, slots=True)
class Part:
    """Who plays what: a hidden consumer, the person they are on paper, and their way of writing.

    `group` is the same for all who are the same hidden consumer with the same debt.
    """

    group: int
    consumer: Consumer
    person: Person
    writing: Writing
    channel: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One text of the negotiation: what it meant, and what was heard then.

    `meant` holds the figures; for a text without figures `move` says what it was: "options", "pick", "yes", "aside" or
    "leave".
    """

    turn: Turn
    meant: Proposal | None
    heard: Heard
    move: str = "say"

    @property
    def is_understood(self) -> bool:
        """Tell whether a text without figures led where it should."""
        if self.move == "options":
            return bool(self.heard.menu)
        if self.move == "pick":
            return self.heard.read_back is not None
        if self.move == "yes":
            return self.heard.has_agreement or self.heard.has("utter_ask_can_keep_up")
        return True


@dataclass(slots=True)
class Played:
    """A whole conversation; `end` is "agreed", "left", "person", "stuck" or "unverified"."""

    part: Part
    exchanges: list[Exchange] = field(default_factory=list)
    verification: list[Turn] = field(default_factory=list)
    end: str = "stuck"
    agreed: Offer | None = None
    error: str = ""

    @property
    def turns(self) -> list[Turn]:
        """All texts with their answers, in order."""
        return [*self.verification, *[each.turn for each in self.exchanges]]


class Play:
    """Plays one part on a channel."""

    def __init__(self, part: Part, channel: Channel, writer: Writer, ear: Ear, today: date) -> None:
        """Get ready; nothing is sent yet."""
        self._part, self._channel, self._writer, self._ear, self._today = part, channel, writer, ear, today
        self._agent = Agent(part.consumer, part.person.debt.balance_cents, today)
        self.played = self._played = Played(part)

    def run(self) -> Played:
        """Play the conversation to its end."""
        heard = self._verify()
        if heard is None:
            self._played.end = "unverified"
            return self._played
        move: Move = self._agent.open()
        misses = 0
        while len(self._played.exchanges) < MOST_TURNS and misses < MOST_MISSES:
            if isinstance(move, Leave):
                self._send(self._writer.say("leave"), None, "leave")
                self._played.end = "left"
                return self._played
            heard = self._make(move, heard)
            if self._is_over(heard):
                return self._played
            reply = heard.as_reply()
            is_lost = not reply.offers and reply.asks is None
            misses = misses + 1 if is_lost else 0
            # Where nothing was understood, the same is said again in other words.
            move = move if is_lost else self._agent.hear(reply)
        return self._played

    def _verify(self) -> Heard | None:
        text = self._writer.say("greet")
        for _ in range(STEPS_TO_VERIFY):
            turn = self._channel.say(text)
            self._played.verification.append(turn)
            heard = self._ear.hear(turn.answers, self._today)
            if heard.has("utter_balance") or heard.has("utter_main_menu"):
                return heard
            if heard.has("utter_ask_is_this_you"):
                text = self._writer.say("is_me")
            else:
                text = self._writer.factors(with_reference=self._part.channel == "webchat")
        return None

    def _make(self, move: Move, heard: Heard) -> Heard:
        match move:
            case AskOptions():
                text = self._writer.say("options")
                while text.isdigit() and not heard.has("utter_main_menu"):
                    # The digit means the options only where that menu was just shown.
                    text = self._writer.say("options")
                return self._send(text, None, "options")
            case SayYes(place=place):
                return self._agree(place, heard)
            case Say(proposal=proposal):
                is_yes = heard.has("utter_ask_capacity") and proposal.capacity_cents == heard.as_reply().asked_cents
                if is_yes and proposal.amount_cents is None:
                    return self._send(self._writer.say("capacity_yes"), proposal)
                return self._send(self._writer.propose(proposal, today=self._today), proposal)
        raise AssertionError("leaving is handled by the caller")

    def _agree(self, place: int, heard: Heard) -> Heard:
        if heard.read_back is None:
            if place >= len(heard.menu):
                # The offer is gone with the answer that was not understood; they ask for it again.
                return self._send("options" if self._writer.language == "en" else "opciones", None, "options")
            digit = list(heard.menu)[place]
            heard = self._send(digit, None, "pick")
            if heard.read_back is None or not self._likes(heard.read_back):
                return heard
        self._played.agreed = heard.read_back
        before = len(self._played.exchanges)
        said = self._send(self._writer.say("agree"), None, "yes")
        # What is asked after an agreement, such as whether a hardship may be noted, does not undo it.
        agreed = [each.heard for each in self._played.exchanges[before:] if each.heard.has_agreement]
        if not agreed:
            self._played.agreed = None
        return agreed[0] if agreed else said

    def _likes(self, offer: Offer) -> bool:
        balance = self._part.person.debt.balance_cents
        return accepts(self._part.consumer, balance, self._today, Seen.of(offer))

    def _send(self, text: str, meant: Proposal | None, move: str = "say") -> Heard:
        heard = self._exchange(text, meant, move)
        for _ in range(MOST_ASIDES):
            answer = self._aside(heard)
            if answer is None:
                break
            heard = self._exchange(answer, None, "aside")
        return heard

    def _aside(self, heard: Heard) -> str | None:
        """Answer a question about means or about keeping a note: digits only, and nothing where there is no such question."""
        if heard.read_back is not None:
            return None
        me = self._part.consumer
        if heard.has("utter_ask_note_") or heard.has("utter_ask_means_consent"):
            return "1" if tells_means(me) else "2"
        if heard.has("utter_ask_income"):
            return digit_of(income_cents(me))
        if heard.has("utter_ask_costs"):
            return digit_of(costs_cents(me))
        if heard.has("utter_ask_can_keep_up"):
            # It was judged by the hidden means before the yes.
            return "1"
        return None

    def _exchange(self, text: str, meant: Proposal | None, move: str) -> Heard:
        turn = self._channel.say(text)
        heard = self._ear.hear(turn.answers, self._today)
        self._played.exchanges.append(Exchange(turn, meant, heard, move))
        return heard

    def _is_over(self, heard: Heard) -> bool:
        if heard.has_agreement:
            self._played.end = "agreed"
            return True
        if heard.as_reply().over:
            self._played.end = heard.as_reply().over
            return True
        return False


Connect = Callable[[Part], Channel]
