"""TW-RATE: when each text may leave, by a clock of our own."""

import asyncio
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.outbound.pacing import Pace


class Clock:
    """Stands still; whoever sleeps is only noted with the moment of waking."""

    def __init__(self) -> None:
        self.at = 100.0
        self.woken: list[float] = []

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.woken.append(self.at + seconds)


def moments(texts: list[tuple[str, int]], *, parts_per_s: float, spacing_s: float) -> list[float]:
    """Ask for all texts at once; returns how many seconds later each may leave."""
    clock = Clock()
    pace = Pace(parts_per_s=parts_per_s, spacing_s=spacing_s, now=clock.now, sleep=clock.sleep)
    found = []
    for number, parts in texts:
        before = len(clock.woken)
        asyncio.run(pace.wait(number, parts=parts))
        found.append(clock.woken[-1] - clock.at if len(clock.woken) > before else 0.0)
    return found


@pytest.mark.parametrize(
    ("texts", "parts_per_s", "spacing_s", "leave"),
    [
        pytest.param([("a", 1), ("b", 1), ("c", 1)], 1, 0, [0, 1, 2], id="one part a second"),
        pytest.param([("a", 2), ("b", 1)], 1, 0, [0, 2], id="a text of two parts takes two"),
        pytest.param([("a", 1), ("b", 1)], 4, 0, [0, 0.25], id="a faster sender"),
        pytest.param(
            [("a", 1), ("a", 1), ("b", 1)], 0, 5, [0, 5, 0], id="one number is spaced, another is not held up"
        ),
        pytest.param([("a", 1), ("a", 1), ("b", 1)], 1, 5, [0, 5, 2], id="both"),
        pytest.param([("a", 3), ("a", 3), ("b", 3)], 0, 0, [0, 0, 0], id="no limits"),
    ],
)
def test_every_text_gets_its_moment(
    texts: list[tuple[str, int]], parts_per_s: float, spacing_s: float, leave: list[float]
) -> None:
    assert moments(texts, parts_per_s=parts_per_s, spacing_s=spacing_s) == pytest.approx(leave)


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(1, 3)), max_size=60))
def test_the_rate_and_the_spacing_hold_for_any_burst(texts: list[tuple[str, int]]) -> None:
    leave = moments(texts, parts_per_s=2, spacing_s=5)
    for number in "abcde":
        times = [at for at, (to, _) in zip(leave, texts, strict=True) if to == number]
        assert all(later - earlier >= 5 - 1e-6 for earlier, later in itertools.pairwise(times))
    for place, at in enumerate(leave):
        earlier_parts = sum(parts for _, parts in texts[:place])
        assert at >= earlier_parts / 2 - 1e-6
