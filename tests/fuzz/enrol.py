"""Put invented people on file for a walk."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select

from parley.ids import new_id
from parley.services.terms_file import terms_from_dict, terms_to_dict
from parley.storage.tables import Account, Collector, Consumer, ContactPoint, Creditor, CreditorTermsRow
from tests.fuzz.evidence import Trace
from tests.fuzz.world import World

COLLECTOR: Final = "fuzz collector"


async def enrol(world: World, trace: Trace, *, own_creditor: bool) -> dict[str, tuple[str, str]]:
    """Put a person on file; returns channel and address of each line they may write on."""
    actor = trace.actor
    number = world.next_number()
    phone = f"+1{actor.area}{300 + number // 10_000:03}{number % 10_000:04}"
    stranger = f"+1{actor.area}{200 + number // 10_000 % 100:03}{number % 10_000:04}"
    consumer_id = new_id("cns")
    born = date.fromisoformat(actor.birth)
    started = world.clock.now().date() - timedelta(days=actor.age_days)
    accounts, references = [], []
    async with world.services.db.work() as work:
        creditor = await work.session.get_one(Creditor, actor.creditor)
        creditor_id = await _copy_creditor(work, creditor, number) if own_creditor else actor.creditor
        work.session.add(
            Consumer(
                id=consumer_id, creditor_id=creditor_id, first_name=actor.first_name, last_name="Fairweather",
                date_of_birth=born, ssn_last4=actor.ssn4, address_line="12 Invented Lane", city="Sometown",
                state=actor.state, zip=actor.zip, language=actor.language, created_at=work.now,
            )
        )  # fmt: skip
        await work.session.flush()
        work.session.add(
            ContactPoint(
                id=new_id("ctp"),
                consumer_id=consumer_id,
                kind="phone",
                address=phone,
                consent_at=work.now,
                consent_source="portal",
            )
        )
        for place, balance in enumerate(actor.balances):
            account_id, reference = new_id("acc"), f"FZT-{number:06}{place}"
            work.session.add(
                Account(
                    id=account_id, creditor_id=creditor_id, consumer_id=consumer_id, account_ref=reference,
                    party_role=actor.party_role, debt_type=actor.debt_type, original_creditor="Lantern Savings",
                    principal_cents=balance - 1_203, interest_cents=903, fees_cents=300, payments_cents=0, balance_cents=balance,
                    currency="USD", opened_on=started - timedelta(days=900 - place), itemization_date=started,
                    itemization_date_type="charge_off", charged_off_on=started, created_at=work.now,
                )
            )  # fmt: skip
            accounts.append(account_id)
            references.append(reference)
            trace.balances[account_id] = [balance]
        await _collector(work)
    trace.consumer_id, trace.account_ids, trace.references = consumer_id, tuple(accounts), tuple(references)
    trace.creditor_name, trace.began_on = creditor.name, started
    trace.terms, trace.terms_json = world.terms, world.terms_json
    return {
        "phone": ("sms", phone),
        "other": ("sms", stranger),
        "web": ("web", f"portal_{accounts[0]}"),
        "chat": ("web", f"vis_{number:024}"),
    }


async def _collector(work: Any) -> None:
    if await work.session.get(Collector, COLLECTOR) is None:
        work.session.add(
            Collector(id=COLLECTOR, name=COLLECTOR, role="supervisor", password_hash="-", created_at=work.now)
        )


async def _copy_creditor(work: Any, creditor: Creditor, number: int) -> str:
    """Give this walk a creditor of its own, so that new terms in it concern nobody else."""
    own = f"{creditor.id}-{number}"
    row = (
        await work.session.scalars(
            select(CreditorTermsRow)
            .where(CreditorTermsRow.creditor_id == creditor.id)
            .order_by(CreditorTermsRow.version.desc())
        )
    ).first()
    work.session.add(Creditor(id=own, name=creditor.name, created_at=work.now))
    await work.session.flush()
    work.session.add(terms_row(work, terms_from_dict(row.terms), own, row.version))
    return own


def terms_row(work: Any, terms: Any, creditor_id: str, version: int) -> CreditorTermsRow:
    """Return a version of terms as an approved row."""
    body = terms_to_dict(replace(terms, creditor_id=creditor_id))
    return CreditorTermsRow(
        id=new_id("trm"), creditor_id=creditor_id, version=version, effective_from=terms.effective_from, effective_to=None,
        terms=body, sha256="0" * 64, applied_at=work.now, state="approved", activation="direct", approved_at=work.now,
    )  # fmt: skip
