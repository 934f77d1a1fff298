"""What a full-stack run shows: the measures, every violation with its conversation, misunderstandings, and the spread."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import mean, median, quantiles
from typing import Any

from parley.compliance.segments import count_segments
from parley.negotiation import Offer
from parley.simulation.fullstack.judge import Verdict

OfferKey = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """The same hidden consumer who was made different offers under another way of writing (must not happen, I9).

    `is_misread` says that a text was misunderstood in one of the two, which explains it but does not excuse it.
    """

    one: str
    other: str
    what: str
    is_misread: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures of a run; shares are of all conversations unless the name says otherwise."""

    conversations: int
    ends: dict[str, int]
    agreements: int
    false_agreements: int
    violations: int
    three_over_n: float
    misunderstandings: int
    proposals: int
    turns_per_agreement: float
    segments_per_agreement: float
    longest_message_segments: int
    affordability_median: float
    recovered_cents: int
    seconds_median: float
    seconds_p95: float
    spread: int


def measure(verdicts: Sequence[Verdict]) -> Measures:
    """Count a run."""
    agreed = [each for each in verdicts if each.plans]
    seconds = [turn.seconds for each in verdicts for turn in each.played.turns]
    segments = [count for each in verdicts for count in _segments(each)]
    return Measures(
        conversations=len(verdicts),
        ends=dict(Counter(each.played.end for each in verdicts)),
        agreements=len(agreed),
        false_agreements=sum(each.is_false_agreement for each in verdicts),
        violations=sum(len(each.violations) for each in verdicts),
        three_over_n=3 / len(verdicts) if verdicts else 1.0,
        misunderstandings=sum(len(each.misunderstandings) for each in verdicts),
        proposals=sum(exchange.meant is not None for each in verdicts for exchange in each.played.exchanges),
        turns_per_agreement=mean(len(each.played.turns) for each in agreed) if agreed else 0.0,
        segments_per_agreement=mean(sum(_segments(each)) for each in agreed) if agreed else 0.0,
        longest_message_segments=max(segments, default=0),
        affordability_median=median(_load(each) for each in agreed) if agreed else 0.0,
        recovered_cents=sum(plan.total_cents for each in agreed for plan in each.plans),
        seconds_median=median(seconds) if seconds else 0.0,
        seconds_p95=quantiles(seconds, n=20)[-1] if len(seconds) > 1 else 0.0,
        spread=len([*find_spread(verdicts)]),
    )


def _segments(verdict: Verdict) -> list[int]:
    """Count the parts of every delivered text; a chat message has none."""
    if verdict.played.part.channel != "sms":
        return []
    return [count_segments(answer).parts for turn in verdict.played.turns for answer in turn.answers]


def _load(verdict: Verdict) -> float:
    """Largest regular payment a month over the hidden capacity; a single payment counts against what is at hand."""
    consumer, plan = verdict.played.part.consumer, verdict.plans[0]
    if plan.kind != "installments":
        return plan.total_cents / max(1, consumer.lump_cents + consumer.capacity_cents)
    a_year = {"weekly": 52, "biweekly": 26, "semimonthly": 24}.get(plan.frequency, 12)
    return (
        max(part.amount_cents for part in plan.instalments[1:] or plan.instalments)
        * a_year
        / 12
        / consumer.capacity_cents
    )


def find_spread(verdicts: Sequence[Verdict]) -> Iterator[Spread]:
    """Compare the offers made to the same hidden consumer under different ways of writing."""
    groups: dict[int, list[Verdict]] = defaultdict(list)
    for each in verdicts:
        groups[each.played.part.group].append(each)
    for members in groups.values():
        first = members[0]
        for other in members[1:]:
            mine, theirs = ({_key(offer) for offer in each.offers} for each in (first, other))
            if mine != theirs or [*map(_key, first.plans)] != [*map(_key, other.plans)]:
                yield Spread(
                    first.conversation_id,
                    other.conversation_id,
                    f"{len(mine - theirs)} offers only in the first, {len(theirs - mine)} only in the second,"
                    f" ends {first.played.end} and {other.played.end}",
                    bool(first.misunderstandings or other.misunderstandings),
                )


