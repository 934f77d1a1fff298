"""The invariants of one conversation as functions of what happened and what is stored (architecture section 4).

Each looks only at outcomes: what the harness did, the texts that left, the rows. None asks the product whether it was right.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tests.fuzz.evidence import Human, Left, Rows, Said, Trace
from tests.fuzz.invariants_money import check_figures, check_offers, check_own_mistakes, check_plans
from tests.fuzz.invariants_records import check_explained, check_once, check_secrets, check_stored
from tests.fuzz.material import ABOUT_THE_DEBT, ASKS_TO_PAY, HIDDEN_STOPS, SILENCING, STOPPING

Check = Callable[[Trace, Rows], Iterator[str]]
CEASING: Final = frozenset({"cease_all_contact", "refuse_to_pay"})
OF_ONE_DEBT: Final = frozenset({"DISPUTE", "VALIDATION", "ORIG_CREDITOR", "CLAIMED_PAID"})
ANSWERS_TO_A_STATEMENT: Final = frozenset({"acknowledgement", "opt_out_confirmation", "crisis"})
OF_A_DEBT: Final = re.compile(
    r"\$\s?\d|\b(?:debts?|ow(?:e|es|ed|ing)|balances?|past due|collectors?|creditors?|settle\w*|loans?|instal\w+"
    r"|deudas?|deudor\w*|adeud\w+|saldos?|vencid\w+|cobrador\w*|cobranzas?|acreedor\w*|pr[eé]stamos?)\b",
    re.IGNORECASE,
)
DISCLOSES: Final = {
    "first_party": re.compile(r"this is about your account|sobre su cuenta", re.IGNORECASE),
    "third_party": re.compile(r"trying to collect a debt|cobrar una deuda", re.IGNORECASE),
}
SAYS_COLLECTOR: Final = re.compile(r"debt collector|cobrador de deudas", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken invariant with what shows it."""

    invariant: str
    evidence: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.invariant}: {self.evidence}"


def check_nothing_before_verification(trace: Trace, rows: Rows) -> Iterator[str]:
    """I1: until two right answers were given on a line, nothing that left there tells of a debt, whoever wrote it."""
    names = [trace.creditor_name, "Lantern", *trace.references]
    sums = [f"{cents // 100:,}" for known in trace.balances.values() for cents in known if cents >= 100_000]
    for left in trace.left:
        if left.tick >= trace.told.get(left.conversation_id, left.tick + 1):
            continue
        shown = OF_A_DEBT.search(left.body)
        named = next((name for name in (*names, *sums) if name and name in left.body), None)
        if shown or named:
            yield f"unverified, yet {named or (shown and shown.group())!r} left: {left.body!r}"


def check_disclosure_first(trace: Trace, rows: Rows) -> Iterator[str]:
    """I2: the initial disclosure of an account leaves before anything about it, and each later text says who collects."""
    is_collector = trace.actor.party_role != "first_party"
    discloses = DISCLOSES["third_party" if is_collector else "first_party"]
    places = {left.message_id: place for place, left in enumerate(trace.left)}
    given: dict[str, list[int]] = {}
    for row in rows.disclosures:
        place = places.get(row["message_id"])
        if place is not None and discloses.search(trace.left[place].body):
            given.setdefault(row["account_id"], []).append(place)
    marked: set[str] = set()
    for place, left in enumerate(trace.left):
        if SAYS_COLLECTOR.search(left.body):
            marked.add(left.conversation_id)
        if left.account_id is None or not OF_A_DEBT.search(left.body) or left.kind == "acknowledgement":
            continue
        stands = [at for at in given.get(left.account_id, ()) if at <= place and not _had_failed(trace, at, left)]
        if not stands:
            yield f"nothing disclosed before: {left.body!r}"
        is_marked = SAYS_COLLECTOR.search(left.body) if _is_sms(rows, left) else left.conversation_id in marked
        if is_collector and not is_marked:
            yield f"does not say that it is from a debt collector: {left.body!r}"


def _had_failed(trace: Trace, place: int, left: Left) -> bool:
    failed_at = trace.failed.get(trace.left[place].message_id)
    return failed_at is not None and failed_at < left.tick


def _is_sms(rows: Rows, left: Left) -> bool:
    return rows.conversations[left.conversation_id]["channel"] == "sms"


