"""`parley nlu review|flag|accept|reject|drift` as an operator types them, on a real database and a copy of the texts."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml
from psycopg.types.json import Jsonb

from parley.services.nlu_examples import digest_of
from parley.settings import PROJECT_ROOT
from tests.integration.conftest import NOW, Command

TODAY = NOW.date()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the vocabulary and the training texts, with a held-out text of its own."""
    project = tmp_path / "project"
    shutil.copytree(PROJECT_ROOT / "data" / "nlu", project / "data" / "nlu")
    shutil.copy(PROJECT_ROOT / "domain.yml", project)
    (project / "evaluation" / "held_out").mkdir(parents=True)
    rows = [{"text": "what is the sum on the zebra ledger", "intent": "ask_balance"}]
    (project / "evaluation" / "held_out" / "en.yml").write_text(yaml.safe_dump(rows), encoding="utf-8")
    return project


@pytest.fixture
def parley(command: Command, project: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line in a project whose training texts may be written to."""
    monkeypatch.setenv("PARLEY_DOMAIN_FILE", str(project / "domain.yml"))
    return command


@pytest.fixture
def database(database_url: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection to put rows in and look at them."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


def list_text(
    database: psycopg.Connection[Any], item_id: str, text: str, *, seen: int = 1, since: date = TODAY, **more: Any
) -> str:
    """Put an open item on the list; returns its id."""
    columns = {
        "id": item_id,
        "language": "en",
        "digest": digest_of(text),
        "text": text,
        "reason": "low_confidence",
        "intent": "nlu_fallback",
        "confidence": 0.31,
        "seen": seen,
        "first_seen_on": since,
        "last_seen_on": TODAY,
        "message_id": "msg_1",
        "state": "open",
        **more,
    }
    insert_row(database, "nlu_review_item", columns)
    return item_id


def insert_row(database: psycopg.Connection[Any], table: str, columns: dict[str, Any]) -> None:
    names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
    database.execute(f"INSERT INTO parley.{table} ({names}) VALUES ({places})", list(columns.values()))  # type: ignore[arg-type]  # noqa: S608


def test_the_list_shows_the_most_frequent_and_then_the_oldest_first(
    parley: Command, database: psycopg.Connection[Any]
) -> None:
    list_text(database, "rev_new", "zebra new")
    list_text(database, "rev_old", "zebra old", since=date(2026, 11, 1))
    list_text(database, "rev_often", "zebra often", seen=3, second_intent="ask_balance", second_confidence=0.22)
    list_text(database, "rev_es", "la cebra", language="es", reason="flagged", suggested_intent="greet")
    status, out, _ = parley("nlu", "review", "--limit", "3")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines() if line.startswith("rev_")] == [
        "rev_often",
        "rev_old",
        "rev_es",
    ]
    assert "nlu_fallback 0.31, then ask_balance 0.22" in out
    assert "meant: greet" in out
    assert "3 of 4 open items." in out


def test_the_list_can_be_narrowed_and_printed_as_json(parley: Command, database: psycopg.Connection[Any]) -> None:
    list_text(database, "rev_en", "zebra")
    list_text(database, "rev_es", "¿la cebra?", language="es", reason="corrected")
    for arguments in (("--language", "es"), ("--reason", "corrected")):
        [item] = json.loads(parley("nlu", "review", *arguments, "--json")[1])
        assert (item["id"], item["text"], item["first_seen_on"]) == ("rev_es", "¿la cebra?", "2026-11-21")
    assert json.loads(parley("nlu", "review", "--reason", "flagged", "--json")[1]) == []
    assert parley("nlu", "review", "--language", "fr") == (1, "", "The language must be one of en, es.\n")


def test_an_accepted_text_is_in_its_file_and_on_record(
    parley: Command, project: Path, database: psycopg.Connection[Any]
) -> None:
    list_text(database, "rev_1", "how big is the zebra bill")
    status, out, err = parley("nlu", "accept", "rev_1", "--intent", "ask_balance")
    assert (status, err) == (0, "")
    assert "data/nlu/en/ask_balance.yml" in out
    assert "    - how big is the zebra bill\n" in (project / "data/nlu/en/ask_balance.yml").read_text(encoding="utf-8")
    row = database.execute(
        "SELECT state, decided_by, decided_at, accepted_intent, text, message_id FROM parley.nlu_review_item"
    ).fetchone()
    assert row == ("accepted", "lee", NOW, "ask_balance", "how big is the zebra bill", None)
    events = database.execute("SELECT kind, subject, payload FROM parley.audit_event WHERE chain = 'nlu'").fetchall()
    assert events == [("nlu.accepted", "rev_1", {"by": "lee", "intent": "ask_balance", "language": "en"})]
    assert parley("nlu", "accept", "rev_1", "--intent", "greet") == (1, "", "Item rev_1 was accepted by lee before.\n")


def test_an_edited_text_takes_the_place_of_the_listed_one(
    parley: Command, project: Path, database: psycopg.Connection[Any]
) -> None:
    list_text(database, "rev_1", "soy [name] la cebra")
    arguments = ("nlu", "accept", "rev_1", "--intent", "confirm_identity", "--by", "kim")
    status, _, err = parley(*arguments)
    assert (status, err) == (1, "The text holds [name]: give it with --text, invented words in that place.\n")
    status, _, err = parley(*arguments, "--text", "soy Petronila la cebra", "--language", "es")
    assert (status, err) == (0, "")
    assert "soy Petronila la cebra" in (project / "data/nlu/es/confirm_identity.yml").read_text(encoding="utf-8")
    row = database.execute("SELECT text, decided_by FROM parley.nlu_review_item").fetchone()
    assert row == ("soy Petronila la cebra", "kim")


@pytest.mark.parametrize(
    ("text", "intent", "words"),
    [
        pytest.param("zebra", "ask_zebra", "There is no intent ask_zebra", id="unknown intent"),
        pytest.param("zebra " * 31, "greet", "1 to 30 words", id="31 words"),
        pytest.param("how much do i owe", "greet", "taught already, as ask_balance", id="taught under another intent"),
        pytest.param("What is the sum on the zebra ledger?", "ask_balance", "measured", id="held out"),
        pytest.param("zebra 4111 1111 1111 1111", "greet", "secret", id="card"),
    ],
)
def test_a_refused_text_leaves_file_and_list_as_they_were(
    parley: Command, project: Path, database: psycopg.Connection[Any], text: str, intent: str, words: str
) -> None:
    list_text(database, "rev_1", "zebra listed")
    before = {path: path.read_bytes() for path in (project / "data").rglob("*.yml")}
    status, out, err = parley("nlu", "accept", "rev_1", "--intent", intent, "--text", text)
    assert (status, out) == (1, "")
    assert words in err
    assert err.count("\n") == 1
    assert {path: path.read_bytes() for path in (project / "data").rglob("*.yml")} == before
    assert database.execute("SELECT state FROM parley.nlu_review_item").fetchone() == ("open",)


def test_a_record_that_cannot_be_written_leaves_the_file_as_it_was(
    parley: Command, project: Path, database: psycopg.Connection[Any]
) -> None:
    list_text(database, "rev_1", "zebra unrecorded")
    database.execute(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;"
        "CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON parley.nlu_review_item DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION refuse()"
    )
    path = project / "data/nlu/en/greet.yml"
    before = path.read_bytes()
    with pytest.raises(Exception, match="no"):
        parley("nlu", "accept", "rev_1", "--intent", "greet")
    assert path.read_bytes() == before


def test_a_rejected_text_is_forgotten(parley: Command, database: psycopg.Connection[Any]) -> None:
    list_text(database, "rev_1", "zebra forgotten")
    assert parley("nlu", "reject", "rev_1") == (0, "Rejected rev_1.\n", "")
    row = database.execute("SELECT state, decided_by, text, message_id, digest FROM parley.nlu_review_item").fetchone()
    assert row == ("rejected", "lee", None, None, digest_of("zebra forgotten"))
    assert parley("nlu", "review")[1] == "0 of 0 open items.\n"
    assert parley("nlu", "reject", "rev_1")[2] == "Item rev_1 was rejected by lee before.\n"
    assert parley("nlu", "reject", "rev_2")[2] == "There is no item rev_2 on the review list; ids look like rev_….\n"


def test_somebody_must_decide(parley: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("USER")
    assert parley("nlu", "reject", "rev_1")[0] == 2
    assert parley("nlu", "reject", "rev_1", "--by", " ")[0] == 2


@pytest.fixture
def conversation(database: psycopg.Connection[Any]) -> str:
    """A conversation for messages that are put straight into the database."""
    columns = {"id": "con_1", "channel": "sms", "address": "+13125550142", "language": "en", "phase": "unknown"}
    more = {"right_party_status": "unverified", "handover": "none", "negotiation": Jsonb({}), "misses": 0}
    insert_row(database, "conversation", {**columns, **more, "created_at": NOW})
    return "con_1"


def say(
    database: psycopg.Connection[Any], number: str, at: datetime, understood: dict[str, Any] | None, **more: Any
) -> None:
    columns = {
        "id": f"msg_{number}",
        "conversation_id": "con_1",
        "direction": "in",
        "author": "consumer",
        "text": "zebra",
        "buttons": Jsonb([]),
        "understood": Jsonb(understood),
        "state": "processed",
        "created_at": at,
        **more,
    }
    insert_row(database, "message", columns)


def test_a_flagged_message_is_listed_with_what_it_meant(
    parley: Command, database: psycopg.Connection[Any], conversation: str
) -> None:
    say(database, "1", NOW, {"intent": "greet", "confidence": 0.9}, text="zebra at 312 555 0142")
    assert parley("nlu", "flag", "msg_1", "--intent", "zebra")[2].startswith("There is no intent zebra")
    assert parley("nlu", "flag", "msg_2", "--intent", "greet") == (1, "", "There is no message msg_2.\n")
    status, out, _ = parley("nlu", "flag", "msg_1", "--intent", "update_contact_details")
    assert status == 0
    [item] = json.loads(parley("nlu", "review", "--json")[1])
    assert f"Listed as {item['id']}.\n" == out
    assert (item["text"], item["suggested_intent"]) == ("zebra at [number]", "update_contact_details")


def test_the_drift_report_counts_each_iso_week(
    parley: Command, database: psycopg.Connection[Any], conversation: str
) -> None:
    monday = datetime(2026, 11, 16, tzinfo=UTC)
    for number in range(300):
        language, intent = ("en", "ask_balance") if number % 2 else ("es", "greet")
        known = {"intent": intent, "confidence": 0.8, "language": language}
        say(database, f"a{number}", monday - timedelta(days=7, minutes=-number), known)
    say(database, "b", monday - timedelta(seconds=1), {"intent": "greet", "confidence": 0.8, "language": "en"})
    for number in range(100):
        known = {"intent": "nlu_fallback" if number < 20 else "greet", "confidence": number / 100, "language": "en"}
        say(database, f"c{number}", monday + timedelta(minutes=number), known)
    say(database, "rules", monday, {"rules": []})
    asked = {"direction": "out", "author": "bot"}
    say(database, "d", monday, None, response_name="utter_clarify", **asked)
    say(database, "e", monday, None, response_name="utter_clarify_readings", **asked)
    say(database, "f", monday, None, response_name="utter_clarify", **{**asked, "state": "blocked"})
    say(database, "g", monday, None, response_name="utter_balance", **asked)
    list_text(database, "rev_1", "zebra 1", reason="corrected")
    list_text(database, "rev_2", "zebra 2")
    earlier, now = json.loads(parley("nlu", "drift", "--json")[1])
    assert (earlier["week"], earlier["messages"], earlier["stability_index"]) == ("2026-W46", 301, None)
    assert earlier["languages"] == {"en": 0.5017, "es": 0.4983}
    assert (earlier["clarifications"], earlier["review_items_corrected_share"]) == (0, None)
    assert (now["week"], now["messages"], now["fallback_share"], now["is_drifting"]) == ("2026-W47", 100, 0.2, True)
    assert (now["confidence_median"], now["confidence_p10"]) == (0.495, 0.099)
    assert now["intents"] == {"greet": 0.8, "nlu_fallback": 0.2}
    assert (now["clarifications"], now["review_items"], now["review_items_corrected_share"]) == (2, 2, 0.5)
    # The week before is still what this one is compared with when it is not shown itself.
    [only] = json.loads(parley("nlu", "drift", "--weeks", "1", "--json")[1])
    assert only == now
    shown = parley("nlu", "drift")[1]
    assert "2026-W47       100     20.0%    0.49  0.10          2        50%" in shown
    assert [line.endswith("DRIFT") for line in shown.splitlines() if line.startswith("2026")] == [False, True]


def test_the_drift_report_of_an_empty_installation_says_so(parley: Command) -> None:
    assert json.loads(parley("nlu", "drift", "--json")[1]) == []
    assert "No message was understood in these weeks." in parley("nlu", "drift")[1]
