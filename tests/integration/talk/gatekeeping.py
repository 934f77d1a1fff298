"""Putting any approved response before the gate, whether the dialogue would ever say it or not."""

import re
from collections.abc import Sequence
from typing import Final

from parley.services.outbound import send_sentences
from parley.services.wording import Sentence
from parley.storage.tables import Conversation, DecisionRow
from tests.integration.talk.stage import Stage

_FIELDS: Final = {
    **dict.fromkeys(("creditor", "original_creditor", "first_name", "frequency", "plan_frequency"), "Sample"),
    **{f"ref_{place}": "4821" for place in range(1, 5)},
    **dict.fromkeys(("count", "plan_count", "rest_count", "months", "parts"), "4"),
}


def fill(stage: Stage, name: str) -> Sentence:
    """Any response with plausible figures."""
    approved = stage.services.wording.get(name, "en")
    names = re.findall(r"\{(\w+)\}", approved.template)
    fields = {key: "Dec 15" if key.endswith("_on") else "$12.00" for key in names} | _FIELDS
    fields |= dict.fromkeys(("first_reading", "second_reading"), approved.labels[0])
    return Sentence(name, approved.render({**fields, **stage.services.brand_fields}), approved.buttons)


def all_responses(stage: Stage, *, safe: bool | None = None) -> list[str]:
    wording = stage.services.wording
    return [
        name
        for name, language in wording._approved
        if language == "en" and (safe is None or wording.get(name, "en").safe_before_verification is safe)
    ]


async def try_to_send(
    stage: Stage, conversation: Conversation, names: Sequence[str], author: str = "bot"
) -> dict[str, tuple[str, str]]:
    """Put responses, each alone, before the gate in reply to the last message; returns the state and reasons of each."""
    last = (await stage.messages(conversation.id, direction="in"))[-1]
    async with stage.services.db.work() as work:
        mine = await work.session.merge(conversation)
        for name in names:
            await send_sentences(stage.services, work, mine, [fill(stage, name)], author=author, in_reply_to=last)
    tried = (await stage.messages(conversation.id, direction="out"))[-len(names) :]
    decisions = {row.message_id: row for row in await stage.rows(DecisionRow, conversation_id=conversation.id)}
    return {row.response_name or "": (row.state, " ".join(decisions[row.id].reasons)) for row in tried}
