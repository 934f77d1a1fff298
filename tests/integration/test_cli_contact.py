"""`parley program|numbers|consent` as an operator types them, on a real database."""

import asyncio
from pathlib import Path

import psycopg
import pytest

from parley.services.context import Services
from parley.services.users import add_user
from tests.integration.conftest import PASSWORD, Command

PHONE = "+13125550101"
HEADER = "phone_e164,line_type,reassigned,since_on,checked_on,provider\n"


@pytest.fixture
def parley(command: Command, services: Services) -> Command:
    """The command line, with a collector and a supervisor on file."""

    async def people() -> None:
        for name, role in (("cleo", "collector"), ("sam", "supervisor")):
            await add_user(services, name=name, role=role, password=PASSWORD)

    asyncio.run(people())
    return command


def test_the_switch_is_thrown_listed_and_taken_back(parley: Command, database_url: str) -> None:
    """PROGRAM-STOP: audited, with who and why."""
    assert parley("program", "show") == (0, "Nothing is stopped.\n", "")
    status, out, _ = parley("program", "stop", "--reason", "wrong figures", "--by", "kim")
    assert (status, out.startswith("Sending is stopped (all).")) == (0, True)
    assert parley("program", "stop", "--reason", "again")[2] == "Sending is stopped already (all).\n"
    assert "all: stopped 2026-11-21T18:00:00Z by kim: wrong figures" in parley("program", "show")[1]
    start = ("program", "start", "--reason", "mended", "--by")
    assert "needs the role supervisor or admin; cleo is a collector" in parley(*start, "cleo")[2]
    assert "do not belong to a user" in parley(*start, "sam", password="guessed by somebody")[2]
    assert "by kim: wrong figures" in parley("program", "show")[1]
    assert parley(*start, "sam")[:2] == (0, "Sending is no longer stopped (all).\n")
    assert parley(*start, "sam")[0] == 1
    assert "started 2026-11-21T18:00:00Z by sam: mended" in parley("program", "show", "--all")[1]
    with psycopg.connect(database_url) as connection:
        kinds = connection.execute("SELECT kind FROM parley.audit_event WHERE chain = 'program' ORDER BY id").fetchall()
    assert kinds == [("program.stopped",), ("program.started",)]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--scope", "everything"], "The scope is all, sms, creditor:ID, response:NAME or campaign:ID.\n"),
        (["--scope", "creditor:nobody"], "There is no creditor nobody.\n"),
        (["--scope", "response:utter_nothing"], "There is no response utter_nothing.\n"),
        (["--scope", "campaign:C2"], "C2 is not the campaign texts leave under.\n"),
        (["--by", " "], "The name must have 1 to 500 printable characters.\n"),
    ],
)
def test_a_stop_that_would_stop_nothing_is_refused(parley: Command, words: list[str], sentence: str) -> None:
    assert parley("program", "stop", "--reason", "a look", *words) == (1, "", sentence)


def test_the_reason_of_a_stop_is_kept_without_secrets(parley: Command) -> None:
    """I8."""
    parley("program", "stop", "--reason", "texted card 4111 1111 1111 1111", "--by", "kim")
    parley("program", "start", "--reason", "ssn 219-09-9999 is gone", "--by", "sam")
    shown = parley("program", "show", "--all")[1]
    assert ("4111" in shown, "219-09" in shown, "texted card [" in shown) == (False, False, True)


def test_a_number_that_is_no_work_number_cannot_be_opened(parley: Command) -> None:
    """REGF-6B3."""
    words = ("numbers", "open", PHONE, "--reason", "she says it is her own", "--by")
    assert parley(*words, "sam") == (1, "", "The number is not marked as one of an employer.\n")
    assert "cleo is a collector" in parley(*words, "cleo")[2]


