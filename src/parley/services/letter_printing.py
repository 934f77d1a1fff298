"""Print letters: each as it is on that day, with a list for the post room, and the files as they were printed.

Source: 12 CFR 1006.34(b)(5), 1006.42; rules REGF-34B5, REGF-42.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import undefer

from parley.clock import local_day
from parley.services.context import Services
from parley.services.letter_queue import LetterRefused, chain_of, find_letters, lock_letters, tell
from parley.services.notice_release import notice_withheld, refresh_notice
from parley.storage.database import Work
from parley.storage.tables import Letter

MANIFEST: Final = "manifest.csv"
_COLUMNS: Final = ("letter_id", "kind", "language", "file", "sha256", "mail_by", "address")
_EARLIEST_ZONE: Final = "Pacific/Pago_Pago"


@dataclass(frozen=True, slots=True)
class Printed:
    """What one run printed, and what it left in the queue and why."""

    letters: tuple[str, ...]
    kept_back: tuple[tuple[str, str], ...]
    """Each with what keeps it back."""


def is_past_its_dates(letter: Letter, now: datetime) -> bool:
    """Tell whether the last day on which a printed letter could be mailed is over for every consumer."""
    return letter.mail_by is not None and letter.mail_by < local_day(now, _EARLIEST_ZONE)


def may_be_printed(letter: Letter, now: datetime) -> bool:
    """Tell whether a person may have this letter printed: it waits, or its printed dates hold no longer."""
    is_waiting = letter.state == "queued" or (letter.state == "printed" and is_past_its_dates(letter, now))
    return letter.method == "letter" and is_waiting


async def print_letters(
    services: Services,
    keep: Callable[[str, bytes], None] | None = None,
    *,
    only: Sequence[str] | None = None,
    by: str | None = None,
) -> Printed:
    """Mark the letters that wait for the printer printed, each as it is on that day.

    A notice whose printed dates no longer hold is filled anew first; that goes too for one that was printed and not mailed
    in time. When `keep` raises, nothing is marked.

    Args:
        keep: Stores a file under a name, a list of all among them; None where `letter_files` fetches them later.
        only: Ids a person chose; without them every letter that waits. What was printed yesterday is then left alone for a
            day: it may have been mailed, and only a person knows.
        by: The user of the console who prints, where that is known.
    Raises:
        LetterRefused: One of `only` does not exist or does not wait for the printer.
    """
    async with services.db.work() as work:
        waiting = await _all_waiting(work) if only is None else await _chosen(work, only)
        printed, kept_back = [], []
        for letter in waiting:
            problem = await _bring_up_to_date(services, work, letter)
            if problem is not None:
                kept_back.append((letter.id, problem))
                continue
            if keep is not None:
                keep(f"{letter.id}.pdf", letter.pdf)
            await _mark_printed(work, letter, by=by)
            printed.append(letter)
        if keep is not None:
            keep(MANIFEST, _manifest(printed))
        return Printed(tuple(letter.id for letter in printed), tuple(kept_back))


async def _mark_printed(work: Work, letter: Letter, *, by: str | None) -> None:
    letter.state, letter.printed_at = "printed", work.now
    work.audit("letter.printed", chain=chain_of(letter), subject=letter.id, sha256=letter.sha256, by=by)
    await tell(work, letter)


async def _all_waiting(work: Work) -> list[Letter]:
    rows = await work.session.scalars(
        select(Letter)
        .options(undefer(Letter.pdf))
        .where(
            Letter.method == "letter",
            (Letter.state == "queued")
            | ((Letter.state == "printed") & (Letter.mail_by < work.now.date() - timedelta(days=1))),
        )
        .order_by(Letter.queued_at, Letter.id)
        .with_for_update(skip_locked=True)
    )
    return list(rows)


async def _chosen(work: Work, letter_ids: Sequence[str]) -> list[Letter]:
    letters = await lock_letters(work, letter_ids, with_pdf=True)
    for letter in letters:
        if not may_be_printed(letter, work.now):
            raise LetterRefused(f"Letter {letter.id} is {letter.state} already; it does not wait for the printer.")
    return letters


async def letter_files(services: Services, letter_ids: Sequence[str]) -> dict[str, bytes]:
    """Return printed letters with a list of them, by file name; nothing is marked.

    Raises:
        LetterRefused: A letter does not exist, or was never printed.
    """
    async with services.db.work() as work:
        letters = await find_letters(work, letter_ids)
        for letter in letters:
            if letter.state == "queued" and letter.method == "letter":
                raise LetterRefused(f"Letter {letter.id} is not printed yet.")
        return {**{f"{letter.id}.pdf": letter.pdf for letter in letters}, MANIFEST: _manifest(letters)}


async def read_letter_pdf(services: Services, letter_id: str) -> bytes:
    """Return the document of a letter as it is now; one that waits for the printer may be filled anew before.

    Raises:
        NoSuchLetter: There is none with that id.
    """
    async with services.db.work() as work:
        [letter] = await find_letters(work, [letter_id])
        return letter.pdf


async def _bring_up_to_date(services: Services, work: Work, letter: Letter) -> str | None:
    if letter.kind != "validation_notice":
        return None
    problem = await notice_withheld(work, letter)
    if problem is None and letter.mail_by is not None:
        problem = await refresh_notice(services, work, letter)
    return problem


def _manifest(letters: Sequence[Letter]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for letter in letters:
        writer.writerow(
            (
                letter.id,
                letter.kind,
                letter.language,
                f"{letter.id}.pdf",
                letter.sha256,
                letter.mail_by or "",
                "; ".join(letter.address),
            )
        )
    return text.getvalue().encode()
