"""`python -m tests.fuzz`: fuzz conversations and check the invariants I1 to I10 after every message."""

import argparse
import os
import sys

from tests.fuzz.plants import PLANTS
from tests.fuzz.run import Finding, Order, Report, play_one, run
from tests.fuzz.shrink import transcript
from tests.fuzz.walk import VERSION


def main() -> int:
    """Read the arguments and do it; 0 when nothing was found, 1 when something was, 2 for usage."""
    arguments = _parser().parse_args()
    if arguments.one is not None:
        return _one(arguments)
    if arguments.stack:
        from tests.fuzz.stack import run_stack

        return run_stack(seed=arguments.seed, count=arguments.n, first=arguments.first)
    order = Order(
        arguments.seed,
        range(arguments.first, arguments.first + arguments.n),
        plant=arguments.plant,
        shrinks=not arguments.no_shrink,
        most_findings=1 if arguments.plant else arguments.most_findings,
        minutes=arguments.minutes,
    )
    report = run(order, workers=arguments.workers)
    for finding in report.findings:
        _tell(finding, arguments.seed)
    _sum_up(report, order)
    return 1 if report.findings else 0


def _one(arguments: argparse.Namespace) -> int:
    outcome, finding = play_one(arguments.seed, arguments.one, plant=arguments.plant, shrinks=arguments.shrink)
    if finding is None:
        print("\n".join(transcript(outcome)))
        print(f"seed {arguments.seed}, conversation {arguments.one}: no invariant broken, {outcome.turns} messages.")
        return 0
    _tell(finding, arguments.seed)
    return 1


def _tell(finding: Finding, seed: int) -> None:
    print(f"\nBroken: {', '.join(finding.invariants)}. Seed {seed}, conversation {finding.number}.")
    print(f"Again: make fuzz SEED={seed} ONE={finding.number}")
    for evidence in finding.evidence[:5]:
        print(f"  {evidence}")
    print("\n".join(finding.lines))


def _sum_up(report: Report, order: Order) -> None:
    kinds = ", ".join(f"{name} {count:,}" for name, count in report.steps.most_common())
    print(
        f"\nFuzzer version {VERSION}, seed {order.seed}, conversations {order.numbers[0]} to {order.numbers[-1]}"
        + (f", planted defect {order.plant}" if order.plant else "")
    )
    print(
        f"  {report.walks:,} conversations, {report.turns:,} messages in, {report.answered:,} of them answered, {report.sent:,} texts out"
    )
    print(
        f"  {report.seconds:.0f} s, {report.walks / report.seconds:.2f} conversations/s, {report.turns / report.seconds:.1f} messages/s"
    )
    print(
        f"  {1000 * report.cpu_seconds / max(1, report.turns):.0f} ms of Python's CPU time a message, checks included"
    )
    print(f"  steps: {kinds}")
    if not order.plant:
        print(f"  the audit log of {report.audit_events:,} events was walked at the end")
    if report.findings:
        print(f"  {len(report.findings)} of them broke an invariant")
    else:
        print(
            f"  no invariant broken; at 95 % at most {3 / max(1, report.walks):.5%} of such conversations break one (3/n)"
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make fuzz", description=main.__doc__)
    parser.add_argument("-n", type=int, default=1000, help="conversations to play (N=)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the walks (SEED=)")
    parser.add_argument("--first", type=int, default=0, help="number of the first walk (FIRST=)")
    parser.add_argument("--one", type=int, help="play this one conversation and print it (ONE=)")
    parser.add_argument("--shrink", action="store_true", help="with --one: leave out what is not needed")
    parser.add_argument("--plant", choices=[*PLANTS], help="break this invariant on purpose and find it (PLANT=)")
    parser.add_argument("--stack", action="store_true", help="over the real processes (STACK=1)")
    parser.add_argument(
        "--workers", type=int, default=max(2, os.cpu_count() or 1), help="processes, each with its own database"
    )
    parser.add_argument("--minutes", type=float, help="stop after so long")
    parser.add_argument("--most-findings", type=int, default=5, help="stop a process after so many findings")
    parser.add_argument("--no-shrink", action="store_true", help="report failing conversations as they are")
    return parser


if __name__ == "__main__":
    sys.exit(main())
