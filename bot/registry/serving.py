"""Ask a running Rasa to serve another model, through its own door (`bot/channel.py`). Standard library only."""

import json
import os
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from bot.registry.store import RegistryError

TOKEN_VARIABLE = "PARLEY_CHANNEL_TOKEN"  # noqa: S105 - the name of the variable
# Reading 30 MB, loading beside a busy process on a small machine.
_TIMEOUT_S = 120.0


class RestartNeeded(RegistryError):
    """The running process has older code or wording than the model; after a restart it serves it."""


@dataclass(frozen=True)
class Running:
    """A running Rasa: where it listens, and the token of its channel."""

    url: str
    token: str

    @classmethod
    def at(cls, url: str | None) -> "Running | None":
        """Return the running Rasa at an address, with the token of our environment; None without an address."""
        return cls(url.rstrip("/"), os.environ.get(TOKEN_VARIABLE, "")) if url else None

    def serve(self, version: str) -> None:
        """Have it load a model and swap to it; when this returns, new messages are understood by that model.

        Raises:
            RestartNeeded: It must be started anew for this model.
            RegistryError: It goes on with what it has; the message is its own sentence.
        """
        answer = self._ask("model", {"version": version})
        if "error" in answer:
            kind = RestartNeeded if answer.get("restart") else RegistryError
            raise kind(str(answer["error"]))

    def version(self) -> str | None:
        """Return the version that serves now, None when the process does not say."""
        try:
            return str(self._ask("health", None).get("model") or "") or None
        except RegistryError:
            return None

    def _ask(self, path: str, body: dict[str, str] | None) -> dict[str, Any]:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.url}/webhooks/parley/{path}", data=data, headers=headers)  # noqa: S310
        try:
            # No proxy: the address is on this machine or in its own network.
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with opener.open(request, timeout=_TIMEOUT_S) as answer:
                content = json.loads(answer.read())
        except urllib.error.HTTPError as error:
            content = _json(error.read())
            content.setdefault("error", f"The running assistant refused (status {error.code}).")
        except (OSError, ValueError) as error:
            raise RegistryError(f"The running assistant did not answer ({type(error).__name__}).") from None
        return content if isinstance(content, dict) else {}


def _json(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
