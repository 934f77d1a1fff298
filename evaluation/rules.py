"""Measure the phrase rules for statements with legal effect against the labelled training texts.

    python -m evaluation.rules              every intent: gold, found, missed, false alarms, precision, recall
    python -m evaluation.rules --list deny_identity     the misses and false alarms of one intent, or of "all"

Rules and model are united, so the rules are asked for few false alarms first and for much recall second.
Pure: reads the labelled texts, prints, changes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from evaluation.texts import LANGUAGES, Text, training_texts
from parley.compliance.detectors import detect
from parley.compliance.effects_table import EFFECTS


@dataclass
class Score:
    """What the rules did for one intent: how often it was right to fire, and the texts where they went wrong."""

    gold: int = 0
    found: int = 0
    missed: list[Text] = field(default_factory=list)
    false_alarms: list[Text] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the share of hits that are right, 0 to 1; no hit at all counts as 1."""
        hits = self.found + len(self.false_alarms)
        return self.found / hits if hits else 1.0

    @property
    def recall(self) -> float:
        """Return the share of right answers that were found, 0 to 1; nothing to find counts as 1."""
        return self.found / self.gold if self.gold else 1.0

    def add(self, other: Score) -> None:
        """Take the counts of another score in."""
        self.gold += other.gold
        self.found += other.found
        self.missed += other.missed
        self.false_alarms += other.false_alarms


def rule_intents(text: str) -> set[str]:
    """Return the intents with legal effect that the rules find in one message."""
    return {hit.intent for hit in detect(text)}


def measure(texts: Iterable[Text], find: Callable[[str], set[str]] = rule_intents) -> dict[str, Score]:
    """Score `find` on labelled texts, one score for each intent with legal effect."""
    scores = {intent: Score() for intent in EFFECTS}
    for text in texts:
        found = find(text.text)
        for intent, score in scores.items():
            is_right, is_found = intent in text.intents, intent in found
            score.gold += is_right
            score.found += is_right and is_found
            if is_right and not is_found:
                score.missed.append(text)
            if is_found and not is_right:
                score.false_alarms.append(text)
    return scores


def total(scores: dict[str, Score]) -> Score:
    """Add the scores of all intents up."""
    everything = Score()
    for score in scores.values():
        everything.add(score)
    return everything


def table(scores: dict[str, Score]) -> str:
    """Lay the scores out, one line for each intent and one for all."""
    lines = [f"{'intent':<30} {'gold':>5} {'found':>6} {'missed':>6} {'false':>6} {'prec.':>7} {'recall':>7}"]
    for name, score in [*sorted(scores.items()), ("ALL", total(scores))]:
        lines.append(
            f"{name:<30} {score.gold:>5} {score.found:>6} {len(score.missed):>6} {len(score.false_alarms):>6}"
            f" {score.precision:>7.1%} {score.recall:>7.1%}"
        )
    return "\n".join(lines)


def _listing(name: str, score: Score) -> str:
    missed = [f"  missed {text.language}/{text.intent}: {text.text}" for text in score.missed]
    alarms = [f"  false alarm {text.language}/{text.intent}: {text.text}" for text in score.false_alarms]
    return "\n".join([name, *alarms, *missed])


def main() -> None:
    """Print the table of each language, and on request the texts behind the figures."""
    parser = argparse.ArgumentParser(description="measure the phrase rules on the labelled training texts")
    parser.add_argument("--list", metavar="INTENT", help='print the texts that went wrong for one intent, or for "all"')
    wanted = parser.parse_args().list
    for language in LANGUAGES:
        scores = measure(training_texts(language))
        sys.stdout.write(f"{language}\n{table(scores)}\n\n")
        for name, score in scores.items():
            if wanted in (name, "all"):
                sys.stdout.write(_listing(name, score) + "\n")


if __name__ == "__main__":
    main()
