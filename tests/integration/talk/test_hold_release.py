"""Who may lift a hold, from when, and with what reason; what stays stopped, and what is asked of a person meanwhile."""

from datetime import timedelta
from typing import Any

import pytest

from parley.compliance.config_holds import RELEASE_ROLES
from parley.compliance.holds import HOLD_KINDS
from parley.compliance.lexicon import RULES as PHRASES
from parley.services.console import claim, queue, read_conversation, reply
from parley.services.due import run_due
from parley.services.hold_desk import (
    HoldRefused,
    confirm_by_person,
    hold_panel,
    list_holds,
    place_in_conversation,
    place_on_account,
    release_by_person,
    reveal_text,
)
from parley.services.hold_place import Cause, Subject, place_hold
from parley.services.hold_release import WORKFLOW, ReleaseRefused, get_hold, release_hold
from parley.services.number_desk import NumberRefused, open_work_number
from parley.services.outbound import Blocked
from parley.services.why import explain
from parley.storage.tables import (
    AuditEvent,
    Collector,
    Escalation,
    Hold,
    Message,
    NluReviewItem,
    PaymentPlan,
    Suppression,
)
from tests.integration.talk.stage import Person, Stage

REASON = "the attorney told us in a letter"


async def person_of(stage: Stage, role: str) -> str:
    person_id = await stage.collector()
    await stage.change(Collector, person_id, role=role)
    return person_id


async def held(stage: Stage, kind: str) -> tuple[Person, Hold]:
    """Somebody in a web chat, with a hold of a kind placed by a message."""
    robin = await stage.person()
    conversation = await stage.conversation(await stage.open_chat(robin))
    async with stage.services.db.work() as work:
        subject = Subject(robin.consumer_id, (robin.account_id,), conversation.id)
        cause = Cause({"source": "rules", "findings": []}, message_id="msg_said")
        [hold] = await place_hold(work, stage.services.compliance.holds, kind, subject, cause)
    return robin, hold


async def now_of(stage: Stage, hold: Hold) -> Hold:
    [row] = await stage.rows(Hold, id=hold.id)
    return row  # type: ignore[no-any-return]


async def release(stage: Stage, hold: Hold, role: str, **more: Any) -> None:
    by_id = await person_of(stage, role)
    await release_by_person(stage.services, hold_id=hold.id, by_id=by_id, **{"reason": REASON, **more})


@pytest.mark.parametrize("role", RELEASE_ROLES)
@pytest.mark.parametrize("kind", sorted(HOLD_KINDS))
async def test_only_the_role_of_the_configuration_or_above_lifts_a_hold(stage: Stage, kind: str, role: str) -> None:
    """HOLDS: rule catalogue, section 8."""
    terms = stage.services.compliance.holds.kinds[kind]
    _, hold = await held(stage, kind)
    stage.clock.forward(days=terms.not_before_days)
    is_enough = RELEASE_ROLES.index(role) >= RELEASE_ROLES.index(terms.release_role)
    if is_enough:
        await release(stage, hold, role, is_mistaken=kind == "CEASE")
    else:
        with pytest.raises(ReleaseRefused, match=f"lifted by a {terms.release_role} or above"):
            await release(stage, hold, role, is_mistaken=kind == "CEASE")
    assert ((await now_of(stage, hold)).released_at is not None) == is_enough


def test_what_the_catalogue_leaves_to_supervisors_no_collector_lifts(stage: Stage) -> None:
    kinds = stage.services.compliance.holds.kinds
    for kind in ("CEASE", "ATTORNEY", "BANKRUPTCY", "DECEASED", "IDTHEFT", "CRISIS", "DV", "LITIGATION", "MILITARY"):
        assert kinds[kind].release_role in ("supervisor", "admin"), kind
    for kind in ("COMPLAINT", "CLAIMED_PAID", "HARDSHIP"):
        assert kinds[kind].release_role == "collector", kind


def test_every_doubtful_rule_of_the_configuration_exists(stage: Stage) -> None:
    assert stage.services.compliance.holds.doubtful_rules <= {phrase.rule_id for phrase in PHRASES}


