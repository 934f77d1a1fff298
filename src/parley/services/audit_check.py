"""Walk the whole audit log and prove that nothing in it was changed, removed, inserted, moved or rolled back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parley.audit import ChainVerifier, Erasure
from parley.services.anchors import Anchor, kept_anchors, missing_from
from parley.services.context import Services
from parley.services.erasures import statement_of
from parley.services.seal import Seal
from parley.storage.audit_reader import checked, last_event_id, pieces, stored_erasures, stored_heads
from parley.storage.tables import AuditErasure


@dataclass(frozen=True, slots=True)
class AuditReport:
    """How much was checked and what does not fit."""

    checked: int
    problems: tuple[str, ...]
    chains: int = 0
    erased: int = 0
    """Tombstones of retention."""
    anchors: int = 0
    """Anchors whose root was computed anew."""
    since_anchor: int = 0
    """Ids of events given since the last anchor: only their chains vouch for them."""


async def verify_audit(
    services: Services,
    progress: Callable[[int, int], None] | None = None,
    *,
    against: Sequence[Anchor] = (),
    every_anchor: bool = False,
) -> AuditReport:
    """Check every chain, every tombstone and the last anchor; `progress` gets checked and total.

    Reads in one snapshot, so events written meanwhile are no problems.

    Args:
        services: What use cases take.
        progress: Called as the work goes on.
        against: Anchors kept outside the database; each must be in it, and its root is computed anew.
        every_anchor: Compute the root of every anchor anew, not only of the last one; takes longer with each.
    """
    verifier, problems = ChainVerifier(), []
    async with services.db.snapshot() as session:
        heads, last_id = await stored_heads(session), await last_event_id(session)
        erasures, log = await stored_erasures(session), await kept_anchors(session)
        total = sum(seq for seq, _ in heads.values())
        wanted = [*(log if every_anchor else log[-1:]), *against]
        problems += missing_from(log, against)
        problems += [f"{anchor.name}: the log ends before it" for anchor in wanted if anchor.upto_id > last_id]
        cuts = {anchor.upto_id for anchor in wanted}
        problems += _problems_at(0, wanted, verifier, services.seal)
        async for piece, found in checked(session, services.db.libpq_url, pieces(last_id, sorted(cuts))):
            verifier.join(found)
            problems += _problems_at(piece.upto, wanted, verifier, services.seal)
            if progress is not None:
                progress(verifier.checked, max(total, verifier.checked))
    known = [_known(row, services.seal) for row in erasures]
    return AuditReport(
        checked=verifier.checked,
        problems=(*verifier.finish(heads, known), *dict.fromkeys(problems)),
        chains=len(heads),
        erased=len(known),
        anchors=len({anchor.signature for anchor in wanted}),
        since_anchor=max(0, last_id - log[-1].upto_id) if log else last_id,
    )


def _problems_at(event_id: int, wanted: Sequence[Anchor], verifier: ChainVerifier, seal: Seal) -> list[str]:
    due = [anchor for anchor in wanted if anchor.upto_id == event_id]
    heads = verifier.heads if due else {}
    return [problem for anchor in due if (problem := anchor.problem(heads, seal)) is not None]


def _known(row: AuditErasure, seal: Seal) -> Erasure:
    is_signed = seal.is_our_statement(statement_of(row), row.signature)
    return Erasure(row.id, row.chain, row.from_seq, row.to_seq, row.digest, is_signed)
