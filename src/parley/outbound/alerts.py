"""Tell whoever is on call about an emergency by a POST to one address of the installation; ids only."""

from collections.abc import Mapping
from typing import Final

import httpx2

from parley.services.ports import AlertUndelivered

_TIMEOUT_S: Final = 10.0


class WebhookAlerts:
    """Posts JSON to the configured address; without one it does nothing, because the console's queue shows the same."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def send(self, alert: Mapping[str, str]) -> None:
        """Post one alert; any 2xx answer is a delivery.

        Raises:
            AlertUndelivered: No such answer came; the job tries again.
        """
        if not self._url:
            return
        try:
            async with httpx2.AsyncClient(timeout=_TIMEOUT_S) as client:
                response = await client.post(self._url, json=dict(alert))
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            # Not chained: the exception's text may hold an address with a secret in it.
            raise AlertUndelivered(f"The alert could not be delivered ({type(error).__name__}).") from None
        if not response.is_success:
            raise AlertUndelivered(f"The alert was not accepted (status {response.status_code}).")
