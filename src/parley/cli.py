"""The `parley` command. Errors go to stderr as one clear sentence, exit code 1 (2 for usage); nothing half-done stays."""

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from parley.cli_audit import audit_app
from parley.cli_compliance import compliance_app
from parley.cli_contact import consent_app, numbers_app, program_app
from parley.cli_contact_wishes import contact_app
from parley.cli_disputes import disputes_app
from parley.cli_esign import esign_app
from parley.cli_holds import holds_app
from parley.cli_keys import keys_app
from parley.cli_letters import letters_app, notices_app
from parley.cli_nlu import nlu_app
from parley.cli_retention import consumer_app, retention_app
from parley.cli_run import with_application
from parley.cli_simulate import simulate
from parley.cli_states import states_app
from parley.cli_terms import terms_app
from parley.demo_data import DEFAULT_PASSWORD, USER_NAME
from parley.errors import ParleyError
from parley.services.contact_check import check_contact
from parley.services.import_accounts import import_accounts
from parley.services.users import add_user
from parley.services.why import explain
from parley.settings import PROJECT_ROOT
from parley.supervisor import run as run_supervisor

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Parley negotiates consumer debts by SMS and web chat."
)
accounts_app = typer.Typer(no_args_is_help=True, help="Bring accounts in.")
users_app = typer.Typer(no_args_is_help=True, help="People who use the console.")
app.add_typer(accounts_app, name="import")
app.add_typer(terms_app, name="terms")
app.add_typer(users_app, name="users")
app.add_typer(audit_app, name="audit")
app.add_typer(retention_app, name="retention")
app.add_typer(consumer_app, name="consumer")
app.add_typer(nlu_app, name="nlu")
app.add_typer(holds_app, name="holds")
app.add_typer(contact_app, name="contact")
app.add_typer(program_app, name="program")
app.add_typer(numbers_app, name="numbers")
app.add_typer(consent_app, name="consent")
app.add_typer(keys_app, name="keys")
app.add_typer(compliance_app, name="compliance")
app.add_typer(states_app, name="states")
app.add_typer(letters_app, name="letters")
app.add_typer(disputes_app, name="disputes")
app.add_typer(esign_app, name="esign")
app.add_typer(notices_app, name="notices")
app.command()(simulate)


@app.command()
def up(
    no_demo: Annotated[bool, typer.Option("--no-demo", help="Start without demo data and demo pages.")] = False,
) -> None:
    """Start everything and keep it running until Ctrl-C."""
    announce = None if no_demo else _demo_addresses
    raise typer.Exit(run_supervisor(dict(os.environ), PROJECT_ROOT, not no_demo, announce))


def _demo_addresses(base_url: str) -> list[str]:
    demo_password = os.environ.get("PARLEY_DEMO_PASSWORD") or DEFAULT_PASSWORD
    return [
        f"Parley is ready at {base_url}",
        f"  demo portal with chat  {base_url}/demo/",
        f"  phone simulator        {base_url}/demo/phones",
        f"  collectors' console    {base_url}/console/   (name {USER_NAME}, password {demo_password})",
        "  stop with Ctrl-C",
    ]


@accounts_app.command("accounts")
def import_accounts_command(
    file: Annotated[Path, typer.Argument(help="CSV file with a header line.")],
    portfolio: Annotated[
        str | None, typer.Option("--portfolio", metavar="NAME", help="The creditor's group of accounts they belong to.")
    ] = None,
) -> None:
    """Import accounts: all rows or none; every bad row is listed."""
    content = _read(file)
    result = with_application(lambda application: import_accounts(application.services, content, portfolio=portfolio))
    print(f"Imported {result.accounts} accounts of {result.consumers} consumers.")


@users_app.command("add")
def add_user_command(
    name: str, role: Annotated[str, typer.Option("--role", help="collector, supervisor or admin")] = "collector"
) -> None:
    """Add a person; the password is read from the terminal, or from standard input when that is a pipe."""
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    with_application(lambda application: add_user(application.services, name=name, role=role, password=password))
    print(f"Added {name} as {role}.")


@app.command()
def why(
    subject: Annotated[str | None, typer.Argument(metavar="ID", help="Of a message, offer, plan, hold ...")] = None,
    account: Annotated[
        str | None,
        typer.Option("--account", metavar="REF", help="Ask instead whether this person could be contacted now."),
    ] = None,
    creditor: Annotated[
        str | None, typer.Option("--creditor", metavar="ID", help="With --account: whose account.")
    ] = None,
    channel: Annotated[str, typer.Option("--channel", help="With --account: sms or web.")] = "sms",
) -> None:
    """Say why a message was sent or blocked, an offer made, a hold placed, or whether somebody could be contacted now."""
    if (subject is None) == (account is None):
        raise typer.BadParameter("give the id of a message, an offer or a hold, or --account REF.")
    if account is not None:
        check = with_application(
            lambda application: check_contact(
                application.services, account_ref=account, creditor_id=creditor, channel=channel
            )
        )
        for line in check.lines():
            print(line)
        return
    assert subject is not None
    for line in with_application(lambda application: explain(application.services, subject)):
        print(line)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ParleyError(f"{file} cannot be read: {error.strerror}.") from None


def main() -> None:
    """Run the command line; an expected error is one sentence on stderr."""
    try:
        app()
    except ParleyError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        print(f"The database or a file could not be reached ({type(error).__name__}).", file=sys.stderr)
        sys.exit(1)
