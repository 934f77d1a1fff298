"""What the debt is: balance, itemisation, interest and fees, straight from the ledger (REGF-18B: amounts never generated)."""

from collections.abc import Sequence

from parley.money import format_cents
from parley.services.dialogue.scene import Scene
from parley.services.figures import write_date
from parley.services.wording import Say


def balance(scene: Scene) -> Say:
    """Return the balance in one sentence; of several accounts in one plan what they are together."""
    if scene.joint:
        return Say("utter_joint_balance", {"balance": _cents(scene, scene.balance_cents)})
    return Say(
        "utter_balance", {"creditor": scene.creditor_name, "balance": _cents(scene, scene.known.account.balance_cents)}
    )


def summary(scene: Scene) -> Sequence[Say]:
    """Return the balance and the short menu: what a newly verified person who asked nothing hears."""
    return [balance(scene), Say("utter_main_menu")]


def answer_about_debt(scene: Scene, intent: str) -> Say:
    """Return the answer to a question about the debt itself; what comes next is the caller's."""
    account = scene.known.account
    if intent == "ask_interest_and_fees":
        fields = {
            "balance": _cents(scene, account.balance_cents),
            "interest": _cents(scene, account.interest_cents),
            "fees": _cents(scene, account.fees_cents),
        }
        return Say("utter_interest_and_fees", fields)
    if intent == "ask_debt_details":
        return Say("utter_debt_details", _details(scene))
    if intent == "ask_why_contacted":
        fields = {"creditor": scene.creditor_name, "balance": _cents(scene, account.balance_cents)}
        return Say("utter_why_contacted", fields)
    return balance(scene)


def _details(scene: Scene) -> dict[str, str]:
    account = scene.known.account
    return {
        "creditor": scene.creditor_name,
        "original_creditor": account.original_creditor,
        "opened_on": write_date(account.opened_on, scene.language, today=scene.today),
        "principal": _cents(scene, account.principal_cents),
        "interest": _cents(scene, account.interest_cents),
        "fees": _cents(scene, account.fees_cents),
        "payments": _cents(scene, account.payments_cents),
        "balance": _cents(scene, account.balance_cents),
    }


def _cents(scene: Scene, cents: int) -> str:
    return format_cents(cents, scene.language)
