"""Several accounts of one consumer: which one is meant, switching, and one plan over all, agreed as a whole or not at all."""

import asyncio
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

from parley.compliance.segments import count_segments
from parley.ids import new_id
from parley.services.intake import Received
from parley.services.terms_apply import apply_terms
from parley.services.why import explain
from parley.settings import PROJECT_ROOT
from parley.storage.tables import (
    Account,
    Disclosure,
    Escalation,
    Hold,
    Instalment,
    NegotiationStep,
    OfferRow,
    PaymentPlan,
)
from tests.integration.talk.reading import digit, write
from tests.integration.talk.stage import Person, Stage

JOINING = "meridian-joins"


@dataclass(frozen=True)
class Second:
    """The further account of a person."""

    account_id: str
    ref: str

    @property
    def ending(self) -> str:
        return self.ref[-4:]


@pytest.fixture
async def joining(stage: Stage, tmp_path: Path) -> str:
    """A creditor whose terms allow one plan over several accounts, shared in proportion."""
    text = (PROJECT_ROOT / "config" / "terms" / "meridian.yml").read_text(encoding="utf-8")
    text = text.replace("creditor_id: meridian\n", f"creditor_id: {JOINING}\n")
    text = text.replace("may_join: false", "may_join: true\n  allocation: proportional")
    file = tmp_path / "joins.yml"
    file.write_text(text, encoding="utf-8")
    await apply_terms(stage.services, file)
    return JOINING


async def two(stage: Stage, *, creditor_id: str = "meridian", **more: str) -> tuple[Person, Second]:
    """A person with $1,200.00 on the older account and $800.00 on the newer one."""
    robin = await stage.person(creditor_id=creditor_id, **more)  # type: ignore[arg-type]
    second = await stage.account(
        robin.consumer_id, creditor_id=creditor_id, balance_cents=80_000, opened_on=date(2021, 5, 4)
    )
    return robin, Second(*second)


async def asked(stage: Stage, person: Person) -> str:
    """Verify; returns what is said after the disclosure."""
    replies = await stage.sms(person, person.answers, "give_identity_details")
    return " ".join(replies[1:])


async def account_of(stage: Stage, person: Person) -> str | None:
    return (await stage.conversation(person)).account_id


async def plans_of(stage: Stage, *account_ids: str) -> list[PaymentPlan]:
    return [plan for one in account_ids for plan in await stage.rows(PaymentPlan, account_id=one)]


async def hold(stage: Stage, account_id: str) -> None:
    """A hold on one account alone, placed by another conversation."""
    other = await stage.conversation(await _somebody(stage))
    async with stage.services.db.work() as work:
        work.session.add(
            Hold(
                id=new_id("hld"),
                kind="DISPUTE",
                scope="account",
                lift_role="collector",
                account_id=account_id,
                conversation_id=other.id,
                evidence_message_id="msg_letter",
                evidence={},
                placed_at=work.now,
            )
        )


async def _somebody(stage: Stage) -> Person:
    somebody = await stage.person()
    await stage.sms(somebody, "hi", "greet")
    return somebody


@pytest.mark.parametrize(
    ("language", "question"),
    [("en", "You have 2 accounts with us. 1) ending"), ("es", "Tiene 2 cuentas con nosotros, terminadas en: 1)")],
)
async def test_the_question_which_account_follows_the_disclosure_with_both_balances(
    stage: Stage, language: str, question: str
) -> None:
    robin, second = await two(stage, language=language)
    said = await asked(stage, robin)
    assert question in said
    assert said.index(f"{robin.ref[-4:]}") < said.index("$1,200.00") < said.index(second.ending) < said.index("$800.00")
    assert "4)" not in said, "these terms know no plan over both"
    assert await stage.rows(OfferRow, account_id=robin.account_id) == []


