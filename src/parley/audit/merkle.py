"""One hash over the heads of all chains, and the short proof that one head is under it.

Leaves and inner nodes are hashed with different first bytes, and a node without a neighbour moves up as it is, so no list of
heads has the root of another list. Source: RFC 6962 section 2.1; decision 0017.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from parley.audit.chain import canonical

ANCHORS: Final = "anchors"
"""The chain of the anchors themselves."""

Step = tuple[Literal["left", "right"], str]
"""One step of a proof: the side the neighbour stands on, and its hash."""


class Head(NamedTuple):
    """Where a chain ended: its name, the position of its last event and that event's hash."""

    chain: str
    seq: int
    hash: str


def leaf(head: Head) -> bytes:
    """Return the digest of one head."""
    return hashlib.sha256(b"\x00" + canonical(list(head))).digest()


def root(leaves: Iterable[bytes]) -> str:
    """Return the root over leaves that stand in the order of their chains' names; hex. Of nothing: 64 zeros."""
    level = list(leaves)
    while len(level) > 1:
        level = _above(level)
    return level[0].hex() if level else "0" * 64


def path_of(leaves: Sequence[bytes], index: int) -> list[Step]:
    """Return the steps that lead from a leaf to the root."""
    steps: list[Step] = []
    level = list(leaves)
    while len(level) > 1:
        neighbour = index ^ 1
        if neighbour < len(level):
            steps.append(("left" if neighbour < index else "right", level[neighbour].hex()))
        level, index = _above(level), index // 2
    return steps


def follow(start: bytes, steps: Iterable[Step]) -> str:
    """Return the root that the steps lead to; hex."""
    here = start
    for side, other in steps:
        pair = bytes.fromhex(other) + here if side == "left" else here + bytes.fromhex(other)
        here = hashlib.sha256(b"\x01" + pair).digest()
    return here.hex()


def _above(level: list[bytes]) -> list[bytes]:
    pairs = [hashlib.sha256(b"\x01" + level[i] + level[i + 1]).digest() for i in range(0, len(level) - 1, 2)]
    return pairs + level[-1:] if len(level) % 2 else pairs