def check_stop_means_stop(trace: Trace, rows: Rows) -> Iterator[str]:
    """I3: after a statement or hold that silences, nothing leaves but the one answer each statement may get."""
    answered: dict[str, int] = {}
    for left in trace.left:
        if left.in_reply_to:
            answered[left.in_reply_to] = answered.get(left.in_reply_to, 0) + 1
    for said in trace.said:
        if not _silences(said) or said.message_id not in trace.settled:
            continue
        if answered.get(said.message_id, 0) > 1:
            yield f"{said.text!r} was answered {answered[said.message_id]} times"
        for left in trace.left:
            if left.in_reply_to == said.message_id and not _is_mere_answer(left):
                yield f"{said.text!r} was answered with {left.body!r}"
            elif _is_after(trace, said, left) and not _may_follow(said, left, answered):
                if set(said.gold) & SILENCING <= CEASING and _answers_who_ceased(trace, rows, left, since=said.tick):
                    continue
                yield f"after {said.text!r} left {left.body!r}"
    for tick, kind in trace.holds_placed:
        for left in trace.left:
            # A stranger's telephone is nobody's until somebody says who they are there.
            is_about_it = left.account_id == trace.account_ids[0] or (left.account_id and kind not in OF_ONE_DEBT)
            if (
                left.tick > tick
                and is_about_it
                and not _is_released_since(trace, tick, left)
                and not _is_mere_answer(left)
                and not (kind == "CEASE" and _answers_who_ceased(trace, rows, left, since=tick))
            ):
                yield f"under a hold {kind} that a person placed left {left.body!r}"


def _answers_who_ceased(trace: Trace, rows: Rows, left: Left, *, since: int) -> bool:
    """Tell whether a person answers, once and in a chat, what was asked about paying after a cease (REGF-6C-LIFT)."""
    if left.author != "collector" or _is_sms(rows, left):
        return False
    asked = [
        said for said in trace.said if said.conversation_id == left.conversation_id and since <= said.tick <= left.tick
    ]
    earlier = [other for other in trace.left[: trace.left.index(left)] if other.author == "collector"]
    is_first = not any(asked and other.tick >= asked[-1].tick for other in earlier)
    return bool(asked) and asked[-1].intent in ASKS_TO_PAY and is_first


def check_one_confirmation(trace: Trace, rows: Rows) -> Iterator[str]:
    """I3: an opt-out is confirmed once, until it has been taken back and made again."""
    confirmed: dict[str, Left] = {}
    for left in trace.left:
        if left.kind == "opt_out_confirmation":
            before = confirmed.get(left.conversation_id)
            if before is not None and not _is_resumed(trace, before, left):
                yield f"an opt-out was confirmed again: {left.body!r}"
            confirmed[left.conversation_id] = left


def _silences(said: Said) -> bool:
    return bool(SILENCING & set(said.gold)) and (said.is_heard or said.text in HIDDEN_STOPS)


def _is_mere_answer(left: Left) -> bool:
    """Tell whether it only answers a statement, or the opening of a chat (WIRETAP); words of a sum of money never do."""
    if left.kind == "notice" and left.author == "system":
        return not OF_A_DEBT.search(left.body)
    return left.kind in ANSWERS_TO_A_STATEMENT and left.author != "collector" and "$" not in left.body


def _is_after(trace: Trace, said: Said, left: Left) -> bool:
    """Tell whether it left after the statement had been dealt with, to the person or about the debt it was of."""
    if left.tick <= trace.settled[said.message_id]:
        return False
    gold = set(said.gold) & SILENCING
    account = trace.settled_account.get(said.message_id)
    if left.conversation_id == said.conversation_id:
        if gold == {"stop_contact"} and _is_resumed(trace, said, left):
            return False
        # Of several debts a statement may mean another one than is talked of.
        is_meant = not gold <= ABOUT_THE_DEBT or (left.account_id == account and len(trace.account_ids) == 1)
        is_lifted = "stop_contact" not in gold and _is_released_since(trace, trace.settled[said.message_id], left)
        return is_meant and not is_lifted
    # On another line it concerns whoever is known to be the same person, talking of the same account.
    known_there = left.tick > trace.told.get(left.conversation_id, left.tick)
    known_here = trace.settled[said.message_id] > trace.told.get(said.conversation_id, trace.settled[said.message_id])
    is_personal = bool(gold - {"stop_contact", "deny_identity", "declare_third_party"})
    if _is_released_since(trace, trace.settled[said.message_id], left):
        return False
    return known_here and known_there and is_personal and account is not None and left.account_id == account


