"""Roots over all chains, proofs that one is under them, erased events, and the keys that sign."""

import base64
import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from parley.audit import (
    GENESIS,
    REGISTER,
    ChainedEvent,
    ChainVerifier,
    Erasure,
    Head,
    event_hash,
    follow,
    leaf,
    path_of,
    root,
)
from parley.audit.chain import remainder_digest
from parley.services.anchors import Anchor, AnchorFileRefused, read_lines, root_of
from parley.services.seal import Seal, SigningKeyError

AT = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
SEED = base64.b64encode(b"signing-key-of-a-test-32-bytes!!").decode()
OTHER = base64.b64encode(b"another-key-of-a-test-32-bytes!!").decode()


def heads(count: int) -> list[Head]:
    return [
        Head(f"con_{number:03}", number + 1, hashlib.sha256(bytes([number])).hexdigest()) for number in range(count)
    ]


@given(st.integers(1, 40), st.data())
def test_every_head_is_proved_to_be_under_the_root(count: int, data: st.DataObject) -> None:
    leaves = [leaf(head) for head in heads(count)]
    index = data.draw(st.integers(0, count - 1))
    assert follow(leaves[index], path_of(leaves, index)) == root(leaves)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(lambda h: h[:-1], id="last chain gone"),
        pytest.param(lambda h: [h[0]._replace(seq=h[0].seq - 1), *h[1:]], id="tail cut off"),
        pytest.param(lambda h: [h[0]._replace(hash="f" * 64), *h[1:]], id="another last event"),
        pytest.param(lambda h: [*h, Head("con_999", 1, "a" * 64)], id="chain added"),
        pytest.param(
            lambda h: [h[1]._replace(chain=h[0].chain), h[0]._replace(chain=h[1].chain), *h[2:]], id="swapped"
        ),
        pytest.param(lambda h: [*h, h[-1]], id="last one twice"),
    ],
)
@pytest.mark.parametrize("count", [2, 5, 8])
def test_another_state_of_the_log_has_another_root(changed: Any, count: int) -> None:
    before = heads(count)
    assert root(leaf(head) for head in changed(before)) != root(leaf(head) for head in before)


def test_the_root_does_not_depend_on_the_order_the_chains_are_read_in() -> None:
    known = {head.chain: (head.seq, head.hash) for head in heads(7)}
    assert root_of(known) == root_of(dict(reversed(known.items())))


def event(seq: int, previous: str, **more: Any) -> ChainedEvent:
    fields: dict[str, Any] = {
        "chain": "a", "chain_seq": seq, "kind": "message.allowed", "subject": f"msg_{seq}",
        "payload": {"text": f"words {seq}"}, "occurred_at": AT, "previous_hash": previous, "salt": f"{seq:032}",
    }  # fmt: skip
    return ChainedEvent(**fields, hash=event_hash(**fields))._replace(**more)


def erased(one: ChainedEvent) -> ChainedEvent:
    return one._replace(payload={}, salt=None, erasure_id="era_1")


def verified(events: list[ChainedEvent], erasure: Erasure | None) -> list[str]:
    fields: dict[str, Any] = {
        "chain": REGISTER, "chain_seq": 1, "kind": "chain.opened", "subject": "a", "payload": {},
        "occurred_at": AT, "previous_hash": GENESIS,
    }  # fmt: skip
    opened = ChainedEvent(**fields, hash=event_hash(**fields))
    verifier = ChainVerifier()
    verifier.add([opened, *events])
    stored = {REGISTER: (1, opened.hash), "a": (events[-1].chain_seq, events[-1].hash)}
    return verifier.finish(stored, [erasure] if erasure else [])


FIRST = event(1, GENESIS)
SECOND = event(2, FIRST.hash)
THIRD = event(3, SECOND.hash)
TOMBSTONE = Erasure(
    "era_1", "a", 1, 2, remainder_digest(hashlib.sha256(one.remainder()).digest() for one in (FIRST, SECOND)), True
)


def test_erased_content_with_its_tombstone_leaves_the_chain_whole() -> None:
    assert verified([erased(FIRST), erased(SECOND), THIRD], TOMBSTONE) == []


