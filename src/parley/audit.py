"""The hash chain of the audit log: pure functions, so that anyone can recompute it.

Each event's hash covers the hash before it in the same chain, so a changed, removed, inserted or moved event shows.
Source: architecture 3.7 and invariant I10; compliance catalogue section 0, evidence set E0.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

GENESIS: Final = "0" * 64
REGISTER: Final = "chains"
"""The chain that lists every other chain, so that none can vanish as a whole."""


@dataclass(frozen=True, slots=True)
class ChainedEvent:
    """One stored event, as much of it as the hash covers."""

    chain: str
    chain_seq: int
    kind: str
    subject: str
    payload: Mapping[str, Any]
    occurred_at: datetime
    previous_hash: str
    hash: str


def canonical(value: Mapping[str, Any]) -> bytes:
    """Return the one JSON spelling of `value`: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def event_hash(
    *,
    chain: str,
    chain_seq: int,
    kind: str,
    subject: str,
    payload: Mapping[str, Any],
    occurred_at: datetime,
    previous_hash: str,
) -> str:
    """Return the SHA-256 hex digest of an event and of the hash before it."""
    body = {
        "chain": chain,
        "chain_seq": chain_seq,
        "kind": kind,
        "subject": subject,
        "payload": payload,
        "occurred_at": occurred_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "previous_hash": previous_hash,
    }
    return hashlib.sha256(canonical(body)).hexdigest()


class ChainVerifier:
    """Walks events ordered by chain and position and collects what does not fit."""

    def __init__(self) -> None:
        """Start before the first event."""
        self.checked = 0
        self._problems: list[str] = []
        self._ends: dict[str, tuple[int, str]] = {}
        self._registered: set[str] = set()
        self._chain: str | None = None
        self._seq = 0
        self._hash = GENESIS

    def add(self, events: Iterable[ChainedEvent]) -> None:
        """Check the next events; a chain may go on in the next call."""
        for event in events:
            if event.chain != self._chain:
                self._chain, self._seq, self._hash = event.chain, 0, GENESIS
            self._check(event)
            self._ends[event.chain] = (event.chain_seq, event.hash)
            if event.chain == REGISTER:
                self._registered.add(event.subject)

    def finish(self, heads: Mapping[str, tuple[int, str]]) -> list[str]:
        """Compare the ends with the stored heads (position, hash) and return every problem found."""
        for chain in sorted(self._registered - heads.keys() - self._ends.keys()):
            self._problems.append(f"chain {chain}: it was opened, and is gone as a whole")
        for chain in sorted((heads.keys() | self._ends.keys()) - self._registered - {REGISTER}):
            self._problems.append(f"chain {chain}: it was never opened")
        for chain in sorted(heads.keys() | self._ends.keys()):
            end, head = self._ends.get(chain), heads.get(chain)
            if head is None:
                self._problems.append(f"chain {chain}: its head is missing")
            elif end is None:
                self._problems.append(f"chain {chain}: all events are missing, {head[0]} were recorded")
            elif head != end:
                self._problems.append(f"chain {chain}: ends at event {end[0]}, but {head[0]} were recorded")
        return self._problems

    def _check(self, event: ChainedEvent) -> None:
        self.checked += 1
        where = f"chain {event.chain}, event {event.chain_seq}"
        if event.chain_seq != self._seq + 1:
            self._problems.append(f"{where}: event {self._seq + 1} is missing before it")
        if event.previous_hash != self._hash:
            self._problems.append(f"{where}: does not follow the event before it")
        expected = event_hash(
            chain=event.chain,
            chain_seq=event.chain_seq,
            kind=event.kind,
            subject=event.subject,
            payload=event.payload,
            occurred_at=event.occurred_at,
            previous_hash=event.previous_hash,
        )
        if expected != event.hash:
            self._problems.append(f"{where}: was changed after it was written")
        self._seq, self._hash = event.chain_seq, event.hash
