"""The collectors' console, as its page uses it: sign in, read, act."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2

from parley.demo_data import DEFAULT_PASSWORD
from tests.e2e.product import Product


class Console:
    """A signed-in collector."""

    def __init__(self, product: Product, name: str = "demo", password: str = DEFAULT_PASSWORD) -> None:
        """Sign in."""
        self._client = httpx2.Client(base_url=product.url, headers={"Origin": product.url}, timeout=20)
        answer = self._client.post("/console/login", data={"name": name, "password": password})
        assert answer.status_code == 303, answer.text

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def queue(self) -> dict[str, dict[str, Any]]:
        """Return the queue by conversation."""
        items = self._client.get("/console/api/queue").raise_for_status().json()["items"]
        return {item["conversation_id"]: item for item in items}

    def reasons(self, conversation_id: str) -> list[str]:
        """Return in words why a conversation is in the queue; nothing when it is not."""
        item = self.queue().get(conversation_id)
        return [reason["label"] for reason in item["reasons"]] if item else []

    def read(self, conversation_id: str) -> dict[str, Any]:
        """Return transcript and facts of a conversation."""
        found: dict[str, Any] = (
            self._client.get(f"/console/api/conversations/{conversation_id}").raise_for_status().json()
        )
        return found

    def act(self, conversation_id: str, action: str, **body: str) -> httpx2.Response:
        """Claim, reply, hand back or close."""
        return self._client.post(f"/console/api/conversations/{conversation_id}/{action}", json=body)

    def act_from(self, origin: str, conversation_id: str, action: str) -> httpx2.Response:
        """Act as a page of another origin would in this browser."""
        path = f"/console/api/conversations/{conversation_id}/{action}"
        return self._client.post(path, json={}, headers={"Origin": origin})

    @contextmanager
    def live(self) -> Iterator[list[str]]:
        """Listen to live events; the list grows while the block runs."""
        lines: list[str] = []
        with self._client.stream("GET", "/console/api/events") as response:
            assert response.status_code == 200

            def read() -> None:
                try:
                    lines.extend(iter_into(response, lines))
                except httpx2.HTTPError:
                    return  # the block has ended and closed the connection

            reader = threading.Thread(target=read, daemon=True)
            reader.start()
            yield lines


def iter_into(response: httpx2.Response, lines: list[str]) -> list[str]:
    """Append every line as it comes."""
    for line in response.iter_lines():
        lines.append(line)
    return []
