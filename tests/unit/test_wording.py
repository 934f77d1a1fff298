"""The approved wording as a whole: both languages, sizes, forbidden hints, and every name the code speaks of."""

import ast
import csv
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from parley.compliance.config import ComplianceConfig
from parley.compliance.content import asks_for_reserved_keyword, find_debt_words
from parley.compliance.preference_echo import write_media, write_schedule
from parley.compliance.schedules import Span
from parley.compliance.segments import count_segments
from parley.compliance.state_facts import StateFacts
from parley.services.composing import Draft, compose
from parley.services.contact import ContactFacts
from parley.services.contact_counts import StartedContacts
from parley.services.facts import GateFacts
from parley.services.figures import write_frequency
from parley.services.holds import LEGAL_INTENTS
from parley.services.validation_clock import ValidationFacts
from parley.services.wording import Approved, Say, Sentence, UnknownResponse, Wording
from parley.simulation.wording import RESPONSES

ROOT = Path(__file__).parents[2]
WORDING = Wording.load(ROOT / "domain.yml")
CONFIG = ComplianceConfig.from_mapping(yaml.safe_load((ROOT / "config" / "compliance.yml").read_text(encoding="utf-8")))
APPROVED = list(WORDING._approved.values())
NAMES = sorted({approved.name for approved in APPROVED})
SAFE = [approved for approved in APPROVED if approved.safe_before_verification]
BY_SMS = [approved for approved in APPROVED if approved.name != "utter_notice_web"]
RAW = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
CODE = [*(ROOT / "src" / "parley").rglob("*.py"), *(ROOT / "actions").rglob("*.py")]
BRAND = {
    "brand": CONFIG.program.brand,
    "bot_name": CONFIG.program.bot_name,
    "help_phone": CONFIG.program.help_phone,
    "site": CONFIG.program.site,
}


def max_schedule(language: str) -> str:
    """The longest schedule that is said back at all."""
    days = [(0,), (0, 2), (0, 2, 4), (0, 1, 2, 3, 4), (2, 5), (0, 2, 3, 5)]
    hours = [(0, 1440), (630, 1110), (0, 750), (750, 1440)]
    spans = [Span(some, *when) for some in days for when in hours]
    said = [write_schedule([one, other], language) for one in spans for other in spans]
    return max((text for text in said if text is not None), key=len)


LONGEST_SCHEDULE = {language: max_schedule(language) for language in ("en", "es")}


def named(approved: Approved) -> str:
    return f"{approved.name}-{approved.language}"


def longest(column: str) -> str:
    """The longest value the demo's people have; people of other files meet the gate, which measures every text."""
    with (ROOT / "data" / "demo" / "accounts.csv").open(encoding="utf-8", newline="") as file:
        return max((row[column] for row in csv.DictReader(file)), key=len)


def longest_creditor() -> str:
    files = (ROOT / "config" / "terms").glob("*.yml")
    return max((yaml.safe_load(file.read_text(encoding="utf-8"))["creditor_name"] for file in files), key=len)


def worst(field: str, language: str) -> str:
    """The longest value a field has in practice."""
    words = {
        **BRAND,
        "first_name": longest("first_name"),
        "creditor": longest_creditor(),
        "original_creditor": longest("original_creditor"),
        **dict.fromkeys(("count", "plan_count", "rest_count"), "104"),
        **dict.fromkeys(("months", "parts"), "60"),
        "schedule": LONGEST_SCHEDULE[language],
        "media": write_media(("sms", "voice", "email"), language),
    }
    if field in words:
        return words[field]
    if field in ("frequency", "plan_frequency"):
        periods = ("weekly", "biweekly", "semimonthly", "monthly", "once")
        return max((write_frequency(period, language) for period in periods), key=len)
    if field.startswith("ref_"):
        return "4821"
    if field.endswith("_on"):
        return "Dec 15, 2026" if language == "en" else "15 dic 2026"
    return "$12,345.67"


