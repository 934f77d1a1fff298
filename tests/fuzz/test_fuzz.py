"""A short run of the fuzzer, and the proof that it notices: a planted defect of each invariant is found."""

from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from tests.fuzz.draw import draw_walk
from tests.fuzz.judge import play
from tests.fuzz.plants import PLANTS, planted
from tests.fuzz.run import Order, run_here
from tests.fuzz.shrink import shrink, transcript
from tests.fuzz.walk import Walk
from tests.fuzz.world import World, open_world, own_database, server

SEED = 20261130
CONVERSATIONS = 25
WITHIN = 2_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database for all walks of this file."""
    with server(tmp_path_factory.mktemp("fuzz")) as url:
        yield own_database(url, "fuzz_tests")


@pytest.fixture
async def world(address: str) -> AsyncIterator[World]:
    """The product for the fuzzer."""
    async with open_world(address) as world:
        yield world


def _has(kind: str) -> Callable[[Walk], bool]:
    return lambda walk: any(step.kind == kind for step in walk.steps)


def _means(*intents: str) -> Callable[[Walk], bool]:
    return lambda walk: any({*intents} & {*step.gold} and "misheard" not in step.more for step in walk.steps)


COULD_SHOW: dict[str, Callable[[Walk], bool]] = {
    "I1": lambda walk: walk.shape == "same_answers",
    "I2": lambda walk: walk.actor.language == "es" and _has("identify")(walk) and walk.shape == "single",
    "I3": _means("claim_attorney"),
    "I4": lambda walk: walk.shape == "single" and _means("ask_options", "propose_installments")(walk),
    "I5": lambda walk: any(step.more.get("mishap") == "unheard" and step.line == "phone" for step in walk.steps),
    "I6": lambda walk: walk.shape == "single",
    "I7": lambda walk: _has("claim")(walk) and walk.shape == "single",
    "I8": lambda walk: any("ssn" in step.text or "social" in step.text for step in walk.steps),
    "I9": lambda walk: walk.twin is not None and walk.twin.language != walk.actor.language,
    "I10": _has("reply"),
}
"""Walks that can show a planted defect at all; the others need not be played to know that they do not."""


async def test_no_invariant_breaks_in_a_short_run(world: World) -> None:
    report = await run_here(world, Order(SEED, range(CONVERSATIONS), shrinks=False, most_findings=1))
    assert not report.findings, "\n".join([*report.findings[0].evidence, *report.findings[0].lines])
    assert report.walks == CONVERSATIONS
    assert report.turns > 5 * CONVERSATIONS
    assert report.answered > report.turns / 3, "most messages get no answer, so most of the product is not looked at"


@pytest.mark.parametrize("invariant", PLANTS)
async def test_a_planted_defect_is_found(world: World, invariant: str) -> None:
    walks = (draw_walk(SEED, number) for number in range(WITHIN))
    with planted(invariant):
        for walk in filter(COULD_SHOW[invariant], walks):
            outcome = await play(world, walk)
            if outcome.violations:
                break
    assert invariant in outcome.broken, f"{invariant} was broken in {WITHIN} conversations and nobody noticed"


async def test_a_failing_conversation_shrinks_to_what_breaks_it_and_replays_the_same(world: World) -> None:
    with planted("I10"):
        failing = next(walk for walk in (draw_walk(SEED, number) for number in range(WITHIN)) if _has("reply")(walk))
        outcome = await play(world, failing)
        assert outcome.broken == {"I10"}
        small = await shrink(world, outcome)
        assert small.broken == {"I10"}
        assert len(small.walk.steps) < len(failing.steps)
        again = await play(world, small.walk)
        assert transcript(again) == transcript(small)


def test_a_seed_draws_the_same_walks_for_ever() -> None:
    assert [draw_walk(7, number) for number in range(20)] == [draw_walk(7, number) for number in range(20)]
    assert draw_walk(7, 1) != draw_walk(8, 1)


async def test_two_channels_at_once_are_interleaved_the_same_way_each_time(world: World) -> None:
    walk = next(
        walk
        for walk in (draw_walk(SEED, number) for number in range(WITHIN))
        if _has("both")(walk) and walk.shape == "single"
    )
    first, second = await play(world, walk), await play(world, walk)
    assert transcript(first) == transcript(second)