async def test_nothing_of_a_second_account_is_said_before_verification(stage: Stage) -> None:
    robin, second = await two(stage)
    alone = await stage.person()
    for text, intent in (("hi", "greet"), ("the other account", "ask_balance"), ("both accounts", "nlu_fallback")):
        answers = [" ".join(await stage.sms(who, text, intent)) for who in (robin, alone)]
        assert answers[0] == answers[1]
        assert second.ending not in answers[0]


async def test_one_account_is_not_asked_about(stage: Stage) -> None:
    robin = await stage.person()
    assert "Reply 1 for payment options" in await asked(stage, robin)


@pytest.mark.parametrize("why", ["held", "paid", "planned", "other creditor", "other role"])
async def test_an_account_that_nothing_can_be_arranged_for_is_not_named(stage: Stage, why: str) -> None:
    robin = await stage.person()
    more = {"creditor_id": "riverbend"} if why == "other creditor" else {}
    role = {"party_role": "debt_buyer"} if why == "other role" else {}
    cents = 0 if why == "paid" else 80_000
    second, _ = await stage.account(robin.consumer_id, balance_cents=cents, opened_on=date(2021, 5, 4), **more, **role)
    if why == "held":
        await hold(stage, second)
    if why == "planned":
        await _plan_on(stage, robin, second)
    said = await asked(stage, robin)
    assert "accounts with us" not in said
    assert "$1,200.00" in said


async def _plan_on(stage: Stage, person: Person, account_id: str) -> None:
    ref = (await stage.rows(Account, id=account_id))[0].account_ref
    elsewhere = stage.stranger()
    await stage.sms(elsewhere, f"{ref} {person.birth}", "give_identity_details")
    await stage.sms(
        elsewhere, "60 a month", "propose_installments", amount=6000, frequency="monthly", date="2026-12-01"
    )
    await stage.sms(elsewhere, "1", "choose_option", option=1)
    assert len(await plans_of(stage, account_id)) == 1


@pytest.mark.parametrize(
    ("answer", "language", "is_second"),
    [
        ("1", "en", False),
        ("2", "en", True),
        ("the second one", "en", True),
        ("the smaller one", "en", True),
        ("the old one", "en", False),
        ("la más pequeña", "es", True),
        ("la primera", "es", False),
    ],
)
async def test_the_answer_says_which_account_and_the_options_are_of_it(
    stage: Stage, answer: str, language: str, is_second: bool
) -> None:
    robin, second = await two(stage, language=language)
    await asked(stage, robin)
    said = await write(stage, robin, answer, "choose_option", language=language)
    chosen = second.account_id if is_second else robin.account_id
    assert await account_of(stage, robin) == chosen
    assert (second.ending if is_second else robin.ref[-4:]) in said
    offers = await stage.rows(OfferRow, conversation_id=(await stage.conversation(robin)).id)
    assert {row.account_id for row in offers} == {chosen}
    assert {row.balance_cents for row in offers} == {80_000 if is_second else 120_000}


async def test_the_ending_of_a_reference_is_an_answer_and_no_amount(stage: Stage) -> None:
    robin, second = await two(stage)
    await asked(stage, robin)
    await write(stage, robin, f"the {second.ending}", "give_details")
    assert await account_of(stage, robin) == second.account_id
    assert "account ending" in (await write(stage, robin, f"the one ending {robin.ref[-4:]}", "give_details"))
    assert await account_of(stage, robin) == robin.account_id


async def test_another_account_gets_a_disclosure_of_its_own_before_anything_else_is_said_of_it(stage: Stage) -> None:
    robin, second = await two(stage)
    await asked(stage, robin)
    before = len(stage.carrier.taken)
    await digit(stage, robin, 2)
    texts = [sent.body for sent in stage.carrier.taken[before:]]
    assert "is a debt collector" in texts[0]
    assert "$800.00" not in texts[0]
    assert len(await stage.rows(Disclosure, account_id=second.account_id, kind="initial")) == 1