def _key(offer: Offer) -> OfferKey:
    return offer.kind, offer.total_cents, offer.instalments, offer.is_hardship


def as_lines(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Give the report as lines of plain text; every violation names its conversation."""
    for label, value in _summary(measure(verdicts)):
        yield f"{label:<30}{value}"
    for each in verdicts:
        for violation in each.violations:
            yield f"VIOLATION {each.conversation_id}: {violation}"
        if each.is_false_agreement:
            yield f"FALSE AGREEMENT {each.conversation_id}"
        if each.played.error:
            yield f"ERROR {each.conversation_id or each.played.part.person.reference}: {each.played.error}"
    for pair in find_spread(verdicts):
        why = " (a text was misunderstood)" if pair.is_misread else ""
        yield f"SPREAD {pair.one} and {pair.other}: {pair.what}{why}"
    for each in verdicts:
        for found in each.misunderstandings:
            yield f'MISUNDERSTOOD {each.conversation_id} "{found.text}": {found.taken} [{found.intent}]'


def _summary(figures: Measures) -> Iterator[tuple[str, str]]:
    ends = ", ".join(f"{end} {count}" for end, count in sorted(figures.ends.items()))
    share = figures.misunderstandings / figures.proposals if figures.proposals else 0.0
    bound = f"95 % bound 3/n = {figures.three_over_n:.3f} a conversation"
    longest = f"longest message {figures.longest_message_segments}"
    yield "conversations", f"{figures.conversations} ({ends})"
    yield "policy violations", f"{figures.violations} ({bound})"
    yield "false agreements", str(figures.false_agreements)
    yield "agreements", str(figures.agreements)
    yield "misunderstandings", f"{figures.misunderstandings} of {figures.proposals} proposals ({share:.1%})"
    yield "texts to an agreement", f"{figures.turns_per_agreement:.1f}"
    yield "segments to an agreement", f"{figures.segments_per_agreement:.1f} ({longest})"
    yield "payment over capacity", f"{figures.affordability_median:.2f} at the median"
    yield (
        "seconds to an answer",
        f"{figures.seconds_median:.2f} at the median, {figures.seconds_p95:.2f} at the 95th percentile",
    )
    yield "spread over ways of writing", f"{figures.spread} pairs (must be 0)"


def transcript(verdict: Verdict) -> Iterator[str]:
    """Give one conversation as lines."""
    part = verdict.played.part
    yield (
        f"--- {verdict.conversation_id} {part.channel} {part.person.language} {part.consumer.style}"
        f" {part.writing.dialect}/{part.writing.tone}: {verdict.played.end}"
    )
    for turn in verdict.played.turns:
        yield f"  < {turn.text}"
        for answer in turn.answers:
            yield f"  > {answer}"


def as_json(verdicts: Sequence[Verdict], *, seed: int) -> dict[str, Any]:
    """Give the report as JSON values, transcripts included."""
    return {
        "seed": seed,
        "measures": asdict(measure(verdicts)),
        "spread": [asdict(pair) for pair in find_spread(verdicts)],
        "conversations": [_as_json(each) for each in verdicts],
    }


def _as_json(verdict: Verdict) -> dict[str, Any]:
    part = verdict.played.part
    return {
        "conversation_id": verdict.conversation_id,
        "group": part.group,
        "channel": part.channel,
        "language": part.person.language,
        "style": part.consumer.style,
        "writing": asdict(part.writing),
        "end": verdict.played.end,
        "violations": list(verdict.violations),
        "is_false_agreement": verdict.is_false_agreement,
        "misunderstandings": [asdict(each) for each in verdict.misunderstandings],
        "turns": [
            {"text": turn.text, "answers": list(turn.answers), "seconds": round(turn.seconds, 3)}
            for turn in verdict.played.turns
        ],
    }
