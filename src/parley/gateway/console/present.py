"""The console's read models turned into what its page shows: words for codes, printed money, titled facts."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from parley.gateway.console import labels
from parley.gateway.console.labels import label
from parley.money import format_cents
from parley.services.console import QueueItem

Row = dict[str, str]
Section = dict[str, Any]


def queue_json(items: Iterable[QueueItem], *, now: datetime, collector_id: str) -> dict[str, Any]:
    """Return the queue as one signed-in collector sees it."""
    return {"now": now.isoformat(), "items": [_queue_item(item, collector_id) for item in items]}


def _queue_item(item: QueueItem, collector_id: str) -> dict[str, Any]:
    return {
        **asdict(item),
        "reasons": [{"code": code, "label": label(labels.REASONS, code)} for code in item.reasons],
        "channel_label": label(labels.CHANNELS, item.channel),
        "language_label": label(labels.LANGUAGES, item.language),
        "is_mine": item.collector_id == collector_id,
        "opened_at": item.opened_at.isoformat(),
        "due_at": item.due_at.isoformat(),
    }


def conversation_json(found: dict[str, Any], *, now: datetime, collector_id: str) -> dict[str, Any]:
    """Return a conversation with its labels and fact sections beside the plain values."""
    return {
        **found,
        "now": now.isoformat(),
        "title": found["person"]["name"] if found["person"] else "Not identified",
        "is_mine": found["collector_id"] == collector_id,
        "channel_label": label(labels.CHANNELS, found["channel"]),
        "language_label": label(labels.LANGUAGES, found["language"]),
        "messages": [_message(message) for message in found["messages"]],
        "dispositions": [{"code": code, "label": label(labels.DISPOSITIONS, code)} for code in found["dispositions"]],
        "facts": [_person(found), _account(found), _plan(found), _holds(found), _escalations(found)],
    }


def _message(message: dict[str, Any]) -> dict[str, Any]:
    state = label(labels.MESSAGE_STATES, message["state"])
    return {
        **message,
        "author_label": message["collector"] or label(labels.AUTHORS, message["author"]),
        "state_label": f"{state} (error {message['error_code']})" if message["error_code"] else state,
        "reasons": [labels.sentence(reason) for reason in message["reasons"]],
    }


def _person(found: dict[str, Any]) -> Section:
    rows = [
        _row("Right party", label(labels.RIGHT_PARTY, found["right_party_status"]), tone=_right_party_tone(found)),
        _row("Conversation", label(labels.PHASES, found["phase"])),
        _row("From", found["address"]),
    ]
    if person := found["person"]:
        home = ", ".join(part for part in (person["city"], person["state"]) if part)
        rows = [
            _row("Name", person["name"]),
            *rows,
            _row("Home", home or "Not on file"),
            _row("Language on file", label(labels.LANGUAGES, person["language"])),
        ]
    return _section("person", "Person", rows)


def _right_party_tone(found: dict[str, Any]) -> str:
    return "good" if found["right_party_status"] == "verified" else "warn"


def _account(found: dict[str, Any]) -> Section:
    account = found["account"]
    if account is None:
        return _section("account", "Account", [], empty="No account is known yet.")
    rows = [
        _row("Reference", account["reference"]),
        _row("Balance today", format_cents(account["balance_cents"]), tone="strong"),
        _row("Principal", format_cents(account["principal_cents"])),
        _row("Interest", format_cents(account["interest_cents"])),
        _row("Fees", format_cents(account["fees_cents"])),
        _row("Payments and credits", format_cents(-account["payments_cents"])),
        _row("Creditor", account["creditor"]),
        _row("Original creditor", account["original_creditor"] or "The same"),
        _row("Kind of debt", label({}, account["debt_type"])),
        _row("Our role", label({}, account["party_role"])),
        _row("Opened", _day(account["opened_on"])),
        _row("Charged off", _day(account["charged_off_on"])),
        _row("Last payment", _day(account["last_payment_on"])),
    ]
    return _section("account", "Account", rows)


def _plan(found: dict[str, Any]) -> Section:
    plan = found["plan"]
    if plan is None:
        return _section("plan", "Plan", [], empty="There is no plan.")
    parts = plan["instalments"]
    return _section(
        "plan",
        "Plan",
        [
            _row("State", label(labels.PLAN_STATES, plan["state"])),
            _row("Kind", label(labels.PLAN_KINDS, plan["kind"])),
            _row("Total", format_cents(plan["total_cents"]), tone="strong"),
            *(
                _row(f"{number} of {len(parts)}, {_day(part['due_on'])}", format_cents(part["amount_cents"]))
                for number, part in enumerate(parts, start=1)
            ),
        ],
    )


def _holds(found: dict[str, Any]) -> Section:
    rows = [
        {"label": label(labels.HOLDS, hold["kind"]), "at": hold["placed_at"], "tone": "warn"} for hold in found["holds"]
    ]
    return _section("holds", "Holds", rows, empty="No hold is in force.")


def _escalations(found: dict[str, Any]) -> Section:
    rows = [{"label": label(labels.REASONS, item["reason"]), "at": item["opened_at"]} for item in found["escalations"]]
    return _section("escalations", "Waiting for a person", rows, empty="Nothing waits for a person.")


def _section(name: str, title: str, rows: list[Row], *, empty: str = "") -> Section:
    return {"name": name, "title": title, "rows": rows, "empty": "" if rows else empty}


def _row(name: str, value: str, *, tone: str = "") -> Row:
    return {"label": name, "value": value, "tone": tone}


def _day(iso: str | None) -> str:
    if iso is None:
        return "Never"
    day = date.fromisoformat(iso)
    return f"{day:%b} {day.day}, {day.year}"
