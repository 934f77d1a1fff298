"""The notice's texts and page: model form B-1 word for word, the same bytes for the same notice (REGF-34C, REGF-34D)."""

import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from parley.compliance.config import ComplianceConfig
from parley.compliance.config_reader import ComplianceConfigError
from parley.compliance.notice import Notice, NoticeFacts, build_notice, missing_fields, truncated
from parley.compliance.notice_texts import NoticeTexts
from parley.services.letter_page import CannotPrint
from parley.services.letter_pdf import notice_pdf

CONFIG_DIR = Path(__file__).parents[3] / "config"
RULES = ("REGF-34B3", "REGF-34C", "REGF-34D", "REGF-34E")
FACTS = NoticeFacts(
    party_role="third_party",
    debt_type="credit_card",
    account_ref="MER-100234",
    reference="VN-000017",
    creditor="Meridian Bank",
    original_creditor="Lantern Savings",
    first_name="Robin",
    last_name="Fairweather",
    address_line="12 Invented Lane",
    city="Chicago",
    state="IL",
    zip="60601",
    itemization_date=date(2024, 11, 15),
    itemization_date_type="charge_off",
    principal_cents=112_000,
    interest_cents=9_850,
    fees_cents=3_500,
    payments_cents=5_350,
    balance_cents=120_000,
    currency="USD",
    dispute_until=date(2026, 12, 13),
)


def parsed(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((CONFIG_DIR / name).read_text(encoding="utf-8"))
    return loaded


CONFIG = ComplianceConfig.from_mapping(parsed("compliance.yml"))
POLICY = CONFIG.validation


def english() -> NoticeTexts:
    texts = NoticeTexts.from_mapping(parsed("notices/en.yml"), "en")
    assert texts is not None
    return texts


def notice(**change: Any) -> Notice:
    return build_notice(replace(FACTS, **change), english(), POLICY)


def test_regf_34c_the_notice_says_what_form_b_1_says() -> None:
    filled = notice()
    assert filled.head == (
        "Northlight Help is a debt collector. We are trying to collect a debt that you owe to Meridian Bank. We will use "
        "any information you give us to help collect the debt."
    )
    assert filled.account == "You had a credit card from Lantern Savings with account number xxxx0234."
    assert filled.rows == (
        ("As of November 15, 2024, you owed:", "$1,120.00"),
        ("You were charged this amount in interest:", "+ $98.50"),
        ("You were charged this amount in fees:", "+ $35.00"),
        ("You paid or were credited this amount toward the debt:", "− $53.50"),
        ("Total amount of the debt now:", "$1,200.00"),
    )
    assert filled.dispute[0] == (
        "Call or write to us by December 13, 2026, to dispute all or part of the debt. If you do not, we will assume that "
        "our information is correct."
    )
    assert "We accept disputes electronically at help.northlight.example/dispute." in filled.dispute[1]
    assert filled.else_lines[3] == (
        "Póngase en contacto con nosotros para solicitar una copia de este formulario en español."
    )
    assert filled.choices[-1] == ("Quiero este formulario en español.", ())


def test_regf_scope_a_creditor_in_its_own_name_is_no_debt_collector() -> None:
    assert "debt collector" not in notice(party_role="first_party").head


def test_after_a_judgment_the_debt_is_owed_to_the_current_creditor() -> None:
    assert "from Meridian Bank" in notice(itemization_date_type="judgment").account


def test_regf_34d_the_same_notice_gives_the_same_bytes() -> None:
    assert notice_pdf(notice(), title="VN-000017") == notice_pdf(notice(), title="VN-000017")
    assert notice_pdf(notice(), title="VN-000017") != notice_pdf(notice(first_name="Casey"), title="VN-000017")


def test_names_of_other_alphabets_are_printed_and_what_cannot_be_shown_is_refused() -> None:
    assert notice_pdf(notice(first_name="Łukasz", last_name="Nguyễn"), title="x").startswith(b"%PDF-")
    with pytest.raises(CannotPrint, match="signs that the letter's font cannot show"):
        notice_pdf(notice(first_name="子"), title="x")


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        pytest.param({}, (), id="REGF-34C: complete"),
        pytest.param({"first_name": " "}, ("the consumer's name",), id="REGF-34C: name"),
        pytest.param({"zip": ""}, ("the consumer's mailing address",), id="REGF-34C: address"),
        pytest.param({"creditor": ""}, ("the current creditor",), id="REGF-34C: creditor"),
        pytest.param({"account_ref": ""}, ("the account number",), id="REGF-34C: account"),
        pytest.param({"itemization_date": None}, ("the itemization date",), id="REGF-34C: date"),
        pytest.param({"dispute_until": None}, ("the end of the validation period",), id="REGF-34C: end"),
        pytest.param({"fees_cents": None}, ("the fees since the itemization date",), id="REGF-34C: fees"),
        pytest.param({"balance_cents": 1}, ("an itemization that adds up",), id="REGF-34C: sum"),
        pytest.param({"currency": "EUR"}, ("an amount in US dollars",), id="REGF-34C: currency"),
        pytest.param(
            {"itemization_date_type": "transaction"},
            ("an itemization date of the right type (charge_off or judgment)",),
            id="REGF-34B3: another type than other debts of its kind",
        ),
        pytest.param(
            {"earlier_date_type": "judgment"},
            ("the itemization date type of the earlier notice (judgment)",),
            id="REGF-34B3: another type than the notice before",
        ),
    ],
)
def test_what_is_missing_is_named(change: dict[str, Any], missing: tuple[str, ...]) -> None:
    assert missing_fields(replace(FACTS, **change), POLICY) == missing


def test_a_notice_that_lacks_something_is_not_built() -> None:
    with pytest.raises(ValueError, match="the consumer's name"):
        notice(last_name="")


@pytest.mark.parametrize(("ref", "shown"), [("MER-100234", "xxxx0234"), ("12345", "xxxx45"), ("7", "xxxx")])
def test_most_of_an_account_number_is_hidden(ref: str, shown: str) -> None:
    assert truncated(ref) == shown


def test_regf_34d_a_changed_word_stops_the_start_until_it_is_approved() -> None:
    document = copy.deepcopy(parsed("notices/en.yml"))
    document["notice"]["texts"]["B1_DISPUTE_1"] += " Act now."
    with pytest.raises(ComplianceConfigError, match="have them approved, then write"):
        NoticeTexts.from_mapping(document, "en")


def test_regf_34e_the_spanish_slot_is_closed_and_an_opened_one_needs_every_text() -> None:
    document = copy.deepcopy(parsed("notices/es.yml"))
    assert NoticeTexts.from_mapping(document, "es") is None
    document["notice"]["status"] = "approved"
    with pytest.raises(ComplianceConfigError, match="texts is missing"):
        NoticeTexts.from_mapping(document, "es")


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("alarm_day", 5, "alarm_day must be smaller than days_to_send"),
        ("days_to_send", 6, "must keep days_to_send within 5"),
        ("period_days", 29, "period_days at 30 or more"),
        ("applies_to", ["agency"], "is no party role"),
    ],
)
def test_values_that_would_break_the_rule_stop_the_start(key: str, value: object, sentence: str) -> None:
    document = parsed("compliance.yml")
    document["compliance"]["validation"][key] = value
    with pytest.raises(ComplianceConfigError, match=sentence):
        ComplianceConfig.from_mapping(document)