def rendered(approved: Approved) -> str:
    fields = re.findall(r"\{(\w+)\}", approved.template)
    longest_label = max(approved.labels, key=len)
    return approved.render(
        {field: longest_label if field.endswith("_reading") else worst(field, approved.language) for field in fields}
    )


def framed(approved: Approved, *, role: str, is_verified: bool) -> str:
    """The whole text as it would leave by SMS."""
    services: Any = SimpleNamespace(compliance=CONFIG, wording=WORDING)
    facts = GateFacts(
        services=services,
        conversation=SimpleNamespace(  # type: ignore[arg-type]
            channel="sms",
            language=approved.language,
            right_party_status="verified" if is_verified else "unverified",
        ),
        party=SimpleNamespace(account=SimpleNamespace(party_role=role)) if is_verified else None,  # type: ignore[arg-type]
        now=None,  # type: ignore[arg-type]
        sender=longest_creditor() if role == "first_party" else CONFIG.program.brand,
        is_disclosed=is_verified and approved.kind != "disclosure_initial",
        is_marker_shown=False,
        holds=[],
        suppressions=set(),
        is_confirmation_sent=False,
        inbound_age_s=0,
        replies_since_inbound=0,
        is_reply=True,
        is_awaited=False,
        asked_under_cease=False,
        messages_today=0,
        started=StartedContacts(is_initiated=False, counters=(), unanswered=0, recent_texts=set()),
        is_ai_told=False,
        state=StateFacts(version="test"),
        contact=ContactFacts(stops=(), consents=None, requires_direct_consent=None, number=None),
        debt_types=("credit_card",),
        protected_terms=(),
        validation=ValidationFacts("not_required", None),
    )
    draft = Draft(
        response=approved.name,
        text=rendered(approved),
        kind=approved.kind,
        is_safe=approved.safe_before_verification,
        is_approved=True,
        menu=approved.menu,
        buttons=approved.buttons,
    )
    return compose(services, facts, draft, author="bot")


def contexts(approved: Approved) -> list[tuple[str, bool]]:
    """Who can be told it: which party role, verified or not."""
    if approved.name == "utter_disclosure_initial":
        return [("third_party", True), ("debt_buyer", True)]
    if approved.name == "utter_disclosure_initial_first_party":
        return [("first_party", True)]
    verified = (
        [] if approved.kind == "identity" else [(role, True) for role in ("first_party", "third_party", "debt_buyer")]
    )
    return verified + ([("none", False)] if approved.safe_before_verification else [])


OF_A_PLAN = re.compile(r"\{(?:amount|minimum|total|\w+_(?:amount|total)|months|parts|count|first_on|latest_on)\}")


@pytest.mark.parametrize("approved", APPROVED, ids=named)
def test_what_puts_or_asks_for_a_payment_is_marked(approved: Approved) -> None:
    """TB-CONSEQ: such words wait for the explanation of the limitation period, whatever the response is called."""
    is_of_a_kind = approved.name.startswith(("utter_counter_", "utter_options_", "utter_read_back_"))
    tells_only = approved.name in ("utter_plan_status", "utter_promise_status")
    has_figures = bool(OF_A_PLAN.search(approved.template)) and not tells_only
    if is_of_a_kind or has_figures:
        assert approved.proposes
    if approved.safe_before_verification:
        assert not approved.proposes


@pytest.mark.parametrize("name", NAMES)
def test_each_response_is_the_same_in_both_languages_but_for_the_words(name: str) -> None:
    english, spanish = (WORDING.get(name, language) for language in ("en", "es"))
    assert (
        set(re.findall(r"\{\w+\}", english.template)) - _brand()
        == set(re.findall(r"\{\w+\}", spanish.template)) - _brand()
    )
    assert english.template != spanish.template
    assert [button.payload for button in english.buttons] == [button.payload for button in spanish.buttons]
    variations = RAW[name]
    assert len(variations) == 2
    assert variations[0]["metadata"] == variations[1]["metadata"]
    assert set(variations[0]) == {"text", "metadata"} | ({"buttons"} if english.buttons else set())


def _brand() -> set[str]:
    # The brand's own fields may be worded differently: they are never a figure.
    return {f"{{{name}}}" for name in BRAND}


