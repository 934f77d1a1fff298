"""Terms under four eyes on a real PostgreSQL: proposed, approved by somebody else, used only then, and never changed."""

import asyncio
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from parley.ids import new_id
from parley.services.audit_check import verify_audit
from parley.services.context import Services
from parley.services.import_accounts import PortfolioRefused, import_accounts
from parley.services.negotiation_store import NoTermsInForce, current_terms, facts_of
from parley.services.terms_apply import TermsVersionTaken, apply_terms
from parley.services.terms_approval import (
    ApprovalRefused,
    NoSuchTerms,
    Person,
    approve_terms,
    list_terms,
    propose_terms,
    stored_terms,
    withdraw_terms,
)
from parley.services.terms_file import load_terms
from parley.services.users import add_user, check_password
from parley.storage.tables import Account, AuditEvent, Creditor, CreditorTermsRow
from tests.integration.conftest import NOW, PASSWORD, Command
from tests.integration.test_import import as_csv, row

TERMS = Path(__file__).parents[2] / "config" / "terms" / "riverbend.yml"
ANA, BEN, COLIN = (Person(name, PASSWORD) for name in ("ana", "ben", "colin"))
TODAY = NOW.date()


@pytest.fixture
async def people(services: Services) -> Services:
    """Two supervisors and a collector."""
    for name, role in (("ana", "supervisor"), ("ben", "admin"), ("colin", "collector")):
        await add_user(services, name=name, role=role, password=PASSWORD)
    return services


def version(tmp_path: Path, number: int, **changes: str) -> Path:
    """The creditor's file with another version number; `name="Riverbend"` replaces the creditor's name."""
    text = TERMS.read_text().replace("version: 2", f"version: {number}")
    if "name" in changes:
        text = text.replace("creditor_name: Riverbend Health", f"creditor_name: {changes['name']}")
    file = tmp_path / f"v{number}.yml"
    file.write_text(text)
    return file


async def active_version(services: Services) -> int | None:
    async with services.db.work() as work:
        try:
            return (await current_terms(work, "riverbend", TODAY))[1].version
        except NoTermsInForce:
            return None


async def stored(services: Services, table: Any) -> list[Any]:
    async with services.db.work() as work:
        return list(await work.session.scalars(select(table)))


async def test_proposed_terms_are_used_only_after_another_person_approved_them(people: Services) -> None:
    proposed = await propose_terms(people, TERMS, COLIN)
    assert (proposed.version, proposed.is_new_version, await active_version(people)) == (2, True, None)
    await approve_terms(people, "riverbend", 2, ANA)
    assert await active_version(people) == 2
    [told] = await list_terms(people, "riverbend")
    assert (told.state, told.activation, told.proposed_by, told.decided_by) == ("approved", "four_eyes", "colin", "ana")
    events = {event.kind: event.payload for event in await stored(people, AuditEvent) if "terms." in event.kind}
    assert list(events) == ["terms.proposed", "terms.approved"]
    assert events["terms.approved"]["sha256"] == events["terms.proposed"]["sha256"]
    assert (await verify_audit(people, lambda done, total: None)).problems == ()


async def test_terms_applied_at_once_tell_that_nobody_else_looked(people: Services) -> None:
    await apply_terms(people, TERMS)
    [told] = await list_terms(people)
    assert (told.state, told.activation, told.proposed_by, told.decided_by) == ("approved", "direct", None, None)
    assert await active_version(people) == 2


@pytest.mark.parametrize(
    ("approver", "reason"),
    [
        (ANA, "by a second person"),
        (COLIN, "colin is a collector"),
        (Person("ben", "wrong horse battery"), "do not belong"),
        (Person("nobody", PASSWORD), "do not belong"),
        (Person("", ""), "do not belong"),
    ],
)
async def test_nobody_else_approves(people: Services, approver: Person, reason: str) -> None:
    await propose_terms(people, TERMS, ANA)
    with pytest.raises(ApprovalRefused, match=reason):
        await approve_terms(people, "riverbend", 2, approver)
    assert await active_version(people) is None


async def test_a_wrong_password_proposes_nothing(people: Services) -> None:
    with pytest.raises(ApprovalRefused, match="do not belong"):
        await propose_terms(people, TERMS, Person("ana", "wrong horse battery"))
    assert await stored(people, Creditor) == []


