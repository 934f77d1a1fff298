"""Why was this sent, or not sent, offered or agreed: the evidence of one record, in plain lines (invariant I10)."""

from sqlalchemy import or_, select

from parley.compliance.holds import hold_kind
from parley.compliance.rules import RULES
from parley.errors import ParleyError
from parley.money import format_cents
from parley.services.context import Services
from parley.services.findings import findings_of
from parley.services.hold_desk import evidence_lines
from parley.services.hold_release import AGAIN
from parley.services.why_records import explain_record
from parley.storage.database import Work
from parley.storage.tables import AuditEvent, CreditorTermsRow, DecisionRow, Hold, Message, OfferRow, PaymentPlan


class NothingToExplain(ParleyError):
    """Nothing that can be explained has that id."""

    code = "nothing_to_explain"


async def explain(services: Services, subject_id: str) -> list[str]:
    """Return the lines that explain a record, and what it came from.

    Raises:
        NothingToExplain: The id names nothing that can be explained.
    """
    async with services.db.work() as work:
        record = await explain_record(work, subject_id)
        if record is not None:
            lines, source_id = record
            source = await _explain(work, source_id) if source_id is not None else None
            return [*lines, *(f"  {line}" for line in source or ()), *await _history(work, subject_id)]
        found = await _explain(work, subject_id)
    if found is None:
        raise NothingToExplain(
            f"There is nothing to explain with id {subject_id!r}; ids look like msg_… (message), off_… (offer), hld_… (hold),"
            " pln_… (plan), dis_… (disclosure), dec_… (decision), esc_… (hand-over), lgh_… (legal hold), era_… (tombstone)."
        )
    return found


async def _explain(work: Work, subject_id: str) -> list[str] | None:
    message = await work.session.get(Message, subject_id)
    if message is not None:
        return await _message(work, message)
    offer = await work.session.get(OfferRow, subject_id)
    if offer is not None:
        return await _offer(work, offer)
    hold = await work.session.get(Hold, subject_id)
    return await _hold(work, hold) if hold is not None else None


async def _message(work: Work, message: Message) -> list[str]:
    lines = [
        f"Message {message.id} ({'received' if message.direction == 'in' else 'outgoing'} from {message.author})",
        f"  state {message.state}",
        f"  conversation {message.conversation_id}, at {message.created_at.isoformat()}",
        f"  text: {message.text}",
    ]
    if message.direction == "in":
        return [*lines, *_understood(message), *await _findings(work, message), *await _caused(work, message)]
    lines.append(f"  response: {message.response_name or 'written by a collector'}, language {message.language}")
    if message.in_reply_to:
        lines.append(f"  answers: {message.in_reply_to}")
    decision = await work.session.get(DecisionRow, message.decision_id) if message.decision_id else None
    if decision is not None:
        lines += _decision(decision)
    return [*lines, *await _offers_made(work, message), *await _history(work, message.id)]


async def _offers_made(work: Work, message: Message) -> list[str]:
    if message.in_reply_to is None:
        return []
    made = await work.session.scalars(
        select(OfferRow).where(OfferRow.message_id == message.in_reply_to).order_by(OfferRow.id)
    )
    return [f"  offer {offer.id}: {offer.kind}, {format_cents(offer.total_cents)}, {offer.state}" for offer in made]


def _understood(message: Message) -> list[str]:
    known = message.understood or {}
    lines: list[str] = []
    if "intent" in known:
        by = f" by model {known['model']}" if known.get("model") else ""
        lines.append(f"  understood as {known['intent']} with confidence {known['confidence']}{by}")
    return lines


async def _findings(work: Work, message: Message) -> list[str]:
    """Say what was found with legal effect, by whom, where and how surely, and what it placed."""
    lines = []
    for found in await findings_of(work, message.id):
        by = f"rule {found.rule_id}" if found.rule_id else found.source
        where = f" at {found.span_start} to {found.span_end}" if found.span_start is not None else ""
        score = f", score {found.score}, model {found.model_version}" if found.score is not None else ""
        lines.append(f"  {by} found {found.intent}{where}{score} ({found.outcome})")
    placed = await work.session.scalars(
        select(Hold)
        .where(
            or_(
                Hold.evidence_message_id == message.id,
                Hold.evidence[AGAIN].contains([{"message_id": message.id}]),
            )
        )
        .order_by(Hold.placed_at, Hold.id)
    )
    return [*lines, *(f"  {_placed(hold, message)} {hold.id}: {hold.kind}, scope {hold.scope}" for hold in placed)]


def _placed(hold: Hold, message: Message) -> str:
    return "placed hold" if hold.evidence_message_id == message.id else "repeated the statement of hold"


