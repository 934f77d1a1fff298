"""`parley terms ...`: check, apply or propose, approve, and look at creditors' terms."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from parley.bootstrap import Application
from parley.cli_run import with_application
from parley.compliance.config import ComplianceConfig
from parley.errors import ParleyError
from parley.services.medical_names import require_neutral_name
from parley.services.rule_register import load_values
from parley.services.terms_apply import AppliedTerms, apply_terms
from parley.services.terms_approval import (
    Person,
    TermsVersion,
    approve_terms,
    list_terms,
    propose_terms,
    stored_terms,
    withdraw_terms,
)
from parley.services.terms_file import load_terms, summarise
from parley.services.text_sizes import require_fitting_name
from parley.services.wording import Wording
from parley.settings import PROJECT_ROOT

_CONFIG_DIR = PROJECT_ROOT / "config"
_DOMAIN_FILE = PROJECT_ROOT / "domain.yml"

terms_app = typer.Typer(no_args_is_help=True, help="Creditor terms.")

File = Annotated[Path, typer.Argument(help="YAML file of one creditor's terms.")]
CreditorId = Annotated[str, typer.Argument(metavar="CREDITOR", help="creditor_id of the terms.")]
Version = Annotated[int, typer.Argument(help="Version of the terms.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="User of the console; the password is asked for.")]
MaybeBy = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who proposes; needed where PARLEY_TERMS_FOUR_EYES is set.")
]


@terms_app.command("check")
def check_terms(
    file: File,
    config_dir: Annotated[
        Path, typer.Option("--config-dir", envvar="PARLEY_CONFIG_DIR", help="Folder of compliance.yml.")
    ] = _CONFIG_DIR,
    domain_file: Annotated[
        Path, typer.Option("--domain-file", envvar="PARLEY_DOMAIN_FILE", help="The approved wording.")
    ] = _DOMAIN_FILE,
) -> None:
    """Check a terms file and the creditor's name in it; say in plain English what it allows."""
    _require_readable(file)
    terms = load_terms(file)
    compliance = ComplianceConfig.from_mapping({"compliance": load_values(config_dir)})
    require_fitting_name(terms.creditor_name, Wording.load(domain_file), compliance)
    require_neutral_name(terms, compliance)
    print(summarise(terms))


@terms_app.command("apply")
def apply_terms_command(file: File, by: MaybeBy = None) -> None:
    """Activate a version of a creditor's terms; creates the creditor if it is new. With four eyes: propose it."""
    _require_readable(file)

    async def use(application: Application) -> tuple[AppliedTerms, bool]:
        if application.settings.terms_four_eyes:
            load_terms(file)  # mistakes in the file are told before anyone is asked for a password
            if by is None:
                raise ParleyError("Terms need four eyes here: say who proposes them with --by NAME.")
            return await propose_terms(application.services, file, _person(by)), True
        if by is not None:
            raise ParleyError("Terms are activated at once here; --by needs PARLEY_TERMS_FOUR_EYES=true.")
        return await apply_terms(application.services, file), False

    applied, is_proposed = with_application(use)
    new = " (new creditor)" if applied.is_new_creditor else ""
    if is_proposed:
        again = f"parley terms approve {applied.creditor_id} {applied.version} --by NAME"
        print(
            f"Terms version {applied.version} of {applied.creditor_id} are proposed{new}; another person runs {again}"
        )
    else:
        print(f"Terms version {applied.version} of {applied.creditor_id} are active{new}.")


@terms_app.command("approve")
def approve_terms_command(creditor: CreditorId, version: Version, by: By) -> None:
    """Activate a proposed version as a second person (supervisor or admin)."""
    person = _person(by)
    with_application(lambda application: approve_terms(application.services, creditor, version, person))
    print(f"Terms version {version} of {creditor} are active, approved by {by}.")


@terms_app.command("withdraw")
def withdraw_terms_command(creditor: CreditorId, version: Version, by: By) -> None:
    """Take a proposed version back."""
    person = _person(by)
    with_application(lambda application: withdraw_terms(application.services, creditor, version, person))
    print(f"Terms version {version} of {creditor} are withdrawn.")


@terms_app.command("list")
def list_terms_command(
    creditor: Annotated[str | None, typer.Argument(metavar="[CREDITOR]", help="Only this creditor's.")] = None,
) -> None:
    """List all versions of terms, with who proposed and approved them."""
    versions = with_application(lambda application: list_terms(application.services, creditor))
    if not versions:
        print(f"There are no terms of {creditor}." if creditor else "There are no terms yet.")
    for version in versions:
        print(_line(version))


@terms_app.command("show")
def show_terms_command(creditor: CreditorId, version: Version) -> None:
    """Say in plain English what a stored version allows."""
    print(summarise(with_application(lambda application: stored_terms(application.services, creditor, version))))


def _line(version: TermsVersion) -> str:
    until = version.effective_to or "further notice"
    people = [f"proposed by {version.proposed_by}"] if version.proposed_by else []
    people += [f"{version.state} by {version.decided_by}"] if version.decided_by else []
    mode = "activated directly" if version.activation == "direct" else ", ".join(people)
    at = (version.decided_at or version.applied_at).isoformat(timespec="seconds")
    return (
        f"{version.creditor_id} {version.version}: {version.state}, "
        f"from {version.effective_from} until {until}; {mode}; {at}"
    )


def _person(name: str) -> Person:
    """Ask for the password on the terminal, or read it from standard input when that is a pipe."""
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    return Person(name, password)


def _require_readable(file: Path) -> None:
    try:
        file.read_bytes()
    except OSError as error:
        raise ParleyError(f"{file} cannot be read: {error.strerror}.") from None
