"""What states and cities ask of one account: the facts for the gate, the texts for letters, and what was delivered.

Every plausible place counts: the postal state, where the consumer said they are, the area code, and New York City by ZIP.
Source: rule catalogue, sections 5, 5.2 and 5.3; REGF-104, TB-CALC, TB-ASK.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from sqlalchemy import select

from parley.clock import local_day
from parley.compliance.jurisdictions import NYC, Strictest
from parley.compliance.limitation import DebtDates, Limitation, assess, first_default_on
from parley.compliance.state_facts import StateFacts
from parley.compliance.state_texts import DebtForTexts, Phase, StateText, required_texts
from parley.ids import new_id
from parley.money import format_cents
from parley.services.area_codes import area_code_states
from parley.services.contact_times import preferences_of, stated_state
from parley.services.context import Services
from parley.services.conversations import Party, find_creditor
from parley.services.regions import home_zone
from parley.storage.database import Work
from parley.storage.tables import Account, ContactPoint, Conversation, StateDisclosure

Form = Literal["letter", "portal"]
MEDICAL_WAIT: Final[Phase] = "medical_wait"
"""The phase of the notice that starts the waiting time of a medical debt."""
AGE_PHASES: Final[dict[str, Phase]] = {"TIME_BARRED_SUSPECT": "time_barred", "NEAR_TB": "near_time_barred"}


@dataclass(frozen=True, slots=True)
class AccountLaw:
    """The places of one account, the strictest values there, and the age of its debt."""

    account: Account
    strictest: Strictest
    limitation: Limitation
    debt: DebtForTexts
    today: date


async def law_of(
    services: Services, work: Work, party: Party, *, phone_e164: str | None = None, conversation_id: str | None = None
) -> AccountLaw:
    """Return what applies to an account today.

    Args:
        party: The account and its consumer.
        phone_e164: The number the conversation is held on, besides those on file.
        conversation_id: Where the consumer may have said where they are before they were known.
    """
    key = ("law", party.account.id, phone_e164, conversation_id)
    return await work.recall(key, lambda: _read_law(services, work, party, phone_e164, conversation_id))


async def _read_law(
    services: Services, work: Work, party: Party, phone_e164: str | None, conversation_id: str | None
) -> AccountLaw:
    account, consumer = party.account, party.consumer
    today = local_day(work.now, home_zone(phone_e164=phone_e164, state=consumer.state))
    wishes = await preferences_of(work, consumer_id=consumer.id, conversation_id=conversation_id)
    phones = [phone_e164, *await _phones(work, consumer.id)]
    places = services.jurisdictions.plausible(
        postal_state=consumer.state,
        zip_code=consumer.zip,
        stated_state=stated_state(wishes),
        phone_states=[state for phone in phones for state in area_code_states(phone)],
    )
    default_on = first_default_on(
        charged_off_on=account.charged_off_on,
        last_payment_on=account.last_payment_on,
        itemization=(account.itemization_date_type, account.itemization_date),
        opened_on=account.opened_on,
        charge_off_days=services.jurisdictions.limitation.charge_off_days,
    )
    limitation = assess(
        services.jurisdictions.limitation,
        DebtDates(
            debt_type=account.debt_type,
            states=tuple(place for place in places if place != NYC),
            default_on=default_on,
            last_payment_on=account.last_payment_on,
            is_judgment=account.itemization_date_type == "judgment",
        ),
        today,
    )
    is_reportable = services.jurisdictions.reporting.is_reportable(
        debt_type=account.debt_type, default_on=default_on, today=today
    )
    return AccountLaw(
        account,
        services.jurisdictions.strictest(places, party_role=account.party_role, today=today),
        limitation,
        DebtForTexts(account.party_role, is_reportable),
        today,
    )


async def _phones(work: Work, consumer_id: str) -> list[str]:
    rows = await work.session.scalars(
        select(ContactPoint.address).where(
            ContactPoint.consumer_id == consumer_id,
            ContactPoint.kind == "phone",
            ContactPoint.wrong_party_at.is_(None),
        )
    )
    return list(rows)


async def conversation_law(
    services: Services, work: Work, conversation: Conversation, party: Party | None
) -> AccountLaw | None:
    """Return what applies to the account a conversation is about, if it is about any."""
    if party is None:
        return None
    phone = conversation.address if conversation.channel == "sms" else None
    return await law_of(services, work, party, phone_e164=phone, conversation_id=conversation.id)


async def state_facts(services: Services, work: Work, conversation: Conversation, party: Party | None) -> StateFacts:
    """Return what the gate must know of state and city law for one conversation."""
    law = await conversation_law(services, work, conversation, party)
    if law is None:
        return StateFacts(version=services.jurisdictions.version)
    values = services.jurisdictions
    language = conversation.language
    lines, missing = _lines(services, law, language)
    phase = AGE_PHASES.get(law.limitation.status)
    texts = [] if phase is None else texts_for(services, law, phase, language)
    fields = await text_fields(services, work, law.account)
    return StateFacts(
        version=values.version,
        jurisdictions=law.strictest.jurisdictions,
        binding=law.strictest.binding,
        decided_by=law.strictest.decided_by,
        limitation=law.limitation,
        is_text_given=phase is not None and await are_texts_given(services, work, law, phase),
        is_waiting=await _is_waiting(work, law),
        lines=lines,
        missing_lines=missing,
        age_texts=tuple(text.render(fields) for text in texts) if phase == "time_barred" else (),
        window=law.strictest.parameters.window,
        late_needs_consent=law.strictest.parameters.late_contact_needs_direct_consent,
        marks_each_message=law.strictest.parameters.ai_marker_each_message,
    )


def texts_for(services: Services, law: AccountLaw, phase: Phase, language: str) -> list[StateText]:
    """Return the texts an account needs in a phase: what a letter or page has to carry word for word.

    Render each with the fields of `text_fields`.
    """
    return required_texts(services.jurisdictions.texts, law.strictest.jurisdictions, law.debt, phase, language)


async def text_fields(services: Services, work: Work, account: Account) -> dict[str, str]:
    """Return all fields a state text can have: owner and collector of the debt, help phone, addresses of authorities."""
    return {**services.brand_fields, **services.jurisdictions.fields, **await _names(services, work, account)}


async def _names(services: Services, work: Work, account: Account) -> dict[str, str]:
    creditor = await find_creditor(work, account.creditor_id)
    owner = creditor.name if creditor else account.original_creditor
    collector = owner if account.party_role == "first_party" else services.compliance.program.brand
    return {
        "owner": owner,
        "collector": collector,
        "original_creditor": account.original_creditor,
        "opened_on": account.opened_on.isoformat(),
        "principal": format_cents(account.principal_cents),
    }


def _lines(services: Services, law: AccountLaw, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines every message carries, and those that cannot be written because something lacks."""
    licensing, values = services.compliance.licensing, services.jurisdictions
    lines, missing = [], []
    for state in law.strictest.licence_from:
        if not licensing.is_needed(role=law.account.party_role, state=state):
            continue
        licence = licensing.find(state)
        if licence is None or law.today > licence.valid_to:
            missing.append(f"licence number of {state}")
        else:
            lines.append(values.licence_line[language].format(state=state, number=licence.number))
    if law.strictest.parameters.person_callback_in_message:
        lines.append(values.person_callback_line[language].format(**services.brand_fields))
    return tuple(lines), tuple(missing)


