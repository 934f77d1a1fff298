"""`parley contact ...`: record, list and withdraw what a consumer wishes about times, places and ways of contact."""

from typing import Annotated

import typer

from parley.bootstrap import Application
from parley.cli_run import ask_password, with_application
from parley.errors import ParleyError
from parley.services.contact_notes import list_wishes, read_back, record_note, withdraw_wish
from parley.services.users import ABOVE_COLLECTOR, prove_person

contact_app = typer.Typer(no_args_is_help=True, help="When, where and how a consumer may be contacted.")

AccountRef = Annotated[str, typer.Argument(metavar="ACCOUNT_REF", help="Reference of an account of the consumer.")]
CreditorId = Annotated[
    str | None, typer.Option("--creditor", metavar="ID", help="Needed where several creditors use the reference.")
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="User of the console who answers for it.")]


@contact_app.command("prefer")
def prefer_command(
    account_ref: AccountRef,
    says: Annotated[str, typer.Option("--says", metavar="TEXT", help="What the consumer said, in their words.")],
    by: By,
    creditor: CreditorId = None,
    yes: Annotated[bool, typer.Option("--yes", help="Store it without asking.")] = False,
) -> None:
    """Record a wish from the creditor's file or a telephone call; it only ever protects, and is read back before."""

    def show(lines: list[str]) -> None:
        for line in lines:
            print(f"  {line}")

    if not yes:
        print(f"For the consumer of {account_ref} this means:")
        show(with_application(lambda application: _read_back(application, says)))
        if not typer.confirm("Store it?"):
            raise ParleyError("Nothing was stored.")
    lines = with_application(
        lambda application: record_note(application.services, account_ref, says=says, by=by, creditor_id=creditor)
    )
    print(f"Stored for the consumer of {account_ref}, recorded by {by}:")
    show(lines)


@contact_app.command("list")
def list_command(account_ref: AccountRef, creditor: CreditorId = None) -> None:
    """List the wishes in force of the consumer of an account."""
    wishes = with_application(lambda application: list_wishes(application.services, account_ref, creditor_id=creditor))
    if not wishes:
        print(f"The consumer of {account_ref} has no wishes on file.")
    for wish in wishes:
        until = f", until {wish.expires_at:%Y-%m-%d %H:%M} UTC" if wish.expires_at else ""
        unclear = ", read on the safe side" if wish.is_ambiguous else ""
        print(f"{wish.preference_id}: {wish.words} (by {wish.placed_by}, {wish.placed_at:%Y-%m-%d}{until}{unclear})")


@contact_app.command("withdraw")
def withdraw_command(
    preference_id: Annotated[str, typer.Argument(metavar="PREFERENCE_ID")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Supervisor or admin; the password is asked for.")],
    because: Annotated[str, typer.Option("--because", metavar="TEXT", help="Why it no longer counts.")],
) -> None:
    """Withdraw one wish by a person's decision; it stays in the audit log."""
    password = ask_password()

    async def use(application: Application) -> str:
        await prove_person(application.services, by, password, roles=ABOVE_COLLECTOR)
        return await withdraw_wish(application.services, preference_id, by=by, because=because)

    words = with_application(use)
    print(f"Withdrawn by {by}: {words}.")


async def _read_back(application: Application, says: str) -> list[str]:
    return read_back(application.services, says)