async def test_a_text_waits_on_the_disclosure_of_its_own_account_whatever_is_talked_of_when_it_leaves(
    stage: Stage,
) -> None:
    """The first account is disclosed and talked of again; the second one's disclosure is refused by the carrier."""
    robin, second = await two(stage)
    await asked(stage, robin)
    waiting = [await turned(stage, robin, to=2), await turned(stage, robin, to=1)]
    assert await account_of(stage, robin) == robin.account_id
    before = len(stage.carrier.taken)
    stage.carrier.mishaps = [30008]
    await stage.deliver(waiting[0].conversation_id)
    assert "$800.00" not in " ".join(sent.body for sent in stage.carrier.taken[before:])
    assert await stage.rows(Disclosure, account_id=second.account_id, kind="initial") == []
    withheld = await stage.messages(waiting[0].conversation_id, in_reply_to=waiting[0].message_id, state="blocked")
    assert {text.error_code for text in withheld} == {"disclosure_missing"}


async def turned(stage: Stage, person: Person, *, to: int) -> Received:
    """Turn to an account; what is said of it waits in the outbox."""
    stage.assistant.expect("choose_option", option=to)
    received = await stage.receive(person.phone, "the other one" if to == 1 else str(to))
    await stage.process(received.message_id)
    return received


async def test_three_is_a_person_here_too(stage: Stage) -> None:
    robin, _ = await two(stage)
    await asked(stage, robin)
    assert "a person on our team" in await digit(stage, robin, 3)


async def test_what_was_wanted_before_the_choice_is_answered_after_it(stage: Stage) -> None:
    robin, second = await two(stage)
    await write(stage, robin, "200 a month from dec 1", "propose_installments")
    assert "You have 2 accounts" in await asked(stage, robin)
    said = await digit(stage, robin, 2)
    assert "4 monthly payments of $200.00" in said
    [offer] = await stage.rows(OfferRow, account_id=second.account_id)
    assert offer.total_cents == 80_000


async def test_figures_named_at_the_question_wait_for_the_answer(stage: Stage) -> None:
    robin, _ = await two(stage)
    await asked(stage, robin)
    assert "You have 2 accounts" in await write(stage, robin, "300 a month from dec 1", "propose_installments")
    assert "4 monthly payments of $300.00" in await digit(stage, robin, 1)


async def test_a_named_reference_is_a_choice(stage: Stage) -> None:
    robin, second = await two(stage)
    replies = await stage.sms(robin, f"{second.ref} {robin.birth}", "give_identity_details")
    assert "You have 2 accounts" not in " ".join(replies)
    assert "$800.00" in replies[1]


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "the other one", "nlu_fallback"),
        ("en", "what about my other account", "ask_balance"),
        ("es", "la otra", "nlu_fallback"),
        ("es", "y la otra cuenta", "ask_balance"),
    ],
)
async def test_the_other_one_leads_there_and_back_and_keeps_what_was_conceded(
    stage: Stage, language: str, text: str, intent: str
) -> None:
    robin, second = await two(stage, language=language)
    await asked(stage, robin)
    await digit(stage, robin, 1)
    await write(stage, robin, "too much", "reject_too_high", language=language)
    for cents in ("110", "120"):
        await write(stage, robin, f"{cents} a month", "propose_installments", language=language)
    state = (await stage.conversation(robin)).negotiation["state"]
    there = await write(stage, robin, text, intent, language=language)
    assert await account_of(stage, robin) == second.account_id
    assert "$800.00" in there
    open_rows = await stage.rows(OfferRow, account_id=robin.account_id, state="offered")
    assert open_rows == []
    await write(stage, robin, text, intent, language=language)
    assert await account_of(stage, robin) == robin.account_id
    after = (await stage.conversation(robin)).negotiation["state"]
    assert (after["instalment_step"], after["round"]) >= (state["instalment_step"], state["round"])


async def test_a_yes_after_switching_agrees_to_nothing_of_the_account_that_was_left(stage: Stage) -> None:
    robin, second = await two(stage)
    await asked(stage, robin)
    await digit(stage, robin, 1)
    assert "Reply 1 to agree" in await digit(stage, robin, 2)
    await write(stage, robin, "the other account", "nlu_fallback")
    await write(stage, robin, "yes", "affirm")
    assert await plans_of(stage, robin.account_id, second.account_id) == []


