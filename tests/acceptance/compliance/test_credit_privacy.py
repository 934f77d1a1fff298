"""Acceptance examples of families `credit_privacy` and `payments`: offers, credit reports, the chat page."""

from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner

from parley.cli import app
from parley.negotiation import Accept, AccountFacts, confirm, present_options, respond
from parley.services.medical_names import NameTellsOfCare
from parley.storage.tables import Creditor, OfferRow, PaymentPlan
from tests.acceptance.compliance.examples import ROOT, WORDING, codes, decide, example, tells_of_a_debt
from tests.integration.talk.gatekeeping import try_to_send
from tests.integration.talk.stage import Stage
from tests.unit.compliance.test_gate import HUMAN, MARK, STOP
from tests.unit.negotiation.builders import FACTS, TERMS, TODAY, monthly, settle


async def test_udaap_an_offer_holds_to_its_last_minute(stage: Stage) -> None:
    example("UDAAP", "accept at last minute of validity -> honoured")
    robin = await stage.person()
    await stage.verified(robin)
    await stage.sms(robin, "100 a month", "propose_installments", amount=10_000, frequency="monthly")
    conversation = await stage.conversation(robin)
    shown = conversation.negotiation.get("shown_offer_id")
    if shown is None:
        await stage.sms(robin, "december 5", "give_details", date="2026-12-05")
        shown = (await stage.conversation(robin)).negotiation.get("shown_offer_id")
    [offer] = await stage.rows(OfferRow, id=shown)
    stage.clock.set(offer.expires_at - timedelta(minutes=1))
    await stage.sms(robin, "1", "choose_option", option=1)
    [accepted] = await stage.rows(OfferRow, id=shown)
    still_verified = (await stage.conversation(robin)).right_party_status == "verified"
    assert not still_verified or accepted.state == "accepted"
    assert len(await stage.rows(PaymentPlan, account_id=robin.account_id)) == (accepted.state == "accepted")


async def test_fcra_talk_a_fixed_answer_without_a_number(stage: Stage) -> None:
    example("FCRA-TALK", '"will this fix my credit?" -> fixed text, no number')
    robin = await stage.person()
    await stage.verified(robin)
    [reply] = await stage.sms(robin, "will this fix my credit?", "ask_credit_reporting")
    text = WORDING.get("utter_credit_reporting", "en").render(stage.services.brand_fields)
    assert text in reply
    for language in ("en", "es"):
        template = WORDING.get("utter_credit_reporting", language).template.replace(" 3", "")  # reply 3: a person
        assert not any(char.isdigit() for char in template)


def test_ecoa_fair_a_thousand_replays_with_the_language_flipped() -> None:
    example("ECOA-FAIR", "replay 1000 cases with language flipped -> identical offers")
    known = {field.name for field in fields(AccountFacts)}
    assert not known & {"language", "name", "first_name", "zip", "age", "date_of_birth", "sex", "race", "religion"}
    random = Random(1974)
    for _ in range(1_000):
        facts = replace(FACTS, balance_cents=random.randint(5_000, 900_000), age_days=random.randint(0, 2_000))
        proposal = random.choice([monthly, settle])(random.randint(100, 200_000))
        menus = [present_options(TERMS, facts, TODAY) for _ in ("en", "es")]
        assert menus[0] == menus[1]
        answers = [respond(TERMS, facts, menu.state, proposal, TODAY) for menu in menus]
        assert answers[0] == answers[1]


@pytest.mark.parametrize("text", ["100 a month", "pay it all"])
async def test_t_fair_english_and_spanish_callers_get_the_same_offers(stage: Stage, text: str) -> None:
    """T-FAIR: language, name and ZIP of one state change nothing of what is offered."""

    async def offered(**who: str) -> list[tuple[str, int, int]]:
        robin = await stage.person(**who)  # type: ignore[arg-type]
        await stage.verified(robin)
        await stage.sms(robin, "what can I pay", "ask_options")
        await stage.sms(robin, text, "propose_installments", amount=10_000, frequency="monthly")
        rows = await stage.rows(OfferRow, account_id=robin.account_id)
        return sorted((row.kind, row.total_cents, len(row.schedule)) for row in rows)

    first = await offered(language="en", first_name="Robin", zip_code="60601")
    assert first
    assert await offered(language="es", first_name="Robin", zip_code="60601") == first
    assert await offered(language="en", first_name="Guadalupe", zip_code="60620") == first


def test_efta_10e_and_10c_no_offer_knows_of_automatic_payment() -> None:
    example("EFTA-10E", "offer engine test: autopay flag does not change terms")
    assert not [name for name in (field.name for field in fields(AccountFacts)) if "auto" in name]
    for name, language in WORDING._approved:
        assert "autopay" not in WORDING.get(name, language).template.lower()


@pytest.mark.parametrize(
    ("name", "debt_type", "is_stopped"),
    [
        ("Lakeside Cardiology", "medical", True),
        ("Lakeside Health", "medical", False),
        ("Lakeside Cardiology", "personal_loan", False),
    ],
    ids=["specialty", "parent brand", "not medical"],
)
async def test_hipaa_min_no_text_names_the_specialty_of_a_provider(
    stage: Stage, name: str, debt_type: str, is_stopped: bool
) -> None:
    example("HIPAA-MIN", "SMS render contains provider specialty -> lint error")
    robin = await stage.person(creditor_id="riverbend", party_role="first_party", debt_type=debt_type)
    await stage.verified(robin)
    await stage.change(Creditor, "riverbend", name=name)
    try:
        [tried] = (await try_to_send(stage, await stage.conversation(robin), ["utter_main_menu"])).values()
    finally:
        await stage.change(Creditor, "riverbend", name="Riverbend Health")
    assert ("HIPAA-MIN HEALTH_DETAIL" in tried[1]) is is_stopped
    assert (tried[0] == "blocked") is is_stopped


