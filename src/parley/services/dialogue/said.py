"""What the consumer has said so far of the arrangement being talked about, so that a correction replaces just one fact (pure).

The negotiator remembers what it offered; this remembers what was said to it: "50", asked how often, "every two weeks" is
fifty every two weeks, and "no wait, monthly" after the read-back is fifty a month from the same day.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Final

from parley.negotiation import Accept, Ask, Counter, Offer, Outcome, Proposal
from parley.services.dialogue.proposals import Heard

_PLANS: Final = frozenset({"installments", "promise", None})
Respond = Callable[[Proposal], Outcome]


@dataclass(frozen=True, slots=True)
class Said:
    """Facts that still stand.

    Args:
        asked_cents: The consumer's own amount where the offer has another one: what "no wait, biweekly" is said of.
        is_limit: The amount is the most they can pay.
        is_open: We have asked for more, so nothing has been read back from these facts yet.
    """

    kind: str | None = None
    amount_cents: int | None = None
    high_cents: int | None = None
    total_cents: int | None = None
    percent_bps: int | None = None
    frequency: str | None = None
    count: int | None = None
    first_due_on: str | None = None
    down_cents: int | None = None
    rest_on: str | None = None
    asked_cents: int | None = None
    is_limit: bool = False
    hardship: bool = False
    is_open: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return what is kept between two messages (JSON)."""
        return {name: value for name, value in asdict(self).items() if value not in (None, False)}

    @property
    def own_cents(self) -> int | None:
        """The sum the consumer named last, whether it is in the offer or not."""
        return self.amount_cents or self.total_cents or self.asked_cents

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any] | None) -> "Said":
        """Read what `to_dict` wrote."""
        return cls(**(kept or {}))


def join(said: Said, heard: Heard) -> Heard:
    """Return the proposal with what still stands filled in where this message says nothing of it.

    Another kind of arrangement, "too much", or a hardship told about a plan that was read back starts from what is said
    now alone: it is no correction.
    """
    new = heard.proposal
    if heard.is_bare and said.kind is not None:
        # "Actually 260 not 250" is of the same kind, whatever a model takes so few words for.
        new = replace(new, kind=None)
    if heard.is_limit and not _names_size(new) and said.own_cents is not None:
        # "Too much, it's all I have" is said of the consumer's own sum.
        new = replace(new, too_high=False)
    if _is_plan_instead(said, new):
        return replace(heard, proposal=replace(new, kind="installments"))
    if not _continues(said, new):
        return heard
    is_resized = _names_size(new)
    joined = replace(
        _with_size(said, new, is_limit=heard.is_limit),
        kind=new.kind or said.kind,  # type: ignore[arg-type]
        frequency=new.frequency or said.frequency,  # type: ignore[arg-type]
        hardship=new.hardship or (said.hardship and said.is_open),
    )
    return replace(
        heard,
        proposal=_with_days(said, joined, keeps_down=heard.is_bare or not is_resized),
        high_cents=heard.high_cents if is_resized else said.high_cents,
        is_limit=heard.is_limit or (said.is_limit and not is_resized),
    )


def _is_plan_instead(said: Said, new: Proposal) -> bool:
    """Tell whether a sum with a rhythm of its own ends the talk about one sum that closes the account: "75 every two weeks"."""
    has_rhythm = new.amount_cents is not None and new.frequency not in (None, "once")
    return said.kind == "settlement" and new.kind is None and has_rhythm and new.count is None


def _with_days(said: Said, new: Proposal, *, keeps_down: bool) -> Proposal:
    """Fill in the first payment and the days; of two payments a new day alone is the day of the second.

    Another sum without a first payment beside it is another plan, and has none.
    """
    first, rest = _day(said.first_due_on), _day(said.rest_on) if keeps_down else None
    new = replace(new, down_cents=new.down_cents or (said.down_cents if keeps_down else None))
    if rest is None or new.rest_on is not None or new.frequency is not None:
        return replace(new, first_due_on=new.first_due_on or first)
    return replace(new, first_due_on=first, rest_on=new.first_due_on or rest)


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _continues(said: Said, new: Proposal) -> bool:
    if said == Said() or new.too_high or new.capacity_cents is not None:
        return False
    if new.hardship and not said.is_open and not _names_any(new):
        return False
    if new.down_cents is not None and new.rest_on is not None and said.kind != "settlement":
        # "Half now, the rest on the 15th" is a whole arrangement; what was said of another one is not in it.
        return False
    if new.kind is None:
        return True
    if said.kind is None and said.is_open:
        return new.kind != "pay_in_full"
    return new.kind == said.kind or {new.kind, said.kind} <= _PLANS