@pytest.mark.parametrize(
    ("seconds", "is_early"),
    [pytest.param(-1, True, id="EV-SELFHARM 13 d 23:59:59"), pytest.param(0, False, id="EV-SELFHARM 14 d")],
)
async def test_a_crisis_stays_fourteen_days_at_least(stage: Stage, seconds: int, is_early: bool) -> None:
    _, hold = await held(stage, "CRISIS")
    stage.clock.forward(days=14, seconds=seconds)
    if is_early:
        with pytest.raises(ReleaseRefused, match="stays at least until"):
            await release(stage, hold, "admin")
    else:
        await release(stage, hold, "supervisor")


@pytest.mark.parametrize(("reason", "is_enough"), [("x" * 9, False), (" " * 5 + "x" * 9, False), ("x" * 10, True)])
async def test_a_release_needs_a_reason_of_ten_characters(stage: Stage, reason: str, is_enough: bool) -> None:
    _, hold = await held(stage, "ATTORNEY")
    if is_enough:
        await release(stage, hold, "supervisor", reason=reason)
    else:
        with pytest.raises(ReleaseRefused, match="at least 10 characters"):
            await release(stage, hold, "supervisor", reason=reason)


async def test_a_release_is_audited_and_lets_the_conversation_go_on(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "talk to my lawyer")
    [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    assert (await stage.conversation(visitor)).phase == "held"
    await release(stage, hold, "supervisor")
    assert (await stage.conversation(visitor)).phase == "verified"
    [event] = await stage.rows(AuditEvent, subject=hold.id, kind="hold.released")
    assert (event.payload["reason"], event.payload["role"]) == (REASON, "supervisor")
    assert "$1,200.00" in " ".join(await stage.chat(visitor, "how much", "ask_balance"))
    with pytest.raises(ReleaseRefused, match="released already"):
        await release(stage, hold, "supervisor")


async def test_a_conversation_with_another_hold_stays_held(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "i dispute this debt, talk to my lawyer")
    attorney = next(row for row in await stage.rows(Hold, consumer_id=robin.consumer_id) if row.kind == "ATTORNEY")
    await release(stage, attorney, "supervisor")
    assert (await stage.conversation(visitor)).phase == "held"


async def test_a_release_lifts_no_opt_out(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "leave me alone and never contact me again")
    [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    await release(stage, hold, "supervisor", is_mistaken=True)
    assert [row.lifted_at for row in await stage.rows(Suppression, address=robin.phone)] == [None]
    assert await stage.sms(robin, "how much", "ask_balance") == []


async def test_payments_stay_stopped_after_a_release_except_where_nothing_was_said(stage: Stage) -> None:
    for is_mistaken in (False, True):
        robin = await stage.person()
        visitor = await stage.open_chat(robin)
        await stage.chat(visitor, "50 a month", "propose_installments", amount=5000, frequency="monthly")
        await stage.chat(visitor, "yes", "affirm")
        await stage.chat(visitor, "talk to my lawyer")
        [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
        await release(stage, hold, "supervisor", is_mistaken=is_mistaken)
        [plan] = await stage.rows(PaymentPlan, account_id=robin.account_id)
        assert (plan.payments_stopped_at is None) == is_mistaken


@pytest.mark.parametrize(("kind", "may"), [("DISPUTE", True), ("VALIDATION", True), ("ATTORNEY", False)])
async def test_a_workflow_ends_only_what_waits_for_its_answer(stage: Stage, kind: str, may: bool) -> None:
    _, hold = await held(stage, kind)
    async with stage.services.db.work() as work:
        found = await get_hold(work, hold.id)
        if may:
            await release_hold(work, found, by=WORKFLOW, reason="the verification was sent", message_id="msg_1")
        else:
            with pytest.raises(ReleaseRefused, match="Only a person"):
                await release_hold(work, found, by=WORKFLOW, reason="the verification was sent")


# REGF-6C-LIFT and REGF-6C-LAST


async def ceased(stage: Stage) -> tuple[Person, str, Hold]:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "leave me alone and never contact me again")
    [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    return robin, visitor, hold


async def test_who_ceased_and_asks_to_pay_is_answered_by_a_person_once_and_by_nobody_else(stage: Stage) -> None:
    """REGF-6C-LIFT: the consumer opens a chat, "I want to pay now"."""
    robin, visitor, hold = await ceased(stage)
    conversation = await stage.conversation(visitor)
    ana = await stage.collector()
    await claim(stage.services, conversation_id=conversation.id, collector_id=ana)
    with pytest.raises(Blocked, match="CEASE"):
        await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text="May we help you?")
    stage.clock.forward(hours=2)
    assert await stage.chat(visitor, "ok i want to pay it now", "pay_in_full") == []
    reasons = {row.reason for row in await stage.rows(Escalation, conversation_id=conversation.id)}
    assert "wants_to_pay_under_cease" in reasons
    await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text="You can do that on our site.")
    with pytest.raises(Blocked, match="CEASE"):
        await reply(stage.services, conversation_id=conversation.id, collector_id=ana, text="And one more thing.")
    assert (await now_of(stage, hold)).released_at is None
    assert robin.consumer_id == hold.consumer_id


async def test_a_cease_is_lifted_only_with_the_words_that_take_it_back(stage: Stage) -> None:
    """REGF-6C-LIFT: withdrawn in writing, confirmed by a person."""
    _, visitor, hold = await ceased(stage)
    with pytest.raises(ReleaseRefused, match="REGF-6C-LIFT"):
        await release(stage, hold, "supervisor")
    await stage.chat(visitor, "you can text me again")
    kept = await now_of(stage, hold)
    assert (kept.released_at, kept.withdrawal_message_id is not None) == (None, True)
    conversation = await stage.conversation(visitor)
    assert "cease_withdrawal" in {row.reason for row in await stage.rows(Escalation, conversation_id=conversation.id)}
    await release(stage, hold, "supervisor")
    [event] = await stage.rows(AuditEvent, subject=hold.id, kind="hold.released")
    assert event.payload["message_id"] == kept.withdrawal_message_id


# Doubtful statements


async def test_a_doubtful_statement_takes_the_protective_effect_and_a_person_looks_within_a_business_day(
    stage: Stage,
) -> None:
    """REGF-6C: uncertain: treat as cease, human review within one business day. Here it is said on a Saturday."""
    robin = await stage.person()
    await stage.verified(robin)
    stage.assistant.confidence = 0.3
    stage.assistant.expect_found("refuse_to_pay", [])
    understand = stage.assistant.understand

    async def doubtful(text: str, *, today: str) -> Any:
        found = await understand(text, today=today)
        found.raw["legal_intents"] = [{"name": "refuse_to_pay", "confidence": 0.3}]  # type: ignore[index]
        return found

    stage.assistant.understand = doubtful  # type: ignore[method-assign]
    await stage.play(robin, "yeah whatever you folks")
    [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    assert (hold.kind, hold.needs_review) == ("CEASE", True)
    [review] = [row for row in await stage.rows(Escalation, reason="legal_review") if row.message_id is not None
                and row.message_id == hold.evidence_message_id]  # fmt: skip
    assert review.due_at == stage.clock.now() + timedelta(days=2)
    assert await stage.sms(robin, "how much", "ask_balance") == []


@pytest.mark.parametrize(("words", "is_doubtful"), [("just go away", True), ("never contact me again", False)])
async def test_a_rule_that_can_mean_something_else_asks_for_a_review(
    stage: Stage, words: str, is_doubtful: bool
) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, words)
    [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    assert (hold.kind, hold.needs_review) == ("CEASE", is_doubtful)


async def doubtful_hold(stage: Stage, words: str) -> Hold:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, words)
    [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    assert hold.needs_review
    return hold  # type: ignore[no-any-return]


async def test_a_reviewer_confirms_and_the_hold_stays(stage: Stage) -> None:
    hold = await doubtful_hold(stage, "please go away now")
    await confirm_by_person(stage.services, hold_id=hold.id, by_id=await stage.collector())
    kept = await now_of(stage, hold)
    assert (kept.released_at, kept.review_outcome, kept.needs_review) == (None, "confirmed", False)
    reviews = await stage.rows(Escalation, conversation_id=hold.conversation_id, reason="legal_review")
    assert [(row.state, row.disposition) for row in reviews] == [("closed", "confirmed")]
    [item] = await stage.rows(NluReviewItem, message_id=hold.evidence_message_id)
    assert (item.reason, item.suggested_intent) == ("flagged", "cease_all_contact")
    with pytest.raises(HoldRefused, match="does not wait"):
        await confirm_by_person(stage.services, hold_id=hold.id, by_id=await stage.collector())


async def test_a_reviewer_says_it_was_no_cease_and_the_model_can_learn_it(stage: Stage) -> None:
    hold = await doubtful_hold(stage, "just go away people")
    await release(stage, hold, "supervisor", is_mistaken=True, meant="express_anger")
    done = await now_of(stage, hold)
    assert (done.review_outcome, done.needs_review) == ("mistaken", False)
    [item] = await stage.rows(NluReviewItem, message_id=hold.evidence_message_id)
    assert (item.reason, item.suggested_intent) == ("flagged", "express_anger")


# Time


async def test_a_hardship_ends_by_itself_and_an_incarceration_is_only_looked_at(stage: Stage) -> None:
    """EV-HARD, EV-INCAR: 30 days."""
    (_, hardship), (_, incarcerated) = await held(stage, "HARDSHIP"), await held(stage, "INCARCERATED")
    stage.clock.forward(days=30, seconds=-1)
    await run_due(stage.services)
    assert [(await now_of(stage, one)).released_at for one in (hardship, incarcerated)] == [None, None]
    stage.clock.forward(seconds=1)
    await run_due(stage.services)
    ended, looked_at = await now_of(stage, hardship), await now_of(stage, incarcerated)
    assert (ended.released_by, looked_at.released_at) == ("time", None)
    asked = await stage.rows(Escalation, conversation_id=incarcerated.conversation_id, reason="hold_review")
    await run_due(stage.services)
    again = await stage.rows(Escalation, conversation_id=incarcerated.conversation_id, reason="hold_review")
    assert (len(asked), len(again)) == (1, 1)


# People


async def test_a_person_places_a_litigation_hold_that_stops_everything(stage: Stage) -> None:
    """LITIGATION."""
    robin = await stage.person()
    await stage.verified(robin)
    ana = await stage.collector()
    [hold_id] = await place_on_account(
        stage.services, kind="LITIGATION", account_ref=robin.ref, by_id=ana, reason="counsel filed a suit on Monday"
    )
    assert await stage.sms(robin, "how much", "ask_balance") == []
    [line] = await list_holds(stage.services, account_ref=robin.ref)
    assert (line["id"], line["kind"], line["scope"]) == (hold_id, "LITIGATION", "consumer")
    shown = "\n".join(await explain(stage.services, hold_id))
    assert "counsel filed a suit on Monday" in shown
    again = await place_on_account(
        stage.services, kind="LITIGATION", account_ref=robin.ref, by_id=ana, reason="counsel filed a suit on Monday"
    )
    assert again == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": "GRUDGE"}, "is no kind of hold"),
        ({"reason": "because"}, "at least 10 characters"),
        ({"account_ref": "TST-NONE"}, "no account with this reference"),
        ({"kind": "WRONG_PARTY"}, "placed in a conversation"),
        ({"by_id": "col_nobody"}, "Only a user of the console"),
    ],
)
async def test_a_hold_that_cannot_be_placed_says_why(stage: Stage, change: dict[str, str], sentence: str) -> None:
    robin = await stage.person()
    asked = {
        "kind": "LEGAL", "account_ref": robin.ref, "reason": "papers came by mail", "by_id": await stage.collector(),
    }  # fmt: skip
    with pytest.raises(HoldRefused, match=sentence):
        await place_on_account(stage.services, **{**asked, **change})


