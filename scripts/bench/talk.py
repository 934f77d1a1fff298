"""Conversations by text message: posts signed webhooks as Twilio does, and waits for the answers at the fake Twilio."""

import asyncio
import json
import secrets
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from urllib.parse import urlencode

import httpx2
from twilio.request_validator import RequestValidator

from bench.people import Person
from bench.product import Product

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_ANSWER_S = 30.0
# While warming up, an answer is complete when nothing more came for so long; later the number of texts is known.
_SILENCE_S = 1.0
# Nobody reads and answers faster; without a pause the next text would meet the end of the turn before it.
PAUSE_S = 0.2


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange, on the clock that all processes share (seconds)."""

    step: int
    posted_at: float
    accepted_at: float
    first_answer_at: float
    last_answer_at: float

    @property
    def webhook_ms(self) -> float:
        """Until the webhook was answered."""
        return (self.accepted_at - self.posted_at) * 1000

    @property
    def answer_ms(self) -> float:
        """Until the first text of the answer reached the carrier."""
        return (self.first_answer_at - self.posted_at) * 1000

    @property
    def complete_ms(self) -> float:
        """Until the last text of the answer reached the carrier."""
        return (self.last_answer_at - self.posted_at) * 1000


class Network:
    """The telephone network: the fake Twilio's process, and the phones on it."""

    def __init__(self, product: Product) -> None:
        """Prepare; nothing runs yet."""
        self._product = product
        self._validator = RequestValidator(product.auth_token)
        self._inboxes: dict[str, asyncio.Queue[float]] = defaultdict(asyncio.Queue)
        self._agreed: set[str] = set()
        self._texts_of_step: dict[int, int] = {}
        self.unanswered = 0
        """Conversations in which an answer took longer than half a minute."""
        self._client = httpx2.AsyncClient(timeout=30, limits=httpx2.Limits(max_keepalive_connections=64))

    async def __aenter__(self) -> "Network":
        """Start the fake Twilio and tell the product where it is."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(Path(__file__).with_name("fake_twilio.py")),
            self._product.auth_token,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert self._process.stdout is not None
        port = json.loads(await self._process.stdout.readline())["port"]
        self._product.carrier_url = f"http://127.0.0.1:{port}"
        self._reader = asyncio.create_task(self._read(self._process.stdout))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the fake Twilio."""
        self._reader.cancel()
        await self._client.aclose()
        if self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()

    async def _read(self, stream: asyncio.StreamReader) -> None:
        async for line in stream:
            text = json.loads(line)
            self._inboxes[text["to"]].put_nowait(text["at"])
            if "Agreed" in text["body"]:
                self._agreed.add(text["to"])

    def agreed(self, people: Sequence[Person]) -> int:
        """Return how many of these people got to a plan: a run without agreements measured something else."""
        return sum(person.phone in self._agreed for person in people)

    async def converse(self, person: Person) -> list[Turn]:
        """Play one whole conversation; where an answer does not come, the conversation ends and is counted."""
        turns = []
        for step, text in enumerate(person.texts()):
            try:
                turns.append(await self._say(person.phone, text, step))
            except TimeoutError:
                self.unanswered += 1
                break
            await asyncio.sleep(PAUSE_S)
        return turns

    async def _say(self, phone: str, text: str, step: int) -> Turn:
        inbox = self._inboxes[phone]
        while not inbox.empty():
            inbox.get_nowait()
        url = f"{self._product.url}/webhooks/twilio/sms"
        form = {"MessageSid": "SM" + secrets.token_hex(16), "From": phone, "To": "+15005550006", "Body": text}
        headers = {**_FORM, "X-Twilio-Signature": self._validator.compute_signature(url, form)}
        content = urlencode(form).encode()
        posted_at = time.monotonic()
        response = await self._client.post(url, content=content, headers=headers)
        accepted_at = time.monotonic()
        response.raise_for_status()
        arrivals = await self._answer(inbox, step)
        return Turn(step, posted_at, accepted_at, arrivals[0], arrivals[-1])

    async def _answer(self, inbox: "asyncio.Queue[float]", step: int) -> list[float]:
        arrivals = [await asyncio.wait_for(inbox.get(), _ANSWER_S)]
        known = self._texts_of_step.get(step)
        try:
            while known is None or len(arrivals) < known:
                arrivals.append(await asyncio.wait_for(inbox.get(), _SILENCE_S if known is None else _ANSWER_S))
        except TimeoutError:
            if known is not None:
                raise
            self._texts_of_step[step] = len(arrivals)
        return arrivals


async def one_after_the_other(network: Network, people: Sequence[Person]) -> list[Turn]:
    """Let people write one at a time."""
    return [turn for person in people for turn in await network.converse(person)]


async def together(network: Network, people: Sequence[Person], *, at_once: int) -> tuple[list[Turn], float]:
    """Let `at_once` people write at the same time; return the turns and how many a second there were at full load."""
    waiting = list(people)
    turns: list[Turn] = []
    full_until = [float("inf")]

    async def keep_talking() -> None:
        while waiting:
            turns.extend(await network.converse(waiting.pop()))
        full_until[0] = min(full_until[0], time.monotonic())

    began = time.monotonic()
    await asyncio.gather(*(keep_talking() for _ in range(at_once)))
    counted = sum(turn.last_answer_at <= full_until[0] for turn in turns)
    return turns, counted / (full_until[0] - began)
