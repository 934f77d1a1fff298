"""What the checkers look at: what the harness did, what left, and the stored rows of one walk's conversations."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

import psycopg

from parley.negotiation import CreditorTerms
from tests.fuzz.walk import Actor

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """A message the harness sent and the product acknowledged."""

    tick: int
    line: str
    conversation_id: str
    message_id: str
    text: str
    gold: tuple[str, ...]
    is_heard: bool
    """False: the model was told to hear something else, so only rules could find what it means."""
    intent: str = ""
    """What the model heard."""


@dataclass(frozen=True, slots=True)
class Left:
    """A text that left: taken by the carrier, or shown in a chat."""

    tick: int
    conversation_id: str
    message_id: str
    body: str
    author: str
    kind: str | None
    in_reply_to: str | None
    account_id: str | None = None
    """The account its conversation was about when it left."""


@dataclass(frozen=True, slots=True)
class Human:
    """What a person did at the console: claim, handback, close."""

    tick: int
    act: str
    conversation_id: str


@dataclass
class Trace:
    """Everything the harness knows, because it did it itself."""

    actor: Actor
    consumer_id: str = ""
    account_ids: tuple[str, ...] = ()
    began_on: date = date(2025, 1, 1)
    """The day the age of the debt is counted from."""
    terms: Mapping[str, CreditorTerms] = field(default_factory=dict)
    terms_json: Mapping[str, Any] = field(default_factory=dict)
    judged: set[str] = field(default_factory=set)
    """Offers and texts whose figures were looked at; they never change."""
    references: tuple[str, ...] = ()
    creditor_name: str = ""
    tick: int = 0
    said: list[Said] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    humans: list[Human] = field(default_factory=list)
    settled: dict[str, int] = field(default_factory=dict)
    """By message: the tick at whose end it was processed."""
    settled_account: dict[str, str | None] = field(default_factory=dict)
    """By message: the account its conversation was about then."""
    given: dict[str, set[str]] = field(default_factory=dict)
    """By line: which right identity answers were ever given there; "portal" stands for all."""
    told: dict[str, int] = field(default_factory=dict)
    """By conversation: the tick at which the second right answer was given in it."""
    failed: dict[str, int] = field(default_factory=dict)
    """By text: the tick at whose end it was known that it had not arrived."""
    secrets: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)
    """Figures that were typed as mere numbers as well, and stand in the transcript by right."""
    holds_placed: list[tuple[int, str]] = field(default_factory=list)
    """Holds a person placed: tick and kind."""
    holds_released: list[tuple[int, str]] = field(default_factory=list)
    balances: dict[str, list[int]] = field(default_factory=dict)
    """By account: every balance it had, in order."""
    received_twice: list[tuple[str, str]] = field(default_factory=list)
    """Message ids that two deliveries of one external id were answered with."""
    errors: list[str] = field(default_factory=list)
    """What broke in a way no consumer or collector could have caused."""
    lines: dict[str, str] = field(default_factory=dict)
    """By line: its conversation."""
    is_settled: bool = False
    """The walk is over, everything outside works again, and every job has run."""
    heard: list[str] = field(default_factory=list)
    """Texts that reached the model, and log lines."""
    full: str | None = None
    """At the end: every row of every table but what was imported, as text."""
    explained: list[tuple[str, list[str]]] = field(default_factory=list)
    """At the end: what `explain` says of messages and offers."""
    chain_problems: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    """Our message ids in the order the carrier took them."""


@dataclass(frozen=True)
class Rows:
    """The stored rows of the walk's conversations."""

    conversations: Mapping[str, Row]
    messages: Sequence[Row]
    decisions: Mapping[str, Row]
    offers: Sequence[Row]
    plans: Sequence[Row]
    instalments: Sequence[Row]
    disclosures: Sequence[Row]

    def message(self, message_id: str) -> Row | None:
        return next((row for row in self.messages if row["id"] == message_id), None)


_QUERY: Final = """
SELECT json_build_object(
 'conversations', (SELECT coalesce(json_agg(c), '[]') FROM conversation c WHERE c.id = ANY(%(ids)s)),
 'messages', (SELECT coalesce(json_agg(m ORDER BY m.seq), '[]') FROM (
    SELECT id, seq, conversation_id, direction, author, text, payload, language, response_name, kind, in_reply_to, decision_id,
           provider_id, state, error_code, created_at, understood FROM message WHERE conversation_id = ANY(%(ids)s)) m),
 'decisions', (SELECT coalesce(json_agg(d), '[]') FROM decision d WHERE d.conversation_id = ANY(%(ids)s)),
 'offers', (SELECT coalesce(json_agg(o ORDER BY o.offered_at, o.id), '[]') FROM offer o WHERE o.account_id = ANY(%(accounts)s)),
 'plans', (SELECT coalesce(json_agg(p ORDER BY p.agreed_at, p.id), '[]') FROM payment_plan p WHERE p.account_id = ANY(%(accounts)s)),
 'instalments', (SELECT coalesce(json_agg(i ORDER BY i.plan_id, i.sequence), '[]') FROM instalment i
    JOIN payment_plan p ON p.id = i.plan_id WHERE p.account_id = ANY(%(accounts)s)),
 'disclosures', (SELECT coalesce(json_agg(x), '[]') FROM disclosure x WHERE x.account_id = ANY(%(accounts)s))
)::text AS found
"""


async def read_rows(connection: psycopg.AsyncConnection[Row], trace: Trace) -> Rows:
    """Read everything of the walk in one statement."""
    values = {"ids": sorted(set(trace.lines.values())), "accounts": list(trace.account_ids)}
    row = await (await connection.execute(_QUERY, values, prepare=True)).fetchone()
    assert row is not None
    found = json.loads(row["found"])
    return Rows(
        conversations={each["id"]: each for each in found["conversations"]},
        messages=found["messages"],
        decisions={each["id"]: each for each in found["decisions"]},
        offers=found["offers"],
        plans=found["plans"],
        instalments=found["instalments"],
        disclosures=found["disclosures"],
    )


def when(value: str) -> datetime:
    """Read an instant as PostgreSQL writes it in JSON."""
    return datetime.fromisoformat(value)
