"""Letters over the console's own calls: who may, from where, and what a refusal says."""

import io
import re
from collections.abc import AsyncIterator
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import CheckConstraint

from parley.gateway.console import labels
from parley.services.due import run_due
from parley.storage.tables import AuditEvent, Consumer, Dispute, Letter
from tests.gateway.desk import STARTED, TODAY, Desk, told

READS = ["letters", "letters/files?letter_id=ltr_x", "letters/ltr_x/pdf", "disputes"]
WRITES = [
    ("letters/print", {}, None),
    ("letters/mailed", {"letter_ids": ["ltr_x"], "on": TODAY}, "There is no letter ltr_x."),
    ("letters/ltr_x/returned", {"on": TODAY}, "There is no letter ltr_x."),
    ("notices/vnt_x/send", {"reason": "as decided"}, "There is no notice vnt_x."),
    ("disputes/dsp_x/answer", None, "There is no dispute dsp_x."),
]


@pytest.mark.parametrize("path", READS)
async def test_nothing_on_the_desk_is_shown_to_a_stranger(desk: Desk, path: str) -> None:
    assert told(await desk.get(path)) == (401, "Your session has ended; sign in again.")
    page = await desk.browser.get("/console/letters")
    assert (page.status_code, page.headers["location"]) == (303, "/console/login")


@pytest.mark.parametrize(("path", "body", "missing"), WRITES)
async def test_a_write_by_nobody_or_from_another_site_is_refused(
    desk: Desk, path: str, body: Any, missing: str | None
) -> None:
    assert (await desk.post(path, body)).status_code == 401
    await desk.sign_in("supervisor")
    elsewhere = await desk.post(path, body, headers={"Origin": "https://elsewhere.example"})
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (403, "cross_origin")
    if missing:
        assert told(await desk.post(path, body)) == (404, missing)


async def test_a_strangers_upload_is_refused_before_it_is_read(desk: Desk) -> None:
    """The limit of a letter is far above that of other calls; only somebody signed in may use it."""
    asked: list[int] = []

    async def drip() -> AsyncIterator[bytes]:
        for number in range(100):
            asked.append(number)
            yield b"x" * 50_000

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = await desk.browser.post("/console/api/disputes/dsp_x/answer", content=drip(), headers=headers)
    assert answer.status_code == 401
    assert asked == []


async def test_a_collector_prints_mails_and_takes_back_a_letter_and_is_named_in_the_audit_log(desk: Desk) -> None:
    robin, who = await desk.person(), await desk.sign_in("collector")
    letter_id = await desk.letter_id(robin)
    [waiting] = await desk.lying("letters", "waiting", robin)
    assert (waiting["id"], waiting["kind_label"], waiting["state_label"]) == (
        letter_id, "Validation notice", "To print"
    )  # fmt: skip
    assert (await desk.post("letters/print", {"letter_ids": [letter_id]})).json() == {
        "printed": [letter_id],
        "kept_back": [],
    }
    assert (await desk.post("letters/mailed", {"letter_ids": [letter_id], "on": TODAY})).status_code == 200
    assert (await desk.post(f"letters/{letter_id}/returned", {"on": TODAY})).status_code == 200
    [posted] = await desk.lying("letters", "posted", robin)
    assert (posted["state_label"], posted["returned_on"]) == ("Came back", TODAY)
    events = [row for row in await desk.stage.rows(AuditEvent, subject=letter_id) if "by" in row.payload]
    assert [(row.kind, row.payload["by"]) for row in sorted(events, key=lambda row: row.chain_seq)] == [
        ("letter.printed", who), ("letter.mailed", who), ("letter.returned", who)
    ]  # fmt: skip


async def test_the_desk_names_accounts_and_no_person(desk: Desk) -> None:
    robin = await desk.person()
    await desk.dispute_id(robin)
    await desk.sign_in("collector")
    for path in ("letters", "disputes"):
        shown = (await desk.get(path)).text
        assert robin.ref in shown
        assert not any(word in shown for word in ("Fairweather", "Invented Lane", robin.phone, robin.birth))


