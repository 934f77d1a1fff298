"""The hash chain of the audit log: pure functions, so that anyone can recompute it.

Each event's hash covers the hash before it in the same chain, so a changed, removed, inserted or moved event shows.
Source: architecture 3.7 and invariant I10; compliance catalogue section 0, evidence set E0.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple, Self

GENESIS: Final = "0" * 64
REGISTER: Final = "chains"
"""The chain that lists every other chain, so that none can vanish as a whole."""


class ChainedEvent(NamedTuple):
    """One stored event, as much of it as the hash covers, and the tombstone of its content if that was erased."""

    chain: str
    chain_seq: int
    kind: str
    subject: str
    payload: Mapping[str, Any]
    occurred_at: datetime
    previous_hash: str
    hash: str
    salt: str | None = None
    """Random, so that after an erasure nobody can find the content again by trying what it may have been."""
    erasure_id: str | None = None

    def remainder(self) -> bytes:
        """Return what stays of an event whose content is erased: the tombstone's digest covers it."""
        left = (self.chain, self.chain_seq, self.kind, self.subject, _instant(self.occurred_at))
        return canonical([*left, self.previous_hash, self.hash])


class Erasure(NamedTuple):
    """A tombstone: the events of a chain whose content was erased by retention, bound by one digest and a signature."""

    id: str
    chain: str
    from_seq: int
    to_seq: int
    digest: str
    is_signed: bool
    """Whether the signature on it is one of ours; the caller has checked that."""


def canonical(value: Any) -> bytes:
    """Return the one JSON spelling of `value`: sorted keys, no spaces, UTF-8."""
    return _ENCODE(value).encode()


_ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def event_hash(
    *,
    chain: str,
    chain_seq: int,
    kind: str,
    subject: str,
    payload: Mapping[str, Any],
    occurred_at: datetime,
    previous_hash: str,
    salt: str | None = None,
) -> str:
    """Return the SHA-256 hex digest of an event and of the hash before it; events of before salts have none."""
    body = {
        "chain": chain,
        "chain_seq": chain_seq,
        "kind": kind,
        "subject": subject,
        "payload": payload,
        "occurred_at": _instant(occurred_at),
        "previous_hash": previous_hash,
    }
    if salt is not None:
        body["salt"] = salt
    return hashlib.sha256(canonical(body)).hexdigest()


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


class ChainVerifier:
    """Takes the events of all chains, each chain in its order, and collects what does not fit.

    Several verifiers may each take a piece of the log, in other processes too; `join` puts the pieces together again.
    """

    def __init__(self) -> None:
        """Start before the first event."""
        self.checked = 0
        self._problems: list[str] = []
        self._chains: dict[str, _Ends] = {}
        self._registered: set[str] = set()
        self._erased: dict[tuple[str, str], list[tuple[int, bytes]]] = {}

    def add(self, events: Iterable[ChainedEvent]) -> None:
        """Check the next events; a chain may go on in the next call."""
        for event in events:
            self._check(event)
            if event.chain == REGISTER:
                self._registered.add(event.subject)

    def join(self, later: Self) -> None:
        """Take over what was found in the piece of the log right after this one."""
        self.checked += later.checked
        self._problems += later._problems
        self._registered |= later._registered
        for chain, ends in later._chains.items():
            before = self._chains.get(chain)
            if before is None:
                self._chains[chain] = ends
            else:
                self._compare(chain, before, ends.first_seq, ends.first_previous)
                self._chains[chain] = before._replace(seq=ends.seq, hash=ends.hash)
        for key, found in later._erased.items():
            self._erased.setdefault(key, []).extend(found)

    @property
    def heads(self) -> dict[str, tuple[int, str]]:
        """Return where each chain stands."""
        return {chain: (ends.seq, ends.hash) for chain, ends in self._chains.items()}

    def finish(self, heads: Mapping[str, tuple[int, str]], erasures: Iterable[Erasure] = ()) -> list[str]:
        """Compare with the stored heads (position, hash) and the tombstones, and return every problem found."""
        for chain, ends in self._chains.items():
            self._compare(chain, _START, ends.first_seq, ends.first_previous)
        self._check_erasures({erasure.id: erasure for erasure in erasures})
        found = self.heads
        for chain in sorted(self._registered - heads.keys() - found.keys()):
            self._problems.append(f"chain {chain}: it was opened, and is gone as a whole")
        for chain in sorted((heads.keys() | found.keys()) - self._registered - {REGISTER}):
            self._problems.append(f"chain {chain}: it was never opened")
        for chain in sorted(heads.keys() | found.keys()):
            end, head = found.get(chain), heads.get(chain)
            if head is None:
                self._problems.append(f"chain {chain}: its head is missing")
            elif end is None:
                self._problems.append(f"chain {chain}: all events are missing, {head[0]} were recorded")
            elif head != end:
                self._problems.append(f"chain {chain}: ends at event {end[0]}, but {head[0]} were recorded")
        return self._problems

    def _check(self, event: ChainedEvent) -> None:
        self.checked += 1
        ends = self._chains.get(event.chain)
        if ends is None:
            first = (event.chain_seq, event.previous_hash)
            self._chains[event.chain] = _Ends(*first, event.chain_seq, event.hash)
        else:
            self._compare(event.chain, ends, event.chain_seq, event.previous_hash)
            self._chains[event.chain] = _Ends(ends[0], ends[1], event.chain_seq, event.hash)
        if event.erasure_id is not None:
            rest = hashlib.sha256(event.remainder()).digest()
            self._erased.setdefault((event.erasure_id, event.chain), []).append((event.chain_seq, rest))
            return
        expected = event_hash(
            chain=event.chain,
            chain_seq=event.chain_seq,
            kind=event.kind,
            subject=event.subject,
            payload=event.payload,
            occurred_at=event.occurred_at,
            previous_hash=event.previous_hash,
            salt=event.salt,
        )
        if expected != event.hash:
            self._problems.append(f"chain {event.chain}, event {event.chain_seq}: was changed after it was written")

    def _compare(self, chain: str, before: "_Ends", seq: int, previous_hash: str) -> None:
        where = f"chain {chain}, event {seq}"
        if seq != before.seq + 1:
            self._problems.append(f"{where}: event {before.seq + 1} is missing before it")
        if previous_hash != before.hash:
            self._problems.append(f"{where}: does not follow the event before it")

    def _check_erasures(self, known: Mapping[str, Erasure]) -> None:
        for (erasure_id, chain), rests in sorted(self._erased.items()):
            where = f"chain {chain}, events {rests[0][0]} to {rests[-1][0]}"
            erasure = known.get(erasure_id)
            if erasure is None or erasure.chain != chain:
                self._problems.append(f"{where}: the content is gone, and no tombstone says that retention erased it")
            elif not erasure.is_signed:
                self._problems.append(f"{where}: the tombstone {erasure_id} is not signed by a key of ours")
            elif remainder_digest(rest for _, rest in rests) != erasure.digest:
                self._problems.append(f"{where}: what is left does not fit the tombstone {erasure_id}")


class _Ends(NamedTuple):
    """Both ends of the piece of a chain that was read."""

    first_seq: int
    first_previous: str
    seq: int
    hash: str


_START: Final = _Ends(0, GENESIS, 0, GENESIS)


def remainder_digest(remainders: Iterable[bytes]) -> str:
    """Return the digest a tombstone keeps of the erased events: over the SHA-256 of each remainder, in order."""
    return hashlib.sha256(b"".join(remainders)).hexdigest()
