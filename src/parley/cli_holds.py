"""`parley holds list|place|confirm|release`: what stops messages, and people's decisions about it."""

from typing import Annotated, Any

import typer

from parley.bootstrap import Application
from parley.cli_run import ask_password, with_application
from parley.services.hold_desk import (
    confirm_by_person,
    list_holds,
    place_on_account,
    release_by_person,
)
from parley.services.users import prove_person

holds_app = typer.Typer(no_args_is_help=True, help="Holds: what stops messages to a person or about a debt.")

HoldId = Annotated[str, typer.Argument(metavar="HOLD_ID", help="An id of `parley holds list`.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; at least 10 characters, kept for audits.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="User of the console; the password is asked for.")]
Creditor = Annotated[str | None, typer.Option("--creditor", metavar="ID", help="Where references repeat.")]


@holds_app.command("list")
def list_command(
    account: Annotated[str | None, typer.Option("--account", metavar="REF", help="Only of this account.")] = None,
    creditor: Creditor = None,
) -> None:
    """List the holds in force, the oldest first."""
    found = with_application(
        lambda application: list_holds(application.services, account_ref=account, creditor_id=creditor)
    )
    for hold in found:
        print(_line(hold))
    if not found:
        print("No hold is in force.")


@holds_app.command("place")
def place_command(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="LITIGATION, ATTORNEY, DISPUTE, ...")],
    account: Annotated[str, typer.Option("--account", metavar="REF", help="The account, or one of the person's.")],
    reason: Reason,
    by: By,
    creditor: Creditor = None,
) -> None:
    """Place a hold; it stops texts, offers and automatic payments at once."""
    password = ask_password()

    async def use(application: Application) -> list[str]:
        services = application.services
        return await place_on_account(
            services,
            kind=kind.upper(),
            account_ref=account,
            creditor_id=creditor,
            by_id=await prove_person(services, by, password),
            reason=reason,
        )

    placed = with_application(use)
    print(f"Placed {kind.upper()} as {', '.join(placed)}." if placed else f"{kind.upper()} is in force already.")


@holds_app.command("confirm")
def confirm_command(hold_id: HoldId, by: By) -> None:
    """Say that a doubtful statement was what it was taken for; the hold stays."""
    password = ask_password()

    async def use(application: Application) -> None:
        by_id = await prove_person(application.services, by, password)
        await confirm_by_person(application.services, hold_id=hold_id, by_id=by_id)

    with_application(use)
    print(f"Confirmed {hold_id}; it stays in force.")


@holds_app.command("release")
def release_command(
    hold_id: HoldId,
    reason: Reason,
    by: By,
    mistaken: Annotated[bool, typer.Option("--mistaken", help="The statement was never made.")] = False,
    meant: Annotated[str | None, typer.Option("--meant", metavar="INTENT", help="What the words meant.")] = None,
    number_is_safe: Annotated[
        bool, typer.Option("--number-is-safe", help="DV: the number may be written to again.")
    ] = False,
) -> None:
    """Lift a hold; an opt-out stays."""
    password = ask_password()

    async def use(application: Application) -> None:
        await release_by_person(
            application.services,
            hold_id=hold_id,
            by_id=await prove_person(application.services, by, password),
            reason=reason,
            is_mistaken=mistaken,
            meant=meant,
            is_number_safe=number_is_safe,
        )

    with_application(use)
    print(f"Released {hold_id}; opt-outs stay as they are.")


def _line(hold: dict[str, Any]) -> str:
    about = f"account {hold['account']}" if hold["account"] else hold["scope"]
    days = [f"{word} {hold[key][:10]}" for word, key in _DAYS if hold[key]]
    review = ["waits for a review"] if hold["needs_review"] else []
    known = [f"since {hold['placed_at'][:16]}", f"lifted by {hold['lift_role']}", *days, *review]
    return f"{hold['id']}  {hold['kind']}  {about}  {'; '.join(known)}"


_DAYS = (("not before", "not_before_at"), ("review", "review_at"), ("ends", "expires_at"))
