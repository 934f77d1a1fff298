"""Disputes and requests over the console's own calls: the answer, its document, and what a refusal says."""

from typing import Any

import pytest

from parley.storage.tables import AuditEvent, Letter
from tests.gateway.desk import TODAY, Desk, told

PDF = b"%PDF-1.7 a copy of the judgment"
DOCUMENT = {"document": ("judgment.pdf", PDF, "application/pdf")}


async def test_a_dispute_is_answered_by_a_supervisor_and_closed_by_its_mailed_letter(desk: Desk) -> None:
    robin = await desk.person()
    dispute_id = await desk.dispute_id(robin)
    fields = {"reason": "copy of the judgment"}
    await desk.sign_in("collector")
    [shown] = await desk.lying("disputes", "open", robin)
    assert (shown["kind_label"], shown["words"], shown["amount_label"], shown["hold"]["label"]) == (
        "Dispute", "i dispute this debt", "all of the debt", "Dispute"
    )  # fmt: skip
    assert told(await desk.answer(dispute_id, DOCUMENT, **fields)) == (409, shown["why_not"])
    who = await desk.sign_in("supervisor")
    letter_id = (await desk.answer(dispute_id, DOCUMENT, **fields)).json()["letter_id"]
    assert told(await desk.answer(dispute_id, DOCUMENT, **fields)) == (
        409, f"Dispute {dispute_id} is answered already."
    )  # fmt: skip
    [shown] = await desk.lying("disputes", "open", robin)
    assert shown["letter"] == {"id": letter_id, "state": "queued", "state_label": "To print"}
    assert (await desk.get(f"letters/{letter_id}/pdf")).content == PDF
    [event] = await desk.stage.rows(AuditEvent, subject=dispute_id, kind="dispute.answered")
    assert event.payload["by"] == who
    await desk.post("letters/print", {"letter_ids": [letter_id]})
    await desk.post("letters/mailed", {"letter_ids": [letter_id], "on": TODAY})
    assert await desk.lying("disputes", "open", robin) == []
    [shown] = await desk.lying("disputes", "closed", robin)
    assert shown["hold"]["released_at"] is not None


async def test_a_request_for_the_original_creditor_is_answered_from_two_fields(desk: Desk) -> None:
    robin = await desk.person()
    dispute_id = await desk.dispute_id(robin, "who was the original creditor")
    await desk.sign_in("supervisor")
    fields = {"reason": "from the creditor's file", "creditor_name": "Lantern Savings, Inc."}
    assert told(await desk.answer(dispute_id, **fields)) == (
        409, "Give both the name and the address of the original creditor."
    )  # fmt: skip
    answer = await desk.answer(dispute_id, creditor_address="1 Pretend Plaza, Exampleville, IL 60699", **fields)
    [letter] = await desk.stage.rows(Letter, id=answer.json()["letter_id"])
    assert letter.data["original_creditor"] == "Lantern Savings, Inc."


@pytest.mark.parametrize(
    ("files", "fields", "status", "sentence"),
    [
        (
            None,
            {"reason": "as it is"},
            409,
            "Give either a document or the original creditor, not both and not neither.",
        ),
        (DOCUMENT, {"reason": " "}, 409, "Give a reason for the file."),
        (DOCUMENT, {}, 409, "Give a reason for the file."),
        (DOCUMENT, {"reason": "x" * 501}, 400, "reason is missing, too long or malformed."),
        (DOCUMENT, {"reason": "a\x00b"}, 400, "reason is missing, too long or malformed."),
        (
            {"document": ("a.txt", b"a text", "text/plain")},
            {"reason": "as it is"},
            409,
            "The letter must be a PDF file of at most 10 MB.",
        ),
        (
            {"document": ("a.pdf", b"%PDF-" + bytes(10 * 1024 * 1024), "application/pdf")},
            {"reason": "as it is"},
            409,
            "The letter must be a PDF file of at most 10 MB.",
        ),
    ],
    ids=["nothing", "blank reason", "no reason", "long reason", "NUL", "no PDF", "too large"],
)
async def test_an_answer_that_does_not_fit_is_one_sentence(
    desk: Desk, files: Any, fields: dict[str, str], status: int, sentence: str
) -> None:
    dispute_id = await desk.dispute_id(await desk.person())
    await desk.sign_in("supervisor")
    assert told(await desk.answer(dispute_id, files, **fields)) == (status, sentence)


async def test_an_upload_far_above_a_letters_size_is_not_read(desk: Desk) -> None:
    await desk.sign_in("supervisor")
    large = {"document": ("a.pdf", b"%PDF-" + bytes(11 * 1024 * 1024), "application/pdf")}
    assert (await desk.answer("dsp_x", large, reason="as it is")).status_code == 413


# The rules these tests are about, by name for the compliance map.
RULES = ("REGF-38A", "REGF-38C")
