"""Texts by Twilio's official client, with a timeout, and a base address that tests and the demo point at loopback."""

import asyncio
from collections.abc import Sequence
from typing import Any, Final

import requests
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from parley.services.ports import CarrierMessage, CarrierRefused, CarrierUnavailable

_REAL_BASE: Final = "https://api.twilio.com"
_TIMEOUT_S: Final = 10.0


class _RebasedHttpClient(TwilioHttpClient):
    """Sends what the client library built to another base address, unchanged otherwise."""

    def __init__(self, base_url: str) -> None:
        super().__init__(timeout=_TIMEOUT_S, pool_connections=True)
        self._base_url = base_url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """Swap the base address and send."""
        return super().request(method, url.replace(_REAL_BASE, self._base_url, 1), *args, **kwargs)


class TwilioCarrier:
    """Sends through Twilio; blocking calls run in threads."""

    def __init__(
        self, *, account_sid: str, auth_token: str, sender: str, messaging_service_sid: str, api_base: str
    ) -> None:
        self._client = Client(account_sid, auth_token, http_client=_RebasedHttpClient(api_base or _REAL_BASE))
        self._from = {"messaging_service_sid": messaging_service_sid} if messaging_service_sid else {"from_": sender}

    async def send(self, *, to: str, body: str, validity_s: int, status_callback: str) -> str:
        """Create a message resource and return its sid."""
        message = await self._call(
            self._client.messages.create,
            to=to,
            body=body,
            validity_period=validity_s,
            status_callback=status_callback,
            **self._from,
        )
        return str(message.sid)

    async def recent(self, *, to: str) -> Sequence[CarrierMessage]:
        """List the newest messages to a number."""
        found = await self._call(self._client.messages.list, to=to, limit=20)
        return [CarrierMessage(str(item.sid), str(item.body), item.date_created) for item in found]

    async def _call(self, operation: Any, **arguments: Any) -> Any:
        try:
            return await asyncio.to_thread(operation, **arguments)
        except TwilioRestException as error:
            if error.status < 500 and error.status != 429:
                raise CarrierRefused(f"The carrier refused the text (code {error.code}).", error.code) from None
            raise CarrierUnavailable(f"The carrier failed (status {error.status}).") from None
        except (TwilioException, requests.RequestException) as error:
            raise CarrierUnavailable(f"The carrier could not be reached ({type(error).__name__}).") from None
