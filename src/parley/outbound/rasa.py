"""The HTTP client of Rasa's input channel (`bot/channel.py`)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import httpx2

from parley.services.ports import AssistantFailed, AssistantUnavailable, Steered, Understood

_TIMEOUT: Final = httpx2.Timeout(20.0, connect=2.0)


class RasaAssistant:
    """Talks to `rasa` with the channel's bearer token; every failure is `AssistantUnavailable` or `AssistantFailed`."""

    def __init__(self, base_url: str, token: str) -> None:
        self._client = httpx2.AsyncClient(
            base_url=f"{base_url}/webhooks/parley", timeout=_TIMEOUT, headers={"Authorization": f"Bearer {token}"}
        )

    async def understand(self, text: str, *, today: str) -> Understood:
        """Parse one text against the consumer's local day `today` (ISO)."""
        return understood_from(await self._post("/understand", {"text": text, "today": today}))

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
        """Run one turn and return the responses in order."""
        answer = await self._post(
            "/turn",
            {
                "conversation_id": conversation_id,
                "message_id": message_id,
                "text": text,
                "payload": payload,
                "understood": dict(understood.raw) if understood else None,
                "slots": dict(slots),
                "metadata": dict(metadata),
            },
        )
        return [Steered(item["response"], item["text"]) for item in answer["responses"]]

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        try:
            response = await self._client.post(path, json=body)
            if response.status_code in (400, 500):
                raise AssistantFailed(f"The assistant could not carry the turn out (status {response.status_code}).")
            response.raise_for_status()
            answer: dict[str, Any] = response.json()
        except (httpx2.HTTPError, ValueError) as error:
            # The exception is not chained: its text may hold the request.
            raise AssistantUnavailable(f"The assistant did not answer ({type(error).__name__}).") from None
        return answer

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def understood_from(answer: Mapping[str, Any]) -> Understood:
    """Translate the channel's answer."""
    intent = answer.get("intent") or {}
    language = answer.get("language") or {}
    return Understood(
        intent=intent.get("name") or "nlu_fallback",
        confidence=float(intent.get("confidence") or 0.0),
        ranking=tuple((item["name"], float(item["confidence"])) for item in answer.get("intent_ranking", ())),
        language=language.get("code"),
        language_confidence=float(language.get("confidence") or 0.0),
        raw=answer,
    )
