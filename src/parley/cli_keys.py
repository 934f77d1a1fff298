"""`parley keys`: the keys of the REST API."""

from typing import Annotated

import typer

from parley.cli_run import with_application
from parley.services.api_keys import add_key, list_keys, revoke_key

keys_app = typer.Typer(no_args_is_help=True, help="Keys of the REST API.")
_Name = Annotated[str, typer.Argument(help="The system that calls: one key for each.")]


@keys_app.command("add")
def add_key_command(
    name: _Name,
    creditor: Annotated[
        str | None, typer.Option("--creditor", metavar="ID", help="The creditor whose accounts it may ask about.")
    ] = None,
    all_creditors: Annotated[
        bool, typer.Option("--all-creditors", help="For your own systems: everybody's accounts.")
    ] = False,
) -> None:
    """Make a key and print it; it is shown this once."""
    if (creditor is None) != all_creditors:
        raise typer.BadParameter("say whose accounts it may ask about: --creditor ID, or --all-creditors.")
    print(with_application(lambda application: add_key(application.services, name=name, creditor_id=creditor)))


@keys_app.command("list")
def list_keys_command() -> None:
    """List the keys by name, never the keys themselves."""
    for key in with_application(lambda application: list_keys(application.services)):
        state = f"revoked {key.revoked_at.isoformat()}" if key.revoked_at else "live"
        print(f"{key.name}  {key.creditor_id or 'all creditors'}  made {key.created_at.isoformat()}  {state}")


@keys_app.command("revoke")
def revoke_key_command(name: _Name) -> None:
    """Make a key worthless from now on."""
    with_application(lambda application: revoke_key(application.services, name=name))
    print(f"Revoked the key {name}.")
