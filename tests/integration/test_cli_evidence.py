"""`parley audit`, `parley retention` and `parley consumer` as a person types them: exit codes, sentences, files."""

import json
from pathlib import Path

import psycopg
import pytest

from parley.settings import PROJECT_ROOT
from tests.integration.conftest import SIGNING_KEY, Command

WHO = ("--by", "lee", "--reason", "subpoena 12")


@pytest.fixture
def parley(command: Command) -> Command:
    """The command line on a database with the demo's accounts."""
    for file in sorted((PROJECT_ROOT / "config" / "terms").glob("*.yml")):
        assert command("terms", "apply", str(file))[0] == 0
    assert command("import", "accounts", str(PROJECT_ROOT / "data" / "demo" / "accounts.csv"))[0] == 0
    return command


@pytest.fixture
def reference(parley: Command, database_url: str) -> str:
    """The reference of an account."""
    with psycopg.connect(database_url) as connection:
        row = connection.execute("SELECT min(account_ref) FROM parley.account").fetchone()
    assert row is not None
    return str(row[0])


def test_the_log_is_verified_anchored_and_verified_against_the_anchor(
    parley: Command, tmp_path: Path, database_url: str
) -> None:
    assert "nothing is signed yet" in parley("audit", "verify")[1]
    anchors = tmp_path / "anchors.jsonl"
    assert parley("audit", "anchor", "--out", str(anchors))[0] == 0
    assert parley("audit", "anchor", "--out", str(anchors))[0] == 0
    assert len(anchors.read_text().splitlines()) == 2
    status, out, err = parley("audit", "verify", "--against", str(anchors), "--every-anchor")
    assert (status, err) == (0, "")
    assert "fit 2 signed anchors" in out
    with psycopg.connect(database_url) as connection:
        connection.execute("ALTER TABLE parley.audit_event DISABLE TRIGGER USER")
        connection.execute("UPDATE parley.audit_event SET kind = 'other' WHERE chain_seq = 2 AND chain = 'import'")
    status, out, err = parley("audit", "verify")
    assert (status, out) == (1, "")
    assert "chain import, event 2: was changed after it was written" in err
    assert "The audit log is broken: 1 problems" in err


def test_the_public_key_is_printed_and_never_the_private_one(parley: Command) -> None:
    status, out, _ = parley("audit", "key")
    assert status == 0
    assert "-----BEGIN PUBLIC KEY-----" in out
    assert SIGNING_KEY not in out


def test_a_file_is_written_once_for_its_owner_only(parley: Command, reference: str, tmp_path: Path) -> None:
    folder = tmp_path / "file"
    assert parley("audit", "export", "--account", reference, "--out", str(folder), *WHO)[0] == 0
    assert {path.name for path in folder.iterdir()} == {"file.json", "file.json.sig", "file.pdf", "manifest.json"}
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert json.loads((folder / "file.json").read_bytes())["exported"]["by"] == "lee"
    status, _, err = parley("audit", "export", "--account", reference, "--out", str(folder), *WHO)
    assert status == 1
    assert "is not empty" in err


@pytest.mark.parametrize(
    ("arguments", "status", "shows"),
    [
        pytest.param(("--account", "NO-SUCH", *WHO), 1, "no account with that reference", id="no such account"),
        pytest.param(("--consumer", "cns_nobody", *WHO), 1, "no consumer cns_nobody", id="no such consumer"),
        pytest.param(WHO, 2, "either --account REF or --consumer", id="nobody named"),
        pytest.param(
            ("--account", "A", "--consumer", "B", *WHO), 2, "either --account REF or --consumer", id="two named"
        ),
        pytest.param(("--account", "A", "--by", " ", "--reason", "r"), 2, "must not be empty", id="no name"),
    ],
)
def test_an_export_that_cannot_be_made_is_refused_in_a_sentence(
    parley: Command, tmp_path: Path, arguments: tuple[str, ...], status: int, shows: str
) -> None:
    code, _, err = parley("audit", "export", "--out", str(tmp_path / "file"), *arguments)
    assert code == status
    assert shows in " ".join(err.split())
    assert "Traceback" not in err


def test_retention_tells_before_it_erases(parley: Command, reference: str) -> None:
    status, out, _ = parley("retention", "run", "--dry-run")
    assert status == 0
    assert "REGF-100" in out
    assert "\n0 files would be erased" in out
    assert "would be erased" in parley("retention", "run", "--dry-run", "--as-of", "2040-01-01")[1]
    held = parley("retention", "hold", "--account", reference, *WHO)[1].split()[-1].rstrip(".")
    assert "by lee: subpoena 12" in parley("retention", "run", "--dry-run", "--as-of", "2040-01-01")[1]
    assert parley("retention", "release", held, *WHO)[0] == 0
    status, _, err = parley("retention", "release", held, *WHO)
    assert (status, err.strip()) == (1, f"There is no legal hold {held} in force.")


@pytest.mark.parametrize(
    ("arguments", "shows"),
    [
        pytest.param(("--as-of", "2040-01-01"), "--as-of needs --dry-run", id="a date that is not today"),
        pytest.param(("--dry-run", "--as-of", "soon"), "soon is no date", id="no date"),
    ],
)
def test_retention_refuses_a_wrong_date(parley: Command, arguments: tuple[str, ...], shows: str) -> None:
    status, _, err = parley("retention", "run", *arguments)
    assert status == 2
    assert shows in " ".join(err.split())


def test_a_person_gets_their_data_and_a_reason_why_it_stays(parley: Command, reference: str, tmp_path: Path) -> None:
    out = tmp_path / "own.json"
    assert parley("consumer", "export", "--account", reference, "--out", str(out), "--by", "lee")[0] == 0
    assert json.loads(out.read_bytes())["account"]
    status, said, _ = parley("consumer", "delete", "--account", reference, "--by", "lee")
    assert status == 0
    assert said.startswith("The file is kept:\n  evidence: last activity")