async def test_after_a_plan_on_one_account_the_other_one_can_still_be_arranged(stage: Stage) -> None:
    robin, second = await two(stage)
    await asked(stage, robin)
    for option in (1, 2, 1):
        await digit(stage, robin, option)
    assert len(await plans_of(stage, robin.account_id)) == 1
    said = await write(stage, robin, "and the other account", "nlu_fallback")
    assert "$800.00" in said
    for option in (2, 1):
        await digit(stage, robin, option)
    assert len(await plans_of(stage, second.account_id)) == 1
    assert "Your plan" in await write(stage, robin, "the other account", "ask_plan_status")


async def test_means_that_were_stated_hold_for_the_other_account_too(stage: Stage) -> None:
    robin, _ = await two(stage)
    await asked(stage, robin)
    await digit(stage, robin, 1)
    await write(stage, robin, "all i have is 60 a month", "propose_installments")
    await write(stage, robin, "the other account", "nlu_fallback")
    state = (await stage.conversation(robin)).negotiation["state"]
    assert state["stated_capacity_cents"] == 6000


@pytest.mark.parametrize(("count", "digits"), [(3, ("1)", "2)", "4)")), (4, ("1)", "2)", "4)", "5)"))])
async def test_three_and_four_accounts_are_named_with_digits_that_leave_three_to_a_person(
    stage: Stage, count: int, digits: tuple[str, ...]
) -> None:
    robin = await stage.person()
    more = [
        Second(*await stage.account(robin.consumer_id, balance_cents=10_000 * n, opened_on=date(2020 + n, 1, 1)))
        for n in range(1, count)
    ]
    said = await asked(stage, robin)
    assert f"You have {count} accounts" in said
    assert all(mark in said for mark in digits)
    await digit(stage, robin, int(digits[-1][0]))
    assert await account_of(stage, robin) == more[-1].account_id


# One plan over both accounts.


async def together(stage: Stage, creditor_id: str, **more: str) -> tuple[Person, Second, str]:
    """Verify and choose both in one plan; returns what was said then."""
    robin, second = await two(stage, creditor_id=creditor_id, **more)
    assert "4)" in await asked(stage, robin)
    return robin, second, await digit(stage, robin, 4)


async def parts_on_the_table(stage: Stage, person: Person) -> dict[str, OfferRow]:
    conversation = await stage.conversation(person)
    [shown] = await stage.rows(OfferRow, id=conversation.negotiation["offer_id"])
    return {row.account_id: row for row in await stage.rows(OfferRow, joint_id=shown.joint_id)}


def amounts(row: OfferRow) -> list[int]:
    return [part["amount_cents"] for part in row.schedule]


async def test_both_in_one_plan_is_offered_over_the_full_balances_with_one_disclosure_for_both(
    stage: Stage, joining: str
) -> None:
    robin, second, said = await together(stage, joining)
    assert "Your accounts together: $2,000.00" in said
    assert "1) $2,000.00 in full" in said
    assert "closes the account" not in said, "no settlement over both"
    for account_id in (robin.account_id, second.account_id):
        assert len(await stage.rows(Disclosure, account_id=account_id, kind="initial")) == 1


