"""The invariants of what is kept: once, nothing lost, no secrets, everything explained (I5, I6, I8, I10)."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator

from parley.compliance.rules import RULES
from tests.fuzz.evidence import Rows, Trace

_LIVE = ("pending_signature", "active")


def check_once(trace: Trace, rows: Rows) -> Iterator[str]:
    """I5: whatever was delivered, pressed or run twice: one message, one answer, one text, one plan."""
    for first, second in trace.received_twice:
        if first != second:
            yield f"one message delivered twice became {first} and {second}"
    said = Counter(each.conversation_id for each in trace.said)
    stored = Counter(row["conversation_id"] for row in rows.messages if row["direction"] == "in")
    for conversation_id, count in stored.items():
        if count != said[conversation_id]:
            yield f"{said[conversation_id]} messages were sent and {count} are stored"
    for message_id, count in Counter(trace.taken).items():
        if count > 1:
            yield f"the carrier was given {message_id} {count} times"
    replies = Counter(
        (row["in_reply_to"], row["response_name"], row["text"])
        for row in rows.messages
        if row["direction"] == "out" and row["in_reply_to"] and row["state"] != "blocked"
    )
    for (_, response, _), count in replies.items():
        if count > 1:
            yield f"{response} answers one message {count} times"
    for account_id, count in Counter(row["account_id"] for row in rows.plans if row["state"] in _LIVE).items():
        if count > 1:
            yield f"account {account_id} has {count} live plans"
    for offer_id, count in Counter(row["offer_id"] for row in rows.plans).items():
        if count > 1:
            yield f"offer {offer_id} became {count} plans"


def check_stored(trace: Trace, rows: Rows) -> Iterator[str]:
    """I6: what was acknowledged is stored, and done in the end; nothing waits for ever."""
    yield from trace.errors
    stored = {row["id"]: row for row in rows.messages}
    for said in trace.said:
        row = stored.get(said.message_id)
        if row is None:
            yield f"{said.text!r} was acknowledged and is not stored"
        elif trace.is_settled and row["state"] != "processed":
            yield f"{said.text!r} was acknowledged and never processed"
    if trace.is_settled:
        for row in rows.messages:
            if row["direction"] == "out" and row["state"] in ("queued", "sending"):
                yield f"still {row['state']} at the end: {row['text']!r}"


def check_secrets(trace: Trace, rows: Rows) -> Iterator[str]:
    """I8: no identity answer, card or social security number that was typed stands anywhere."""
    places = [("message", row["text"]) for row in rows.messages]
    places += [("what the model was given or a log tells", text) for text in trace.heard]
    if trace.full is not None:
        places.append(("some column of some table", trace.full))
    for secret in trace.secrets - trace.plain:
        pattern = re.compile(rf"(?<![\w.]){re.escape(secret)}(?!\w)")
        for place, text in places:
            if pattern.search(text):
                yield f"{secret!r} stands in {place}: {_around(text, secret)!r}"
                break


def _around(text: str, secret: str) -> str:
    at = text.find(secret)
    return text[max(0, at - 60) : at + len(secret) + 30]


def check_explained(trace: Trace, rows: Rows) -> Iterator[str]:
    """I10: every text sent or blocked has its decision, with version, rules and inputs, and can be explained."""
    for row in rows.messages:
        if row["direction"] != "out":
            continue
        decision = rows.decisions.get(row["decision_id"] or "")
        if decision is None or decision["message_id"] != row["id"]:
            yield f"no decision is kept for {row['response_name'] or 'a text a person wrote'} {row['id']}"
            continue
        inputs = decision["inputs"]
        if not decision["config_version"] or len(inputs) < 15:
            yield f"decision {decision['id']} keeps no version or inputs"
        if row["state"] != "blocked":
            if decision["verdict"] != "allow":
                yield f"{row['text']!r} left against its decision"
            if inputs.get("body_sha256") != hashlib.sha256(row["text"].encode()).hexdigest():
                yield f"decision {decision['id']} was about another text than {row['text']!r}"
        elif decision["verdict"] == "block":
            unknown = [rule_id for rule_id in decision["rule_ids"] if rule_id not in RULES]
            if not decision["rule_ids"] or unknown or not decision["reasons"]:
                yield f"blocked by rules nobody can look up: {decision['rule_ids']}"
    for subject, lines in trace.explained:
        if len(lines) < 5 or not any("looked at" in line for line in lines):
            yield f"{subject} is not explained: {lines}"
    yield from trace.chain_problems
