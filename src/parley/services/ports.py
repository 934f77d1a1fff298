"""What use cases need from outside: the assistant that understands and steers, and the carrier that sends texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from parley.errors import ParleyError


class AssistantUnavailable(ParleyError):
    """Rasa did not answer; the turn waits and is tried again."""

    code = "assistant_unavailable"


class AssistantFailed(ParleyError):
    """Rasa answered that it could not carry the turn out; trying again helps only if the cause was passing."""

    code = "assistant_failed"


class CarrierUnavailable(ParleyError):
    """The carrier did not answer, so nobody knows yet whether the text left."""

    code = "carrier_unavailable"


class CarrierRefused(ParleyError):
    """The carrier said no; `carrier_code` is its own error code."""

    code = "carrier_refused"

    def __init__(self, message: str, carrier_code: int | None) -> None:
        super().__init__(message)
        self.carrier_code = carrier_code


class AlertUndelivered(ParleyError):
    """Nobody took the alert; it is tried again."""

    code = "alert_undelivered"


@dataclass(frozen=True, slots=True)
class Understood:
    """What the NLU made of one text."""

    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]
    language: str | None
    language_confidence: float
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Steered:
    """One response of the dialogue."""

    response: str
    text: str


class Assistant(Protocol):
    """Understands a text and steers the conversation."""

    async def understand(self, text: str, *, today: str) -> Understood:
        """Parse one text; raises `AssistantUnavailable`."""
        ...

    async def steer(
        self,
        *,
        conversation_id: str,
        message_id: str,
        text: str,
        payload: str | None,
        understood: Understood | None,
        slots: Mapping[str, str | None],
        metadata: Mapping[str, Any],
    ) -> Sequence[Steered]:
        """Run one turn of the dialogue; the same `message_id` gives the same answer; raises `AssistantUnavailable`."""
        ...


@dataclass(frozen=True, slots=True)
class CarrierMessage:
    """A text the carrier knows of."""

    provider_id: str
    body: str
    created_at: datetime | None


class Carrier(Protocol):
    """Sends texts."""

    async def send(self, *, to: str, body: str, validity_s: int, status_callback: str) -> str:
        """Hand a text over and return the carrier's id; raises `CarrierUnavailable`, `CarrierRefused`."""
        ...

    async def recent(self, *, to: str) -> Sequence[CarrierMessage]:
        """Return the latest texts the carrier has for a number, to settle what became of an attempt."""
        ...


class Pacer(Protocol):
    """Spreads texts over time."""

    async def wait(self, to: str, *, parts: int) -> None:
        """Return when a text of so many parts may leave for a number."""
        ...


class Alerts(Protocol):
    """Reaches whoever is on call."""

    async def send(self, alert: Mapping[str, str]) -> None:
        """Deliver one alert, ids only; raises `AlertUndelivered`."""
        ...
