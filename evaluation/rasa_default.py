"""BANKING77 at ten texts an intent with the pipeline that `rasa init` suggests, to compare with.

    make eval RASA_DEFAULT=1        about twenty minutes on two cores; makes an environment with TensorFlow first

Runs in that environment, on its own, and writes its figures as JSON for the report. The texts are those that our classifier gets
with the same seed.
"""

import argparse
import asyncio
import csv
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

PIPELINE = """
recipe: default.v1
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: 100
    constrain_similarities: true
    random_seed: 7
  - name: EntitySynonymMapper
  - name: FallbackClassifier
    threshold: 0.3
    ambiguity_threshold: 0.1
"""


def main() -> int:
    """Run the command; return the exit code."""
    parser = argparse.ArgumentParser(prog="python evaluation/rasa_default.py", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="directory with train.csv and test.csv")
    parser.add_argument("--shots", type=Path, required=True, help="training texts as JSON: a list of [text, intent]")
    parser.add_argument("--out", type=Path, required=True, help="where the figures are written")
    options = parser.parse_args()
    train = json.loads(options.shots.read_text(encoding="utf-8"))
    with (options.data / "test.csv").open(encoding="utf-8", newline="") as file:
        test = [(row["text"].strip(), row["category"]) for row in csv.DictReader(file)]
    with tempfile.TemporaryDirectory() as folder:
        figures = _measure(train, test, Path(folder))
    options.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def _measure(train: list[list[str]], test: list[tuple[str, str]], folder: Path) -> dict[str, Any]:
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    (folder / "config.yml").write_text(PIPELINE, encoding="utf-8")
    (folder / "nlu.yml").write_text(_training_file(train), encoding="utf-8")
    started = time.monotonic()
    model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder), fixed_model_name="default")
    seconds = time.monotonic() - started
    agent = Agent.load(model)
    right, times = 0, []
    for text, intent in test:
        asked = time.perf_counter()
        parsed = asyncio.run(agent.parse_message(text))
        times.append(time.perf_counter() - asked)
        ranking = parsed["intent_ranking"]
        right += next((item["name"] for item in ranking if item["name"] != "nlu_fallback"), None) == intent
    return {
        "accuracy": right / len(test),
        "training_s": seconds,
        "parse_p50_ms": 1000 * sorted(times)[len(times) // 2],
        "resident_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _training_file(rows: list[list[str]]) -> str:
    by_intent: dict[str, list[str]] = {}
    for text, intent in rows:
        by_intent.setdefault(intent, []).append(" ".join(text.split()))
    blocks = [
        f"- intent: {intent}\n  examples: |\n" + "".join(f"    - {text}\n" for text in texts)
        for intent, texts in sorted(by_intent.items())
    ]
    return 'version: "3.1"\nnlu:\n' + "".join(blocks)


if __name__ == "__main__":
    sys.exit(main())