@pytest.mark.parametrize("approved", APPROVED, ids=named)
def test_each_response_says_what_the_gate_must_know_of_it(approved: Approved) -> None:
    metadata = [variation["metadata"] for variation in RAW[approved.name]]
    assert all(isinstance(one["safe_before_verification"], bool) for one in metadata)
    assert approved.kind in {
        *("statement", "disclosure_initial", "acknowledgement", "opt_out_confirmation"),
        *("crisis", "identity", "notice", "handover"),
    }


@pytest.mark.parametrize("approved", SAFE, ids=named)
def test_nothing_that_may_be_said_before_verification_hints_at_a_debt(approved: Approved) -> None:
    words = [*CONFIG.debt_words["en"], *CONFIG.debt_words["es"]]
    shown = " ".join([rendered(approved), *(button.title for button in approved.buttons)])
    assert find_debt_words(shown, words) == ()
    allowed = {f"{{{name}}}" for name in ("first_name", "first_reading", "second_reading", "schedule", "media", *BRAND)}
    assert set(re.findall(r"\{\w+\}", approved.template)) <= allowed


@pytest.mark.parametrize("approved", BY_SMS, ids=named)
def test_each_response_fits_a_text_with_the_longest_figures(approved: Approved) -> None:
    for role, is_verified in contexts(approved):
        text = framed(approved, role=role, is_verified=is_verified)
        size = count_segments(text)
        assert size.characters <= CONFIG.sms.max_chars, (role, size, text)
        assert size.parts <= CONFIG.sms.max_parts[size.encoding], (role, size, text)


@pytest.mark.parametrize("approved", APPROVED, ids=named)
def test_no_response_asks_for_a_word_the_carrier_swallows(approved: Approved) -> None:
    assert not asks_for_reserved_keyword(approved.template)


@pytest.mark.parametrize("approved", APPROVED, ids=named)
def test_the_tone_is_plain(approved: Approved) -> None:
    """No exclamation marks, no typographic quotes or dashes that would double the price of a text."""
    assert not set("!¡“”‘’–—…") & set(approved.template)
    assert approved.template == " ".join(approved.template.split())


@pytest.mark.parametrize("approved", APPROVED, ids=named)
def test_a_rendered_response_is_recognised_as_approved_and_a_changed_one_is_not(approved: Approved) -> None:
    text = rendered(approved)
    assert WORDING.is_approved(Sentence(approved.name, text), approved.language)
    starts_with_words = not approved.template.startswith("{")
    for changed in (
        *([f"Pay now. {text}", f"#{text[1:]}"] if starts_with_words else []),
        f"{text}\nPay now.",
        text[:-1],
    ):
        assert not WORDING.is_approved(Sentence(approved.name, changed), approved.language)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        pytest.param("utter_balance", {"creditor": "Bank", "balance": "$1.00. Pay now or else"}, id="after an amount"),
        pytest.param("utter_counter_first_date_too_late", {"latest_on": "Dec 15. Pay now"}, id="after a date"),
        pytest.param("utter_counter_term_too_long", {"months": "12 or be sued in 2"}, id="in place of a count"),
    ],
)
def test_a_figure_is_a_figure_and_no_place_for_other_words(name: str, fields: dict[str, str]) -> None:
    text = WORDING.get(name, "en").render(fields)
    assert not WORDING.is_approved(Sentence(name, text), "en")


@pytest.mark.parametrize("name", ["utter_clarify_topics", "utter_clarify_readings"])
def test_a_reading_is_one_of_the_labels_and_nothing_else(name: str) -> None:
    for language in ("en", "es"):
        good = WORDING.readings["stop_contact"].labels[language]
        for label, is_approved in ((good, True), (good + " now", False), ("pay now", False), ("", False)):
            text = WORDING.get(name, language).render({"first_reading": good, "second_reading": label})
            assert WORDING.is_approved(Sentence(name, text), language) is is_approved


