"""Write the report from the figures; nothing is measured here."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evaluation.pages import Page
from evaluation.phrases import KINDS

Figures = Mapping[str, Any]
TITLE = "How well Parley understands"
LANGUAGES = {"en": "English", "es": "Spanish"}


def write(figures: Figures, folder: Path) -> None:
    """Write `report.md` and `report.html` into a folder."""
    page = Page(TITLE)
    _opening(page, figures)
    for section in (_targets, _intents, _legal, _phrases, _scope, _banking, _cost, _per_intent):
        section(page, figures)
    (folder / "report.md").write_text(page.markdown(), encoding="utf-8")
    (folder / "report.html").write_text(page.html(), encoding="utf-8")


def percent(share: float) -> str:
    """Show a share with one decimal."""
    return f"{100 * share:.1f} %"


def _interval(pair: tuple[float, float]) -> str:
    return f"{100 * pair[0]:.1f} to {100 * pair[1]:.1f}"


def _opening(page: Page, figures: Figures) -> None:
    machine = ", ".join(f"{name} {value}" for name, value in figures["machine"].items())
    page.text(f"Measured on {figures['measured_on']} with `make eval`, which writes this page. Machine: {machine}.")
    page.text(
        f"Trained on {figures['training_texts']['en']:,} English and {figures['training_texts']['es']:,} Spanish messages. "
        "The held-out messages were written apart from them and labelled a second time without sight of the first label; "
        "near copies of training messages were taken out. Both were written for this project, not collected from consumers: "
        "real messages will be harder. Corrupted copies come from another generator than the one used in training "
        "(neighbouring keys, spelling by ear, lost spaces). Intervals are 95 % (Wilson)."
    )


def _targets(page: Page, figures: Figures) -> None:
    clean, noisy = figures["held_out"]["clean"], figures["held_out"]["noisy"]
    messages = sum(noisy[code]["texts"] for code in LANGUAGES)
    corrupted = sum(noisy[code]["accuracy"] * noisy[code]["texts"] for code in LANGUAGES) / messages
    legal = (figures.get("legal_second") or figures["legal"]["clean"])["both"]["both"]
    kinds = figures["phrases"]["all"]["kinds"]
    rows = [
        ("intent, English", percent(clean["en"]["accuracy"]), "95.0 %", clean["en"]["accuracy"] >= 0.95),
        ("intent, Spanish", percent(clean["es"]["accuracy"]), "93.0 %", clean["es"]["accuracy"] >= 0.93),
        ("intent, corrupted copies", percent(corrupted), "88.0 %", corrupted >= 0.88),
        ("legal recall, rules and model", percent(legal["recall"]), "99.0 %", legal["recall"] >= 0.99),
        ("legal precision, rules and model", percent(legal["precision"]), "95.0 %", legal["precision"] >= 0.95),
        *(
            (f"{kind} fully right", percent(kinds[kind]["share"]), percent(goal), kinds[kind]["share"] >= goal)
            for kind, goal in (("amount", 0.98), ("date", 0.93), ("frequency", 0.97))
        ),
    ]
    if "scope" in figures:
        served = next(iter(figures["scope"]["scores"].values()))["all"]
        rows.append(("out of scope, AUROC", f"{served:.3f}", "0.970", served >= 0.97))
    if "banking77" in figures:
        few = figures["banking77"]["few"]
        rows.append(("BANKING77, 10 texts an intent", percent(few["mean"]), "86.0 %", few["mean"] >= 0.86))
        rows.append(("BANKING77, all texts", percent(few["full"]), "94.0 %", few["full"] >= 0.94))
    if "cost" in figures:
        cost = figures["cost"]
        rows.append(("one message, median", f"{cost['parse_p50_ms']:.1f} ms", "12 ms", cost["parse_p50_ms"] < 12))
        rows.append(("training from nothing", f"{cost['training_s']:.0f} s", "60 s", cost["training_s"] < 60))
        rows.append(
            ("Rasa's memory when serving", f"{cost['resident_mb']:.0f} MB", "450 MB", cost["resident_mb"] < 450)
        )
    page.heading("Figures against their goals")
    page.table(
        ["figure", "measured", "goal", ""],
        [(name, value, goal, "reached" if ok else "missed") for name, value, goal, ok in rows],
    )


def _intents(page: Page, figures: Figures) -> None:
    page.heading("Intents")
    rows = []
    for name, parts in figures["held_out"].items():
        for code, language in LANGUAGES.items():
            one = parts[code]
            label = f"{language}, {'as written' if name == 'clean' else 'corrupted'}"
            rows.append([label, *_summary(one)])
    unseen = figures["unseen_wording"]
    rows += [[f"{language}, wording not taught", *_summary(unseen[code])] for code, language in LANGUAGES.items()]
    head = [
        "held-out set",
        "messages",
        "right",
        "interval",
        "right within two",
        "answered",
        "right of answered",
        "calibration error",
    ]
    page.table(head, rows)
    page.text(
        f"{unseen['known']} short held-out messages (up to four words, what everybody writes) are also training messages; "
        "the last two rows leave them out. Answered: above the gate; all others get a question with the two likeliest readings."
    )
    if "cross_validation" in figures:
        mean = figures["cross_validation"]["mean"]
        page.text(
            f"Five-fold cross-validation on the training messages: English {percent(mean['en'])}, Spanish {percent(mean['es'])}. "
            "It is lower than on the held-out set because the training messages hold many pairs that differ in a word and "
            "mean something else, written on purpose; folds tear such pairs apart. Best temperature over the folds: "
            f"{figures['cross_validation']['best_temperature']:.2f}; in use: {figures['settings']['temperature']:.2f}."
        )
    page.picture("reliability.png", "Reliability: what was said to be sure against what was right")
    page.picture("coverage.png", "Coverage and risk: misread messages when only the surest are answered")
    page.picture("confusions.png", "The most frequent confusions on the held-out messages")
    page.picture("matrix.png", "Confusion matrix on the held-out messages, each row to its share")


def _summary(one: Figures) -> list[str]:
    return [
        str(one["texts"]),
        percent(one["accuracy"]),
        _interval(one["interval"]),
        percent(one["top_two"]),
        percent(one["answered"]),
        percent(one["accuracy_answered"]),
        f"{one['calibration_error']:.3f}",
    ]


_STATES = {"clean": "as written", "noisy": "corrupted", "second": "second set"}


def _legal(page: Page, figures: Figures) -> None:
    page.heading("Messages with legal effect")
    page.text(
        "Counted over pairs of a message and an intent with legal effect; a message can carry several. The second set holds "
        "such statements and messages near them only; it was written after the rules had been mended with the first one in "
        "sight, so it is the one to believe. The model alone never lifts an opt-out, so what lifts one (resume_contact) must be "
        "found by a rule; missing it keeps us silent."
    )
    rows = []
    sets = {**figures["legal"], **({"second": figures["legal_second"]} if "legal_second" in figures else {})}
    for state, by_language in sets.items():
        for code, parts in by_language.items():
            who = f"{LANGUAGES.get(code, 'both languages')}, {_STATES[state]}"
            for finder in ("rules", "model", "both"):
                one = parts[finder]
                row = [who, finder, f"{one['found']} of {one['expected']}", percent(one["recall"])]
                row += [
                    _interval(one["recall_interval"]),
                    percent(one["precision"]),
                    _interval(one["precision_interval"]),
                ]
                rows.append(row)
    page.table(["messages", "found by", "found", "recall", "interval", "precision", "interval"], rows)
    together = (figures.get("legal_second") or figures["legal"]["clean"])["both"]["per_intent"]
    page.table(
        ["intent, rules and model", "found", "recall", "precision"],
        [
            [n, f"{v['found']} of {v['expected']}", percent(v["recall"]), percent(v["precision"])]
            for n, v in together.items()
        ],
    )


def _phrases(page: Page, figures: Figures) -> None:
    page.heading("Amounts, dates and schedules")
    page.text(
        "Held-out payment phrases. A phrase counts as right for a kind only when every value of that kind is exactly right; "
        "false alarms are phrases that hold nothing of the kind but were read as if they did."
    )
    rows = []
    for kind in KINDS:
        for code, language in (*LANGUAGES.items(), ("all", "both")):
            one = figures["phrases"][code]["kinds"][kind]
            row = [
                kind,
                language,
                f"{one['right']} of {one['phrases']}",
                percent(one["share"]),
                _interval(one["interval"]),
            ]
            rows.append([*row, str(one["false_alarms"])])
    page.table(["kind", "language", "right", "share", "interval", "false alarms"], rows)
    everything = figures["phrases"]["all"]
    page.text(f"Phrases read without any fault at all: {everything['wholly_right']} of {everything['phrases']}.")


def _scope(page: Page, figures: Figures) -> None:
    if "scope" not in figures:
        return
    measured = figures["scope"]
    page.heading("Out of scope")
    page.text(
        f"CLINC150's {measured['queries']:,} out-of-scope test queries (English) against our held-out messages; how often one of "
        f"ours scores above a foreign one. With the thresholds in use {percent(measured['caught'])} of the queries are "
        "not acted on."
    )
    rows = [[n, f"{v['all']:.3f}", f"{v['english']:.3f}", f"{v['noisy']:.3f}"] for n, v in measured["scores"].items()]
    page.table(["score", "all of ours", "our English ones", "ours, corrupted"], rows)


def _banking(page: Page, figures: Figures) -> None:
    if "banking77" not in figures:
        return
    measured = figures["banking77"]
    page.heading("BANKING77, the public yardstick")
    page.text(
        f"The same classifier on BANKING77 ({measured['train']:,} training, {measured['test']:,} test queries, 77 intents), "
        f"10 texts an intent with seeds {', '.join(map(str, measured['seeds']))}, and once with all. Published anchor "
        "(Casanueva et al. 2020, USE+ConveRT): 85.2 % and 93.4 %. The first row is tuned for clean English with few texts, "
        "on training texts outside the shots; the second has the settings that serve Parley's own messages."
    )
    rows = [[label, *_banking_row(measured[key])] for key, label in (("few", "two encoders"), ("own", "as served"))]
    if "rasa_default" in figures:
        other = figures["rasa_default"]
        share = percent(other["accuracy"])
        rows.append(["Rasa's default pipeline", "sparse features, DIET with 100 epochs", share, share, "-"])
    page.table(["pipeline", "settings", "each seed", "mean", "all texts"], rows)
    if "rasa_default" in figures:
        other = figures["rasa_default"]
        page.text(
            f"Rasa's default pipeline took {other['training_s']:,.0f} s to train on the shots of the first seed; "
            f"{other['parse_p50_ms']:.1f} ms a message, {other['resident_mb']:,.0f} MB at the most."
        )
    else:
        page.text("Rasa's default pipeline is not in this run; it needs TensorFlow, see docs/operations.md.")


def _banking_row(one: Figures) -> list[str]:
    seeds = " ".join(f"{100 * share:.1f}" for share in one["ten_shot"])
    return [_settings(one["settings"]), seeds, percent(one["mean"]), percent(one["full"])]


def _settings(settings: Figures) -> str:
    return ", ".join(f"{name} {value}" for name, value in settings.items())


def _cost(page: Page, figures: Figures) -> None:
    if "cost" not in figures:
        return
    cost = figures["cost"]
    page.heading("Cost")
    one_message = f"{cost['parse_p50_ms']:.1f} ms median, {cost['parse_p95_ms']:.1f} ms p95"
    runs = ", ".join(f"{one:.0f}" for one in cost["training_runs_s"])
    page.table(
        ["what", "measured"],
        [
            ["training from nothing, start of the process included", f"{cost['training_s']:.0f} s (runs: {runs})"],
            ["one message through the whole pipeline, one thread", one_message],
            ["memory of a process that serves the model", f"{cost['resident_mb']:.0f} MB (proportional set size)"],
        ],
    )  # fmt: skip


def _per_intent(page: Page, figures: Figures) -> None:
    page.heading("Each intent")
    for code, language in LANGUAGES.items():
        rows = [_intent_row(one) for one in figures["per_intent"][code]]
        page.table([f"intent, {language}", "messages", "recall", "precision", "mistaken for"], rows)


def _intent_row(one: Figures) -> list[str]:
    mistaken = ", ".join(f"{name} ({count})" for name, count in one["mistaken_for"])
    return [one["intent"], str(one["texts"]), _or_dash(one["recall"]), _or_dash(one["precision"]), mistaken]


def _or_dash(share: float | None) -> str:
    return "-" if share is None else percent(share)