async def test_a_letter_is_opened_as_a_pdf_that_is_neither_cached_nor_framed(desk: Desk) -> None:
    letter_id = await desk.letter_id(await desk.person())
    await desk.sign_in("collector")
    answer = await desk.get(f"letters/{letter_id}/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f'inline; filename="{letter_id}.pdf"'
    assert (answer.headers["cache-control"], answer.headers["x-frame-options"]) == ("no-store", "DENY")


async def test_printed_letters_are_downloaded_in_one_file_with_a_list(desk: Desk) -> None:
    robin = await desk.person()
    letter_id = await desk.letter_id(robin)
    await desk.sign_in("collector")
    path = f"letters/files?letter_id={letter_id}"
    assert told(await desk.get(path)) == (409, f"Letter {letter_id} is not printed yet.")
    await desk.post("letters/print", {"letter_ids": [letter_id]})
    with ZipFile(io.BytesIO((await desk.get(path)).content)) as archive:
        assert set(archive.namelist()) == {f"{letter_id}.pdf", "manifest.csv"}
        assert letter_id in archive.read("manifest.csv").decode()


async def test_what_is_kept_back_at_the_printer_says_why(desk: Desk) -> None:
    robin = await desk.person()
    letter_id = await desk.letter_id(robin)
    await desk.stage.sms(robin, "leave me alone and never contact me again")
    await desk.sign_in("collector")
    answer = (await desk.post("letters/print", {"letter_ids": [letter_id]})).json()
    assert answer["printed"] == []
    assert answer["kept_back"] == [
        {
            "id": letter_id,
            "problem": "A hold of kind CEASE is in force; a person decides whether the notice is sent.",
        }
    ]


async def test_refusals_of_letters_are_one_sentence(desk: Desk) -> None:
    letter_id = await desk.letter_id(await desk.person())
    await desk.sign_in("collector")
    mailed = {"letter_ids": [letter_id], "on": TODAY}
    assert told(await desk.post("letters/mailed", mailed)) == (
        409, f"Letter {letter_id} is queued; only a printed letter can be mailed."
    )  # fmt: skip
    await desk.post("letters/print", {"letter_ids": [letter_id]})
    assert told(await desk.post("letters/print", {"letter_ids": [letter_id]})) == (
        409, f"Letter {letter_id} is printed already; it does not wait for the printer."
    )  # fmt: skip
    assert told(await desk.post("letters/mailed", {**mailed, "on": "2026-11-09"})) == (
        409, f"Letter {letter_id} cannot have been mailed on 2026-11-09: that day has not come yet."
    )  # fmt: skip
    assert told(await desk.post(f"letters/{letter_id}/returned", {"on": TODAY})) == (
        409, f"Letter {letter_id} is printed; only a mailed letter comes back."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("letters/mailed", {"letter_ids": [], "on": TODAY}, "letter_ids"),
        ("letters/mailed", {"letter_ids": ["ltr_x"], "on": "yesterday"}, "on"),
        ("letters/mailed", {"letter_ids": ["ltr\x00"], "on": TODAY}, "letter_ids"),
        ("letters/mailed", {"letter_ids": ["ltr_x"] * 201, "on": TODAY}, "letter_ids"),
        ("letters/ltr_x/returned", {}, "on"),
        ("notices/vnt_x/send", {"reason": "a\x00b"}, "reason"),
        ("notices/vnt_x/send", {"reason": "x" * 501}, "reason"),
    ],
)
async def test_a_malformed_call_names_its_field(desk: Desk, path: str, body: Any, field: str) -> None:
    await desk.sign_in("supervisor")
    assert told(await desk.post(path, body)) == (400, f"{field} is missing, too long or malformed.")


async def test_an_id_that_can_be_none_is_not_found(desk: Desk) -> None:
    await desk.sign_in("supervisor")
    assert told(await desk.get("letters/%20/pdf")) == (404, "There is no such letter.")
    assert told(await desk.post("disputes/%20/answer")) == (404, "There is no such dispute.")


async def test_only_a_supervisor_sends_a_notice_that_is_kept_back(desk: Desk) -> None:
    desk.stage.clock.set(STARTED)
    robin = await desk.stage.person()
    await desk.stage.verified(robin)
    await desk.stage.change(Consumer, robin.consumer_id, address_line=" ")
    await run_due(desk.stage.services)
    await desk.sign_in("collector")
    [kept] = await desk.lying("letters", "kept_back", robin)
    assert (kept["state_label"], kept["problem"]) == ("Not made", "The notice lacks the consumer's mailing address.")
    path, body = f"notices/{kept['id']}/send", {"reason": "new address by telephone"}
    status, sentence = told(await desk.post(path, body))
    assert (status, sentence[:38]) == (409, "Only a supervisor or an admin decides ")
    assert (await desk.get("letters")).json()["why_not_decide"] == sentence
    await desk.sign_in("supervisor")
    assert (await desk.get("letters")).json()["why_not_decide"] is None
    assert told(await desk.post(path, body)) == (409, "The notice lacks the consumer's mailing address.")
    assert told(await desk.post(path, {"reason": " "})) == (409, "Give a reason for the file.")
    await desk.stage.change(Consumer, robin.consumer_id, address_line="99 Right Street")
    letter_id = (await desk.post(path, body)).json()["letter_id"]
    assert [one["id"] for one in await desk.lying("letters", "waiting", robin)] == [letter_id]


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        (Letter, "kind", labels.LETTERS),
        (Letter, "state", labels.LETTER_STATES),
        (Dispute, "kind", labels.DISPUTES),
    ],
    ids=["letters", "states of letters", "disputes"],
)
def test_every_kind_and_state_the_database_allows_has_words(table: Any, column: str, words: dict[str, str]) -> None:
    checks = [check for check in table.__table__.constraints if isinstance(check, CheckConstraint)]
    [allowed] = [str(check.sqltext) for check in checks if str(check.sqltext).startswith(f"{column} IN")]
    assert set(re.findall(r"'(\w+)'", allowed)) == set(words)


# The rules these tests are about, by name for the compliance map.
RULES = ("REGF-34A",)
