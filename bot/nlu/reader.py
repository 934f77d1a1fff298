"""Read all entities of one message. Plain function of text, language and day."""

from datetime import date
from typing import Any

from bot.nlu import amounts, counts, dates, not_days, options, recurring, schedules, shares, slang, topics
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
        dates, percentages and shares of the balance in basis points. An amount may carry
        `role` ("low" or "high" of a range) or `either` (two readings of "two fifty").
    """
    readings = [_read(text, code, today) for code in ([language] if language in LANGUAGES else LANGUAGES)]
    return max(readings, key=len)


def _read(text: str, language: str, today: date) -> list[dict[str, Any]]:
    written = write_out(text, language)
    page = Page(written.text)
    topics.read_topics(page)
    if not options.read_option_only(page):
        _read_page(page, today)
    return _in_message(text, written, page)


def _read_page(page: Page, today: date) -> None:
    """Apply the rules; each takes what the ones before have left."""
    not_days.clear(page)
    shares.read_percents(page)
    slang.read_slang_amounts(page)
    amounts.read_marked_amounts(page)
    shares.read_balance_shares(page)
    implied = recurring.read_recurring_days(page)
    schedules.read_times(page)
    counts.read_counts(page)
    schedules.read_frequencies(page)
    recurring.settle_frequencies(page, implied)
    recurring.read_days_beside_rhythms(page)
    counts.read_lengths(page)
    options.read_options(page)
    dates.read_dates(page, today=today)
    amounts.read_bare_amounts(page)


def _in_message(text: str, written: SmsText, page: Page) -> list[dict[str, Any]]:
    entities = []
    for finding in sorted(page.findings, key=lambda item: (item.start, item.end, item.entity)):
        start, end = written.original_span(finding.start, finding.end)
        entities.append(
            {
                "entity": finding.entity,
                "value": finding.value,
                "start": start,
                "end": end,
                "text": text[start:end],
                **finding.extra,
            }
        )
    return entities
