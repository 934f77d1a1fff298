"""What people do about state law: see what applies to an account and why, and record that its texts were delivered."""

from typing import Final, cast

from sqlalchemy import select

from parley.compliance.state_texts import PHASES
from parley.errors import ParleyError
from parley.services.context import Services
from parley.services.conversations import Party
from parley.services.state_law import (
    AccountLaw,
    Form,
    are_texts_given,
    law_of,
    note_texts_delivered,
    text_fields,
    texts_for,
)
from parley.storage.database import Work
from parley.storage.tables import Account, Consumer

FORMS: Final = ("letter", "portal")


class StateTextRefused(ParleyError):
    """The account, phase or form is not known, or there is nothing to deliver; the message says which."""

    code = "state_text_refused"


async def explain_places(services: Services, *, account_ref: str, creditor_id: str | None = None) -> list[str]:
    """Return the lines that say which places count for an account, who decides what, its limitation period and its texts.

    Raises:
        StateTextRefused: No account, or more than one, has that reference.
    """
    async with services.db.work() as work:
        law = await _find(services, work, account_ref, creditor_id)
        period, fields = law.limitation, await text_fields(services, work, law.account)
        lines = [
            f"Places: {', '.join(law.strictest.jurisdictions)} (values {services.jurisdictions.version})",
            *(f"  {name}: decided by {', '.join(codes)}" for name, codes in sorted(law.strictest.decided_by.items())),
            f"Limitation: {period.status}, clock from {period.starts_on}, {period.rule_version}",
            *(f"  {place}: ends {day or 'on a day not known'}" for place, day in period.expires_by_state.items()),
        ]
        for phase in PHASES:
            given = "delivered" if await are_texts_given(services, work, law, phase) else "not delivered"
            for text in texts_for(services, law, phase, "en"):
                lines.append(f"Text {text.key} version {text.version}, {phase}, {given}: {text.render(fields)}")
        return lines


async def record_delivery(
    services: Services, *, account_ref: str, phase: str, form: str, language: str, creditor_id: str | None = None
) -> list[str]:
    """Record today that all texts of a phase were delivered in a form to keep; returns their keys.

    Raises:
        StateTextRefused: Something is not known, or the account needs no text in that phase.
    """
    if phase not in PHASES:
        raise StateTextRefused(f"The phase must be one of {', '.join(PHASES)}.")
    if form not in FORMS:
        raise StateTextRefused(f"The form must be one of {', '.join(FORMS)}.")
    if language not in ("en", "es"):
        raise StateTextRefused("The language must be en or es.")
    async with services.db.work() as work:
        law = await _find(services, work, account_ref, creditor_id)
        texts = texts_for(services, law, phase, language)
        if not texts:
            raise StateTextRefused(f"Account {account_ref} needs no text in the phase {phase}.")
        note_texts_delivered(services, work, law.account, texts, phase=phase, form=cast(Form, form))
        return [text.key for text in texts]


async def _find(services: Services, work: Work, account_ref: str, creditor_id: str | None) -> AccountLaw:
    query = (
        select(Account, Consumer)
        .join(Consumer, Consumer.id == Account.consumer_id)
        .where((Account.account_ref == account_ref) | (Account.id == account_ref))
        .limit(2)
    )
    if creditor_id is not None:
        query = query.where(Account.creditor_id == creditor_id)
    rows = (await work.session.execute(query)).all()
    if not rows:
        raise StateTextRefused(f"There is no account {account_ref}; check the reference and the creditor.")
    if len(rows) > 1:
        raise StateTextRefused(f"Several creditors have an account {account_ref}; say which with --creditor.")
    return await law_of(services, work, Party(*rows[0]))