async def test_the_panel_shows_the_evidence_and_what_a_person_may_do(stage: Stage) -> None:
    robin = await stage.person()
    visitor = await stage.open_chat(robin)
    await stage.chat(visitor, "talk to my lawyer")
    conversation = await stage.conversation(visitor)
    collector, supervisor = await person_of(stage, "collector"), await person_of(stage, "supervisor")
    await place_in_conversation(
        stage.services, conversation_id=conversation.id, kind="LEGAL", by_id=collector, reason="asked about papers"
    )
    panels = [
        await hold_panel(stage.services, conversation_id=conversation.id, by_id=one) for one in (collector, supervisor)
    ]
    attorney = [next(row for row in panel["holds"] if row["kind"] == "ATTORNEY") for panel in panels]
    assert [row["may_release"] for row in attorney] == [False, True]
    assert "supervisor or above" in attorney[0]["why_not"]
    assert any("EN-ATTORNEY" in line for line in attorney[0]["evidence"])
    legal = next(row for row in panels[0]["holds"] if row["kind"] == "LEGAL")
    assert legal["may_release"] is True


async def test_why_explains_a_hold_and_the_findings_of_its_message(stage: Stage) -> None:
    robin = await stage.person()
    await stage.chat(await stage.open_chat(robin), "talk to my lawyer")
    [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    shown = "\n".join(await explain(stage.services, hold.id))
    for part in ("ATTORNEY, in force", "EN-ATTORNEY", "detector version", "12 CFR 1006.6(b)(2)", "hold.placed"):
        assert part in shown
    assert "talk to my lawyer" not in shown
    caused = "\n".join(await explain(stage.services, hold.evidence_message_id or ""))
    assert "rule EN-ATTORNEY found claim_attorney at" in caused
    assert f"placed hold {hold.id}" in caused


# Said again


async def say(
    stage: Stage, person: Person, kind: str, *, is_doubtful: bool, message_id: str, by: str | None = None
) -> list[Hold]:
    """Let a statement place a hold, or repeat the one that is in force."""
    conversation = await stage.conversation(person)
    async with stage.services.db.work() as work:
        subject = Subject(person.consumer_id, (person.account_id,), conversation.id)
        cause = Cause({"source": "rules", "findings": []}, message_id, by, needs_review=is_doubtful)
        return await place_hold(work, stage.services.compliance.holds, kind, subject, cause)


async def texted(stage: Stage) -> Person:
    robin = await stage.person()
    await stage.sms(robin, "hello", "greet")
    return robin


async def test_a_clear_statement_after_a_doubtful_one_starts_the_days_anew(stage: Stage) -> None:
    """EV-SELFHARM: fourteen days from the last time it was said."""
    robin = await texted(stage)
    [hold] = await say(stage, robin, "CRISIS", is_doubtful=True, message_id="msg_1")
    stage.clock.forward(days=13)
    assert await say(stage, robin, "CRISIS", is_doubtful=False, message_id="msg_2") == []
    kept = await now_of(stage, hold)
    assert kept.not_before_at == kept.review_at == stage.clock.now() + timedelta(days=14)
    assert (kept.needs_review, [one["message_id"] for one in kept.evidence["again"]]) == (False, ["msg_2"])
    stage.clock.forward(days=2)
    with pytest.raises(ReleaseRefused, match="stays at least until"):
        await release(stage, hold, "supervisor")
    assert [row.kind for row in await stage.rows(AuditEvent, subject=hold.id)] == ["hold.placed", "hold.stated_again"]


@pytest.mark.parametrize(
    ("first", "second", "may"),
    [
        pytest.param(True, True, True, id="doubtful twice"),
        pytest.param(True, False, False, id="clear the second time"),
        pytest.param(False, True, False, id="clear the first time"),
    ],
)
async def test_a_hold_with_a_clear_statement_among_several_is_no_mistake(
    stage: Stage, first: bool, second: bool, may: bool
) -> None:
    """REGF-6C: the release of the doubtful statement would lift the real one."""
    robin = await texted(stage)
    [hold] = await say(stage, robin, "CEASE", is_doubtful=first, message_id="msg_1")
    await say(stage, robin, "CEASE", is_doubtful=second, message_id="msg_2")
    if may:
        await release(stage, hold, "supervisor", is_mistaken=True)
    else:
        with pytest.raises(ReleaseRefused, match="rests on several statements"):
            await release(stage, hold, "supervisor", is_mistaken=True)


async def test_a_hardship_stated_again_lasts_thirty_days_from_then(stage: Stage) -> None:
    """EV-HARD."""
    robin = await texted(stage)
    [hold] = await say(stage, robin, "HARDSHIP", is_doubtful=False, message_id="msg_1")
    stage.clock.forward(days=29)
    await say(stage, robin, "HARDSHIP", is_doubtful=False, message_id="msg_2")
    assert (await now_of(stage, hold)).expires_at == stage.clock.now() + timedelta(days=30)


async def test_a_turn_that_runs_twice_states_nothing_again(stage: Stage) -> None:
    robin = await texted(stage)
    [hold] = await say(stage, robin, "CRISIS", is_doubtful=True, message_id="msg_1")
    stage.clock.forward(days=1)
    await say(stage, robin, "CRISIS", is_doubtful=True, message_id="msg_1")
    kept = await now_of(stage, hold)
    assert ("again" in kept.evidence, kept.not_before_at) == (False, hold.not_before_at)


async def test_a_cease_stated_again_undoes_its_withdrawal(stage: Stage) -> None:
    """REGF-6C-LIFT: only words after the last cease take it back."""
    robin = await texted(stage)
    [hold] = await say(stage, robin, "CEASE", is_doubtful=False, message_id="msg_1")
    await stage.change(Hold, hold.id, withdrawal_message_id="msg_2")
    await say(stage, robin, "CEASE", is_doubtful=False, message_id="msg_3")
    with pytest.raises(ReleaseRefused, match="takes it back in writing"):
        await release(stage, hold, "supervisor")


# By hand


async def test_a_wrong_party_is_not_placed_by_hand(stage: Stage) -> None:
    """REGF-6D3: a hold alone would leave the address with the consumer."""
    robin = await texted(stage)
    conversation = await stage.conversation(robin)
    with pytest.raises(HoldRefused, match="placed by what the consumer says"):
        await place_in_conversation(
            stage.services, conversation_id=conversation.id, kind="WRONG_PARTY", by_id=await stage.collector(),
            reason="the neighbour called us",
        )  # fmt: skip


@pytest.mark.parametrize("where", ["conversation", "account"])
async def test_danger_noted_by_hand_closes_the_number_until_it_is_safe(stage: Stage, where: str) -> None:
    """EV-DV."""
    robin = await texted(stage)
    conversation, ana = await stage.conversation(robin), await stage.collector()
    if where == "conversation":
        [hold_id] = await place_in_conversation(
            stage.services, conversation_id=conversation.id, kind="DV", by_id=ana, reason="told us on the telephone"
        )
    else:
        [hold_id] = await place_on_account(
            stage.services, kind="DV", account_ref=robin.ref, by_id=ana, reason="told us on the telephone"
        )
    [closed] = await stage.rows(Suppression, address=robin.phone)
    assert (closed.reason, closed.lifted_at) == ("unsafe", None)
    [hold] = await stage.rows(Hold, id=hold_id)
    await release(stage, hold, "supervisor", is_number_safe=True)
    assert await stage.rows(Suppression, address=robin.phone, lifted_at=None) == []


async def test_what_people_type_is_kept_without_its_secrets(stage: Stage) -> None:
    """I8."""
    robin = await texted(stage)
    ana, said = await stage.collector(), "her card 4111 1111 1111 1111 was named"
    [hold_id] = await place_on_account(stage.services, kind="LEGAL", account_ref=robin.ref, by_id=ana, reason=said)
    [hold] = await stage.rows(Hold, id=hold_id)
    await release(stage, hold, "supervisor", reason=said)
    events = await stage.rows(AuditEvent, subject=hold_id)
    kept = await now_of(stage, hold)
    assert len(events) == 2
    assert "4111" not in f"{[one.payload for one in events]} {kept.evidence} {kept.release_reason}"
    assert "her card [" in str(kept.release_reason)


# Work numbers


@pytest.mark.parametrize("role", RELEASE_ROLES)
async def test_a_work_number_is_opened_by_a_supervisor_with_a_reason(stage: Stage, role: str) -> None:
    """REGF-6B3: taken on the safe side, so a person can say that it was none."""
    robin = await stage.person()
    await stage.verified(robin)
    assert await stage.sms(robin, "this is my work phone") == []
    assert {row.reason for row in await stage.rows(Suppression, address=robin.phone)} == {"work_number"}
    by_id = await person_of(stage, role)
    if role == "collector":
        with pytest.raises(NumberRefused, match="supervisor or above"):
            await open_work_number(stage.services, robin.phone, by_id=by_id, reason="she says it is her own")
        return
    with pytest.raises(NumberRefused, match="10 to 500"):
        await open_work_number(stage.services, robin.phone, by_id=by_id, reason="mistake")
    await open_work_number(stage.services, robin.phone, by_id=by_id, reason="she says it is her own")
    [event] = await stage.rows(
        AuditEvent, kind="contact.work_number_opened", chain=(await stage.conversation(robin)).id
    )
    assert event.payload == {"by": by_id, "reason": "she says it is her own"}
    with pytest.raises(NumberRefused, match="not marked"):
        await open_work_number(stage.services, robin.phone, by_id=by_id, reason="she says it is her own")
    assert await stage.sms(robin, "how much", "ask_balance") != []


# Danger


async def test_to_a_telephone_somebody_else_reads_not_even_an_answer_goes(stage: Stage) -> None:
    """EV-DV: "he checks my phone": no further text to that number."""
    robin = await stage.person()
    await stage.verified(robin)
    assert await stage.sms(robin, "he checks my phone") == []
    assert {row.kind for row in await stage.rows(Hold, consumer_id=robin.consumer_id)} == {"DV"}
    assert {row.reason for row in await stage.rows(Suppression, address=robin.phone)} == {"unsafe"}
    [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    await release(stage, hold, "supervisor")
    assert await stage.sms(robin, "how much", "ask_balance") == []


async def test_a_number_that_is_safe_again_is_opened_by_a_supervisor(stage: Stage) -> None:
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "my husband hits me")
    [hold] = await stage.rows(Hold, consumer_id=robin.consumer_id)
    await release(stage, hold, "supervisor", is_number_safe=True)
    assert await stage.sms(robin, "how much", "ask_balance") != []


async def test_the_texts_of_somebody_in_danger_are_hidden_until_a_person_asks_for_one(stage: Stage) -> None:
    """EV-DV: masked previews; who read what is written down."""
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "my husband hits me")
    conversation = await stage.conversation(robin)
    [item] = [one for one in await queue(stage.services) if one.conversation_id == conversation.id]
    assert (item.last_text, item.is_hidden) == ("", True)
    shown = await read_conversation(stage.services, conversation.id)
    assert "husband" not in str(shown)
    said = next(message for message in reversed(shown["messages"]) if message["direction"] == "in")
    ana = await stage.collector()
    assert await reveal_text(stage.services, message_id=said["id"], by_id=ana) == "my husband hits me"
    [event] = await stage.rows(AuditEvent, subject=said["id"], kind="message.revealed")
    assert event.payload == {"by": ana}


@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_crisis_is_answered_at_once_without_a_word_of_debt_and_people_are_told(
    stage: Stage, language: str
) -> None:
    """EV-SELFHARM: 988, a person within 15 minutes."""
    robin = await stage.person(language=language)
    await stage.verified(robin)
    [said] = await stage.sms(robin, "i want to die" if language == "en" else "no quiero vivir")
    assert "988" in said
    lowered = said.casefold()
    assert not [word for word in ("debt", "deuda", "owe", "balance", "stop", "$", "pago", "payment") if word in lowered]
    conversation = await stage.conversation(robin)
    alarms = await stage.rows(Escalation, conversation_id=conversation.id, reason="crisis")
    assert [row.due_at - row.opened_at for row in alarms] == [timedelta(minutes=15)]
    assert [row.text for row in await stage.rows(Message, conversation_id=conversation.id, kind="crisis")] == [said]
