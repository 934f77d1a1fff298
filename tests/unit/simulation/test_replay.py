"""What-if: recorded words under other terms, and only as far as they still make sense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parley.cli_simulate_more import run_replay
from parley.errors import ParleyError
from parley.negotiation import AccountFacts, CreditorTerms, NegotiationState, Offer, Proposal
from parley.negotiation.recordings import Recording, Step
from parley.services.terms_file import TermsFileError, load_terms
from parley.settings import PROJECT_ROOT
from parley.simulation.answers import answer_to, is_as_good_for_consumer
from parley.simulation.replay import Replayed, find_divergences, replay
from parley.simulation.replay_report import as_json, as_lines, as_page, make_report
from tests.unit.negotiation.builders import FACTS, TERMS, TODAY, monthly, settle

YES = "yes"
MENU = "menu"
Said = Proposal | str


def record(*said: Said, terms: CreditorTerms = TERMS, facts: AccountFacts = FACTS, name: str = "cnv_1") -> Recording:
    """Play words against the engine and write down what the product writes down.

    A yes agrees to the offer made last; "menu" asks for the options.
    """
    steps: list[Step] = []
    state, offer = NegotiationState(), None
    for number, words in enumerate(said):
        base = _asked(f"{name}.{number}", words, terms, facts, state, offer)
        answer = answer_to(base, terms, state, base.offer)
        agreed = base.act == "confirm" and answer.outcome == "accept"
        steps.append(
            replace(
                base,
                outcome=answer.outcome,
                reason_code=answer.reason_code,
                offer_out=answer.offer,
                is_agreement=agreed,
            )
        )
        granted = base.act == "respond" and answer.outcome == "accept"
        # Agreeing with the consumer is no round of bargaining.
        state = replace(answer.state, round=state.round) if granted else answer.state
        offer = answer.offer or offer
    return Recording(name, "acc_1", tuple(steps))


def _asked(
    name: str, words: Said, terms: CreditorTerms, facts: AccountFacts, state: NegotiationState, offer: Offer | None
) -> Step:
    act = "respond" if isinstance(words, Proposal) else "options" if words == MENU else "confirm"
    proposal = words if isinstance(words, Proposal) else None
    chosen = offer if act == "confirm" else None
    return Step(name, f"msg_{name}", TODAY, act, terms, facts, state, proposal, chosen, "", None, None)  # type: ignore[arg-type]


def with_minimum(cents: int) -> CreditorTerms:
    assert TERMS.instalments is not None
    return replace(TERMS, version=9, instalments=replace(TERMS.instalments, min_amount_cents=cents))


def with_ladder(*months: int) -> CreditorTerms:
    return replace(TERMS, version=9, negotiation=replace(TERMS.negotiation, instalment_months=months))


NO_SETTLEMENT = replace(TERMS, version=9, settlement=())
SMALL_AUTHORITY = replace(TERMS, version=9, authority=replace(TERMS.authority, max_balance_cents=50_000))
NEWER = replace(TERMS, version=9, effective_from=date(2027, 1, 1), effective_to=None)

STORIES: dict[str, tuple[Said, ...]] = {
    "own figures": (monthly(25_000), YES),
    "haggling": (monthly(1_000), monthly(2_000), monthly(5_500), YES),
    "too much": (MENU, Proposal(too_high=True), monthly(6_000), YES),
    "settlement": (settle(30_000), settle(40_000), settle(70_000), YES),
    "out of rounds": tuple(monthly(100) for _ in range(8)),
    "left": (MENU,),
}


@pytest.mark.parametrize("said", STORIES.values(), ids=STORIES.keys())
def test_the_terms_that_ruled_give_exactly_the_recorded_answers_and_end(said: Sequence[Said]) -> None:
    recording = record(*said)
    assert [*find_divergences(recording)] == []
    played = replay(recording, TERMS)
    assert played.first_difference is None
    assert (played.replayed_end, played.replayed) == (played.recorded_end, played.recorded)


@pytest.mark.parametrize("said", STORIES.values(), ids=STORIES.keys())
def test_a_new_version_or_date_alone_changes_nothing(said: Sequence[Said]) -> None:
    played = replay(record(*said), NEWER)
    assert played.first_difference is None
    assert played.replayed_end == played.recorded_end


def test_a_step_its_own_terms_do_not_give_again_is_a_defect() -> None:
    whole = record(*STORIES["haggling"])
    offer = whole.steps[0].offer_out
    assert offer is not None
    spoilt = replace(whole.steps[0], offer_out=replace(offer, total_cents=offer.total_cents - 1))
    found = [*find_divergences(replace(whole, steps=(spoilt, *whole.steps[1:])))]
    assert [one.step.id for one in found] == ["cnv_1.0"]
    assert any("DEFECT cnv_1, step cnv_1.0" in line for line in as_lines(make_report(TERMS, (), found)))


def end(played: Replayed) -> tuple[str, str]:
    return played.recorded_end, played.replayed_end


@pytest.mark.parametrize(
    ("said", "terms", "ends"),
    [
        pytest.param((monthly(25_000), YES), with_minimum(25_000), ("agreed", "agreed"), id="still granted"),
        pytest.param((monthly(25_000), YES), with_minimum(25_001), ("agreed", "unknown"), id="a cent too little now"),
        pytest.param((monthly(5_500),), with_ladder(24), ("open", "agreed"), id="own figures are granted now"),
        pytest.param((monthly(5_500),), with_ladder(12, 24), ("open", "unknown"), id="another counter-offer"),
        pytest.param((monthly(25_000), YES), SMALL_AUTHORITY, ("agreed", "escalated"), id="a person decides now"),
        pytest.param((MENU,), NO_SETTLEMENT, ("open", "open"), id="less was offered to one who left"),
        pytest.param((settle(70_000), YES), NO_SETTLEMENT, ("agreed", "unknown"), id="no settlement to say yes to"),
    ],
)
def test_where_the_new_terms_lead(said: tuple[Said, ...], terms: CreditorTerms, ends: tuple[str, str]) -> None:
    assert end(replay(record(*said), terms)) == ends


def test_a_yes_is_given_again_to_an_offer_that_is_better_for_the_consumer() -> None:
    recording = record(settle(30_000), YES)
    cheaper = replace(TERMS, settlement=(replace(TERMS.settlement[0], opening_bps=7_000),))
    played = replay(recording, cheaper)
    assert end(played) == ("agreed", "agreed")
    assert played.recorded is not None
    assert played.replayed is not None
    assert played.replayed.total_cents < played.recorded.total_cents


def test_a_yes_is_not_given_again_to_an_offer_that_is_worse() -> None:
    dearer = replace(TERMS, settlement=(replace(TERMS.settlement[0], opening_bps=9_000),))
    played = replay(record(settle(30_000), YES), dearer)
    assert played.replayed_end == "unknown"
    assert "asks for more, or sooner" in played.why


def test_too_much_is_said_again_of_a_worse_offer_only() -> None:
    recording = record(settle(30_000), Proposal(too_high=True))
    tier = TERMS.settlement[0]
    dearer, cheaper = (replace(TERMS, settlement=(replace(tier, opening_bps=bps),)) for bps in (9_000, 7_000))
    assert len(recording.steps) == 2
    assert "refused an offer" not in replay(recording, dearer).why
    assert "refused an offer" in replay(recording, cheaper).why


def plan_of(*parts: tuple[int, str], kind: str = "installments") -> Offer:
    whole = record(monthly(10_000)).steps[0].offer_out
    assert whole is not None
    one = whole.instalments[0]
    dated = tuple(
        replace(one, sequence=place, amount_cents=cents, due_on=date.fromisoformat(day))
        for place, (cents, day) in enumerate(parts, 1)
    )
    return replace(whole, kind=kind, instalments=dated, total_cents=sum(cents for cents, _ in parts))  # type: ignore[arg-type]


THAN = plan_of((500, "2026-04-01"), (500, "2026-05-01"))


@pytest.mark.parametrize(
    ("offer", "is_as_good"),
    [
        pytest.param(THAN, True, id="the same"),
        pytest.param(plan_of((500, "2026-04-01"), (500, "2026-05-02")), True, id="a day later"),
        pytest.param(plan_of((500, "2026-04-01"), (500, "2026-04-30")), False, id="a day sooner"),
        pytest.param(plan_of((500, "2026-04-01"), (499, "2026-05-01")), True, id="a cent less"),
        pytest.param(plan_of((500, "2026-04-01"), (500, "2026-05-01"), (1, "2027-01-01")), False, id="a cent more"),
        pytest.param(plan_of((499, "2026-04-01"), (501, "2026-05-01")), False, id="a larger payment"),
        pytest.param(plan_of((500, "2026-04-01"), (500, "2026-05-01"), kind="settlement"), False, id="another kind"),
    ],
)
def test_an_offer_is_as_good_when_it_asks_no_more_at_once_in_all_or_sooner(offer: Offer, is_as_good: bool) -> None:
    assert is_as_good_for_consumer(offer, THAN) is is_as_good


def test_the_report_counts_only_what_is_known_under_both_and_names_the_rest() -> None:
    recordings = [
        record(monthly(25_000), YES, name="cnv_kept"),
        record(monthly(5_500), name="cnv_open"),
        record(settle(70_000), YES, name="cnv_gone"),
    ]
    terms = replace(with_ladder(24), settlement=())
    report = make_report(terms, [replay(each, terms) for each in recordings])
    assert (report.then.agreements, report.now.agreements) == (1, 2)
    assert [each.recording.conversation_id for each in report.won] == ["cnv_open"]
    assert [each.recording.conversation_id for each in report.unknown] == ["cnv_gone"]
    assert report.lost == ()
    lines = "\n".join(as_lines(report))
    assert "1 won, 0 lost, 1 conversations not known to the end" in lines
    assert "cnv_open" in lines
    assert as_json(report)["won"] == ["cnv_open"]
    assert "cnv_gone" in as_page(report)


def test_names_in_a_page_are_escaped() -> None:
    terms = replace(NO_SETTLEMENT, creditor_id="<b>")
    page = as_page(make_report(terms, [replay(record(MENU, name="<script>"), terms)]))
    assert "<script>" not in page
    assert "<b>" not in page


def replay_file(file: Path, **options: str | None) -> None:
    run_replay(file, **{"creditor": None, "since": None, "json_file": None, "html_file": None, **options})  # type: ignore[arg-type]


MERIDIAN = PROJECT_ROOT / "config" / "terms" / "meridian.yml"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        pytest.param({"creditor": "riverbend"}, r"are those of meridian, not of riverbend\.$", id="another creditor"),
        pytest.param({"since": "31.1.2026"}, r"^--since must be a date like 2026-01-31, not 31\.1\.2026\.$", id="date"),
    ],
)
def test_a_bad_option_of_a_replay_is_one_sentence_before_anything_is_read(
    options: dict[str, str], sentence: str
) -> None:
    with pytest.raises(ParleyError, match=sentence):
        replay_file(MERIDIAN, **options)


def test_a_bad_terms_file_gives_the_errors_of_a_check(tmp_path: Path) -> None:
    file = tmp_path / "terms.yml"
    file.write_text(MERIDIAN.read_text("utf-8").replace("max_term_months: 24", "max_term_months: 0", 1), "utf-8")
    with pytest.raises(TermsFileError) as told:
        replay_file(file)
    with pytest.raises(TermsFileError) as checked:
        load_terms(file)
    assert str(told.value) == str(checked.value)
    assert "max_term_months" in str(told.value)
