"""Consent to electronic notices, and that without it everything goes by letter (ESIGN, REGF-42)."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from parley.compliance.esign import ELEMENTS
from parley.services.context import Services
from parley.services.esign import (
    Artefact,
    ConsentRefused,
    delivery_method,
    list_consents,
    record_consent,
    withdraw_consent,
)
from parley.services.import_accounts import import_accounts
from parley.services.terms_apply import apply_terms
from parley.settings import PROJECT_ROOT
from parley.storage.tables import EsignConsent

REF = "MER-100234"
GIVEN = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
FULL = Artefact(text="I agree to notices on this site.", elements=tuple(ELEMENTS), given_via="portal", given_at=GIVEN)


@pytest.fixture
async def boarded(services: Services) -> Services:
    for file in sorted((PROJECT_ROOT / "config" / "terms").glob("*.yml")):
        await apply_terms(services, file)
    await import_accounts(services, (PROJECT_ROOT / "data" / "demo" / "accounts.csv").read_bytes())
    return services


async def method(services: Services, *, has_page: bool) -> str:
    policy = replace(services.compliance.validation, electronic_delivery=has_page)
    configured = replace(services, compliance=replace(services.compliance, validation=policy))
    [consent] = await list_consents(services, REF) or [None]
    async with services.db.work() as work:
        consumer_id = consent.consumer_id if consent else "nobody"
        return await delivery_method(configured, work, consumer_id)


@pytest.mark.parametrize(
    ("has_consent", "has_page", "wanted"),
    [
        pytest.param(False, True, "letter", id="ESIGN: no record"),
        pytest.param(True, False, "letter", id="REGF-42: no page to keep it on"),
        pytest.param(True, True, "electronic", id="ESIGN: consent and page"),
    ],
)
async def test_how_a_notice_goes_out(boarded: Services, has_consent: bool, has_page: bool, wanted: str) -> None:
    if has_consent:
        await record_consent(boarded, REF, FULL, by="supervisor")
    assert await method(boarded, has_page=has_page) == wanted


@pytest.mark.parametrize("missing", sorted(ELEMENTS))
async def test_esign_a_consent_that_lacks_a_statement_of_the_law_is_refused(boarded: Services, missing: str) -> None:
    partial = replace(FULL, elements=tuple(element for element in ELEMENTS if element != missing))
    with pytest.raises(ConsentRefused, match="does not say everything"):
        await record_consent(boarded, REF, partial, by="supervisor")


async def test_esign_a_withdrawn_consent_counts_no_more_and_a_new_one_may_be_given(boarded: Services) -> None:
    await record_consent(boarded, REF, FULL, by="supervisor")
    with pytest.raises(ConsentRefused, match="in force already"):
        await record_consent(boarded, REF, FULL, by="supervisor")
    await withdraw_consent(boarded, REF, reason="asked for paper", by="supervisor")
    assert await method(boarded, has_page=True) == "letter"
    await record_consent(boarded, REF, FULL, by="supervisor")
    rows: list[EsignConsent] = await list_consents(boarded, REF)
    assert sorted(row.withdrawal_reason or "" for row in rows) == ["", "asked for paper"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"text": " "}, "is empty"),
        ({"given_at": datetime(2030, 1, 1, tzinfo=UTC)}, "in the future"),
    ],
)
async def test_esign_a_consent_that_cannot_be_true_is_refused(
    boarded: Services, change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ConsentRefused, match=sentence):
        await record_consent(boarded, REF, replace(FULL, **change), by="supervisor")
    with pytest.raises(ConsentRefused, match="There is no account"):
        await record_consent(boarded, "NONE-1", FULL, by="supervisor")