async def _is_waiting(work: Work, law: AccountLaw) -> bool:
    """Tell whether the waiting time of a medical debt is still running: it ends with the day after its last one."""
    days = law.strictest.parameters.medical_wait_days
    if days == 0 or law.account.debt_type != "medical":
        return False
    first = await work.session.scalar(
        select(StateDisclosure.delivered_at)
        .where(
            StateDisclosure.account_id == law.account.id,
            StateDisclosure.phase == MEDICAL_WAIT,
            StateDisclosure.form == "letter",
        )
        .order_by(StateDisclosure.delivered_at)
        .limit(1)
    )
    return first is None or (law.today - first.date()).days <= days


async def are_texts_given(services: Services, work: Work, law: AccountLaw, phase: Phase) -> bool:
    """Tell whether every text of a phase was delivered to keep, in its present version, in either language."""
    needed = {(text.key, text.version) for text in texts_for(services, law, phase, "en")}
    rows = await work.session.execute(
        select(StateDisclosure.text_key, StateDisclosure.text_version).where(
            StateDisclosure.account_id == law.account.id, StateDisclosure.phase == phase
        )
    )
    return bool(needed) and needed <= {(key, version) for key, version in rows}


def note_texts_delivered(
    services: Services, work: Work, account: Account, texts: Sequence[StateText], *, phase: Phase, form: Form
) -> None:
    """Record that texts were delivered in a form that can be kept: after the letter was mailed or the page was opened."""
    for text in texts:
        row = StateDisclosure(
            id=new_id("sds"),
            account_id=account.id,
            phase=phase,
            text_key=text.key,
            text_version=text.version,
            language=text.language,
            wording_sha256=text.sha256,
            config_version=services.jurisdictions.version,
            form=form,
            delivered_at=work.now,
        )
        work.session.add(row)
        work.audit(
            "state_text.delivered",
            chain=f"account:{account.id}",
            subject=row.id,
            account_id=account.id,
            phase=phase,
            text_key=text.key,
            text_version=text.version,
            language=text.language,
            wording_sha256=text.sha256,
            form=form,
        )


def counts_as_time_barred(facts: StateFacts) -> bool:
    """Tell whether the negotiator is to treat the debt as time-barred.

    A debt near the end of its period counts as well until its explanation was given, because a plan would extend the clock.
    """
    if facts.age == "NEAR_TB":
        return not facts.is_text_given
    return facts.limitation is not None and facts.limitation.is_time_barred