def _is_released_since(trace: Trace, tick: int, left: Left) -> bool:
    """Tell whether a supervisor lifted holds in between; which ones still stand then is not this check's to say."""
    return any(tick <= released_at <= left.tick for released_at, _ in trace.holds_released)


def _is_resumed(trace: Trace, said: Said | Left, left: Left) -> bool:
    return any(
        later.conversation_id == said.conversation_id
        and said.tick < later.tick <= left.tick
        and ("resume_contact" in later.gold or later.text.strip().casefold() in ("start", "unstop"))
        for later in trace.said
    )


def _may_follow(said: Said, left: Left, answered: Mapping[str, int]) -> bool:
    """Tell whether it is the one answer to another statement; after an opt-out only a word in a crisis is."""
    if not _is_mere_answer(left) or answered.get(left.in_reply_to or "", 0) > 1:
        return False
    if left.kind in ("crisis", "opt_out_confirmation"):
        return True  # `check_one_confirmation` counts those
    return not (STOPPING & set(said.gold)) or left.conversation_id != said.conversation_id


def check_one_voice(trace: Trace, rows: Rows) -> Iterator[str]:
    """I7: from the hand-over, announced or claimed, to the release the bot says nothing but what law or danger demands."""
    for conversation_id in {left.conversation_id for left in trace.left}:
        mine = [left for left in trace.left if left.conversation_id == conversation_id]
        humans = [human for human in trace.humans if human.conversation_id == conversation_id]
        for place, left in enumerate(mine):
            if left.author == "collector":
                continue
            if _is_claimed(humans, left) and left.kind not in ("crisis", "opt_out_confirmation", "notice"):
                yield f"a person had claimed the conversation, yet the bot said {left.body!r}"
            announced = next((early for early in reversed(mine[:place]) if early.kind == "handover"), None)
            if announced and not _is_released(humans, announced, left) and not _is_mere_answer(left):
                yield f"after {announced.body!r} the bot said {left.body!r}"


def _is_claimed(humans: list[Human], left: Left) -> bool:
    acts = [human.act for human in humans if human.tick < left.tick]
    is_released_now = any(human.tick == left.tick and human.act != "claim" for human in humans)
    return bool(acts) and acts[-1] == "claim" and not is_released_now


def _is_released(humans: list[Human], announced: Left, left: Left) -> bool:
    return any(human.act != "claim" and announced.tick < human.tick <= left.tick for human in humans)


CHECKS: Final[Mapping[str, tuple[Check, ...]]] = {
    "I1": (check_nothing_before_verification,),
    "I2": (check_disclosure_first,),
    "I3": (check_stop_means_stop, check_one_confirmation),
    "I4": (check_offers, check_plans, check_figures, check_own_mistakes),
    "I5": (check_once,),
    "I6": (check_stored,),
    "I7": (check_one_voice,),
    "I8": (check_secrets,),
    "I10": (check_explained,),
}
"""The checks of one conversation; I9 and the other half of I1 compare two (`compare`)."""


def check_all(trace: Trace, rows: Rows) -> list[Violation]:
    """Run every check of one conversation."""
    return [
        Violation(invariant, evidence)
        for invariant, checks in CHECKS.items()
        for check in checks
        for evidence in check(trace, rows)
    ]


def same_answers(one: Trace, other: Trace) -> list[Violation]:
    """I1: two debtors with different debts and the same unverified transcript get the same bytes."""
    bodies = [[(left.tick, left.body) for left in trace.left] for trace in (one, other)]
    if bodies[0] == bodies[1]:
        return []
    differing = next(
        (pair for pair in zip(*bodies, strict=False) if pair[0] != pair[1]), (len(bodies[0]), len(bodies[1]))
    )
    return [Violation("I1", f"the same transcript, two answers: {differing}")]


def same_offers(one: Rows, other: Rows) -> list[Violation]:
    """I9: another name, language or way of talking, and the same offers to the cent and the day."""
    made = [
        Counter(
            f"{row['kind']} {row['total_cents']} {[(part['due_on'], part['amount_cents']) for part in row['schedule']]}"
            f" {row['reason_codes']} conceded {row['conceded_cents']}"
            for row in rows.offers
        )
        for rows in (one, other)
    ]
    if made[0] == made[1]:
        return []
    only = [sorted((mine - theirs).elements()) for mine, theirs in (made, made[::-1])]
    return [Violation("I9", f"offers differ with the person: {only[0]} against {only[1]}"[:1200])]