@pytest.mark.parametrize(
    ("events", "tombstone", "shows"),
    [
        pytest.param([erased(FIRST), erased(SECOND), THIRD], None, "no tombstone", id="none"),
        pytest.param(
            [erased(FIRST), erased(SECOND), THIRD], TOMBSTONE._replace(is_signed=False), "not signed", id="unsigned"
        ),
        pytest.param(
            [erased(FIRST), erased(SECOND), THIRD], TOMBSTONE._replace(chain="b"), "no tombstone", id="of another chain"
        ),
        pytest.param([erased(FIRST), SECOND, THIRD], TOMBSTONE, "does not fit", id="fewer erased than it says"),
        pytest.param([erased(FIRST), erased(SECOND), erased(THIRD)], TOMBSTONE, "does not fit", id="more erased"),
        pytest.param(
            [erased(FIRST), erased(SECOND)._replace(kind="message.blocked"), THIRD],
            TOMBSTONE,
            "does not fit",
            id="what is left was changed",
        ),
        pytest.param([FIRST, SECOND._replace(payload={}), THIRD], None, "was changed", id="emptied without a word"),
    ],
)
def test_an_erasure_that_is_not_what_its_tombstone_says_shows(
    events: list[ChainedEvent], tombstone: Erasure | None, shows: str
) -> None:
    assert any(shows in problem for problem in verified(events, tombstone))


def test_a_log_checked_in_pieces_has_the_same_problems_as_one_checked_at_once() -> None:
    events = [FIRST, SECOND._replace(payload={}), event(3, "f" * 64)]
    whole, early, late = ChainVerifier(), ChainVerifier(), ChainVerifier()
    whole.add(events)
    early.add(events[:2])
    late.add(events[2:])
    early.join(late)
    assert early.finish({}) == whole.finish({})


def pem(*keys: Any) -> str:
    parts = [
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        if hasattr(key, "private_bytes")
        else key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        for key in keys
    ]
    return b"".join(parts).decode()


def test_a_key_is_read_from_bytes_from_a_pem_and_from_a_file(tmp_path: Any) -> None:
    seal = Seal("secret", SEED)
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(SEED))
    (tmp_path / "key.pem").write_text(pem(key))
    ids = {seal.key_id, Seal("secret", pem(key)).key_id, Seal("secret", str(tmp_path / "key.pem")).key_id}
    assert len(ids) == 1


def test_what_an_older_key_signed_is_still_known_by_the_pem_that_holds_both() -> None:
    old = Seal("secret", OTHER)
    keys = [Ed25519PrivateKey.from_private_bytes(base64.b64decode(seed)) for seed in (SEED, OTHER)]
    both = Seal("secret", pem(keys[0], keys[1].public_key()))
    assert both.key_id == Seal("secret", SEED).key_id
    assert both.is_ours(b"content", old.sign(b"content"))
    assert not Seal("secret", SEED).is_ours(b"content", old.sign(b"content"))


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("c2hvcnQ=", id="too short"),
        pytest.param("/nowhere/key.pem", id="no file"),
        pytest.param("-----BEGIN PRIVATE KEY-----\nxx\n-----END PRIVATE KEY-----", id="no key"),
        pytest.param(pem(generate_private_key(65537, 2048)), id="another kind"),
        pytest.param(pem(Ed25519PrivateKey.generate().public_key()), id="public only"),
    ],
)
def test_a_key_that_cannot_sign_is_refused_by_the_setting_s_name(wrong: str) -> None:
    with pytest.raises(SigningKeyError, match="PARLEY_SIGNING_KEY"):
        Seal("secret", wrong)


def test_without_a_key_nothing_can_be_signed_and_nothing_is_ours() -> None:
    seal = Seal("secret", "")
    assert not seal.can_sign
    assert not seal.is_ours(b"content", Seal("secret", SEED).sign(b"content"))
    with pytest.raises(SigningKeyError, match="PARLEY_SIGNING_KEY is not set"):
        seal.sign(b"content")


def test_an_address_has_one_fingerprint_under_a_key_and_another_under_another() -> None:
    mine, other = Seal("secret", ""), Seal("another secret", "")
    assert mine.fingerprint("+13125550123") == mine.fingerprint("+13125550123")
    assert (
        len({mine.fingerprint("+13125550123"), mine.fingerprint("+13125550124"), other.fingerprint("+13125550123")})
        == 3
    )
    assert "3125550123" not in mine.fingerprint("+13125550123")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"words", b"{}", b'{"statement": {"type": "x"}, "signature": "00"}'])
def test_a_file_that_is_no_list_of_anchors_is_refused(content: bytes) -> None:
    with pytest.raises(AnchorFileRefused):
        read_lines(content)


def test_an_anchor_that_another_key_signed_is_none_of_ours() -> None:
    statement = {"number": 1, "at": AT.isoformat(), "root": root_of({})}
    forged = Anchor(statement, Seal("secret", OTHER).sign_statement(statement))
    assert "not signed by a key of ours" in str(forged.problem({}, Seal("secret", SEED)))
    assert Anchor(statement, Seal("secret", SEED).sign_statement(statement)).problem({}, Seal("secret", SEED)) is None
