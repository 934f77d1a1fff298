"""Keep every statement with legal effect that rules or model found in a message, applied or overruled, for audits.

Places in the text and scores only; the text itself stays with its message. Source: compliance catalogue 0 (E0), item 5.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from parley.compliance.config import ComplianceConfig
from parley.compliance.detectors import Hit
from parley.compliance.effects import EFFECTS
from parley.ids import new_id
from parley.services.ports import Understood
from parley.storage.database import Work
from parley.storage.tables import LegalFinding, Message

APPLIED: Final = "applied"
DOUBTFUL: Final = "doubtful"
OVERRULED: Final = "overruled"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one intent: by a rule and where, or by the model and how surely."""

    intent: str
    source: str
    rule_id: str | None = None
    span: tuple[int, int] | None = None
    score: float | None = None
    model_version: str | None = None

    def as_evidence(self) -> dict[str, Any]:
        """Return it as the JSON values that a hold keeps."""
        return {
            "intent": self.intent,
            "source": self.source,
            **({"rule_id": self.rule_id} if self.rule_id else {}),
            **({"span": list(self.span)} if self.span else {}),
            **({"score": self.score, "model": self.model_version} if self.score is not None else {}),
        }


def of_hit(hit: Hit, *, source: str = "rules") -> Found:
    """Return a rule's hit as a finding."""
    return Found(hit.intent, source, hit.rule_id, (hit.start, hit.end))


def found_by_model(understood: Understood, intents: Sequence[str]) -> dict[str, Found]:
    """Return what the model found of these intents, with its own score of each."""
    listed = understood.raw.get("legal_intents") or ()
    scores = {str(item.get("name")): float(item.get("confidence") or 0.0) for item in listed if isinstance(item, dict)}
    version = understood.raw.get("model")
    return {
        intent: Found(
            intent,
            "model",
            score=round(scores.get(intent, understood.confidence), 4),
            model_version=version if isinstance(version, str) else None,
        )
        for intent in intents
    }


def is_doubtful(found: Found, config: ComplianceConfig) -> bool:
    """Tell whether a person should look, because the words can mean something else or the model is not sure."""
    if found.rule_id is not None:
        return found.rule_id in config.holds.doubtful_rules
    return found.score is not None and found.score < config.holds.doubtful_below


async def record_findings(
    work: Work,
    config: ComplianceConfig,
    *,
    conversation_id: str,
    message_id: str,
    findings: Mapping[str, Found],
    outcome: str | None = None,
) -> None:
    """Keep the findings of a message; a repeated turn adds nothing.

    Args:
        outcome: For all of them; None tells applied and doubtful ones apart.
    """
    for found in findings.values():
        doubt = DOUBTFUL if is_doubtful(found, config) else APPLIED
        await work.session.execute(
            insert(LegalFinding)
            .values(
                id=new_id("fnd"),
                message_id=message_id,
                conversation_id=conversation_id,
                source=found.source,
                intent=found.intent,
                rule_id=found.rule_id,
                span_start=found.span[0] if found.span else None,
                span_end=found.span[1] if found.span else None,
                score=found.score,
                model_version=found.model_version,
                detector_version=config.optout.lexicon_version,
                outcome=outcome or doubt,
                found_at=work.now,
            )
            .on_conflict_do_nothing()
        )


async def keep_overruled(work: Work, config: ComplianceConfig, message: Message, understood: Understood) -> None:
    """Keep what the model heard and its context overruled: nothing was done about it, and an audit can ask why."""
    listed = [item for item in understood.raw.get("overruled_legal") or () if isinstance(item, dict)]
    scores = {str(item.get("name")): float(item.get("confidence") or 0.0) for item in listed}
    overruled = understood.raw.get("overruled")
    if isinstance(overruled, str) and overruled in EFFECTS:
        known = [score for name, score in understood.ranking if name == overruled]
        scores.setdefault(overruled, known[0] if known else 0.0)
    version = understood.raw.get("model")
    await record_findings(
        work,
        config,
        conversation_id=message.conversation_id,
        message_id=message.id,
        findings={
            name: Found(
                name, "model", score=round(score, 4), model_version=version if isinstance(version, str) else None
            )
            for name, score in scores.items()
            if name in EFFECTS
        },
        outcome=OVERRULED,
    )


async def findings_of(work: Work, message_id: str) -> list[LegalFinding]:
    """Return what was found in a message, in the order it stands there."""
    rows = await work.session.scalars(
        select(LegalFinding)
        .where(LegalFinding.message_id == message_id)
        .order_by(LegalFinding.span_start.nulls_last(), LegalFinding.intent, LegalFinding.source)
    )
    return list(rows)
