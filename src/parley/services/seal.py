"""Keys of the evidence: fingerprints of addresses that are no personal data, and signatures that outlive the database.

Source: rule catalogue, section 0, E0 (address hash); decision 0017.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from parley.audit import canonical
from parley.errors import ParleyError

_PEM: Final = re.compile(r"-----BEGIN ([A-Z ]+)-----.*?-----END \1-----", re.DOTALL)
_WANTED: Final = (
    "PARLEY_SIGNING_KEY must be an Ed25519 private key: the path of a PEM file, the PEM, or 32 random bytes in base64."
)


class SigningKeyError(ParleyError):
    """The signing key is missing or cannot be read; the message names the setting."""

    code = "signing_key"


class Seal:
    """Signs with the first private key it was given, and checks with every key, so that old signatures outlive a new key."""

    def __init__(self, secret_key: str, signing_key: str) -> None:
        """Derive the key of the fingerprints and read the signing key; an empty one means that nothing can be signed.

        Raises:
            SigningKeyError: The signing key cannot be read.
        """
        self._mac_key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"parley address v1").derive(
            secret_key.encode()
        )
        self._private, self._public = _read(signing_key)

    @property
    def can_sign(self) -> bool:
        """Whether there is a key to sign with."""
        return self._private is not None

    @property
    def key_id(self) -> str:
        """The short name of the signing key: what its fingerprint begins with."""
        return _key_id(self._signer().public_key())

    @property
    def public_key_hex(self) -> str:
        """The public half as 64 hex digits, for the verifier."""
        return _raw(self._signer().public_key()).hex()

    @property
    def public_key_pem(self) -> str:
        """The public half as PEM, to be published."""
        pem = self._signer().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return pem.decode()

    def fingerprint(self, address: str) -> str:
        """Return a keyed hash of an address: the same address gives the same one, and nobody can find it by trying."""
        return hmac.new(self._mac_key, address.encode(), hashlib.sha256).hexdigest()

    def sign(self, content: bytes) -> str:
        """Return the Ed25519 signature, hex.

        Raises:
            SigningKeyError: There is no key.
        """
        return self._signer().sign(content).hex()

    def sign_statement(self, statement: Mapping[str, Any]) -> str:
        """Sign the canonical JSON of a statement; what kind it is must be one of its own values."""
        return self.sign(canonical(statement))

    def is_ours(self, content: bytes, signature: str) -> bool:
        """Tell whether one of the known keys made the signature."""
        for key in self._public:
            try:
                key.verify(bytes.fromhex(signature), content)
            except (InvalidSignature, ValueError):
                continue
            return True
        return False

    def is_our_statement(self, statement: Mapping[str, Any], signature: str) -> bool:
        """Tell whether one of the known keys signed the statement."""
        return self.is_ours(canonical(statement), signature)

    def _signer(self) -> Ed25519PrivateKey:
        if self._private is None:
            raise SigningKeyError("PARLEY_SIGNING_KEY is not set; nothing can be signed without it.")
        return self._private


def _read(value: str) -> tuple[Ed25519PrivateKey | None, list[Ed25519PublicKey]]:
    if not value.strip():
        return None, []
    if "-----BEGIN" in value:
        return _bundle(value)
    try:
        seed = base64.b64decode(value, validate=True)
        if len(seed) == 32:
            private = Ed25519PrivateKey.from_private_bytes(seed)
            return private, [private.public_key()]
    except (binascii.Error, ValueError):
        pass
    try:
        return _bundle(Path(value).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise SigningKeyError(_WANTED) from None


def _bundle(text: str) -> tuple[Ed25519PrivateKey, list[Ed25519PublicKey]]:
    """Read every key of a PEM file: the first private one signs, all of them check."""
    signer: Ed25519PrivateKey | None = None
    known: list[Ed25519PublicKey] = []
    for match in _PEM.finditer(text):
        try:
            is_private = "PRIVATE" in match.group(1)
            pem = match.group(0).encode()
            key = load_pem_private_key(pem, password=None) if is_private else load_pem_public_key(pem)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            raise SigningKeyError(_WANTED) from None
        if isinstance(key, Ed25519PrivateKey):
            signer = signer or key
            known.append(key.public_key())
        elif isinstance(key, Ed25519PublicKey):
            known.append(key)
    if signer is None:
        raise SigningKeyError(_WANTED)
    return signer, known


def _raw(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def _key_id(key: Ed25519PublicKey) -> str:
    return hashlib.sha256(_raw(key)).hexdigest()[:16]