def test_a_check_is_recorded_and_shown(parley: Command) -> None:
    """TCPA-RND, REGF-6D5."""
    words = ["--line-type", "mobile", "--reassigned", "no_data", "--checked-on", "2026-11-20"]
    assert parley("numbers", "check", "312 555 0101", *words)[0] == 0
    shown = parley("numbers", "show", PHONE)[1]
    assert "2026-11-20 line type mobile, reassigned: no data (entered by hand, recorded by lee)" in shown
    assert "The consumer last texted from it: never." in shown
    assert "NUMBER_NOT_FRESH, REGF-6D5" in shown


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([PHONE, "--checked-on", "2026-11-20"], "A check must say the line type"),
        ([PHONE, "--checked-on", "2026-11-22", "--line-type", "mobile"], "The check lies in the future."),
        ([PHONE, "--checked-on", "today", "--line-type", "mobile"], "A day is written like 2026-11-30."),
        ([PHONE, "--checked-on", "2026-11-20", "--line-type", "cell"], "The line type must be one of mobile"),
        ([PHONE, "--checked-on", "2026-11-20", "--reassigned", "maybe"], "must be one of no, yes, no_data."),
        (["12", "--checked-on", "2026-11-20", "--line-type", "mobile"], "That is no telephone number"),
    ],
)
def test_a_check_that_cannot_be_is_one_clear_sentence(parley: Command, words: list[str], sentence: str) -> None:
    status, out, err = parley("numbers", "check", *words)
    assert (status, out) == (1, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_a_file_of_checks_is_taken_whole(parley: Command, tmp_path: Path) -> None:
    file = tmp_path / "checks.csv"
    file.write_text(
        HEADER + f"{PHONE},mobile,no,2026-09-01,2026-11-20,rnd\n+13125550102,,yes,,2026-11-20,rnd\n", encoding="utf-8"
    )
    assert parley("numbers", "import", str(file)) == (0, "Recorded 2 checks.\n", "")
    assert "reassigned since 2026-09-01: no (rnd, recorded by lee)" in parley("numbers", "show", PHONE)[1]
    assert "NUMBER_REASSIGNED, TCPA-RND" in parley("numbers", "show", "+13125550102")[1]


def test_a_file_with_bad_rows_is_refused_whole_and_every_one_is_listed(
    parley: Command, tmp_path: Path, database_url: str
) -> None:
    rows = [
        f"{PHONE},mobile,no,,2026-11-20,rnd",
        f"{PHONE},mobile,,,2026-11-20,rnd",
        "12,cell,,,2026-11-20,rnd",
        "+13125550103,,,,2026-11-22,",
        "+13125550104,mobile",
        "+13125550105,,maybe,2026-11-21,2026-11-20,rnd",
    ]
    file = tmp_path / "checks.csv"
    file.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    status, out, err = parley("numbers", "import", str(file))
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        "The file of checks has 9 errors; nothing was recorded.",
        "line 3: phone_e164: is on line 2 already",
        "line 4: line_type: must be one of mobile, landline, fixed_voip, voip, toll_free, other",
        "line 4: phone_e164: is no telephone number; write it like +1 and ten digits",
        "line 5: says neither line_type nor reassigned",
        "line 5: checked_on: lies in the future",
        "line 5: provider: is missing",
        "line 6: has 2 cells, but the header has 6",
        "line 7: reassigned: must be one of no, yes, no_data",
        "line 7: since_on: lies after checked_on",
    ]
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT count(*) FROM parley.number_check").fetchone() == (0,)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", HEADER.encode(), b"\xff\xfe", HEADER.encode() + b'"open'])
def test_what_is_no_file_of_checks_is_refused(parley: Command, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "checks.csv"
    file.write_bytes(content)
    status, out, err = parley("numbers", "import", str(file))
    assert (status, out) == (1, "")
    assert err.startswith("The file of checks has 1 error; nothing was recorded.\n")


def test_consent_can_only_be_recorded_for_a_number_on_file(parley: Command, tmp_path: Path) -> None:
    wording = tmp_path / "wording.txt"
    wording.write_text("I agree to texts.", encoding="utf-8")
    words = ["--source", "portal", "--wording", str(wording), "--by", "cleo", "--given-at", "2026-11-20T15:00:00Z"]
    assert "do not belong" in parley("consent", "record", PHONE, *words, password="guessed by somebody")[2]
    assert parley("consent", "record", PHONE, *words)[2] == "The number must be on file for exactly one consumer.\n"
    assert parley("consent", "record", PHONE, *words[:-1], "yesterday")[0] == 1
    shown = parley("consent", "show", PHONE)[1]
    assert "No consent is on record for this number." in shown
    assert "NO_CONSENT, TCPA-CONSENT" in shown