async def test_one_yes_agrees_one_plan_on_each_account_and_every_payment_is_shared_to_the_cent(
    stage: Stage, joining: str
) -> None:
    robin, second, _ = await together(stage, joining)
    said = await write(stage, robin, "333.33 a month from dec 1", "propose_installments")
    assert "$333.33" in said
    assert "total $2,000.00" in said
    parts = await parts_on_the_table(stage, robin)
    assert {row.total_cents for row in parts.values()} == {120_000, 80_000}
    whole = [part["amount_cents"] for part in parts[second.account_id].detail["instalments"]]
    assert [sum(pair) for pair in zip(*(amounts(row) for row in parts.values()), strict=True)] == whole
    agreed = await digit(stage, robin, 1)
    assert "Agreed" in agreed
    assert "$2,000.00" in agreed
    plans = await plans_of(stage, robin.account_id, second.account_id)
    assert [plan.total_cents for plan in plans] == [120_000, 80_000]
    for plan in plans:
        rows = sorted(await stage.rows(Instalment, plan_id=plan.id), key=lambda row: row.sequence)
        assert [row.amount_cents for row in rows] == amounts(parts[plan.account_id])
    conversation = await stage.conversation(robin)
    assert len(await stage.rows(Escalation, conversation_id=conversation.id, reason="send_agreement_to_sign")) == 1
    status = await write(stage, robin, "when is my next payment", "ask_plan_status")
    assert "total $2,000.00" in status
    assert f"${whole[0] / 100:,.2f}" in status


@pytest.mark.parametrize(
    ("language", "text", "small_first"),
    [
        ("en", "pay the small one first", True),
        ("en", "put it all on the {large} first", False),
        ("es", "pague primero la más pequeña", True),
    ],
)
async def test_the_direction_of_the_consumer_decides_where_payments_go(
    stage: Stage, joining: str, language: str, text: str, small_first: bool
) -> None:
    robin, second, _ = await together(stage, joining, language=language)
    plan = "500 a month from dec 1" if language == "en" else "500 al mes desde el 1 de diciembre"
    await write(stage, robin, plan, "propose_installments", language=language)
    before = await parts_on_the_table(stage, robin)
    said = await write(stage, robin, text.format(large=robin.ref[-4:]), "nlu_fallback", language=language)
    assert (second.ending if small_first else robin.ref[-4:]) in said
    parts = await parts_on_the_table(stage, robin)
    assert parts.keys() == before.keys()
    large, small = amounts(parts[robin.account_id]), amounts(parts[second.account_id])
    assert (large, small) == (
        ([20_000, 50_000, 50_000], [50_000, 30_000]) if small_first else ([50_000, 50_000, 20_000], [30_000, 50_000])
    )
    assert {row.state for row in await stage.rows(OfferRow, joint_id=before[robin.account_id].joint_id)} == {
        "countered"
    }
    await digit(stage, robin, 1)
    assert len(await plans_of(stage, robin.account_id, second.account_id)) == 2


async def test_a_settlement_of_both_is_answered_with_the_truth_about_each(stage: Stage, joining: str) -> None:
    robin, _, _ = await together(stage, joining)
    said = await write(stage, robin, "900 to settle everything", "propose_settlement")
    assert "tell me which account you mean" in said
    assert "cannot lower" not in said
    assert all(row.kind != "settlement" for row in (await parts_on_the_table(stage, robin)).values())


@pytest.mark.parametrize("which", ["large", "small"])
async def test_a_hold_on_one_account_between_offer_and_yes_agrees_nothing_and_shows_what_is_left(
    stage: Stage, joining: str, which: str
) -> None:
    robin, second, _ = await together(stage, joining)
    await write(stage, robin, "500 a month from dec 1", "propose_installments")
    joint = (await parts_on_the_table(stage, robin))[robin.account_id].joint_id
    await hold(stage, robin.account_id if which == "large" else second.account_id)
    said = await digit(stage, robin, 1)
    assert "nothing was agreed" in said
    assert ("$800.00" if which == "large" else "$1,200.00") in said
    assert await plans_of(stage, robin.account_id, second.account_id) == []
    assert {row.state for row in await stage.rows(OfferRow, joint_id=joint)} == {"withdrawn"}
    assert await account_of(stage, robin) == (second.account_id if which == "large" else robin.account_id)


async def test_a_dispute_between_offer_and_yes_agrees_nothing(stage: Stage, joining: str) -> None:
    robin, second, _ = await together(stage, joining)
    await write(stage, robin, "500 a month from dec 1", "propose_installments")
    elsewhere = stage.stranger()
    await stage.sms(elsewhere, f"{second.ref} {robin.birth}", "give_identity_details")
    await stage.sms(elsewhere, "i dispute this debt", "dispute_debt")
    await digit(stage, robin, 1)
    assert await plans_of(stage, robin.account_id, second.account_id) == []