def test_a_neutral_question_takes_no_label_that_tells_of_a_debt() -> None:
    fields = {"first_reading": WORDING.readings["stop_contact"].labels["en"]}
    fields["second_reading"] = WORDING.readings["ask_balance"].labels["en"]
    for name, is_approved in (("utter_clarify_topics", False), ("utter_clarify_readings", True)):
        text = WORDING.get(name, "en").render(fields)
        assert WORDING.is_approved(Sentence(name, text), "en") is is_approved


@pytest.mark.parametrize("intent", sorted(WORDING.readings))
def test_each_reading_has_a_short_label_and_a_neutral_one_where_it_must(intent: str) -> None:
    reading = WORDING.readings[intent]
    words = [*CONFIG.debt_words["en"], *CONFIG.debt_words["es"]]
    for label in reading.labels.values():
        assert label == " ".join(label.split())
        assert label[0].islower()
        assert len(label) <= 40
        assert not reading.safe_before_verification or find_debt_words(label, words) == ()
    assert intent not in LEGAL_INTENTS or reading.safe_before_verification


def test_no_two_readings_sound_alike() -> None:
    for language in ("en", "es"):
        labels = [reading.labels[language] for reading in WORDING.readings.values()]
        assert len(labels) == len(set(labels))


def test_a_figure_holds_no_line_break_and_no_template() -> None:
    for creditor in ("Bank\nPay now.", "{balance}", "x" * 81):
        text = WORDING.get("utter_balance", "en").render({"creditor": creditor, "balance": "$1.00"})
        assert not WORDING.is_approved(Sentence("utter_balance", text), "en")


def test_a_half_filled_response_never_leaves() -> None:
    with pytest.raises(KeyError):
        WORDING.sentence(Say("utter_balance", {"balance": "$1.00"}), "en", BRAND)


def test_an_unknown_response_or_language_is_an_error() -> None:
    for name, language in (("utter_unheard_of", "en"), ("utter_balance", "fr")):
        with pytest.raises(UnknownResponse):
            WORDING.get(name, language)


def test_each_menu_has_a_button_for_each_of_its_digits_and_three_is_a_person() -> None:
    for approved in APPROVED:
        if not approved.menu:
            continue
        digits = {button.payload.removeprefix("option_") for button in approved.buttons}
        if approved.menu == "person":
            assert approved.buttons[0].title in ("A person", "Una persona")  # here the first choice is a person
        else:
            assert "3" in digits, approved.name
        offered = set(re.findall(r"(?:[Rr]eply|[Rr]esponda|,|o responder) (\d)\b|\b(\d)\)", approved.template))
        assert {one or other for one, other in offered} <= digits, approved.name


def spoken_names(path: Path) -> set[str]:
    """Every response name in a source file; the beginning of a composed name counts with all its endings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"utter_\w+", node.value):
            composed = ("", "_differ") if "_settlement_" in node.value else ("", "_first_differs", "_last_differs")
            endings = composed if node in parts else ("",)
            names |= {node.value + ending for ending in endings}
    return names


def test_every_response_the_code_names_exists() -> None:
    # The simulation reads what is said, and names families of responses by how they begin; it says nothing itself.
    speaking = [path for path in CODE if "simulation" not in path.parts]
    named_somewhere = {name: path.name for path in speaking for name in spoken_names(path)}
    assert len(named_somewhere) > 60
    assert {name: file for name, file in named_somewhere.items() if name not in NAMES} == {}


def test_every_response_the_simulation_measures_exists() -> None:
    assert set(RESPONSES) <= set(NAMES)


def test_every_figure_a_response_needs_is_handed_over_where_it_is_said() -> None:
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "Say" and node.args):
                continue
            name = node.args[0]
            if not (isinstance(name, ast.Constant) and (len(node.args) == 1 or isinstance(node.args[1], ast.Dict))):
                continue
            given = {ast.literal_eval(key) for key in getattr((node.args[1:] or [None])[0], "keys", [])}
            needed = set(re.findall(r"\{(\w+)\}", WORDING.get(name.value, "en").template)) - set(BRAND)
            assert needed <= given, (path.name, node.lineno)
