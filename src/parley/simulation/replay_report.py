"""What a replay shows: totals under both terms, what changed in each conversation, as lines, as JSON and as a page (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from parley.money import format_cents
from parley.negotiation import CreditorTerms, Offer
from parley.simulation.answers import Answer
from parley.simulation.replay import Difference, Divergence, Replayed

EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Totals:
    """Figures of one column; cents where the name says so."""

    agreements: int
    escalations: int
    refusals: int
    agreed_cents: int
    discount_cents: int
    largest_instalment_cents: int


@dataclass(frozen=True, slots=True)
class Report:
    """A whole replay.

    `then` and `now` count only the conversations whose end is known under both terms, so that they compare like with like.
    `divergences` are defects; their conversations are left out of everything else.
    """

    terms: CreditorTerms
    conversations: tuple[Replayed, ...]
    divergences: tuple[Divergence, ...]
    then: Totals
    now: Totals

    @property
    def unknown(self) -> tuple[Replayed, ...]:
        """Conversations whose end under the new terms cannot be known."""
        return tuple(each for each in self.conversations if each.replayed_end == "unknown")

    @property
    def changed(self) -> tuple[Replayed, ...]:
        """Conversations in which at least one answer would have been another one."""
        return tuple(each for each in self.conversations if each.first_difference is not None)

    @property
    def won(self) -> tuple[Replayed, ...]:
        """Agreements that the new terms add."""
        return tuple(each for each in self.conversations if each.recorded_end != "agreed" == each.replayed_end)

    @property
    def lost(self) -> tuple[Replayed, ...]:
        """Agreements that the new terms take away, as far as that is known."""
        return tuple(
            each
            for each in self.conversations
            if each.recorded_end == "agreed" and each.replayed_end not in ("agreed", "unknown")
        )


def make_report(
    terms: CreditorTerms, conversations: Iterable[Replayed], divergences: Iterable[Divergence] = ()
) -> Report:
    """Count a replay."""
    played = tuple(conversations)
    known = [each for each in played if each.replayed_end != "unknown"]
    return Report(
        terms,
        played,
        tuple(divergences),
        _totals([each.recorded_end for each in known], [each.recorded for each in known]),
        _totals([each.replayed_end for each in known], [each.replayed for each in known]),
    )


def _totals(ends: Sequence[str], agreed: Sequence[Offer | None]) -> Totals:
    offers = [offer for offer in agreed if offer is not None]
    count = Counter(ends)
    return Totals(
        agreements=count["agreed"],
        escalations=count["escalated"],
        refusals=count["refused"],
        agreed_cents=sum(offer.total_cents for offer in offers),
        discount_cents=sum(offer.balance_cents - offer.total_cents for offer in offers if offer.kind != "promise"),
        largest_instalment_cents=max((part.amount_cents for offer in offers for part in offer.instalments), default=0),
    )


def as_lines(report: Report) -> Iterator[str]:
    """Give the report as lines of plain text."""
    terms = report.terms
    yield f"Replay under terms of {terms.creditor_id} version {terms.version}: nothing is stored, nothing is sent."
    yield _headline(report)
    for defect in report.divergences:
        yield f"DEFECT {describe_divergence(defect)}"
    if not report.conversations:
        return
    yield ""
    for row in table(report):
        yield f"{row[0]:<34}{row[1]:>16}{row[2]:>16}{row[3]:>16}"
    for reason, count in Counter(each.why for each in report.unknown).most_common():
        yield f"unknown from there on, {count}: {reason}"
    if report.changed:
        yield ""
        yield f"First differences ({min(len(report.changed), EXAMPLES)} of {len(report.changed)} conversations):"
    for each in report.changed[:EXAMPLES]:
        yield from _example(each)


def _headline(report: Report) -> str:
    return (
        f"{len(report.conversations)} conversations, {len(report.changed)} would have heard something else; agreements: "
        f"{len(report.won)} won, {len(report.lost)} lost, {len(report.unknown)} conversations not known to the end."
    )


def table(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """Give the rows of the summary: what, recorded, replayed, difference; known conversations only."""
    yield ("known to the end under both", "recorded", "replayed", "difference")
    for name, label in (
        ("agreements", "agreements"),
        ("escalations", "handed to a person"),
        ("refusals", "refused"),
    ):
        then, now = getattr(report.then, name), getattr(report.now, name)
        yield (label, str(then), str(now), f"{now - then:+d}")
    for name, label in (
        ("agreed_cents", "sum agreed"),
        ("discount_cents", "discount given"),
        ("largest_instalment_cents", "largest single payment"),
    ):
        then, now = getattr(report.then, name), getattr(report.now, name)
        sign = "-" if now < then else "+"
        yield (label, format_cents(then), format_cents(now), f"{sign}{format_cents(abs(now - then))}")


def _example(each: Replayed) -> Iterator[str]:
    difference = each.first_difference
    if difference is None:
        return
    yield f"  {each.recording.conversation_id}, {difference.step.today}, {said(difference)}"
    yield f"    recorded: {describe(difference.recorded)}"
    yield f"    replayed: {describe(difference.replayed)}"
    yield f"    end: {each.recorded_end} -> {each.replayed_end}{f' ({each.why})' if each.why else ''}"


def said(difference: Difference) -> str:
    """Say what the consumer did at a difference, in figures."""
    step = difference.step
    if step.act == "options":
        return "asked for the options"
    if step.offer is not None:
        return f"chose {describe_offer(step.offer)}"
    told = step.proposal
    if told is None:
        return "said nothing of figures"
    parts = [
        told.kind or "",
        format_cents(told.amount_cents) if told.amount_cents is not None else "",
        f"in all {format_cents(told.total_cents)}" if told.total_cents is not None else "",
        f"{told.percent_bps / 100:g} %" if told.percent_bps is not None else "",
        f"{told.count} payments" if told.count is not None else "",
        told.frequency or "",
        f"from {told.first_due_on}" if told.first_due_on else "",
        f"can manage {format_cents(told.capacity_cents)} a month" if told.capacity_cents is not None else "",
        "hardship" if told.hardship else "",
        "too much" if told.too_high else "",
    ]
    return "said: " + (", ".join(part for part in parts if part) or "no figures")


def describe(answer: Answer) -> str:
    """Say an answer in one line."""
    if answer.outcome == "options":
        return "menu of " + ("; ".join(describe_offer(offer) for offer in answer.offers if offer) or "nothing")
    parts = [answer.outcome, answer.reason_code, answer.missing, *[describe_offer(one) for one in answer.offers if one]]
    return ", ".join(part for part in parts if part)


def describe_offer(offer: Offer) -> str:
    """Say an offer in figures."""
    first, last = offer.first_due_on, offer.last_due_on
    if offer.count == 1:
        return f"{offer.kind} {format_cents(offer.total_cents)} on {first}"
    regular = f"{offer.count} {offer.frequency} of {format_cents(offer.amount_cents)}"
    return f"{offer.kind} {format_cents(offer.total_cents)}: {regular}, {first} to {last}"


def describe_divergence(found: Divergence) -> str:
    """Say what the record holds and what the same terms give now."""
    step = found.step
    recorded = ", ".join(
        part
        for part in (step.outcome, step.reason_code, describe_offer(step.offer_out) if step.offer_out else "")
        if part
    )
    return (
        f"{found.conversation_id}, step {step.id}: the terms that ruled then (version {step.terms.version}) do not give the"
        f" recorded answer again: recorded {recorded}; now {describe(found.computed)}."
    )


def as_json(report: Report) -> dict[str, Any]:
    """Give the report as JSON values."""
    return {
        "creditor_id": report.terms.creditor_id,
        "terms_version": report.terms.version,
        "conversations": len(report.conversations),
        "changed": len(report.changed),
        "won": [each.recording.conversation_id for each in report.won],
        "lost": [each.recording.conversation_id for each in report.lost],
        "unknown": [{"conversation_id": each.recording.conversation_id, "why": each.why} for each in report.unknown],
        "known_to_the_end": {
            name: {"recorded": getattr(report.then, name), "replayed": getattr(report.now, name)}
            for name in Totals.__slots__
        },
        "first_differences": [_difference_json(each) for each in report.changed],
        "defects": [describe_divergence(each) for each in report.divergences],
    }


def _difference_json(each: Replayed) -> dict[str, Any]:
    assert each.first_difference is not None
    return {
        "conversation_id": each.recording.conversation_id,
        "message_id": each.first_difference.step.message_id,
        "day": each.first_difference.step.today.isoformat(),
        "consumer": said(each.first_difference),
        "recorded": describe(each.first_difference.recorded),
        "replayed": describe(each.first_difference.replayed),
        "recorded_end": each.recorded_end,
        "replayed_end": each.replayed_end,
        "why": each.why,
    }


def as_page(report: Report) -> str:
    """Give the report as one self-contained page."""
    rows = [*table(report)]
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    examples = "".join(_example_html(each) for each in report.changed)
    defects = "".join(f"<li>{escape(describe_divergence(each))}</li>" for each in report.divergences)
    terms = report.terms
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Replay under other terms</title>'
        "<style>body{font:16px/1.5 system-ui;max-width:70rem;margin:2rem auto;padding:0 1rem}"
        "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.3rem .6rem;text-align:left;"
        "vertical-align:top}</style>"
        f"<h1>Replay under terms of {escape(terms.creditor_id)} version {terms.version}</h1><p>{escape(_headline(report))}"
        f" Nothing is stored, nothing is sent.</p><table><tr>{head}</tr>{body}</table>"
        + (f"<h2>Defects</h2><ul>{defects}</ul>" if defects else "")
        + (
            "<h2>First differences</h2><table><tr><th>conversation</th><th>consumer</th><th>recorded</th><th>replayed</th>"
            f"<th>end</th></tr>{examples}</table>"
            if examples
            else ""
        )
        + "</html>\n"
    )


def _example_html(each: Replayed) -> str:
    found = _difference_json(each)
    end = f"{each.recorded_end} → {each.replayed_end}" + (f": {each.why}" if each.why else "")
    cells = [found["conversation_id"], found["consumer"], found["recorded"], found["replayed"], end]
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
