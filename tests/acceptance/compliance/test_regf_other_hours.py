"""Acceptance examples of REGF-6B4: consent to another time or place counts only when it is given to us."""

import csv
import io
from datetime import datetime
from types import SimpleNamespace
from typing import cast

import pytest

from parley.services.contact_notes import UnclearNote, read_back, record_note
from parley.services.contact_times import stated_state
from parley.services.context import Services
from parley.services.import_accounts import ImportRefused, import_accounts
from parley.storage.tables import (
    Account,
    Collector,
    ContactPreference,
)
from tests.acceptance.compliance.examples import (
    CONFIG,
    ROOT,
    example,
    push,
    reasons_of,
)
from tests.acceptance.compliance.test_regf import EASTERN
from tests.integration.talk.stage import Stage

OK_AT_TEN = 'creditor file says "OK to call at 10 pm" -> not accepted as consent'


def _creditor_file(source: str, column: str = "sms_consent_source") -> bytes:
    demo = (ROOT / "data" / "demo" / "accounts.csv").read_text(encoding="utf-8").splitlines()
    head, [row] = demo[0], csv.reader([demo[1]])
    row[head.split(",").index("sms_consent_source")] = source
    row[head.split(",").index("account_ref")] = "MER-6B4"
    out = io.StringIO()
    csv.writer(out).writerow(row)
    return f"{head.replace('sms_consent_source', column)}\n{out.getvalue()}".encode()


@pytest.mark.parametrize(
    ("source", "column", "sentence"),
    [
        ("OK to call at 10 pm", "sms_consent_source", "only when the consumer gives it to us"),
        ("web portal, calls at work are fine", "sms_consent_source", "only when the consumer gives it to us"),
        ("22:00", "ok_to_call_until", "only when the consumer gives it to us"),
        ("web portal opt-in", "sms_consent_source", None),
    ],
)
async def test_regf_6b4_what_the_creditors_file_allows_is_no_consent(
    stage: Stage, source: str, column: str, sentence: str | None
) -> None:
    example("REGF-6B4", OK_AT_TEN)
    if sentence is not None:
        with pytest.raises(ImportRefused, match=sentence):
            await import_accounts(stage.services, _creditor_file(source, column))
        assert await stage.rows(Account, account_ref="MER-6B4") == []
        return
    await import_accounts(stage.services, _creditor_file(source, column))
    [account] = await stage.rows(Account, account_ref="MER-6B4")
    assert await stage.rows(ContactPreference, consumer_id=account.consumer_id) == []


@pytest.mark.parametrize(
    ("says", "line"),
    [
        ("OK to call at 10 pm", None),
        ("you can text me after 9pm", None),
        ("any time is fine", None),
        ("ok to text any time", None),
        ("may be called at work", None),
        ("ok to contact until 10 pm", "Contact hours stay as they are"),
        ("only after 6 pm", "Contact hours stay as they are"),
        ("only text between 9 am and 11 am", "Messages are sent only"),
    ],
)
def test_regf_6b4_a_note_from_the_file_opens_no_hour(says: str, line: str | None) -> None:
    example("REGF-6B4", OK_AT_TEN)
    services = cast(Services, SimpleNamespace(compliance=CONFIG))
    if line is None:
        with pytest.raises(UnclearNote):
            read_back(services, says)
        return
    lines = read_back(services, says)
    assert any(line in told for told in lines)
    assert any("REGF-6B4" in told for told in lines) is line.startswith("Contact hours")


async def test_regf_6b4_a_note_leaves_the_consumers_words_and_their_own_permission_lifts_both(stage: Stage) -> None:
    example("REGF-6B4", OK_AT_TEN)
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "only text me between 9 and 11 am")
    await stage.sms(robin, "I'm in Ohio now")
    async with stage.services.db.work() as work:
        work.session.add(
            Collector(id="col_6b4", name="col_6b4", role="collector", password_hash="-", created_at=work.now)
        )
    says = "text only between 1 pm and 8 pm, I moved to California"
    await record_note(stage.services, robin.ref, says=says, by="col_6b4")

    async def live() -> list[ContactPreference]:
        rows = await stage.rows(ContactPreference, consumer_id=robin.consumer_id)
        return [row for row in rows if row.withdrawn_at is None]

    assert sorted((row.kind, row.placed_by) for row in await live()) == [
        ("location", "col_6b4"),
        ("location", "consumer"),
        ("times", "col_6b4"),
        ("times", "consumer"),
    ]
    assert stated_state(await live()) == "OH"
    await stage.sms(robin, "any time is fine")
    assert {row.kind for row in await live()} == {"location"}
    stage.clock.set(datetime(2026, 11, 24, 22, 0, tzinfo=EASTERN))
    assert await push(stage, robin) == "blocked"
    assert "QUIET_HOURS" in await reasons_of(stage, (await stage.conversation(robin)).id)
