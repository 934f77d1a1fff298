"""From what the NLU found to what the consumer proposed, and from there to one proposal for the negotiator (pure)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, cast

from parley.money import FULL_SHARE_BPS, share_bps
from parley.negotiation import Offer, Proposal
from parley.services.dialogue.corrections import is_only_figures, meant
from parley.services.dialogue.limits import states_ability, states_limit, without_refused
from parley.services.dialogue.parts import Parts, read_parts
from parley.services.dialogue.paydays import first_payday, is_twice_a_month, month_day, two_paydays

FIGURES: Final = ("amount", "percent", "date", "frequency", "count", "balance_share", "recurring_day")
_KINDS: Final = {
    "pay_in_full": "pay_in_full",
    "propose_settlement": "settlement",
    "ask_settlement": "settlement",
    "propose_installments": "installments",
    "promise_payment": "promise",
}
_FREQUENCIES: Final = ("weekly", "biweekly", "semimonthly", "monthly", "once")
_WHOLE: Final = re.compile(r"^\s*(?:in|en|split(?: in(?:to)?)?|dividid[oa]s? en)\s*$", re.IGNORECASE)
# Words that a sum closes the debt: they win over the rhythm of its parts. "50 a month until we're done" is a plan.
_CLOSES: Final = re.compile(
    r"(?<!until )(?<!till )(?<!til )\b(?:we'?re|and we are|call it|to be|be) (?:all )?(?:done|even|square)\b|\bsettle\w*\b"
    r"|\b(?:close|clear) (?:it|this|that|the account|my account|out)\b|\bwipe (?:it|this)\b|\bto close\b"
    r"|\bcerr(?:amos|ar(?:la|lo)?|emos|ado)\b|\bcierr[aeo]n?\b|\bliquid(?:ar(?:la|lo)?|amos|o|ada)\b|\bfiniquit\w+|\bsald(?:ar|amos)\w*"
    r"|\ba mano\b|\barregl\w+ (?:\w+ )?(?:por|con)\b|\by (?:ya )?(?:asunto arreglado|se acab[oó])\b",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(r"\b(?:until|till?|hasta)\b[^.!?]*$", re.IGNORECASE)
_NOT_A_SETTLEMENT: Final = frozenset({"pay_in_full", "settlement"})
_BETWEEN: Final = re.compile(
    r"^\W*(?:dollars|bucks|d[oó]lares)?\s*(?:in|en|over|split(?: up)?(?: in(?:to)?)?|dividid[oa]s? en|con)\s*$",
    re.IGNORECASE,
)
_TOTAL_AFTER: Final = re.compile(
    r"^,? ?(?:in )?(?:total\b|all together|altogether|all in\b|en total|por todo|todo junto|for everything|to close"
    r"|and (?:we'?re|were|thats|that's) (?:done|it)|y ya\b|y asunto arreglado)",
    re.IGNORECASE,
)
_EACH: Final = re.compile(r"^\W*(?:payments?|pagos?|parts?|partes)?\s*(?:of|de)\s*\$?\s*$", re.IGNORECASE)
_TOTAL_BEFORE: Final = re.compile(r"\b(?:total of|total de|a total|un total de) \$?$", re.IGNORECASE)

Entities = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a proposal is read from: entities, the text they were found in, and what a share or a weekday refers to."""

    intent: str
    entities: Entities
    text: str = ""
    language: str = "en"
    balance_cents: int | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A proposal as it was said.

    Args:
        proposal: What the negotiator is asked; of a range the low end.
        high_cents: The high end, where "40 or 50" named a range.
        either: Two sums in cents that one wording can mean ("two fifty"); nothing may be proposed before it is asked.
        is_limit: The amount, or the high end, is the most they can pay.
        is_able: The amount was named as what they can do.
        is_bare: Nothing but figures and words of correction; what they are of is decided by what was talked about.
    """

    proposal: Proposal
    high_cents: int | None = None
    either: tuple[int, int] | None = None
    is_limit: bool = False
    is_able: bool = False
    is_bare: bool = False


def read_proposal(intent: str, entities: Entities) -> Proposal:
    """Return what the consumer proposed, from intent and entities alone."""
    return hear(Utterance(intent, entities)).proposal


def hear(message: Utterance) -> Heard:
    """Return what the consumer proposed; whatever they did not say stays None.

    A bare promise with a frequency is a plan, an amount next to "too high" is what they can manage, and a value taken
    back or refused in the same message ("60 not 50", "can't do 254") was not said.
    """
    found = without_refused(meant(message.entities, message.text, message.language), message.text)
    intent, frequency = message.intent, _frequency(found)
    kind: Any = _KINDS.get(intent)
    if kind == "promise" and frequency not in (None, "once"):
        kind = "installments"
    low, high, either = _amounts(found, message.balance_cents)
    count = _integer(_first(found, "count"))
    is_closing = kind not in _NOT_A_SETTLEMENT and low is not None and _is_closing(found, message.text)
    kind = "settlement" if is_closing else kind
    is_whole = low is not None and (is_closing or _is_whole_sum(found, message.text))
    days = _first(found, "recurring_day")
    paydays = two_paydays(days)
    proposal = Proposal(
        kind=kind,
        amount_cents=None if is_whole else low,
        total_cents=low if is_whole else None,
        percent_bps=_integer(_first(found, "percent")) if low is None else None,
        frequency=cast(Any, frequency),
        count=count,
        # Of two paydays the first that comes is the negotiator's to find.
        first_due_on=_date(_first(found, "date")) or (None if paydays else _next_payday(found, message.today)),
        hardship=intent == "claim_hardship" or _first(found, "hardship_reason") is not None,
        wants_later_start=intent == "ask_more_time",
        too_high=intent == "reject_too_high",
        paydays=paydays,
        month_day=month_day(days, message.text) if frequency in (None, "monthly") else None,
    )
    is_bare = is_only_figures(message.entities, message.text)
    parts = read_parts(found, message.text, balance_cents=message.balance_cents, today=message.today)
    if parts is not None and either is None:
        has_rhythm = parts.amount_cents is not None
        return Heard(
            _with_parts(proposal, parts),
            is_limit=has_rhythm and states_limit(message.text, is_range=False),
            is_able=has_rhythm and states_ability(message.text),
            is_bare=is_bare,
        )
    # "That's all I have" without a figure is said of the sum talked about.
    is_of_all = low is None and not has_figures(found)
    has_amount = low is not None and not (is_whole and proposal.kind != "settlement")
    return Heard(
        proposal,
        high_cents=high,
        either=either,
        is_limit=(has_amount or is_of_all) and states_limit(message.text, is_range=high is not None),
        is_able=has_amount and states_ability(message.text),
        is_bare=is_bare,
    )


def _with_parts(proposal: Proposal, parts: Parts) -> Proposal:
    """Write a first sum and what follows it into a proposal; two sums that close it together are a settlement's total."""
    # "Half now and the rest" is of everything, or of what is being talked about; only a total makes it a settlement.
    is_of_everything = proposal.kind == "settlement" and parts.rest_on is not None and parts.total_cents is None
    return replace(
        proposal,
        kind=None if proposal.kind == "promise" or is_of_everything else proposal.kind,
        down_cents=parts.down_cents,
        amount_cents=parts.amount_cents,
        total_cents=parts.total_cents,
        percent_bps=None,
        first_due_on=parts.first_due_on,
        rest_on=parts.rest_on,
    )


