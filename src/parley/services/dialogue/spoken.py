"""Which approved sentence says an offer, a reason or a question, and the figures that fill it; decides nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from parley.money import format_cents
from parley.negotiation import Offer, Reason
from parley.services.dialogue.account_words import endings
from parley.services.dialogue.scene import Scene
from parley.services.figures import write_date, write_frequency
from parley.services.wording import Say

_REASONS: Final = {
    Reason.BELOW_MINIMUM: "utter_counter_below_minimum",
    Reason.TERM_TOO_LONG: "utter_counter_term_too_long",
    Reason.FIRST_DATE_TOO_LATE: "utter_counter_first_date_too_late",
    Reason.LAST_DATE_TOO_LATE: "utter_counter_last_date_too_late",
    Reason.DATE_IN_PAST: "utter_counter_date_in_past",
    Reason.FREQUENCY_UNAVAILABLE: "utter_counter_frequency_unavailable",
    Reason.ABOVE_BALANCE: "utter_counter_above_balance",
    Reason.DOES_NOT_COVER_BALANCE: "utter_counter_does_not_cover",
    Reason.SETTLEMENT_TOO_LOW: "utter_counter_settlement",
    Reason.SETTLEMENT_UNAVAILABLE: "utter_counter_no_settlement",
    Reason.INSTALLMENTS_UNAVAILABLE: "utter_counter_no_plan",
    Reason.SPLIT_UNAVAILABLE: "utter_counter_split_unavailable",
    Reason.DOWN_PAYMENT_TOO_LOW: "utter_counter_down_payment_too_low",
    Reason.TOO_MANY_PARTS: "utter_counter_too_many_parts",
    Reason.WITHIN_MEANS: "utter_counter_within_means",
    Reason.OPENING: "utter_counter_opening",
    Reason.CONCEDED: "utter_counter_conceded",
    Reason.UNCHANGED: "utter_counter_unchanged",
    Reason.DATE_MOVED: "utter_counter_date_moved",
    Reason.BEST_AVAILABLE: "utter_counter_best_available",
}
_ASKS: Final = {
    "amount": "utter_ask_amount",
    "frequency": "utter_ask_amount",
    "first_due_on": "utter_ask_first_date",
    "count": "utter_ask_count",
    "capacity": "utter_ask_means",
}


def ask(
    scene: Scene, missing: str, amount_cents: int | None, capacity_cents: int | None, frequency: str | None = None
) -> Say:
    """Return the question for what is missing in a proposal; `frequency` is that of the amount, where it has one."""
    if missing == "limit" and amount_cents is not None:
        return Say("utter_ask_limit", {"amount": cents(scene, amount_cents)})
    if missing == "least" and amount_cents is not None:
        how_often = write_frequency(frequency or "monthly", scene.language, plural=False)
        return Say("utter_ask_least", {"amount": cents(scene, amount_cents), "frequency": how_often})
    if missing == "capacity" and capacity_cents is not None:
        how_often = write_frequency("monthly", scene.language, plural=False)
        return Say("utter_ask_capacity", {"amount": cents(scene, capacity_cents), "frequency": how_often})
    if missing == "frequency" and amount_cents is not None:
        return Say("utter_ask_frequency", {"amount": cents(scene, amount_cents)})
    return Say(_ASKS.get(missing, "utter_ask_amount"))


def reason(scene: Scene, code: Reason, found: Mapping[str, int | str | date]) -> list[Say]:
    """Return the sentence that gives the reason of an answer, where there is one to give."""
    response = _REASONS.get(code)
    if scene.joint and code is Reason.SETTLEMENT_UNAVAILABLE:
        # One of the accounts alone may well be closed for less, so "I cannot" would not be true (15 USC 1692e(10)).
        response = "utter_joint_full_balances"
    if response is None:
        return []
    fields: dict[str, str] = {}
    for name, value in found.items():
        if isinstance(value, date):
            fields[name] = day(scene, value)
        elif name.endswith("_cents") and isinstance(value, int):
            fields[name.removesuffix("_cents")] = cents(scene, value)
        elif name == "frequency":
            fields[name] = write_frequency(str(value), scene.language, plural=False)
        else:
            fields[name] = str(value)
    fields.setdefault("balance", cents(scene, scene.balance_cents))
    return [Say(response, fields)]


def reading_back(scene: Scene, offer: Offer) -> list[Say]:
    """Return the sentences that read an offer back; a hardship plan is named as one, with the day it is looked at again."""
    says = [*_direction(scene), Say(_read_back_response(offer), offer_fields(scene, offer))]
    if offer.is_hardship and offer.review_on is not None:
        says.insert(0, Say("utter_hardship_plan", {"review_on": day(scene, offer.review_on)}))
    return says


def _direction(scene: Scene) -> list[Say]:
    """Return how payments are shared where the consumer said which account comes first."""
    directed = (scene.conversation.negotiation.get("about") or {}).get("directed") or []
    names = dict(zip([one.id for one in scene.joint], endings([one.account_ref for one in scene.joint]), strict=True))
    return [Say("utter_joint_directed", {"ref_1": names[one]}) for one in directed[:1] if one in names]


def _read_back_response(offer: Offer) -> str:
    if offer.kind == "promise":
        return "utter_read_back_promise"
    if offer.kind == "settlement":
        if offer.count == 1:
            return "utter_read_back_settlement"
        if is_two_payments(offer):
            return "utter_read_back_settlement_two"
        return f"utter_read_back_settlement_parts{_differ(offer)}"
    if is_two_payments(offer):
        return "utter_read_back_two_payments"
    return "utter_read_back_full" if offer.kind == "pay_in_full" else f"utter_read_back_plan{shape(offer)}"


def agreed(scene: Scene, offer: Offer) -> Say:
    """Return the sentence that says what was agreed."""
    if offer.count == 1:
        response = "utter_payment_agreed"
    elif offer.kind == "settlement":
        is_two = is_two_payments(offer)
        response = "utter_settlement_two_agreed" if is_two else f"utter_settlement_agreed_parts{_differ(offer)}"
    elif is_two_payments(offer):
        response = "utter_two_payments_agreed"
    else:
        response = f"utter_plan_agreed{shape(offer)}"
    return Say(response, offer_fields(scene, offer))


def _differ(offer: Offer) -> str:
    """Return the ending of the response for parts of a settlement: shares of a sum may differ by a cent."""
    return "" if len({part.amount_cents for part in offer.instalments}) == 1 else "_differ"


def is_two_payments(offer: Offer) -> bool:
    """Tell whether an offer is two payments on their days and no rhythm: "half now, the rest on the 15th"."""
    if offer.count != 2:
        return False
    first, second = (part.amount_cents for part in offer.instalments)
    # Parts of a settlement differ by a cent at most where they are equal shares, and are then said as parts.
    return (
        offer.kind == "pay_in_full"
        or offer.frequency == "once"
        or (offer.kind == "settlement" and abs(first - second) > 1)
    )


def shape(offer: Offer) -> str:
    """Return the ending of the response that can say this plan exactly: equal payments, another last, another first."""
    if offer.instalments[0].amount_cents != offer.amount_cents:
        return "_first_differs"
    return "" if offer.instalments[-1].amount_cents == offer.amount_cents else "_last_differs"


def offer_fields(scene: Scene, offer: Offer) -> dict[str, str]:
    """Return the figures of an offer as they are spoken."""
    return {
        "count": str(offer.count),
        "rest_count": str(offer.count - 1),
        "first_amount": cents(scene, offer.instalments[0].amount_cents),
        "frequency": write_frequency(offer.frequency, scene.language),
        "amount": cents(scene, offer.amount_cents),
        "first_on": day(scene, offer.first_due_on),
        "last_on": day(scene, offer.last_due_on),
        "last_amount": cents(scene, offer.instalments[-1].amount_cents),
        "total": cents(scene, offer.total_cents),
    }


def cents(scene: Scene, value: int) -> str:
    """Return an amount as it is spoken."""
    return format_cents(value, scene.language)


def day(scene: Scene, value: date) -> str:
    """Return a day as it is spoken."""
    return write_date(value, scene.language, today=scene.today)
