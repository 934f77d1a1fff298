"""Plain tables on the terminal: what was measured beside what was aimed at."""

import statistics
from collections.abc import Sequence


def heading(text: str) -> None:
    """Print a heading."""
    print(f"\n{text}", flush=True)


def figure(name: str, runs: Sequence[float], unit: str, target: str = "", digits: int = 0) -> None:
    """Print the median of several runs, the runs themselves and the target."""
    median = f"{statistics.median(runs):,.{digits}f} {unit}"
    each = " / ".join(f"{value:,.{digits}f}" for value in runs) if len(runs) > 1 else ""
    print(f"  {name:<44}{median:>12}  {f'target {target}' if target else '':<20}{each}".rstrip(), flush=True)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that `share` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.499999) - 1))]
