"""The queue of letters: put a document in, print, mail, and note what came back.

There is no mailing service behind it: a person prints the files, posts them and says on which day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import undefer

from parley.errors import ParleyError
from parley.ids import new_id
from parley.storage.database import Work
from parley.storage.tables import Letter


class LetterRefused(ParleyError):
    """A letter cannot be marked as told; the message says why."""

    code = "letter.refused"


class NoSuchLetter(LetterRefused):
    """There is no letter with that id."""

    code = "no_such_letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A drawn document with what it was filled with."""

    language: str
    address: Sequence[str]
    pdf: bytes
    template_sha256: str | None
    data: Mapping[str, Any]
    mail_by: date | None = None


async def put_letter(
    work: Work,
    document: Document,
    *,
    kind: str,
    account_id: str,
    conversation_id: str | None,
    method: str = "letter",
    made_by: str | None = None,
) -> Letter:
    """Put a document into the queue; its bytes and their hash stay as they are until it is printed."""
    letter = Letter(
        id=new_id("ltr"),
        kind=kind,
        account_id=account_id,
        conversation_id=conversation_id,
        language=document.language,
        method=method,
        state="queued",
        address=list(document.address),
        pdf=document.pdf,
        sha256=sha256(document.pdf).hexdigest(),
        template_sha256=document.template_sha256,
        data=dict(document.data),
        mail_by=document.mail_by,
        made_by=made_by,
        queued_at=work.now,
    )
    work.session.add(letter)
    await work.session.flush()
    work.audit("letter.queued", chain=chain_of(letter), subject=letter.id, letter=kind, sha256=letter.sha256)
    await tell(work, letter)
    return letter


def replace_document(work: Work, letter: Letter, document: Document) -> None:
    """Take a newly filled document in place of one that was never mailed."""
    before = letter.sha256
    letter.pdf, letter.sha256 = document.pdf, sha256(document.pdf).hexdigest()
    letter.address, letter.data, letter.mail_by = list(document.address), dict(document.data), document.mail_by
    letter.template_sha256 = document.template_sha256
    work.audit("letter.made_anew", chain=chain_of(letter), subject=letter.id, before=before, sha256=letter.sha256)


def chain_of(letter: Letter) -> str:
    """Return the audit chain a letter belongs to."""
    return letter.conversation_id or f"account:{letter.account_id}"


async def tell(work: Work, letter: Letter) -> None:
    """Let open consoles look again at what lies on the desk."""
    await work.notify(kind="letter", conversation_id=letter.conversation_id, letter_id=letter.id)


async def lock_letters(work: Work, letter_ids: Sequence[str], *, with_pdf: bool = False) -> list[Letter]:
    """Return letters in order of their ids, locked.

    Raises:
        NoSuchLetter: One of them does not exist.
    """
    wanted = select(Letter).with_for_update()
    return await _found(work, wanted.options(undefer(Letter.pdf)) if with_pdf else wanted, letter_ids)


async def find_letters(work: Work, letter_ids: Sequence[str]) -> list[Letter]:
    """Return letters with their documents in order of their ids, not locked.

    Raises:
        NoSuchLetter: One of them does not exist.
    """
    return await _found(work, select(Letter).options(undefer(Letter.pdf)), letter_ids)


async def _found(work: Work, wanted: Select[Any], letter_ids: Sequence[str]) -> list[Letter]:
    found = list(await work.session.scalars(wanted.where(Letter.id.in_(letter_ids)).order_by(Letter.id)))
    missing = sorted(set(letter_ids) - {letter.id for letter in found})
    if missing:
        raise NoSuchLetter(f"There is no letter {missing[0]}.")
    return found