def is_sum_to_close(entities: Entities, text: str) -> bool:
    """Tell whether a message that was not understood names a sum and that it is to close the debt."""
    return any(item.get("entity") == "amount" for item in entities) and _closes(text)


def _closes(text: str) -> bool:
    match = _CLOSES.search(text)
    return match is not None and _UNTIL.search(text[: match.start()]) is None


def _is_closing(found: Entities, text: str) -> bool:
    """Tell whether the one sum of a message is to close the debt, at once or in parts named behind it."""
    amounts = [item for item in found if item.get("entity") == "amount"]
    if len(amounts) != 1 or not _closes(text):
        return False
    count = next((item for item in found if item.get("entity") == "count"), None)
    if count is None:
        return _first(found, "frequency") in (None, "once")
    end, split = amounts[0].get("end"), count.get("start")
    return (
        isinstance(end, int) and isinstance(split, int) and end <= split and _BETWEEN.match(text[end:split]) is not None
    )


def has_figures(entities: Entities) -> bool:
    """Tell whether anything was named that a proposal can be made of."""
    return any(_first(entities, name) is not None for name in FIGURES)


def differs(heard: Heard, offer: Offer) -> bool:
    """Tell whether the figures named with a yes are other ones than those that were read back."""
    said = heard.proposal
    if said.down_cents is not None or said.rest_on is not None or said.paydays is not None:
        return True
    amounts = {offer.amount_cents, offer.total_cents, offer.instalments[0].amount_cents}
    named = [value for value in (said.amount_cents, said.total_cents) if value is not None]
    return (
        heard.either is not None
        or heard.high_cents is not None
        or said.percent_bps is not None
        or any(value not in amounts for value in named)
        or said.frequency not in (None, offer.frequency)
        or said.count not in (None, offer.count)
        or said.first_due_on not in (None, offer.first_due_on)
    )


