"""Make a failing walk small: leave out steps while the same invariant still breaks."""

from tests.fuzz.judge import Outcome, play
from tests.fuzz.walk import Walk
from tests.fuzz.world import World


async def shrink(world: World, failing: Outcome, *, most_plays: int = 120) -> Outcome:
    """Return the smallest outcome found that breaks one of the same invariants."""
    best, wanted = failing, failing.broken
    plays, size = 0, max(1, len(failing.walk.steps) // 2)
    while size >= 1:
        start, has_shrunk = 0, False
        while start < len(best.walk.steps) and plays < most_plays:
            kept = [place for place in range(len(best.walk.steps)) if not start <= place < start + size]
            plays += 1
            tried = await play(world, best.walk.keeping(kept))
            if tried.broken & wanted:
                best, has_shrunk = tried, True
            else:
                start += size
        if not has_shrunk or size > 1:
            size //= 2
        if plays >= most_plays:
            break
    return best


def transcript(outcome: Outcome) -> list[str]:
    """Tell what happened, step by step: what was done, and what left because of it."""
    walk: Walk = outcome.walk
    lines = [f"{walk.shape}, {walk.actor}"]
    sides = [(walk.actor, walk.steps), (walk.twin, walk.twin_steps or walk.steps)]
    for trace, (actor, steps) in zip(outcome.traces, sides, strict=False):
        if len(outcome.traces) == 2:
            lines.append(f"played by {actor.first_name if actor else ''}, {trace.actor.language}:")
        for number, step in enumerate(steps, start=1):
            if number > trace.tick:
                break
            lines.append(f"  {number:2}. {step}")
            lines += [f"        {left.author}: {left.body}" for left in trace.left if left.tick == number]
        lines += [f"   end  {left.author}: {left.body}" for left in trace.left if left.tick > len(steps)]
    return lines
