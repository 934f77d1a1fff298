"""How long `parley audit verify` takes over a big log: `python scripts/bench_audit.py [--events N] [--runs N]`.

Writes a log of invented events with real hashes into an embedded PostgreSQL of its own, in a temporary folder, and verifies
it as the command does. Of every ten events about four are decisions of the gate with everything it looked at. Prints the
machine, the versions, the size, and the median of the runs: elapsed time, and processor time of all processes, which other
load on the machine does not change.
"""

import argparse
import asyncio
import json
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import psycopg
import yaml
from bench.machine import describe

from parley.audit import GENESIS, REGISTER, event_hash
from parley.bootstrap import build
from parley.compliance.attempt import Attempt
from parley.compliance.config import ComplianceConfig
from parley.compliance.gate import judge
from parley.services.anchors import make_anchor
from parley.services.audit_check import verify_audit
from parley.settings import PROJECT_ROOT, Settings
from parley.storage.embedded import EmbeddedPostgres
from parley.storage.migrate import upgrade

BEGAN: Final = datetime(2026, 1, 5, 15, 0, tzinfo=UTC)
PER_CHAIN: Final = 25
TEXT: Final = (
    "Northlight Help (AI assistant): your balance is $1,200.00. I can offer 12 payments of $100.00, the first one on "
    "Dec 1. 1: yes 2: other amounts 3: talk to a person. Reply STOP to stop texts."
)
KNOWN: Final[dict[str, Any]] = {
    "channel": "sms", "now": BEGAN, "author": "bot", "response_name": "utter_offer_plan", "response_kind": "statement",
    "body": TEXT, "language": "en", "brand": "Northlight Help", "right_party_status": "verified",
    "party_role": "first_party", "initial_disclosure_done": True, "session_marker_shown": False, "active_holds": (),
    "opted_out": False, "suppressed": False, "opt_out_confirmation_sent": False, "is_reply_to_inbound": True,
    "inbound_age_seconds": 4, "replies_since_inbound": 0, "handover": "none", "handover_line_sent": False,
    "zones": ("America/Chicago", "America/New_York"), "sms_enabled": True, "wording_approved": True,
    "bot_messages_today": 3,
}  # fmt: skip


def main() -> None:
    """Make the log, verify it, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    for line in describe():
        print(line)
    with tempfile.TemporaryDirectory(prefix="parley-bench-audit-") as folder:
        postgres = EmbeddedPostgres(Path(folder))
        try:
            url = postgres.start()
            upgrade(url)
            began = time.perf_counter()
            fill(url, options.events)
            print(f"PostgreSQL   {server(url)}, psycopg {version('psycopg')}")
            print(f"log          {size(url)}; written in {time.perf_counter() - began:.0f} s")
            asyncio.run(measure(url, options.runs))
        finally:
            postgres.stop()


def fill(url: str, count: int) -> None:
    """Write events of many conversations in the order of time, each chain in its own order."""
    with psycopg.connect(url) as connection:
        connection.execute("ALTER TABLE parley.audit_event DISABLE TRIGGER USER")
        heads: dict[str, tuple[int, str]] = {}
        columns = "chain, chain_seq, kind, subject, payload, occurred_at, previous_hash, hash, salt"
        copying = f"COPY parley.audit_event ({columns}) FROM STDIN"
        with connection.cursor().copy(copying) as copy:
            for row in rows(count, heads):
                copy.write_row(row)
        with connection.cursor().copy("COPY parley.audit_chain FROM STDIN") as copy:
            for chain, head in heads.items():
                copy.write_row((chain, *head))
        connection.execute("ALTER TABLE parley.audit_event ENABLE TRIGGER USER")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE parley.audit_event")
        connection.execute("CHECKPOINT")


def rows(count: int, heads: dict[str, tuple[int, str]]) -> Iterator[tuple[Any, ...]]:
    """Yield the events; as many conversations go on at once as are open on a working day."""
    document = yaml.safe_load((PROJECT_ROOT / "config" / "compliance.yml").read_text(encoding="utf-8"))
    attempt = Attempt(
        **{field.name: KNOWN.get(field.name) for field in fields(Attempt) if field.name in KNOWN or _needed(field)}
    )
    record = judge(attempt, ComplianceConfig.from_mapping(document)).as_json()
    written, wave, at_once = 0, 0, 400
    while written < count:
        for step in range(PER_CHAIN):
            for number in range(at_once):
                chain = f"con_{wave:05}{number:05}abcdefghijklm"
                now = BEGAN + timedelta(seconds=written / 3)
                if step == 0:
                    yield event(REGISTER, "chain.opened", chain, {}, now, heads)
                    written += 1
                kind, payload = content(step, chain, record)
                yield event(chain, kind, f"msg_{wave:05}{number:05}{step:03}", payload, now, heads)
                written += 1
                if written >= count:
                    return
        wave += 1


def content(step: int, chain: str, record: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return an event of a conversation: in, understood, out, out, sent."""
    parties = {"consumer_id": f"cns_{chain[4:]}", "account_id": f"acc_{chain[4:]}", "channel": "sms",
               "address_hmac": "5f" * 32}  # fmt: skip
    if step % 5 == 0:
        return "message.received", {**parties, "direction": "in", "text": "what could i pay a month? ñ", "redacted": []}
    if step % 5 == 1:
        return "message.understood", {
            "intent": "ask_plan",
            "confidence": 0.9312,
            "language": "en",
            "model": "2026-11-30",
        }
    if step % 5 == 4:
        return "message.sent", {"provider_id": f"SM{step:032}"}
    return "message.allowed", {
        **parties, "direction": "out", "decision_id": f"dec_{chain[4:]}{step}", "author": "bot", "collector_id": None,
        "actor": {"wrote": "rule_engine", "understood_by_model": "2026-11-30", "understood_by_rules": [],
                  "intent": "ask_plan", "prompt_version": None},
        "response_name": "utter_offer_plan", "templates": [{"name": "utter_offer_plan", "sha256": "a1" * 32}],
        "language": "en", "text": TEXT, "in_reply_to": f"msg_{chain[4:]}{step - 2}", "consent": None, "decision": record,
    }  # fmt: skip


