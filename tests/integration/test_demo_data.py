"""The data of the demo: loaded once, mended, and refused outside a demo."""

import pytest
from sqlalchemy import text

from parley.demo_data import ACCOUNTS_FILE, load_demo
from parley.services.context import Services
from parley.services.import_accounts import import_accounts
from parley.services.terms_apply import apply_terms
from parley.services.users import check_password
from parley.settings import Settings, SettingsError
from parley.storage.tables import (
    Collector,
    Consumer,
    Creditor,
    CreditorTermsRow,
)
from tests.integration.test_import import BOARDED, PASSWORD, TERMS, counts


async def test_the_demo_is_loaded_once_however_often_it_is_asked_for(services: Services, settings: Settings) -> None:
    tables = (*BOARDED, Creditor, CreditorTermsRow, Collector)
    assert await load_demo(services, settings, password=PASSWORD) == 14
    before = await counts(services, *tables)
    assert await load_demo(services, settings, password=PASSWORD) == 0
    assert await counts(services, *tables) == before
    assert await counts(services, Consumer, Creditor) == [13, 2]
    assert await check_password(services, "demo", PASSWORD) is not None


async def test_an_account_missing_from_the_demo_is_brought_in_alone(services: Services, settings: Settings) -> None:
    lines = ACCOUNTS_FILE.read_bytes().splitlines(keepends=True)
    for file in TERMS.glob("*.yml"):
        await apply_terms(services, file)
    await import_accounts(services, b"".join(lines[:-2]))
    assert await load_demo(services, settings, password=PASSWORD) == 2


async def test_a_demo_in_the_past_leaves_out_what_has_not_happened_yet(services: Services, settings: Settings) -> None:
    async with services.db.work() as work:
        await work.session.execute(text("INSERT INTO parley.demo_clock VALUES ('now', '2026-02-01T12:00:00Z')"))
    early = await load_demo(services, settings, password=PASSWORD)
    assert 0 < early < 14
    async with services.db.work() as work:
        await work.session.execute(text("DELETE FROM parley.demo_clock"))
    assert early + await load_demo(services, settings, password=PASSWORD) == 14


async def test_another_demo_password_counts_from_the_next_start(services: Services, settings: Settings) -> None:
    await load_demo(services, settings, password=PASSWORD)
    await load_demo(services, settings, password="another password")
    assert await check_password(services, "demo", PASSWORD) is None
    assert await check_password(services, "demo", "another password") is not None


async def test_demo_data_is_refused_outside_a_demo(services: Services, settings: Settings) -> None:
    with pytest.raises(SettingsError, match="PARLEY_DEMO=1"):
        await load_demo(services, settings.model_copy(update={"demo": False}), password=PASSWORD)
    assert await counts(services, Creditor) == [0]
