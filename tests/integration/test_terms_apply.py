"""Terms as they are stored: a new creditor, versions that supersede each other, nothing half-done."""

import asyncio
from pathlib import Path

import pytest

from parley.services.context import Services
from parley.services.terms_apply import TermsVersionTaken, apply_terms
from parley.services.terms_file import TermsFileError, terms_from_dict
from parley.storage.tables import (
    AuditEvent,
    Creditor,
    CreditorTermsRow,
)
from tests.integration.test_import import TERMS, counts, everything


async def test_new_terms_bring_a_new_creditor_and_are_stored_as_they_were_read(services: Services) -> None:
    applied = await apply_terms(services, TERMS / "meridian.yml")
    assert (applied.creditor_id, applied.version, applied.is_new_creditor) == ("meridian", 2, True)
    [creditor] = await everything(services, Creditor)
    [stored] = await everything(services, CreditorTermsRow)
    assert (creditor.id, creditor.name) == ("meridian", "Meridian Bank")
    assert terms_from_dict(stored.terms).creditor_id == "meridian"
    kinds = [event.kind for event in await everything(services, AuditEvent)]
    assert kinds == ["chain.opened", "terms.applied"]


async def test_the_same_terms_again_change_nothing(meridian: Services) -> None:
    before = await counts(meridian, CreditorTermsRow, AuditEvent)
    again = await apply_terms(meridian, TERMS / "meridian.yml")
    assert (again.is_new_creditor, again.is_new_version) == (False, False)
    assert await counts(meridian, CreditorTermsRow, AuditEvent) == before


@pytest.mark.parametrize(
    ("old", "new", "is_applied"),
    [
        pytest.param("days_to_pay: 30", "days_to_pay: 31", False, id="same version, other content"),
        pytest.param("version: 2", "version: 3", True, id="next version"),
        pytest.param("creditor_name: Meridian Bank", "creditor_name: Meridian", False, id="same version, other name"),
    ],
)
async def test_terms_are_superseded_and_never_changed(
    meridian: Services, tmp_path: Path, old: str, new: str, is_applied: bool
) -> None:
    file = tmp_path / "terms.yml"
    file.write_text((TERMS / "meridian.yml").read_text().replace(old, new))
    if is_applied:
        assert (await apply_terms(meridian, file)).version == 3
    else:
        with pytest.raises(TermsVersionTaken, match="give these version 3"):
            await apply_terms(meridian, file)
    assert await counts(meridian, CreditorTermsRow) == [1 + is_applied]
    assert [creditor.name for creditor in await everything(meridian, Creditor)] == ["Meridian Bank"]


async def test_an_older_version_cannot_be_slipped_in_below_a_newer_one(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "terms.yml"
    file.write_text((TERMS / "meridian.yml").read_text().replace("version: 2", "version: 3"))
    await apply_terms(services, file)
    with pytest.raises(TermsVersionTaken, match="give these version 4"):
        await apply_terms(services, TERMS / "meridian.yml")


async def test_terms_with_errors_leave_no_creditor_behind(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "terms.yml"
    file.write_text((TERMS / "meridian.yml").read_text().replace("version: 2", "version: one"))
    with pytest.raises(TermsFileError):
        await apply_terms(services, file)
    assert await counts(services, Creditor, CreditorTermsRow) == [0, 0]


async def test_one_version_applied_at_once_is_there_once(services: Services, tmp_path: Path) -> None:
    first = TERMS / "meridian.yml"
    second = tmp_path / "terms.yml"
    second.write_text(first.read_text().replace("version: 2", "version: 3"))
    for number, file in enumerate((first, second), 1):
        results = await asyncio.gather(*(apply_terms(services, file) for _ in range(4)))
        assert [result.is_new_version for result in results].count(True) == 1
        assert [result.is_new_creditor for result in results].count(True) == (number == 1)
        assert await counts(services, Creditor, CreditorTermsRow) == [1, number]
