"""`parley nlu review|flag|accept|reject|drift`: the texts the model was unsure of, and what a person made of them."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from parley.bootstrap import Application
from parley.cli_run import with_application
from parley.errors import ParleyError
from parley.services.nlu_decisions import accept_item, reject_item
from parley.services.nlu_drift import Week, drift_report
from parley.services.nlu_examples import LANGUAGES, TrainingTexts
from parley.services.nlu_review import REASONS, flag_message, open_items

_INTENTS_SHOWN = 5


def _named(value: str) -> str:
    if not value.strip():
        raise typer.BadParameter("say who decides")
    return value.strip()


Intent = Annotated[str, typer.Option("--intent", metavar="NAME", help="What the text means, a name of domain.yml.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", envvar="USER", callback=_named, help="Who decides.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Language = Annotated[str | None, typer.Option("--language", metavar="|".join(LANGUAGES), help="Only this language.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="|".join(REASONS), help="Only this reason.")]
Item = Annotated[str, typer.Argument(metavar="ITEM", help="An id of `parley nlu review`.")]


def add_commands(group: typer.Typer) -> None:
    """Register the commands of the review list."""
    for name, command in (
        ("review", review),
        ("flag", flag),
        ("accept", accept),
        ("reject", reject),
        ("drift", drift),
    ):
        group.command(name)(command)


def review(
    language: Language = None,
    reason: Reason = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many at most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """List the texts that wait for a person, the most frequent and oldest first."""
    _check_choice("language", language, LANGUAGES)
    _check_choice("reason", reason, REASONS)
    items, total = with_application(
        lambda application: open_items(application.services, language=language, reason=reason, limit=limit)
    )
    if as_json:
        print(json.dumps(items, ensure_ascii=False, indent=2))
        return
    for item in items:
        print("\n".join(_lines(item)))
    print(f"{len(items)} of {total} open items.")


def flag(
    message_id: Annotated[str, typer.Argument(metavar="MESSAGE_ID", help="A message that was misunderstood.")],
    intent: Intent,
    by: By,
) -> None:
    """Put a misunderstood message on the review list, with what it meant."""

    async def run(application: Application) -> str:
        _texts(application).check_intent(intent)
        return await flag_message(application.services, message_id, intent=intent, by=by)

    print(f"Listed as {with_application(run)}.")


def accept(
    item: Item,
    intent: Intent,
    by: By,
    text: Annotated[str | None, typer.Option("--text", help="The text as it shall be taught.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="The language, if detected wrongly.")] = None,
) -> None:
    """Make an item an example of an intent; the model learns it at its next training."""
    added = with_application(
        lambda application: accept_item(
            application.services, _texts(application), item, intent=intent, by=by, text=text, language=language
        )
    )
    print(f"Added to data/nlu/{added.path.parent.name}/{added.path.name}; the model learns it at its next training.")


def reject(item: Item, by: By) -> None:
    """Take an item off the list; its text is forgotten and not listed again."""
    with_application(lambda application: reject_item(application.services, item, by=by))
    print(f"Rejected {item}.")


def drift(
    weeks: Annotated[int, typer.Option("--weeks", min=1, max=520, help="How many weeks back.")] = 8,
    as_json: AsJson = False,
) -> None:
    """Say for each week how sure the model was and whether consumers write about other things than before."""
    report = with_application(lambda application: drift_report(application.services, weeks=weeks))
    if as_json:
        print(json.dumps([week.as_json() for week in report], indent=2))
        return
    print("week      messages  fallback  median   p10  clarified  corrected  stability")
    for week in report:
        print(_row(week))
        print(f"          {_largest(week)}")
    if not report:
        print("No message was understood in these weeks.")


def _texts(application: Application) -> TrainingTexts:
    return TrainingTexts(application.settings.domain_file.parent)


def _check_choice(name: str, value: str | None, allowed: tuple[str, ...]) -> None:
    if value is not None and value not in allowed:
        raise ParleyError(f"The {name} must be one of {', '.join(allowed)}.")


def _lines(item: Mapping[str, Any]) -> list[str]:
    reading = f"{item['intent']} {item['confidence']:.2f}"
    if item["second_intent"] is not None:
        reading += f", then {item['second_intent']} {item['second_confidence']:.2f}"
    if item["suggested_intent"] is not None:
        reading += f"; meant: {item['suggested_intent']}"
    return [
        f"{item['id']}  {item['language']}  seen {item['seen']}, since {item['first_seen_on']}  {item['reason']}",
        f"  {item['text']}",
        f"  {reading}",
        f"  message {item['message_id']}",
    ]


def _row(week: Week) -> str:
    corrected = f"{week.items_corrected / week.items:.0%}" if week.items else "-"
    index = "-" if week.stability_index is None else f"{week.stability_index:.2f}"
    warning = "  DRIFT" if week.is_drifting else ""
    return (
        f"{week.name}  {week.messages:8}  {week.fallback_share:8.1%}  {week.median_confidence or 0:6.2f}"
        f"  {week.low_confidence or 0:4.2f}  {week.clarifications:9}  {corrected:>9}  {index:>9}{warning}"
    )


def _largest(week: Week) -> str:
    shares = week.as_json()
    languages = ", ".join(f"{name} {share:.0%}" for name, share in shares["languages"].items())
    intents = ", ".join(f"{name} {share:.0%}" for name, share in list(shares["intents"].items())[:_INTENTS_SHOWN])
    return f"{languages}; {intents}"