def _with_size(said: Said, new: Proposal, *, is_limit: bool) -> Proposal:
    """Fill in how much: amount, total, share and count are rival ways to say it, so naming one replaces the others."""
    if not _names_size(new):
        # "No wait, biweekly" and "that's all I have" are said of the consumer's own amount, not of the one we answered with.
        own = said.asked_cents if new.frequency is not None or is_limit else None
        return replace(
            new,
            amount_cents=said.amount_cents if said.amount_cents is not None else own,
            total_cents=said.total_cents,
            percent_bps=said.percent_bps,
            count=said.count,
        )
    if (new.kind or said.kind) != "settlement":
        return new
    # A sum that closes the account and the number of its parts are two facts, not rivals: "make it two parts", "750 then".
    total = new.total_cents or new.amount_cents
    if new.count is not None and total is None and new.percent_bps is None:
        known = said.total_cents or said.amount_cents
        return replace(new, total_cents=known, percent_bps=said.percent_bps if known is None else None)
    if total is not None and new.count is None and said.count is not None:
        return replace(new, amount_cents=None, total_cents=total, count=said.count)
    return new


def _names_size(new: Proposal) -> bool:
    return any(value is not None for value in (new.amount_cents, new.total_cents, new.percent_bps, new.count))


def _names_any(new: Proposal) -> bool:
    rhythm = (new.frequency, new.first_due_on, new.down_cents)
    return _names_size(new) or any(value is not None for value in rhythm)


def answer_range(respond: Respond, heard: Heard) -> tuple[Proposal, Outcome]:
    """Ask the negotiator: the low end of a range if the terms allow it, else the high end, whose answer then counts.

    Args:
        respond: The negotiator with everything but the proposal settled; pure, so asking twice changes nothing.
    Returns:
        What was asked in the end, and the answer to it.
    """
    low = respond(heard.proposal)
    if heard.high_cents is None or _is_granted(low, heard.proposal.amount_cents) or _asks_for_more(low):
        return heard.proposal, low
    high = replace(heard.proposal, amount_cents=heard.high_cents)
    return high, respond(high)


def _is_granted(outcome: Outcome, cents: int | None) -> bool:
    return isinstance(outcome, Accept | Counter) and cents in (outcome.offer.amount_cents, outcome.offer.total_cents)


def _asks_for_more(outcome: Outcome) -> bool:
    return isinstance(outcome, Ask) and outcome.missing not in ("capacity", "limit", "least")


def still_stands(heard: Heard, outcome: Outcome) -> Said:
    """Return what stands of what was said, after the answer to it.

    After a question everything does. After an offer only the figures that are in the offer: an amount the terms did not
    allow must not come back with the next correction.
    """
    proposal = heard.proposal
    if isinstance(outcome, Ask):
        return Said(
            kind=proposal.kind,
            amount_cents=proposal.amount_cents,
            high_cents=heard.high_cents,
            total_cents=proposal.total_cents,
            percent_bps=proposal.percent_bps,
            frequency=proposal.frequency,
            count=proposal.count,
            first_due_on=_iso(proposal.first_due_on),
            down_cents=proposal.down_cents,
            rest_on=_iso(proposal.rest_on),
            is_limit=heard.is_limit,
            hardship=proposal.hardship,
            is_open=True,
        )
    if not isinstance(outcome, Accept | Counter):
        return Said()
    return _in_offer(heard, outcome.offer)


def _in_offer(heard: Heard, offer: Offer) -> Said:
    proposal = heard.proposal
    named = {proposal.amount_cents, heard.high_cents} - {None}
    is_granted = offer.amount_cents in named
    is_down = proposal.down_cents is not None and offer.instalments[0].amount_cents == proposal.down_cents
    return Said(
        kind=offer.kind,
        amount_cents=offer.amount_cents if is_granted else None,
        asked_cents=None if is_granted else _own_cents(proposal, offer),
        is_limit=heard.is_limit and not is_granted,
        down_cents=proposal.down_cents if is_down else None,
        rest_on=_iso(offer.last_due_on) if is_down and proposal.rest_on is not None else None,
        total_cents=offer.total_cents if offer.total_cents == proposal.total_cents else None,
        frequency=offer.frequency if offer.frequency == proposal.frequency else None,
        count=offer.count if offer.count == proposal.count else None,
        first_due_on=_iso(offer.first_due_on) if proposal.first_due_on is not None else None,
    )


def _own_cents(proposal: Proposal, offer: Offer) -> int | None:
    if offer.kind == "installments" and proposal.kind != "settlement":
        return proposal.amount_cents
    if offer.kind == "settlement" and proposal.kind == "settlement" and (proposal.count or 1) == 1:
        return proposal.total_cents or proposal.amount_cents
    return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