async def _hold(work: Work, hold: Hold) -> list[str]:
    about = {"consumer": f"consumer {hold.consumer_id}", "account": f"account {hold.account_id}"}
    days = (("not before", hold.not_before_at), ("looked at on", hold.review_at), ("ends by itself", hold.expires_at))
    lines = [
        f"Hold {hold.id} ({hold.kind}, {'released' if hold.released_at else 'in force'})",
        f"  scope {hold.scope}: {about.get(hold.scope, f'conversation {hold.conversation_id}')}",
        f"  placed at {hold.placed_at.isoformat()}, lifted by a {hold.lift_role} or above",
        *(f"  {word}: {at.isoformat()}" for word, at in days if at is not None),
        *(f"  {line}" for line in evidence_lines(hold)),
    ]
    if rule := RULES.get(hold_kind(hold.kind).rule_id):
        lines.append(f"  {rule.id}: {rule.title} ({rule.citation})")
    if hold.needs_review:
        lines.append("  the statement was ambiguous; a person has yet to look")
    if hold.review_outcome is not None and hold.reviewed_at is not None:
        lines.append(f"  reviewed as {hold.review_outcome} by {hold.reviewed_by} at {hold.reviewed_at.isoformat()}")
    if hold.withdrawal_message_id is not None:
        lines.append(f"  taken back by message {hold.withdrawal_message_id}")
    if hold.released_at is not None:
        lines.append(f"  released at {hold.released_at.isoformat()} by {hold.released_by}: {hold.release_reason}")
    return [*lines, *await _history(work, hold.id)]


async def _caused(work: Work, message: Message) -> list[str]:
    answers = await work.session.scalars(select(Message).where(Message.in_reply_to == message.id).order_by(Message.seq))
    return [f"  answered by {answer.id} ({answer.response_name}, {answer.state})" for answer in answers]


def _gate(gate: str, codes: list[str] | None) -> str:
    if codes is None:
        return f"{gate} not asked"
    return f"{gate} {'+'.join(codes) or 'passed'}"


def _decision(decision: DecisionRow) -> list[str]:
    lines = [
        f"  decision {decision.id}: {decision.verdict}"
        + (f" at gate {decision.gate}" if decision.gate else ", every gate passed"),
        f"  compliance values {decision.config_version}, decided at {decision.decided_at.isoformat()}",
    ]
    if decision.gates:
        lines.append(f"  gates: {', '.join(_gate(gate, codes) for gate, codes in decision.gates.items())}")
    lines += [f"  reason: {reason}" for reason in decision.reasons]
    lines += [
        f"  {rule.id}: {rule.title} ({rule.citation})"
        for rule in (RULES.get(rule_id) for rule_id in decision.rule_ids)
        if rule
    ]
    lines.append("  the gate looked at:")
    lines += [f"    {name}: {value}" for name, value in sorted(decision.inputs.items())]
    return lines


async def _offer(work: Work, offer: OfferRow) -> list[str]:
    terms = await work.session.get(CreditorTermsRow, offer.terms_id)
    lines = [
        f"Offer {offer.id} ({offer.kind}, state {offer.state})",
        f"  conversation {offer.conversation_id}, made for message {offer.message_id} at {offer.offered_at.isoformat()}",
        f"  total {format_cents(offer.total_cents)} of a balance of {format_cents(offer.balance_cents)}",
        f"  open until {offer.expires_at.isoformat()}",
        f"  terms {terms.creditor_id} version {terms.version} (sha256 {terms.sha256})"
        if terms
        else f"  terms {offer.terms_id}",
        f"  reasons: {', '.join(offer.reason_codes) or 'none recorded'}",
        f"  conceded {format_cents(offer.conceded_cents)} against the offer before it, step {offer.detail.get('step', 0)}",
        "  the engine looked at:",
        *(f"    {name}: {value}" for name, value in sorted(offer.inputs.items())),
        "  payments:",
    ]
    lines += [f"    {part['due_on']}: {format_cents(part['amount_cents'])}" for part in offer.schedule]
    if offer.joint_id is not None:
        lines += await _joint(work, offer)
    if offer.decided_at is not None:
        lines.append(f"  {offer.state} at {offer.decided_at.isoformat()}")
    plan = await work.session.scalar(select(PaymentPlan).where(PaymentPlan.offer_id == offer.id))
    if plan is not None:
        lines.append(f"  became plan {plan.id}, agreed by message {plan.agreed_message_id}")
    return [*lines, *await _history(work, offer.id)]


async def _joint(work: Work, offer: OfferRow) -> list[str]:
    """Name the offer over several accounts that this one is a part of, with its whole schedule and the other parts."""
    parts = await work.session.scalars(
        select(OfferRow).where(OfferRow.joint_id == offer.joint_id, OfferRow.id != offer.id).order_by(OfferRow.id)
    )
    whole = format_cents(offer.detail["balance_cents"])
    return [
        f"  part of joint offer {offer.joint_id} over {whole}, agreed as a whole or not at all; its payments:",
        *(f"    {part['due_on']}: {format_cents(part['amount_cents'])}" for part in offer.detail["instalments"]),
        *(f"  other part {part.id}: {format_cents(part.total_cents)}, {part.state}" for part in parts),
    ]


async def _history(work: Work, subject_id: str) -> list[str]:
    events = await work.session.scalars(
        select(AuditEvent).where(AuditEvent.subject == subject_id).order_by(AuditEvent.id)
    )
    return [
        f"  {event.occurred_at.isoformat()} {event.kind} (audit {event.chain} {event.chain_seq})" for event in events
    ]