async def test_a_balance_that_moved_between_offer_and_yes_agrees_nothing(stage: Stage, joining: str) -> None:
    robin, second, _ = await together(stage, joining)
    await write(stage, robin, "500 a month from dec 1", "propose_installments")
    await stage.change(Account, second.account_id, principal_cents=70_000, balance_cents=70_000)
    said = await digit(stage, robin, 1)
    assert "nothing was agreed" in said
    assert "$1,900.00" in said
    assert await plans_of(stage, robin.account_id, second.account_id) == []


async def test_two_yes_at_once_and_a_plan_on_one_account_elsewhere_leave_whole_agreements_only(
    stage: Stage, joining: str
) -> None:
    robin, second, _ = await together(stage, joining)
    await write(stage, robin, "500 a month from dec 1", "propose_installments")
    elsewhere = stage.stranger()
    await stage.sms(elsewhere, f"{second.ref} {robin.birth}", "give_identity_details")
    await stage.sms(
        elsewhere, "80 a month", "propose_installments", amount=8000, frequency="monthly", date="2026-12-01"
    )
    stage.assistant.expect("choose_option", option=1)
    received = [await stage.receive(phone, "1") for phone in (robin.phone, elsewhere, robin.phone)]
    await asyncio.gather(*(stage.process(one.message_id) for one in received))
    plans = await plans_of(stage, robin.account_id, second.account_id)
    joint = [row for plan in plans for row in await stage.rows(OfferRow, id=plan.offer_id) if row.joint_id is not None]
    assert (len(plans), len(joint)) in {(2, 2), (1, 0)}


async def test_the_database_refuses_half_a_joint_agreement(stage: Stage, joining: str) -> None:
    robin, second, _ = await together(stage, joining)
    await write(stage, robin, "500 a month from dec 1", "propose_installments")
    parts = await parts_on_the_table(stage, robin)
    with pytest.raises(DBAPIError, match="for all its accounts or for none"):
        async with stage.services.db.work() as work:
            await work.session.execute(
                sql("UPDATE parley.offer SET state = 'accepted', decided_at = now() WHERE id = :id"),
                {"id": parts[second.account_id].id},
            )
    assert {row.state for row in (await parts_on_the_table(stage, robin)).values()} == {"offered"}


async def test_why_names_the_joint_offer_with_its_whole_schedule_and_its_other_part(stage: Stage, joining: str) -> None:
    robin, second, _ = await together(stage, joining)
    await write(stage, robin, "500 a month from dec 1", "propose_installments")
    parts = await parts_on_the_table(stage, robin)
    lines = "\n".join(await explain(stage.services, parts[second.account_id].id))
    assert f"part of joint offer {parts[second.account_id].joint_id} over $2,000.00" in lines
    assert f"other part {parts[robin.account_id].id}: $1,200.00" in lines
    assert "2026-12-01: $500.00" in lines


async def test_steps_of_a_joint_talk_are_kept_apart_from_those_of_one_account(stage: Stage, joining: str) -> None:
    robin, second, _ = await together(stage, joining)
    await write(stage, robin, "500 a month from dec 1", "propose_installments")
    steps = await stage.rows(NegotiationStep, conversation_id=(await stage.conversation(robin)).id)
    assert steps
    assert all(set(step.joint_accounts or ()) == {robin.account_id, second.account_id} for step in steps)
    assert all(step.facts["balance_cents"] == 200_000 for step in steps)


async def test_one_account_can_be_talked_of_again_after_both(stage: Stage, joining: str) -> None:
    robin, second, _ = await together(stage, joining)
    await write(stage, robin, "500 a month from dec 1", "propose_installments")
    said = await write(stage, robin, f"just the account ending {second.ending}", "nlu_fallback")
    assert "balance $800.00" in said
    assert await stage.rows(OfferRow, account_id=robin.account_id, state="offered") == []
    await digit(stage, robin, 2)
    await digit(stage, robin, 1)
    assert len(await plans_of(stage, second.account_id)) == 1
    assert await plans_of(stage, robin.account_id) == []


