"""A browser at the console, and what lies on its desk."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx2

from parley.ids import new_id
from parley.services.due import run_due
from parley.services.users import add_user
from parley.storage.tables import Collector, Dispute, Letter
from tests.integration.talk.stage import Person, Stage

PASSWORD = "correct horse battery"
HOME = "http://localhost:8080"
STARTED = datetime(2026, 11, 5, 16, 0, tzinfo=UTC)
TODAY = "2026-11-05"


@dataclass
class Desk:
    """A browser at the console, and the conversations behind what lies on its desk."""

    stage: Stage
    browser: httpx2.AsyncClient

    async def sign_in(self, role: str) -> str:
        """Sign in as a new user with a role; returns the id."""
        name = new_id("col")
        await add_user(self.stage.services, name=name, role=role, password=PASSWORD)
        answer = await self.browser.post("/console/login", data={"name": name, "password": PASSWORD})
        assert answer.status_code == 303
        [user] = await self.stage.rows(Collector, name=name)
        return str(user.id)

    async def person(self) -> Person:
        """Somebody whose debt was disclosed on the first day, with the letter of their notice in the queue."""
        self.stage.clock.set(STARTED)
        robin = await self.stage.person()
        await self.stage.verified(robin)
        await run_due(self.stage.services)
        return robin

    async def letter_id(self, person: Person) -> str:
        """The letter of a person's notice."""
        [letter] = await self.stage.rows(Letter, account_id=person.account_id, kind="validation_notice")
        return str(letter.id)

    async def dispute_id(self, person: Person, text: str = "i dispute this debt") -> str:
        """The dispute a person's text opens."""
        await self.stage.sms(person, text)
        [dispute] = await self.stage.rows(Dispute, consumer_id=person.consumer_id)
        return str(dispute.id)

    async def get(self, path: str) -> httpx2.Response:
        """Read."""
        return await self.browser.get(f"/console/api/{path}")

    async def post(self, path: str, body: Any = None, **more: Any) -> httpx2.Response:
        """Write."""
        return await self.browser.post(f"/console/api/{path}", json=body, **more)

    async def answer(self, dispute_id: str, files: Any = None, **fields: str) -> httpx2.Response:
        """Answer a dispute as the form does."""
        return await self.browser.post(f"/console/api/disputes/{dispute_id}/answer", data=fields, files=files)

    async def lying(self, path: str, part: str, person: Person) -> list[dict[str, Any]]:
        """What lies on the desk about a person."""
        found = (await self.get(path)).json()[part]
        return [one for one in found if one["account"] == person.ref]


def told(answer: httpx2.Response) -> tuple[int, str]:
    """The status and the sentence of a refusal."""
    return answer.status_code, answer.json()["error"]