async def test_a_proposal_is_decided_once(people: Services) -> None:
    await propose_terms(people, TERMS, ANA)
    results = await asyncio.gather(
        *(approve_terms(people, "riverbend", 2, BEN) for _ in range(4)), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == ["ApprovalRefused"] * 3 + ["NoneType"]
    with pytest.raises(ApprovalRefused, match="is approved already"):
        await withdraw_terms(people, "riverbend", 2, ANA)


async def test_withdrawn_terms_are_never_used_and_keep_their_number(people: Services, tmp_path: Path) -> None:
    await propose_terms(people, TERMS, COLIN)
    await withdraw_terms(people, "riverbend", 2, COLIN)
    with pytest.raises(ApprovalRefused, match="is withdrawn already"):
        await approve_terms(people, "riverbend", 2, ANA)
    for again in (propose_terms(people, TERMS, ANA), apply_terms(people, TERMS)):
        with pytest.raises(TermsVersionTaken, match="give these version 3"):
            await again
    assert await active_version(people) is None
    assert (await propose_terms(people, version(tmp_path, 3), ANA)).is_new_version


async def test_only_who_proposed_or_a_supervisor_withdraws(people: Services) -> None:
    await propose_terms(people, TERMS, ANA)
    with pytest.raises(ApprovalRefused, match="Only who proposed"):
        await withdraw_terms(people, "riverbend", 2, COLIN)
    await withdraw_terms(people, "riverbend", 2, BEN)


async def test_the_same_proposal_again_changes_nothing_and_is_not_activated_by_applying_it(people: Services) -> None:
    await propose_terms(people, TERMS, ANA)
    assert not (await propose_terms(people, TERMS, BEN)).is_new_version
    with pytest.raises(TermsVersionTaken, match="waits for approval"):
        await apply_terms(people, TERMS)
    assert await active_version(people) is None


async def test_the_creditors_name_changes_with_the_approval(people: Services, tmp_path: Path) -> None:
    await apply_terms(people, TERMS)
    await propose_terms(people, version(tmp_path, 3, name="Riverbend Clinics"), ANA)
    assert [creditor.name for creditor in await stored(people, Creditor)] == ["Riverbend Health"]
    await approve_terms(people, "riverbend", 3, BEN)
    assert [creditor.name for creditor in await stored(people, Creditor)] == ["Riverbend Clinics"]


async def test_an_older_proposal_cannot_replace_newer_active_terms(people: Services, tmp_path: Path) -> None:
    await propose_terms(people, TERMS, ANA)
    await propose_terms(people, version(tmp_path, 3), ANA)
    await approve_terms(people, "riverbend", 3, BEN)
    with pytest.raises(ApprovalRefused, match="Version 3 of riverbend is active"):
        await approve_terms(people, "riverbend", 2, BEN)


async def test_a_version_that_is_not_there_is_told(people: Services) -> None:
    for use in (approve_terms(people, "riverbend", 9, ANA), stored_terms(people, "riverbend", 9)):
        with pytest.raises(NoSuchTerms, match="no version 9"):
            await use


async def test_terms_stored_by_an_earlier_release_are_the_same_terms(people: Services, tmp_path: Path) -> None:
    """Keys that came later are missing in what was stored then; the same file must not look changed for that."""
    file = tmp_path / "plain.yml"
    text = TERMS.read_text()
    file.write_text(text[: text.index("broken_plan:")])
    await apply_terms(people, file)
    async with people.db.work() as work:
        old = (await work.session.scalars(select(CreditorTermsRow))).one()
        body = {
            key: value for key, value in old.terms.items() if key not in ("broken_plan", "overrides", "time_barred")
        }
        copied = {column.key: getattr(old, column.key) for column in CreditorTermsRow.__table__.columns}
        copied |= {
            "id": new_id("trm"),
            "version": 3,
            "terms": body | {"version": 3},
            "sha256": "of the earlier release",
        }
        work.session.add(CreditorTermsRow(**copied))
    file.write_text(file.read_text().replace("version: 2", "version: 3"))
    assert not (await apply_terms(people, file)).is_new_version


@pytest.mark.parametrize(
    ("broken", "constraint"),
    [
        ({"state": "draft"}, "state"),
        ({"activation": "alone"}, "activation"),
        ({"approved_by": "proposer", "state": "approved", "approved_at": NOW}, "second_person"),
        ({"state": "approved", "approved_at": NOW}, "four_eyes"),
        ({"state": "approved", "approved_by": "other"}, "approved"),
        ({"state": "withdrawn"}, "withdrawn"),
        ({"state": "withdrawn", "withdrawn_at": NOW}, "withdrawn"),
        ({"proposed_by": None}, "four_eyes"),
        ({"activation": "direct"}, "direct"),
    ],
)
async def test_the_database_refuses_approvals_that_are_none(
    people: Services, broken: dict[str, Any], constraint: str
) -> None:
    await propose_terms(people, TERMS, ANA)
    async with people.db.work() as work:
        row_ = (await work.session.scalars(select(CreditorTermsRow))).one()
        ids = {"proposer": row_.proposed_by, "other": await check_password(people, "ben", PASSWORD)}
        values = {key: ids.get(value, value) if isinstance(value, str) else value for key, value in broken.items()}
        fresh = {column.key: getattr(row_, column.key) for column in CreditorTermsRow.__table__.columns}
        work.session.add(CreditorTermsRow(**fresh | {"id": "trm_other", "version": 9} | values))
        with pytest.raises(IntegrityError, match=f'"ck_creditor_terms_{constraint}"'):
            await work.session.flush()
        await work.session.rollback()


@pytest.mark.parametrize("is_approved", [True, False])
@pytest.mark.parametrize(
    "change",
    [
        update(CreditorTermsRow).values(terms={}),
        update(CreditorTermsRow).values(effective_to=TODAY + timedelta(days=1)),
        update(CreditorTermsRow).values(version=7),
        update(CreditorTermsRow).values(proposed_by=None),
        delete(CreditorTermsRow),
    ],
    ids=["content", "dates", "version", "proposer", "removal"],
)
async def test_the_database_refuses_to_change_stored_terms(people: Services, change: Any, *, is_approved: bool) -> None:
    await propose_terms(people, TERMS, ANA)
    if is_approved:
        await approve_terms(people, "riverbend", 2, BEN)
    async with people.db.work() as work:
        with pytest.raises(IntegrityError, match="terms are"):
            await work.session.execute(change)
        await work.session.rollback()
    assert await stored_terms(people, "riverbend", 2) == load_terms(TERMS)


async def test_approved_terms_cannot_be_taken_back(people: Services) -> None:
    await apply_terms(people, TERMS)
    async with people.db.work() as work:
        back = update(CreditorTermsRow).values(state="proposed", approved_at=None)
        with pytest.raises(IntegrityError, match="never changed"):
            await work.session.execute(back)
        await work.session.rollback()


async def test_accounts_of_a_portfolio_are_known_by_it(people: Services) -> None:
    await apply_terms(people, TERMS)
    for number, portfolio in ((1, "2019-purchase"), (2, None)):
        await import_accounts(people, as_csv(row(number, creditor_id="riverbend")), portfolio=portfolio)
    accounts = {account.account_ref: account for account in await stored(people, Account)}
    known = [
        facts_of(account, state="IL", today=date(2026, 11, 21), is_time_barred=False).portfolio
        for _, account in sorted(accounts.items())
    ]
    assert known == ["2019-purchase", ""]


@pytest.mark.parametrize("name", ["", " P1", "P\n1", "x" * 65])
async def test_a_portfolio_without_a_proper_name_is_refused(people: Services, name: str) -> None:
    with pytest.raises(PortfolioRefused, match="1 to 64"):
        await import_accounts(people, as_csv(row()), portfolio=name)


def test_four_eyes_on_the_command_line(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_TERMS_FOUR_EYES", "true")
    for name in ("ana", "ben"):
        command("users", "add", name, "--role", "supervisor")
    assert command("terms", "list") == (0, "There are no terms yet.\n", "")
    status, _, err = command("terms", "apply", str(TERMS))
    assert (status, "say who proposes them with --by NAME" in err) == (1, True)
    status, out, _ = command("terms", "apply", str(TERMS), "--by", "ana")
    assert (status, out.startswith("Terms version 2 of riverbend are proposed (new creditor)")) == (0, True)
    status, _, err = command("terms", "approve", "riverbend", "2", "--by", "ana")
    assert (status, "by a second person" in err) == (1, True)
    status, _, err = command("terms", "approve", "riverbend", "2", "--by", "ben", password="wrong")
    assert (status, "do not belong" in err) == (1, True)
    assert command("terms", "approve", "riverbend", "2", "--by", "ben")[1] == (
        "Terms version 2 of riverbend are active, approved by ben.\n"
    )
    status, out, _ = command("terms", "list", "riverbend")
    assert out.startswith(
        "riverbend 2: approved, from 2026-01-01 until further notice; proposed by ana, approved by ben;"
    )
    assert command("terms", "show", "riverbend", "2")[1].startswith("Riverbend Health (riverbend), version 2")
    assert command("terms", "withdraw", "riverbend", "2", "--by", "ana")[0] == 1


def test_without_the_setting_terms_are_active_at_once(command: Command) -> None:
    assert command("terms", "apply", str(TERMS)) == (
        0, "Terms version 2 of riverbend are active (new creditor).\n", ""
    )  # fmt: skip
    assert command("terms", "apply", str(TERMS))[1] == "Terms version 2 of riverbend are active.\n"
    status, _, err = command("terms", "apply", str(TERMS), "--by", "ana")
    assert (status, "PARLEY_TERMS_FOUR_EYES" in err) == (1, True)
    assert "activated directly" in command("terms", "list")[1]
    assert command("terms", "list", "nobody")[1] == "There are no terms of nobody.\n"
    assert command("terms", "show", "riverbend", "3")[0] == 1
