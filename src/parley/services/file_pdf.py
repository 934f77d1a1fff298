"""The readable half of an export: who, which debts, what was said, and why each sentence was or was not sent.

The same document always gives the same bytes, so its SHA-256 in the manifest can be computed again from `file.json`.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from parley.money import format_cents

_TITLE: Final = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=15, leading=19, spaceAfter=6)
_HEAD: Final = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=11, leading=14, spaceBefore=10, spaceAfter=3)
_BODY: Final = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11.5)
_SAID: Final = ParagraphStyle("said", parent=_BODY, spaceBefore=5)
_WHY: Final = ParagraphStyle("why", parent=_BODY, fontSize=8, leading=10, leftIndent=14, textColor="#444444")
_AUTHORS: Final = {"consumer": "Consumer", "bot": "Assistant (automated)", "collector": "Collector", "system": "System"}
_Row = Mapping[str, Any]


def render_pdf(document: Mapping[str, Any]) -> bytes:
    """Return the export as a PDF; no side effects."""
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=LETTER,
        leftMargin=0.9 * inch,
        rightMargin=0.9 * inch,
        topMargin=0.8 * inch,
        bottomMargin=0.8 * inch,
        title=f"File of consumer {document['consumer_id']}",
        author="Parley",
        invariant=1,
    )
    footer = f"{document['consumer_id']} - exported {document['exported']['at']}"
    template.build(list(_story(document)), onFirstPage=_footer(footer), onLaterPages=_footer(footer))
    return buffer.getvalue()


def _footer(text: str) -> Any:
    def draw(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawString(0.9 * inch, 0.5 * inch, _latin(text))
        canvas.drawRightString(LETTER[0] - 0.9 * inch, 0.5 * inch, f"page {template.page}")

    return draw


def _story(document: Mapping[str, Any]) -> Iterator[Flowable]:
    tables: Mapping[str, Sequence[_Row]] = document["tables"]
    yield from _front(document, tables)
    decisions = {row["id"]: row for row in tables.get("decision", ())}
    messages = tables.get("message", ())
    for conversation in tables.get("conversation", ()):
        yield Paragraph(_latin(f"Conversation {conversation['id']} ({conversation['channel']})"), _HEAD)
        for message in messages:
            if message["conversation_id"] == conversation["id"]:
                yield from _said(message, decisions.get(message.get("decision_id") or ""))
    yield from _list("Disclosures", tables.get("disclosure", ()), _disclosure)
    yield from _list("Holds", tables.get("hold", ()), _hold)
    yield from _list("Offers", tables.get("offer", ()), _offer)
    yield from _list("Plans", tables.get("payment_plan", ()), _plan)
    yield from _list("Payments of the plans", tables.get("instalment", ()), _instalment)
    yield from _list("Handed to a person", tables.get("escalation", ()), _escalation)
    yield from _list("Identity checks (what was answered is never kept)", tables.get("identity_attempt", ()), _identity)
    yield from _proof(document)


def _front(document: Mapping[str, Any], tables: Mapping[str, Sequence[_Row]]) -> Iterator[Flowable]:
    exported = document["exported"]
    yield Paragraph(_latin(f"File of consumer {document['consumer_id']}"), _TITLE)
    yield Paragraph(_latin(f"Exported {exported['at']} by {exported['by']}. Reason: {exported['reason']}"), _BODY)
    yield Paragraph("All times are UTC. The complete record, with every field, is file.json.", _BODY)
    for row in tables.get("consumer", ()):
        place = f"{row['address_line']}, {row['city']}, {row['state']} {row['zip']}"
        yield Paragraph(_latin(f"{row['first_name']} {row['last_name']}, {place}; language {row['language']}"), _BODY)
    creditors = {row["id"]: row["name"] for row in tables.get("creditor", ())}
    yield Paragraph("Accounts", _HEAD)
    for row in tables.get("account", ()):
        owed = f"balance {format_cents(row['balance_cents'])} ({row['debt_type']}, {row['party_role']})"
        creditor = creditors.get(row["creditor_id"], row["creditor_id"])
        yield Paragraph(_latin(f"{row['account_ref']}: {creditor}, {owed}; {row['id']}"), _BODY)


def _said(message: _Row, decision: _Row | None) -> Iterator[Flowable]:
    who: str = _AUTHORS.get(message["author"], str(message["author"]))
    if message.get("collector_id"):
        who += f" {message['collector_id']}"
    head = f"<b>{_latin(message['created_at'])} {_latin(who)}</b> ({_latin(message['state'])})"
    yield Paragraph(f"{head}: {_latin(message['text'])}", _SAID)
    notes = [f"{message['id']}"]
    if message["direction"] == "in":
        known = message.get("understood") or {}
        notes += [f"rule {hit['rule_id']} found {hit['intent']}" for hit in known.get("rules", ())]
        if known.get("intent"):
            notes.append(f"understood as {known['intent']} by model {known.get('model') or 'unknown'}")
    elif decision is not None:
        at = f"stopped at gate {decision['gate']}" if decision["gate"] else "every gate passed"
        notes.append(f"{at}; values {decision['config_version']}; decision {decision['id']}")
        notes += list(decision["reasons"])
    yield Paragraph("<br/>".join(_latin(note) for note in notes), _WHY)


def _list(title: str, rows: Sequence[_Row], line: Any) -> Iterator[Flowable]:
    if rows:
        yield Paragraph(title, _HEAD)
        yield from (Paragraph(_latin(line(row)), _BODY) for row in rows)


def _disclosure(row: _Row) -> str:
    return f"{row['disclosed_at']}: {row['kind']} ({row['language']}, {row['response_name']}, {row['wording_sha256'][:16]})"


def _hold(row: _Row) -> str:
    end = f"released {row['released_at']}: {row.get('release_reason')}" if row.get("released_at") else "in force"
    return f"{row['placed_at']}: {row['kind']}, {end}; {row['id']}"


def _offer(row: _Row) -> str:
    total = f"{format_cents(row['total_cents'])} of {format_cents(row['balance_cents'])}"
    return f"{row['offered_at']}: {row['kind']}, {total}, {row['state']}; reasons {', '.join(row['reason_codes'])}; {row['id']}"


def _plan(row: _Row) -> str:
    return f"{row['agreed_at']}: {row['kind']}, {format_cents(row['total_cents'])}, {row['state']}; {row['id']}"


def _instalment(row: _Row) -> str:
    return f"{row['due_on']}: {format_cents(row['amount_cents'])}, {row['state']}; plan {row['plan_id']}"


def _escalation(row: _Row) -> str:
    return f"{row['opened_at']}: {row['reason']}, {row['state']}"


def _identity(row: _Row) -> str:
    passed = "passed" if row["has_succeeded"] else "not passed"
    return f"{row['attempted_at']}: {', '.join(row['factors'])}, {passed}"


def _proof(document: Mapping[str, Any]) -> Iterator[Flowable]:
    statement, chains = document["anchor"]["statement"], document["chains"]
    yield Spacer(1, 6)
    yield Paragraph("Proof", _HEAD)
    lines: Iterable[str] = (
        f"Anchor {statement['number']} of {statement['at']}, root {statement['root']}, key {statement['key_id']}",
        *(f"Chain {name}: {len(events)} events, the last one {events[-1]['hash']}" for name, events in chains.items()),
        f"{len(document['erasures'])} tombstones of retention. Check with verify_export.py, which needs nothing of Parley.",
    )
    yield from (Paragraph(_latin(line), _WHY) for line in lines)


def _latin(text: str) -> str:
    """Return text for the built-in fonts: what they cannot show is named by its code point, markup is escaped."""
    shown = "".join(char if _is_shown(char) else f"[U+{ord(char):04X}]" for char in str(text))
    return escape(shown).replace("\n", "<br/>")


def _is_shown(char: str) -> bool:
    return char == "\n" or (char >= " " and char != "\x7f" and char.encode("cp1252", "ignore") != b"")
