"""One consumer's file: complete, without secrets, signed, and checked by a script that knows nothing of Parley (REGF-100)."""

import base64
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Column, ForeignKey, MetaData, Table, Text
from sqlalchemy import text as sql

from parley.audit import canonical
from parley.services.file_export import FileExport, NoSuchFile, export_file, find_consumer, left_out_columns
from parley.services.file_tables import NOT_EXPORTED, all_tables, is_covered, kept_columns, leads_to
from parley.settings import PROJECT_ROOT
from parley.storage.tables import AuditEvent
from tests.integration.conftest import SIGNING_KEY
from tests.integration.talk.stage import Person, Stage

VERIFIER = PROJECT_ROOT / "docs" / "verify_export.py"
File = dict[str, Any]


async def talked(stage: Stage) -> Person:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "what can i pay a month ñ 🙂", "ask_options")
    await stage.sms(robin, "i dispute this debt")
    return robin


async def exported(stage: Stage, person: Person) -> FileExport:
    return await export_file(stage.services, person.consumer_id, by="lee", reason="subpoena 12")


def written(export: FileExport, folder: Path) -> Path:
    folder.mkdir()
    for name, content in export.documents.items():
        (folder / name).write_bytes(content)
    return folder


def check(folder: Path, *key: str, site: bool = True) -> tuple[int, str]:
    # -I: no PYTHONPATH, no user site, not the current folder; -S: not even the installed packages.
    options = ["-I"] if site else ["-I", "-S"]
    done = subprocess.run([sys.executable, *options, str(VERIFIER), str(folder), *key], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_the_verifier_has_at_most_50_lines_and_imports_nothing_of_ours() -> None:
    text = VERIFIER.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 50
    assert "import parley" not in text
    assert "from parley" not in text


async def test_a_file_checks_out_with_the_published_key(stage: Stage, tmp_path: Path) -> None:
    folder = written(await exported(stage, await talked(stage)), tmp_path / "file")
    status, said = check(folder, stage.services.seal.public_key_hex)
    assert (status, said) == (
        0,
        f"Nothing was changed. Signed by key {stage.services.seal.public_key_hex}: compare it with the published one.\n",
    )


async def test_without_the_package_for_signatures_the_verifier_says_so_and_checks_the_rest(
    stage: Stage, tmp_path: Path
) -> None:
    folder = written(await exported(stage, await talked(stage)), tmp_path / "file")
    status, said = check(folder, site=False)
    assert status == 0
    assert "signature not checked, because Python's package 'cryptography' is not installed" in said
    assert "Traceback" not in said


def first_chain(file: File) -> list[dict[str, Any]]:
    chain: list[dict[str, Any]] = next(iter(file["chains"].values()))
    return chain


def change_text(file: File) -> None:
    next(event for event in first_chain(file) if event["payload"].get("text"))["payload"]["text"] = (
        "I agree to pay all."
    )


def change_row(file: File) -> None:
    file["tables"]["message"][0]["text"] = "I agree to pay all."


def insert_event(file: File) -> None:
    chain = first_chain(file)
    chain.insert(2, {**chain[1], "chain_seq": 3})


def swap(file: File) -> None:
    chain = first_chain(file)
    chain[1], chain[2] = chain[2], chain[1]


def hide_content(file: File) -> None:
    event = first_chain(file)[1]
    event["payload"], event["erasure_id"] = {}, "era_invented"


@pytest.mark.parametrize(
    ("damage", "shows"),
    [
        pytest.param(change_text, "was changed after it was written", id="changed text"),
        pytest.param(change_row, "another text than its event", id="changed row"),
        pytest.param(lambda f: first_chain(f).pop(1), "place 2: event 3 does not follow", id="removed event"),
        pytest.param(lambda f: first_chain(f).pop(), "does not end where the signed anchor says", id="removed newest"),
        pytest.param(insert_event, "event 3 does not follow", id="inserted event"),
        pytest.param(swap, "place 2: event 3 does not follow", id="swapped"),
        pytest.param(hide_content, "the content is gone without a tombstone", id="hidden"),
        pytest.param(
            lambda f: f["anchor"]["statement"].update(root="0" * 64), "anchor: the signature is not one", id="anchor"
        ),
    ],
)
async def test_whatever_is_done_to_a_file_is_named(
    stage: Stage, tmp_path: Path, damage: Callable[[File], Any], shows: str
) -> None:
    folder = written(await exported(stage, await talked(stage)), tmp_path / "file")
    file = json.loads((folder / "file.json").read_bytes())
    damage(file)
    (folder / "file.json").write_bytes(canonical(file))
    status, said = check(folder, stage.services.seal.public_key_hex)
    assert status == 1
    assert shows in said
    assert "file.json: not the document that was exported" in said
    assert "file.json: the signature is not one of key" in said


async def test_a_file_signed_anew_by_somebody_else_is_none_of_ours(stage: Stage, tmp_path: Path) -> None:
    folder = written(await exported(stage, await talked(stage)), tmp_path / "file")
    stranger = Ed25519PrivateKey.generate()
    (folder / "file.json.sig").write_text(stranger.sign((folder / "file.json").read_bytes()).hex())
    status, said = check(folder, stage.services.seal.public_key_hex)
    assert status == 1
    assert said.splitlines() == [
        f"file.json: the signature is not one of key {stage.services.seal.public_key_hex[:16]}"
    ]


async def test_another_pdf_is_named(stage: Stage, tmp_path: Path) -> None:
    folder = written(await exported(stage, await talked(stage)), tmp_path / "file")
    (folder / "file.pdf").write_bytes(b"%PDF-1.4 forged")
    assert check(folder) == (1, "file.pdf: not the document that was exported\n")


async def test_a_file_holds_the_whole_story_and_no_secret(stage: Stage) -> None:
    robin = await talked(stage)
    file = json.loads((await exported(stage, robin)).documents["file.json"])
    tables = file["tables"]
    for name in ("consumer", "account", "contact_point", "conversation", "message", "decision", "disclosure", "hold",
                 "offer", "negotiation_step", "escalation", "identity_attempt", "creditor", "creditor_terms"):  # fmt: skip
        assert tables[name], name
    assert {row["id"] for row in tables["decision"]} == {
        r["decision_id"] for r in tables["message"] if r["decision_id"]
    }
    assert set(NOT_EXPORTED) & set(tables) == set()
    whole = json.dumps(file)
    assert "4821" not in json.dumps(tables["consumer"])
    assert robin.birth not in whole
    assert {"consumer.ssn_last4", "consumer.date_of_birth"} <= set(left_out_columns())
    assert file["exported"]["reason"] == "subpoena 12"


async def test_a_file_holds_nothing_of_anybody_else(stage: Stage) -> None:
    robin, kim = await talked(stage), await talked(stage)
    whole = (await exported(stage, robin)).documents["file.json"].decode()
    assert robin.phone in whole
    for strange in (kim.phone, kim.consumer_id, kim.account_id, kim.ref):
        assert strange not in whole


async def test_an_export_is_on_record_with_who_and_why(stage: Stage) -> None:
    robin = await talked(stage)
    await exported(stage, robin)
    (event,) = await stage.rows(AuditEvent, chain="exports", subject=robin.consumer_id)
    assert (event.kind, event.payload["by"], event.payload["reason"]) == ("file.exported", "lee", "subpoena 12")


async def test_the_same_document_gives_the_same_pdf(stage: Stage) -> None:
    from parley.services.file_pdf import render_pdf

    export = await exported(stage, await talked(stage))
    document = json.loads(export.documents["file.json"])
    assert render_pdf(document) == export.documents["file.pdf"]
    assert export.documents["file.pdf"].startswith(b"%PDF")


async def test_a_reference_of_nobody_or_of_several_names_no_file(stage: Stage) -> None:
    with pytest.raises(NoSuchFile, match="no account with that reference"):
        await find_consumer(stage.services, account_ref="NO-SUCH", consumer_id=None)
    robin = await stage.person()
    assert await find_consumer(stage.services, account_ref=robin.ref, consumer_id=None) == robin.consumer_id


def test_every_table_is_in_the_file_or_on_the_list_of_what_never_leaves() -> None:
    open_question = [table.name for table in all_tables() if not is_covered(table)]
    assert open_question == [], (
        "Give the table a key of a consumer, an account, a conversation or of a table that has one, or name it in"
        " NOT_EXPORTED of services/file_tables.py with the reason."
    )


def test_no_secret_column_of_any_table_is_kept() -> None:
    kept = {f"{table.name}.{column.name}" for table in all_tables() for column in kept_columns(table)}
    assert (
        not {"consumer.ssn_last4", "consumer.date_of_birth", "collector.password_hash", "vault_entry.ciphertext"} & kept
    )


def test_a_table_added_later_is_found_by_its_keys() -> None:
    metadata = MetaData(schema="parley")
    Table("account", metadata, Column("id", Text, primary_key=True))
    letter = Table("letter", metadata, Column("id", Text), Column("account_id", ForeignKey("parley.account.id")))
    page = Table("page", metadata, Column("id", Text), Column("letter_id", ForeignKey("parley.letter.id")))
    stranger = Table("stranger", metadata, Column("id", Text), Column("weather", Text))
    assert leads_to(letter) == {"account_id": "account"}
    assert leads_to(page) == {"letter_id": "letter"}
    assert not is_covered(stranger)


async def test_the_log_with_its_exports_and_anchors_is_unbroken(stage: Stage) -> None:
    from parley.services.audit_check import verify_audit

    await exported(stage, await talked(stage))
    async with stage.services.db.work() as work:
        await work.session.execute(sql("SELECT 1"))
    assert (await verify_audit(stage.services)).problems == ()


def test_the_key_of_the_tests_is_the_one_of_the_stage(stage: Stage) -> None:
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(SIGNING_KEY)).public_key()
    assert key.public_bytes_raw().hex() == stage.services.seal.public_key_hex