async def test_questions_about_the_debt_in_a_joint_talk_are_answered_for_all_accounts(
    stage: Stage, joining: str
) -> None:
    robin, second, _ = await together(stage, joining)
    assert "together are $2,000.00" in await write(stage, robin, "how much do i owe", "ask_balance")
    said = await write(stage, robin, "tell me the details", "ask_debt_details")
    assert said.index(robin.ref[-4:]) < said.index("$1,200.00")
    assert second.ending in said
    assert "$800.00" in said


async def test_above_the_joint_balance_is_said_with_the_joint_balance(stage: Stage, joining: str) -> None:
    robin, _, _ = await together(stage, joining)
    said = await write(stage, robin, "1500 a month from dec 1", "propose_installments")
    assert "Reply 1 to agree" in said, "more than either account owes, but not more than both"
    assert "$2,000.00" in await write(stage, robin, "2500 on friday", "promise_payment")


async def test_a_single_promised_payment_for_both_is_shared_too(stage: Stage, joining: str) -> None:
    robin, second, _ = await together(stage, joining)
    await write(stage, robin, "100 on dec 4", "promise_payment")
    parts = await parts_on_the_table(stage, robin)
    assert {account_id: amounts(row) for account_id, row in parts.items()} == {
        robin.account_id: [6_000],
        second.account_id: [4_000],
    }


async def test_asking_for_one_plan_where_there_is_none_is_answered_plainly(stage: Stage) -> None:
    robin, _ = await two(stage)
    await asked(stage, robin)
    said = await write(stage, robin, "both in one plan please", "nlu_fallback")
    assert "one account at a time" in said
    assert "You have 2 accounts" in said


@pytest.mark.parametrize("language", ["en", "es"])
async def test_no_text_of_such_a_talk_is_longer_than_the_gate_allows(stage: Stage, joining: str, language: str) -> None:
    robin, _, _ = await together(stage, joining, language=language)
    await write(stage, robin, "pay the small one first", "nlu_fallback", language=language)
    conversation = await stage.conversation(robin)
    out = await stage.messages(conversation.id, direction="out")
    assert {message.state for message in out} == {"sent"}
    most = {"gsm7": 2, "ucs2": 5}
    assert all(count_segments(one.text).parts <= most[count_segments(one.text).encoding] for one in out)


async def test_a_reference_of_another_account_at_a_new_identity_check_leaves_nothing_of_the_first_on_the_table(
    stage: Stage,
) -> None:
    robin, second = await two(stage)
    await asked(stage, robin)
    await digit(stage, robin, 1)
    await digit(stage, robin, 2)
    stage.clock.forward(days=31)
    await stage.sms(robin, f"{second.ref} {robin.birth}", "give_identity_details")
    assert await account_of(stage, robin) == second.account_id
    await digit(stage, robin, 1)
    assert await plans_of(stage, robin.account_id, second.account_id) == []
    assert await stage.rows(OfferRow, account_id=robin.account_id, state="offered") == []


async def test_a_page_that_is_opened_again_keeps_the_account_that_was_chosen_in_the_chat(stage: Stage) -> None:
    robin, second = await two(stage)
    visitor = await stage.open_chat(robin)
    assert "You have 2 accounts" not in " ".join(await stage.chat(visitor, "hi", "greet"))
    said = " ".join(await stage.chat(visitor, "my other account", "nlu_fallback"))
    assert "$800.00" in said
    assert await stage.open_chat(robin) == visitor
    assert (await stage.conversation(visitor)).account_id == second.account_id


async def test_a_conversation_does_not_begin_with_an_account_that_is_held(stage: Stage) -> None:
    robin, second = await two(stage)
    await hold(stage, robin.account_id)
    assert "$800.00" in await asked(stage, robin)
    assert await account_of(stage, robin) == second.account_id
