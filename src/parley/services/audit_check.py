"""Walk the whole audit log and prove that no event was changed, removed, inserted or moved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from parley.audit import ChainedEvent, ChainVerifier
from parley.services.context import Services
from parley.storage.tables import AuditChain, AuditEvent

_BATCH: Final = 5000


@dataclass(frozen=True, slots=True)
class AuditReport:
    """How many events were checked and what does not fit."""

    checked: int
    problems: tuple[str, ...]


async def verify_audit(services: Services, progress: Callable[[int, int], None] | None = None) -> AuditReport:
    """Check every chain against its events; `progress` gets checked and total.

    Reads in one snapshot, so events written meanwhile are no problems.
    """
    verifier = ChainVerifier()
    async with services.db.snapshot() as session:
        heads = {row.chain: (row.head_seq, row.head_hash) for row in await session.scalars(select(AuditChain))}
        total = int(await session.scalar(select(func.count()).select_from(AuditEvent)) or 0)
        columns = (
            AuditEvent.chain,
            AuditEvent.chain_seq,
            AuditEvent.kind,
            AuditEvent.subject,
            AuditEvent.payload,
            AuditEvent.occurred_at,
            AuditEvent.previous_hash,
            AuditEvent.hash,
        )
        stream = await session.stream(
            select(*columns).order_by(AuditEvent.chain, AuditEvent.chain_seq).execution_options(yield_per=_BATCH)
        )
        async for rows in stream.partitions(_BATCH):
            verifier.add(ChainedEvent(*row) for row in rows)
            if progress is not None:
                progress(verifier.checked, total)
    return AuditReport(verifier.checked, tuple(verifier.finish(heads)))
