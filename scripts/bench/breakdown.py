"""Where the time of a turn goes: spans of the processes joined with what the phone saw."""

import json
import statistics
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.talk import Turn

# Order of the table; indented steps are part of the one above.
_STEPS = (
    ("webhook", "webhook answered"),
    ("queue", "waiting in the queue"),
    ("open", "rules, legal effect (worker)"),
    ("understand", "understand: Rasa's parse"),
    ("keep", "keep what was understood (worker)"),
    ("steer", "steer: Rasa's turn"),
    ("action", "  of it our action"),
    ("answer", "gate, wording, outbox (worker)"),
    ("claim", "deliver: claim the first text"),
    ("send", "deliver: until the carrier has it"),
)
_INSIDE = {"action"}


def table(turns: Sequence[Turn], spans_file: Path) -> list[str]:
    """Return the lines of the table: median milliseconds, share of the whole, database statements of each step."""
    spans = [json.loads(line) for line in spans_file.read_text(encoding="utf-8").splitlines()]
    spans.sort(key=lambda span: span["began"])
    times: dict[str, list[float]] = defaultdict(list)
    statements: dict[str, list[int]] = defaultdict(list)
    for turn in turns:
        mine = [span for span in spans if turn.posted_at <= span["began"] <= turn.last_answer_at]
        for step, milliseconds, count in _of_one_turn(turn, mine):
            times[step].append(milliseconds)
            statements[step].append(count)
    whole = statistics.fmean(turn.answer_ms for turn in turns)
    lines = [f"  {'step':<40}{'median ms':>10}{'mean ms':>10}{'share':>8}{'statements':>12}"]
    explained = 0.0
    for step, title in _STEPS:
        mean = sum(times[step]) / len(turns)
        explained += 0.0 if step in _INSIDE else mean
        asked = f"{statistics.fmean(statements[step]):.1f}" if any(statements[step]) else ""
        middle = statistics.median(times[step]) if times[step] else 0.0
        lines.append(f"  {title:<40}{middle:>10.1f}{mean:>10.1f}{mean / whole:>8.0%}{asked:>12}")
    lines.append(f"  {'between the steps':<40}{'':>10}{whole - explained:>10.1f}{1 - explained / whole:>8.0%}")
    lines.append(f"  {'until the first text arrived':<40}{'':>10}{whole:>10.1f}{1:>8.0%}")
    return lines


def _of_one_turn(turn: Turn, spans: Sequence[dict[str, Any]]) -> list[tuple[str, float, int]]:
    found = [("webhook", turn.webhook_ms, 0)]
    first: dict[str, dict[str, Any]] = {}
    for span in spans:
        first.setdefault(span["step"], span)
    if "turn" in first:
        # The job may start before the webhook's answer has been read.
        found.append(("queue", max(0.0, (first["turn"]["began"] - turn.accepted_at) * 1000), 0))
    for step in ("open", "understand", "keep", "steer", "action", "answer", "claim"):
        if step in first:
            span = first[step]
            found.append((step, (span["ended"] - span["began"]) * 1000, span["statements"]))
    if "send" in first:
        found.append(("send", (turn.first_answer_at - first["send"]["began"]) * 1000, 0))
    return found
