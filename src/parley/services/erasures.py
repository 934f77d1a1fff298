"""What the tombstone of erased audit events says, in the form that is signed. Source: decision 0017."""

from datetime import UTC
from typing import Any, Final

from parley.storage.tables import AuditErasure

_SIGNED: Final = (
    *("id", "chain", "from_seq", "to_seq", "digest", "retention_class"),
    *("last_activity_at", "erased_at", "erased_by", "reason", "key_id"),
)


def statement_of(row: AuditErasure) -> dict[str, Any]:
    """Return the statement a tombstone's signature covers: every column but the signature, times in UTC."""
    values = {name: getattr(row, name) for name in _SIGNED}
    for name in ("last_activity_at", "erased_at"):
        values[name] = values[name].astimezone(UTC).isoformat()
    return {"type": "parley.erasure.v1", **values}