def choose_amount(entities: Entities, cents: int) -> list[dict[str, Any]]:
    """Return the entities with the ambiguous amount settled as the consumer chose."""
    return [
        {**{key: value for key, value in item.items() if key != "either"}, "value": cents} if _either(item) else item
        for item in entities
    ]


def _amounts(found: Entities, balance_cents: int | None) -> tuple[int | None, int | None, tuple[int, int] | None]:
    """Return the amount or the low end of a range, the high end, and the two sums of an ambiguous amount."""
    amounts = [item for item in found if item.get("entity") == "amount"]
    if amounts and (either := _either(amounts[0])) is not None:
        return None, None, either
    ends = {item.get("role"): _integer(item.get("value")) for item in amounts if item.get("role") in ("low", "high")}
    low, high = ends.get("low"), ends.get("high")
    if low is not None and high is not None:
        return min(low, high), max(low, high), None
    first = _integer(amounts[0].get("value")) if amounts else None
    return (first if first is not None else _share(found, balance_cents)), None, None


def _either(item: dict[str, Any]) -> tuple[int, int] | None:
    both = item.get("either")
    if item.get("entity") != "amount" or not isinstance(both, list | tuple) or len(both) != 2:
        return None
    first, second = (_integer(value) for value in both)
    return None if first is None or second is None or first == second else (first, second)


def _share(found: Entities, balance_cents: int | None) -> int | None:
    bps = _integer(_first(found, "balance_share"))
    if bps is None or balance_cents is None or not 0 < bps <= FULL_SHARE_BPS:
        return None
    return max(1, share_bps(balance_cents, bps, "half_up"))


def _frequency(found: Entities) -> str | None:
    said = _first(found, "frequency")
    if said in _FREQUENCIES:
        return str(said)
    return "semimonthly" if is_twice_a_month(_first(found, "recurring_day")) else None


def _next_payday(found: Entities, today: date | None) -> date | None:
    return first_payday(_first(found, "recurring_day"), today) if today is not None else None


def _is_whole_sum(found: Entities, text: str) -> bool:
    """Tell "400 in 4 payments" and "700 total", a sum that is the whole, from "4 payments of 400"."""
    amounts = [item for item in found if item.get("entity") == "amount"]
    counts = [item for item in found if item.get("entity") == "count"]
    if len(amounts) != 1 or _first(found, "frequency") is not None:
        return False
    start, end = amounts[0].get("start"), amounts[0].get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return False
    if any(_EACH.match(text[item["end"] : start]) for item in counts if isinstance(item.get("end"), int)):
        return False
    if _TOTAL_AFTER.match(text[end:]) or _TOTAL_BEFORE.search(text[:start]):
        return True
    split = counts[0].get("start") if len(counts) == 1 else None
    return isinstance(split, int) and end < split and _WHOLE.match(text[end:split]) is not None


def _first(entities: Entities, name: str) -> Any | None:
    return next((found["value"] for found in entities if found.get("entity") == name), None)


def _integer(value: Any) -> int | None:
    return value if type(value) is int else None


def _date(value: Any | None) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