@pytest.mark.parametrize(
    ("words", "is_stopped"),
    [("I hope the surgery went well.", True), ("I hope you are well.", False)],
    ids=["a procedure", "nothing of the care"],
)
def test_hipaa_min_holds_for_what_a_collector_types(words: str, is_stopped: bool) -> None:
    example("HIPAA-MIN", "SMS render contains provider specialty -> lint error")
    decision = decide(**{**HUMAN, "debt_types": ("medical",), "body": f"{MARK} {words} {STOP}"})
    assert ("HEALTH_DETAIL" in codes(decision)) is is_stopped


@pytest.mark.parametrize(
    ("name", "kind", "is_refused"),
    [
        ("Lakeside Cardiology", "medical", True),
        ("Lakeside Cardiology", "retail", False),
        ("Lakeside Health", "medical", False),
    ],
)
def test_hipaa_min_terms_for_medical_debts_take_the_parent_brand(
    name: str, kind: str, is_refused: bool, tmp_path: Path
) -> None:
    example("HIPAA-MIN", "SMS render contains provider specialty -> lint error")
    content = (ROOT / "config" / "terms" / "meridian.yml").read_text(encoding="utf-8")
    content = content.replace("creditor_name: Meridian Bank", f"creditor_name: {name}")
    content = content.replace("debt_types: [credit_card]", f"debt_types: [{kind}]")
    file = tmp_path / "terms.yml"
    file.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(app, ["terms", "check", str(file)])
    assert isinstance(result.exception, NameTellsOfCare) is is_refused, result.output
    if is_refused:
        assert "parent brand" in str(result.exception)
        assert "\n" not in str(result.exception)
    else:
        assert result.exit_code == 0


def test_hipaa_min_terms_that_name_no_type_of_debt_are_for_medical_ones_too(tmp_path: Path) -> None:
    content = (ROOT / "config" / "terms" / "riverbend.yml").read_text(encoding="utf-8")
    assert "debt_types" not in content
    file = tmp_path / "terms.yml"
    file.write_text(
        content.replace("creditor_name: Riverbend Health", "creditor_name: Riverbend Oncology"), encoding="utf-8"
    )
    assert isinstance(CliRunner().invoke(app, ["terms", "check", str(file)]).exception, NameTellsOfCare)


async def test_efta_10c_a_payment_that_is_stopped_goes_to_a_person_at_once(stage: Stage) -> None:
    example("EFTA-10C", '"skip Friday" on Wed -> debit cancelled, confirmation')
    robin = await stage.person()
    await stage.verified(robin)
    [reply] = await stage.sms(robin, "stop the automatic payments from my bank account", "revoke_payment_authorization")
    assert WORDING.get("utter_ack_payment_authorization", "en").template.split(".")[0][:25] in reply


def test_regz_none_a_plan_is_the_balance_and_not_a_cent_more() -> None:
    example("REGZ-NONE", "plan generator cannot add interest unless `interest_authority` and counsel flag")
    for cents in range(3_500, 60_000, 2_345):
        outcome = respond(TERMS, FACTS, present_options(TERMS, FACTS, TODAY).state, monthly(cents), TODAY)
        if isinstance(outcome, Accept):
            assert outcome.offer.total_cents == FACTS.balance_cents
            confirmed = confirm(TERMS, FACTS, outcome.state, outcome.offer, TODAY)
            assert isinstance(confirmed, Accept)


def test_wiretap_the_notice_is_the_first_thing_and_names_recording_and_vendors() -> None:
    example("WIRETAP", "chat widget loads no network call with text before consent")
    for language, words in (("en", ("recorded", "service providers")), ("es", ("graba", "proveedores"))):
        text = WORDING.get("utter_notice_web", language).template
        assert all(word in text for word in words)
    browser = (ROOT / "tests/web/test_widget.py").read_text(encoding="utf-8")
    assert "test_nothing_is_sent_or_seen_by_the_page_while_the_visitor_writes" in browser


def test_t_3p_nothing_shown_before_verification_tells_of_a_debt() -> None:
    """T-3P: every safe response, every file of the widget, titles, HELP and START."""
    for (name, language), approved in WORDING._approved.items():
        if approved.safe_before_verification:
            bare = approved.template.replace("{", " ").replace("}", " ")
            shown = " ".join([bare, *(button.title for button in approved.buttons)])
            assert not tells_of_a_debt(shown), (name, language)
    pages = [
        ROOT / "src/parley/gateway/templates/demo/portal.html",
        *(ROOT / "src/parley/gateway/static/widget").glob("*"),
    ]
    for page in pages:
        assert not tells_of_a_debt(page.stem)
    page = pages[0].read_text(encoding="utf-8")
    head = page.split("<head>")[1].split("</head>")[0] if "<head>" in page else page[:1500]
    for label in ("og:title", "og:description", "description"):
        for line in (line for line in head.splitlines() if label in line):
            assert not tells_of_a_debt(line)
