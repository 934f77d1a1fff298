"""The vault: identity answers, encrypted, for as long as it takes to check them (invariant I8)."""

import base64
from collections.abc import Iterable
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import delete, select

from parley.compliance.redaction import Secret
from parley.ids import new_id
from parley.storage.database import Work
from parley.storage.tables import VaultEntry


class Vault:
    """Seals and opens identity answers with a key derived from `PARLEY_SECRET_KEY`."""

    def __init__(self, secret_key: str, *, lifetime: timedelta) -> None:
        key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"parley vault v1").derive(secret_key.encode())
        self._fernet = Fernet(base64.urlsafe_b64encode(key))
        self._lifetime = lifetime

    def put(self, work: Work, *, conversation_id: str, message_id: str, secrets: Iterable[Secret]) -> None:
        """Store the values of `secrets` that identity needs; card and full SSN digits have no value and are never kept."""
        for secret in secrets:
            if secret.value:
                work.session.add(
                    VaultEntry(
                        id=new_id("vlt"),
                        conversation_id=conversation_id,
                        message_id=message_id,
                        kind=secret.kind,
                        ciphertext=self._fernet.encrypt(secret.value.encode()),
                        expires_at=work.now + self._lifetime,
                    )
                )

    async def read(self, work: Work, conversation_id: str) -> dict[str, str]:
        """Return the answers given so far by kind; the latest of a kind wins; expired ones are not there."""
        rows = await work.session.scalars(
            select(VaultEntry)
            .where(VaultEntry.conversation_id == conversation_id, VaultEntry.expires_at > work.now)
            .order_by(VaultEntry.expires_at, VaultEntry.id)
        )
        answers: dict[str, str] = {}
        for row in rows:
            try:
                answers[row.kind] = self._fernet.decrypt(row.ciphertext).decode()
            except InvalidToken:
                continue  # sealed under an older secret key: as good as expired, the consumer is asked again
        return answers

    async def forget(self, work: Work, conversation_id: str) -> None:
        """Delete the answers of a conversation."""
        await work.session.execute(delete(VaultEntry).where(VaultEntry.conversation_id == conversation_id))


async def purge_expired(work: Work) -> int:
    """Delete every expired answer; returns how many rows went."""
    result = await work.session.execute(delete(VaultEntry).where(VaultEntry.expires_at <= work.now))
    return int(getattr(result, "rowcount", 0))
