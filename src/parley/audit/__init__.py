"""The evidence's mathematics: hash chains, Merkle roots over all of them, statements to sign. Pure functions only.

Source: architecture 3.7 and invariant I10; compliance catalogue section 0, evidence set E0; decision 0017.
"""

from parley.audit.chain import GENESIS, REGISTER, ChainedEvent, ChainVerifier, Erasure, canonical, event_hash
from parley.audit.merkle import ANCHORS, Head, Step, follow, leaf, path_of, root

__all__ = [
    "ANCHORS",
    "GENESIS",
    "REGISTER",
    "ChainVerifier",
    "ChainedEvent",
    "Erasure",
    "Head",
    "Step",
    "canonical",
    "event_hash",
    "follow",
    "leaf",
    "path_of",
    "root",
]
