"""Read all entities of one message. Plain function of text, language and day."""

from datetime import date
from typing import Any

from bot.nlu import amounts, dates, schedules, topics
from bot.nlu.findings import Page
from bot.nlu.sms_text import SmsText, write_out

LANGUAGES = ("en", "es")


def read_entities(text: str, *, language: str | None, today: date) -> list[dict[str, Any]]:
    """Return the entities of a message, in the order of the text.

    Args:
        text: What the consumer wrote.
        language: `en` or `es`; None reads it both ways and keeps the fuller reading.
        today: The consumer's local day.
    Returns:
        `entity, value, start, end, text` each; amounts in integer cents, days as ISO
        dates, percentages in basis points.
    """
    readings = [_read(text, code, today) for code in ([language] if language in LANGUAGES else LANGUAGES)]
    return max(readings, key=len)


def _read(text: str, language: str, today: date) -> list[dict[str, Any]]:
    written = write_out(text, language)
    page = Page(written.text)
    topics.read_topics(page)
    if not schedules.read_option_only(page):
        schedules.read_percents(page)
        amounts.read_marked_amounts(page)
        schedules.read_counts(page)
        schedules.read_frequencies(page)
        schedules.read_options(page)
        dates.read_dates(page, today=today, language=language)
        amounts.read_bare_amounts(page)
    return _in_message(text, written, page)


def _in_message(text: str, written: SmsText, page: Page) -> list[dict[str, Any]]:
    entities = []
    for finding in sorted(page.findings, key=lambda item: (item.start, item.end, item.entity)):
        start, end = written.original_span(finding.start, finding.end)
        entities.append(
            {"entity": finding.entity, "value": finding.value, "start": start, "end": end, "text": text[start:end]}
        )
    return entities
