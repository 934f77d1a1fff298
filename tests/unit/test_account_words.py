"""Words for one of several accounts: what names one, all, the other, or the one to be paid first, and what does not."""

from datetime import date

import pytest

from parley.services.dialogue.account_words import (
    Choice,
    directed_to,
    endings,
    named_in,
    names_all,
    names_all_accounts,
    names_other,
    without_endings,
)

OLD = Choice("old", "4821", 120_000, date(2019, 3, 8))
NEW = Choice("new", "7733", 80_000, date(2021, 5, 4))


@pytest.mark.parametrize(
    ("references", "expected"),
    [
        (["MER-104821", "MER-107733"], ["4821", "7733"]),
        (["MER-104821", "MER-114821"], ["04821", "14821"]),
        (["21", "MER-4822"], ["21", "4822"]),
        (["A-1", "A-1"], ["A-1", "A-1"]),
    ],
)
def test_an_account_is_called_by_the_end_of_its_reference(references: list[str], expected: list[str]) -> None:
    assert endings(references) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4821", "old"),
        ("the 7733 one", "new"),
        ("la 7733", "new"),
        ("the smaller one", "new"),
        ("the big account", "old"),
        ("la mas chica", "new"),
        ("la m\u00e1s antigua", "old"),
        ("the newest debt", "new"),
        ("the second one", "new"),
        ("la primera", "old"),
        ("the third one", None),
        ("4821 and 7733", None),
        ("14821", None),
        ("4821.50", None),
        ("$4821", None),
        ("the big one, no, the small one", None),
        ("yes", None),
    ],
)
def test_an_answer_to_the_question_names_one_account_or_none(text: str, expected: str | None) -> None:
    assert named_in(text, [OLD, NEW], is_asked=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the account ending in 7733", "new"),
        ("what about account 7733", "new"),
        ("la cuenta terminada en 7733", "new"),
        ("the 7733 one", "new"),
        ("the 7733", "new"),
        ("i can pay 7733 a month", None),
        ("the 7733 a month is too much", None),
        ("7733", None),
        ("the small one", None),
    ],
)
def test_unasked_an_account_is_named_by_words_that_can_mean_nothing_else(text: str, expected: str | None) -> None:
    assert named_in(text, [OLD, NEW], is_asked=False) == expected


def test_accounts_that_are_equal_are_not_told_apart_by_size() -> None:
    twin = Choice("twin", "9911", OLD.balance_cents, OLD.opened_on)
    assert named_in("the big one", [OLD, twin], is_asked=True) is None


@pytest.mark.parametrize(
    ("text", "is_asked", "expected"),
    [
        ("both", True, True),
        ("both of them please", True, True),
        ("las dos", True, True),
        ("todas juntas", True, True),
        ("all", True, True),
        ("all", False, False),
        ("both days work", True, False),
        ("en las dos semanas", True, False),
        ("the first", True, False),
    ],
)
def test_all_accounts_are_named(text: str, is_asked: bool, expected: bool) -> None:
    assert names_all(text, is_asked=is_asked) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can i put both accounts on one plan", True),
        ("one plan for both please", True),
        ("las dos cuentas en un solo plan", True),
        ("all my debts together", True),
        ("both paydays work", False),
        ("i can do both in december", False),
        ("50 on both the 1st and the 15th", False),
        ("that is all of my money", False),
    ],
)
def test_unasked_all_accounts_need_the_word_or_one_plan(text: str, expected: bool) -> None:
    assert names_all_accounts(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the other one", True),
        ("no wait, the other one", True),
        ("what about the other one", True),
        ("my other account", True),
        ("y la otra", True),
        ("quiero hablar de la otra cuenta", True),
        ("switch accounts", True),
        ("the other day i paid", False),
        ("on the other hand", False),
        ("can i use another card", False),
        ("la otra semana", False),
        ("i have other debts", False),
    ],
)
def test_the_other_account_is_asked_for(text: str, expected: bool) -> None:
    assert names_other(text, is_bare_clear=True) is expected


def test_the_other_one_of_a_list_on_the_screen_is_no_account() -> None:
    assert not names_other("the other one", is_bare_clear=False)
    assert names_other("the other account", is_bare_clear=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pay the small one first", "new"),
        ("put it all on the 4821 first", "old"),
        ("start with the older account", "old"),
        ("primero la m\u00e1s chica", "new"),
        ("pague antes la 7733", "new"),
        ("the first payment on the small one", None),
        ("first friday of the month", None),
        ("pay the small one", None),
        ("antes del 15", None),
    ],
)
def test_a_direction_names_the_account_that_is_paid_first(text: str, expected: str | None) -> None:
    assert directed_to(text, [OLD, NEW]) == expected


def test_an_ending_is_no_amount() -> None:
    text = "100 a month, put it on the 4821 first"
    entities = [
        {"entity": "amount", "value": 10_000, "start": 0, "end": 3},
        {"entity": "amount", "value": 482_100, "start": text.index("4821"), "end": text.index("4821") + 4},
        {"entity": "frequency", "value": "monthly", "start": 4, "end": 11},
    ]
    assert [item["value"] for item in without_endings(entities, text, [OLD, NEW])] == [10_000, "monthly"]
