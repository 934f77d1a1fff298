"""What a validation notice says, in the order of model form B-1: from the account's facts to filled texts (pure).

A required field that is not on file keeps the notice back, and a sentence names it.
Source: 12 CFR 1006.34(c), (d); Appendix B, Form B-1; rules REGF-34B3, REGF-34C, REGF-34D.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from parley.compliance.config_validation import ValidationPolicy
from parley.compliance.notice_texts import NoticeTexts
from parley.money import format_cents

LAYOUT = "b1-1"
"""Version of the page layout; with the texts' hash it makes the template's."""
_SHOWN = 4
_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """What is on file about a debt, its consumer and its creditor on the day the notice is made."""

    party_role: str
    debt_type: str
    account_ref: str
    reference: str
    """Our own number for the notice."""
    creditor: str
    original_creditor: str
    first_name: str
    last_name: str
    address_line: str
    city: str
    state: str
    zip: str
    itemization_date: date | None
    itemization_date_type: str
    principal_cents: int | None
    """Owed on the itemization date; the figures below came since."""
    interest_cents: int | None
    fees_cents: int | None
    payments_cents: int | None
    balance_cents: int | None
    currency: str
    dispute_until: date | None
    earlier_date_type: str | None = None
    """Date type of a notice made before for this debt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The filled texts of one notice, ready for the page."""

    language: str
    collector: tuple[str, ...]
    """Name and mailing address, for disputes too."""
    reach: tuple[str, ...]
    """Telephone, its hours, and the site for disputes."""
    to_label: str
    to: tuple[str, ...]
    reference: str
    head: str
    information: str
    account: str
    rows: tuple[tuple[str, str], ...]
    """Label and amount; the last row is the total."""
    between: str
    how_dispute: str
    dispute: tuple[str, ...]
    what_else: str
    else_lines: tuple[str, ...]
    response: str
    check_all: str
    choices: tuple[tuple[str, tuple[str, ...]], ...]
    """What can be ticked, each with the ticks below it."""
    payable: str
    mail_to: str
    state_heading: str
    state_texts: tuple[str, ...]
    template_sha256: str


def missing_fields(facts: NoticeFacts, policy: ValidationPolicy) -> tuple[str, ...]:
    """Name in plain words every required field that is missing or may not stand as it is; empty when it may be released."""
    needed: Mapping[str, Any] = {
        "the consumer's name": facts.first_name.strip() and facts.last_name.strip(),
        "the consumer's mailing address": all(
            part.strip() for part in (facts.address_line, facts.city, facts.state, facts.zip)
        ),
        "the current creditor": facts.creditor.strip(),
        "the account number": facts.account_ref.strip(),
        "the itemization date": facts.itemization_date,
        "the amount on the itemization date": facts.principal_cents is not None,
        "the interest since the itemization date": facts.interest_cents is not None,
        "the fees since the itemization date": facts.fees_cents is not None,
        "the payments and credits since the itemization date": facts.payments_cents is not None,
        "the current amount": facts.balance_cents is not None,
        "the end of the validation period": facts.dispute_until,
        "an amount in US dollars": facts.currency == "USD",
    }
    missing = [name for name, value in needed.items() if not value]
    return (*missing, *_wrong_date_type(facts, policy), *_wrong_sum(facts))


def _wrong_date_type(facts: NoticeFacts, policy: ValidationPolicy) -> tuple[str, ...]:
    """One date type for each debt type, and the same on every notice of one debt (REGF-34B3)."""
    chosen = policy.itemization_date_type.get(facts.debt_type)
    if chosen is None or facts.itemization_date_type not in (chosen, "judgment"):
        wanted = f"{chosen} or judgment" if chosen else "one for this debt type"
        return (f"an itemization date of the right type ({wanted})",)
    if facts.earlier_date_type not in (None, facts.itemization_date_type):
        return (f"the itemization date type of the earlier notice ({facts.earlier_date_type})",)
    return ()


def _wrong_sum(facts: NoticeFacts) -> tuple[str, ...]:
    parts = (facts.principal_cents, facts.interest_cents, facts.fees_cents, facts.payments_cents, facts.balance_cents)
    if any(part is None for part in parts):
        return ()
    principal, interest, fees, payments, balance = (part or 0 for part in parts)
    return () if principal + interest + fees - payments == balance else ("an itemization that adds up",)


def build_notice(
    facts: NoticeFacts, texts: NoticeTexts, policy: ValidationPolicy, *, state_texts: tuple[str, ...] = ()
) -> Notice:
    """Fill the form.

    Args:
        state_texts: Texts a state requires; they go to a section of their own, as 12 CFR 1006.34(d)(3)(iv) allows.
    Raises:
        ValueError: A required field is missing; ask `missing_fields` first.
    """
    missing = missing_fields(facts, policy)
    if missing or facts.itemization_date is None or facts.dispute_until is None:
        raise ValueError(f"the notice lacks {', '.join(missing)}")
    head, fields = policy.letterhead, _fields(facts, texts, policy)

    def text(key: str) -> str:
        return texts.texts[key].format(**fields)

    is_first_party = facts.party_role == "first_party"
    return Notice(
        language=texts.language,
        collector=(head.name, *head.address),
        reach=(f"{head.phone} from {head.hours}", fields["SITE"]),
        to_label=text("B1_TO"),
        to=(f"{facts.first_name} {facts.last_name}", facts.address_line, f"{facts.city}, {facts.state} {facts.zip}"),
        reference=text("B1_REFERENCE"),
        head=text("B1_HEAD_FIRST_PARTY" if is_first_party else "B1_HEAD"),
        information=text("B1_INFORMATION"),
        account=text("B1_ACCOUNT"),
        rows=_rows(facts, text("B1_AS_OF"), [text(f"B1_{name}") for name in ("INTEREST", "FEES", "PAYMENTS", "TOTAL")]),
        between=text("B1_BETWEEN"),
        how_dispute=text("B1_HOW_DISPUTE"),
        dispute=(text("B1_DISPUTE_1"), text("B1_DISPUTE_2")),
        what_else=text("B1_WHAT_ELSE"),
        else_lines=(text("B1_ORIG"), text("B1_RIGHTS"), text("B1_OPTIONS"), text("B1_ES_1")),
        response=text("B1_RESPONSE"),
        check_all=text("B1_CHECK_ALL"),
        choices=(
            (
                text("B1_RESPONSE_DISPUTE"),
                (text("B1_RESPONSE_NOT_MINE"), text("B1_RESPONSE_AMOUNT"), text("B1_RESPONSE_OTHER")),
            ),
            (text("B1_RESPONSE_ORIG"), ()),
            (text("B1_RESPONSE_ENCLOSE"), ()),
            (text("B1_ES_2"), ()),
        ),
        payable=text("B1_PAYABLE"),
        mail_to=text("B1_MAIL_TO"),
        state_heading=text("B1_STATE"),
        state_texts=state_texts,
        template_sha256=texts.sha256,
    )


def _fields(facts: NoticeFacts, texts: NoticeTexts, policy: ValidationPolicy) -> Mapping[str, str]:
    assert facts.itemization_date is not None
    assert facts.dispute_until is not None
    return {
        "COLLECTOR": policy.letterhead.name,
        "SITE": policy.letterhead.dispute_site.removeprefix("https://"),
        "CREDITOR": facts.creditor,
        "CREDITOR_THEN": creditor_on_itemization_date(facts),
        "PRODUCT": texts.products[facts.debt_type],
        "ACCOUNT": truncated(facts.account_ref),
        "REFERENCE": facts.reference,
        "ITEMIZATION_DATE": long_date(facts.itemization_date, texts.language),
        "DATE": long_date(facts.dispute_until, texts.language),
    }


def _rows(facts: NoticeFacts, as_of: str, labels: list[str]) -> tuple[tuple[str, str], ...]:
    interest, fees, payments, total = labels
    return (
        (as_of, format_cents(facts.principal_cents or 0)),
        (interest, f"+ {format_cents(facts.interest_cents or 0)}"),
        (fees, f"+ {format_cents(facts.fees_cents or 0)}"),
        (payments, f"− {format_cents(facts.payments_cents or 0)}"),
        (total, format_cents(facts.balance_cents or 0)),
    )


def creditor_on_itemization_date(facts: NoticeFacts) -> str:
    """Return to whom the debt was owed on the itemization date: the original creditor, after a judgment the current one."""
    if facts.itemization_date_type == "judgment":
        return facts.creditor
    return facts.original_creditor.strip() or facts.creditor


def truncated(account_ref: str) -> str:
    """Return the account number with all but its last characters hidden; at least half of a short one."""
    shown = min(_SHOWN, len(account_ref) // 2)
    return "x" * _SHOWN + account_ref[len(account_ref) - shown :]


def long_date(day: date, language: str) -> str:
    """Write a date in words, so that nobody reads the month for the day."""
    month = _MONTHS[language][day.month - 1]
    return f"{day.day} de {month} de {day.year}" if language == "es" else f"{month} {day.day}, {day.year}"