def event(
    chain: str, kind: str, subject: str, payload: dict[str, Any], now: datetime, heads: dict[str, tuple[int, str]]
) -> tuple[Any, ...]:
    """Return one row with its real hash and move the chain's head."""
    seq, previous = heads.get(chain, (0, GENESIS))
    salt = f"{seq:032x}"
    digest = event_hash(
        chain=chain, chain_seq=seq + 1, kind=kind, subject=subject, payload=payload, occurred_at=now,
        previous_hash=previous, salt=salt,
    )  # fmt: skip
    heads[chain] = (seq + 1, digest)
    return (chain, seq + 1, kind, subject, json.dumps(payload), now, previous, digest, salt)


def _needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


async def measure(url: str, runs: int) -> None:
    """Verify the log several times and print the median."""
    key = "c2lnbmluZy1rZXktb2YtYS10ZXN0LTMyLWJ5dGVzISE="
    settings = Settings(database_url=url, demo=True, secret_key="bench", signing_key=key)  # type: ignore[arg-type] # noqa: S106
    application = build(settings, pool_size=3)
    try:
        began = time.perf_counter()
        await make_anchor(application.services, by="bench")
        print(f"anchor       {time.perf_counter() - began:.1f} s")
        elapsed, busy = [], []
        for run in range(runs):
            cpu, began = cpu_s(), time.perf_counter()
            report = await verify_audit(application.services)
            elapsed.append(time.perf_counter() - began)
            busy.append(cpu_s() - cpu)
            if report.problems:
                raise SystemExit(f"the log of the bench is broken: {report.problems[0]}")
            load = os.getloadavg()[0]
            print(
                f"run {run + 1}        {elapsed[-1]:.1f} s elapsed, {busy[-1]:.1f} s of processor time, load {load:.1f}"
            )
        print(
            f"median       {statistics.median(elapsed):.1f} s elapsed, {statistics.median(busy):.1f} s of processor time"
        )
        print(f"             {report.checked} events of {report.chains} chains, {report.anchors} anchor")
    finally:
        await application.close()


def cpu_s() -> float:
    """Return the processor time of this process and its ended children, the database's not included."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def server(url: str) -> str:
    """Return the server's version."""
    with psycopg.connect(url) as connection:
        return str(connection.execute("SHOW server_version").fetchone()[0])  # type: ignore[index]


def size(url: str) -> str:
    """Say how big the log is."""
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT count(*), pg_table_size('parley.audit_event'), (SELECT avg(length(payload::text)) FROM parley.audit_event"
            " TABLESAMPLE SYSTEM (1)), (SELECT count(*) FROM parley.audit_chain) FROM parley.audit_event"
        ).fetchone()
    assert row is not None
    return f"{row[0]} events of {row[3]} chains, {row[1] / 1e6:.0f} MB, payloads of {row[2]:.0f} bytes on average"


if __name__ == "__main__":
    main()
