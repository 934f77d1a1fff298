"""A loopback stand-in for Twilio's Messages resource, for the demo and the tests.

It records what the real Twilio client sent, answers as Twilio does, and reports delivery by signed status callbacks. The
requests it gets are checked against Twilio's own OpenAPI document in the tests.
"""

import asyncio
import secrets
from email.utils import format_datetime
from typing import Annotated, Any
from urllib.parse import urlsplit

import httpx2
from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.security import HTTPBasic, HTTPBasicCredentials
from sqlalchemy import select
from twilio.request_validator import RequestValidator

from parley.compliance.segments import count_segments
from parley.services.context import Services
from parley.settings import Settings
from parley.storage.tables import FakeSms

_basic = HTTPBasic()


class FakeTwilio:
    """Keeps the texts in the table `fake_sms`, so that a restarted demo still shows them."""

    def __init__(self, services: Services, settings: Settings) -> None:
        self._services = services
        self._sid = settings.twilio_account_sid
        self._token = settings.twilio_auth_token.get_secret_value()
        self._own_number = settings.twilio_from or settings.twilio_messaging_service_sid
        self._public = settings.base_url
        self._client = httpx2.AsyncClient(base_url=f"http://127.0.0.1:{settings.port}", timeout=10)
        self._running: set[asyncio.Task[None]] = set()

    def router(self) -> APIRouter:
        """Return the two operations the product uses."""
        router = APIRouter(prefix="/demo/twilio/2010-04-01/Accounts/{account_sid}", include_in_schema=False)

        async def check(account_sid: str, credentials: Annotated[HTTPBasicCredentials, Depends(_basic)]) -> None:
            given = (account_sid, credentials.username, credentials.password)
            if given != (self._sid, self._sid, self._token):
                raise HTTPException(401, {"code": 20003, "message": "Authenticate", "status": 401})

        @router.post("/Messages.json", status_code=201, dependencies=[Depends(check)])
        async def create(request: Request) -> dict[str, Any]:
            return await self._create({key: str(value) for key, value in (await request.form()).items()})

        @router.get("/Messages.json", dependencies=[Depends(check)])
        async def listing(to: Annotated[str, Query(alias="To")] = "") -> dict[str, Any]:
            async with self._services.db.work() as work:
                rows = await work.session.scalars(
                    select(FakeSms)
                    .where(FakeSms.direction == "out", FakeSms.recipient == to)
                    .order_by(FakeSms.seq.desc())
                    .limit(50)
                )
                return {
                    "messages": [self._resource(row) for row in rows],
                    "page": 0,
                    "page_size": 50,
                    "next_page_uri": None,
                }

        return router

    async def _create(self, form: dict[str, str]) -> dict[str, Any]:
        if not form.get("To") or not form.get("Body"):
            raise HTTPException(400, {"code": 21604, "message": "A 'To' and a 'Body' are required.", "status": 400})
        async with self._services.db.work() as work:
            row = FakeSms(
                id="SM" + secrets.token_hex(16),
                direction="out",
                sender=form.get("From") or form.get("MessagingServiceSid", ""),
                recipient=form["To"],
                body=form["Body"],
                status="queued",
                status_callback=form.get("StatusCallback"),
                request=form,
                at=work.now,
            )
            work.session.add(row)
            await work.session.flush()
            resource = self._resource(row)
        task = asyncio.create_task(self._report(row.id, row.status_callback))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return resource

    def _resource(self, row: FakeSms) -> dict[str, Any]:
        created = format_datetime(row.at)
        return {
            "sid": row.id,
            "account_sid": self._sid,
            "api_version": "2010-04-01",
            "body": row.body,
            "from": row.sender,
            "to": row.recipient,
            "direction": "outbound-api",
            "status": row.status,
            "num_media": "0",
            "num_segments": str(count_segments(row.body).parts),
            "date_created": created,
            "date_updated": created,
            "date_sent": None,
            "error_code": None,
            "error_message": None,
            "messaging_service_sid": None,
            "price": None,
            "price_unit": "USD",
            "uri": f"/2010-04-01/Accounts/{self._sid}/Messages/{row.id}.json",
            "subresource_uris": {},
        }

    async def _report(self, sid: str, callback: str | None) -> None:
        for status in ("sent", "delivered"):
            async with self._services.db.work() as work:
                row = await work.session.get(FakeSms, sid)
                if row is not None:
                    row.status = status
            if callback:
                await self._post_signed(callback, {"MessageSid": sid, "MessageStatus": status, "AccountSid": self._sid})

    async def deliver_inbound(self, *, sender: str, body: str) -> int:
        """Post a real, signed inbound webhook to the product; returns its HTTP status."""
        sid = "SM" + secrets.token_hex(16)
        async with self._services.db.work() as work:
            work.session.add(
                FakeSms(
                    id=sid,
                    direction="in",
                    sender=sender,
                    recipient=self._own_number,
                    body=body,
                    status="received",
                    status_callback=None,
                    request={},
                    at=work.now,
                )
            )
        form = {
            "MessageSid": sid,
            "AccountSid": self._sid,
            "From": sender,
            "To": self._own_number,
            "Body": body,
            "NumMedia": "0",
        }
        return await self._post_signed(f"{self._public}/webhooks/twilio/sms", form)

    async def _post_signed(self, url: str, form: dict[str, str]) -> int:
        signature = RequestValidator(self._token).compute_signature(url, form)
        parts = urlsplit(url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        try:
            response = await self._client.post(path, data=form, headers={"X-Twilio-Signature": signature})
        except httpx2.HTTPError:
            return 503
        return response.status_code
