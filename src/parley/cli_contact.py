"""`parley program ...`, `parley numbers ...`, `parley consent ...`: the kill switch, telephone numbers, proof of consent."""

import getpass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from parley.bootstrap import Application
from parley.cli_run import ask_password, with_application
from parley.compliance.program_stops import Stop
from parley.errors import ParleyError
from parley.services.consents import DirectConsent, record_direct_consent
from parley.services.contact_show import show_consent, show_number
from parley.services.number_desk import open_work_number
from parley.services.number_file import import_checks
from parley.services.numbers import BY_HAND, CheckResult, record_check
from parley.services.program import program_history, start_program, stop_program
from parley.services.users import ABOVE_COLLECTOR, prove_person
from parley.storage.tables import ProgramStop

program_app = typer.Typer(no_args_is_help=True, help="Stop sending, and start it again.")
numbers_app = typer.Typer(no_args_is_help=True, help="What is known of telephone numbers.")
consent_app = typer.Typer(no_args_is_help=True, help="Proof of consent to texts.")

Scope = Annotated[
    str, typer.Option("--scope", help="all, sms, creditor:ID, response:NAME or campaign:ID", metavar="SCOPE")
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept in the audit log.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who; the login of this machine if not given.")]
Proven = Annotated[str, typer.Option("--by", metavar="NAME", help="User of the console; the password is asked for.")]
Phone = Annotated[str, typer.Argument(metavar="PHONE", help="Telephone number, like +13125550101.")]


@program_app.command("stop")
def stop_command(reason: Reason, scope: Scope = "all", by: By = None) -> None:
    """Stop sending at once, in every process: nothing leaves, messages that come in are still kept and acted on."""
    name = _who(by)
    stop = with_application(lambda application: stop_program(application.services, scope, reason=reason, by=name))
    print(f"Sending is stopped ({stop}). Start it again with: parley program start --scope {stop} --reason TEXT")


@program_app.command("start")
def start_command(reason: Reason, by: Proven, scope: Scope = "all") -> None:
    """Take a stop back, as a supervisor or admin; what was kept back meanwhile is not sent afterwards."""
    password = ask_password()

    async def use(application: Application) -> Stop:
        await prove_person(application.services, by, password, roles=ABOVE_COLLECTOR)
        return await start_program(application.services, scope, reason=reason, by=by)

    stop = with_application(use)
    print(f"Sending is no longer stopped ({stop}).")


@program_app.command("show")
def show_program_command(
    is_all: Annotated[bool, typer.Option("--all", help="Also what was started again.")] = False,
) -> None:
    """List what is stopped, since when, by whom and why."""
    stops = with_application(lambda application: program_history(application.services, is_all=is_all))
    if not stops:
        print("Nothing is stopped.")
    for one in stops:
        print(_stop_line(one))


@numbers_app.command("show")
def show_number_command(phone: Phone) -> None:
    """Say what is known of a number, and whether a text of our own accord could leave to it now."""
    for line in with_application(lambda application: show_number(application.services, phone)):
        print(line)


@numbers_app.command("check")
def check_number_command(
    phone: Phone,
    checked_on: Annotated[str, typer.Option("--checked-on", metavar="DATE", help="Day of the lookup.")],
    line_type: Annotated[
        str | None, typer.Option("--line-type", help="mobile, landline, fixed_voip, voip, toll_free or other")
    ] = None,
    reassigned: Annotated[
        str | None, typer.Option("--reassigned", help="Answer of the reassigned numbers database: no, yes or no_data")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", help="Day the database was asked about; else the last day it was the consumer's."
        ),
    ] = None,
    provider: Annotated[str, typer.Option("--provider", help="Who answered.")] = BY_HAND,
    by: By = None,
) -> None:
    """Record what a lookup said; the answer yes takes the number off the consumer for good."""
    result = CheckResult(
        phone=phone,
        checked_on=_day(checked_on),
        line_type=line_type,
        reassigned=reassigned,
        since_on=_day(since) if since else None,
        provider=provider,
        by=_who(by),
    )
    check_id = with_application(lambda application: record_check(application.services, result))
    print(f"Recorded {check_id}.")


@numbers_app.command("import")
def import_numbers_command(
    file: Annotated[Path, typer.Argument(help="CSV file with a header line.")], by: By = None
) -> None:
    """Record the checks of a provider's file: all rows or none; every bad row is listed."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ParleyError(f"{file} cannot be read: {error.strerror}.") from None
    name = _who(by)
    count = with_application(lambda application: import_checks(application.services, content, by=name))
    print("Recorded 1 check." if count == 1 else f"Recorded {count} checks.")


@numbers_app.command("open")
def open_number_command(
    phone: Phone,
    by: Proven,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; at least 10 characters.")],
) -> None:
    """Open a number that was taken for an employer's, as a supervisor or admin; opt-outs stay."""
    password = ask_password()

    async def use(application: Application) -> None:
        by_id = await prove_person(application.services, by, password, roles=ABOVE_COLLECTOR)
        await open_work_number(application.services, phone, by_id=by_id, reason=reason)

    with_application(use)
    print("The number is no longer marked as one of an employer.")


@consent_app.command("show")
def show_consent_command(phone: Phone) -> None:
    """List every record of consent for a number, revoked ones included, and say whether one is usable now."""
    for line in with_application(lambda application: show_consent(application.services, phone)):
        print(line)


@consent_app.command("record")
def record_consent_command(
    phone: Phone,
    source: Annotated[str, typer.Option("--source", help="web_chat, portal or collector_call")],
    wording: Annotated[Path, typer.Option("--wording", metavar="FILE", help="File with the exact wording agreed to.")],
    given_at: Annotated[str, typer.Option("--given-at", metavar="INSTANT", help="When, like 2026-11-30T15:00:00Z.")],
    by: Proven,
    account: Annotated[
        str | None, typer.Option("--account", metavar="REFERENCE", help="Only for this account of the consumer.")
    ] = None,
) -> None:
    """Record consent a consumer gave us directly, with its wording: what a text of our own accord needs."""
    try:
        words = wording.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise ParleyError(f"{wording} cannot be read as UTF-8 text.") from None
    given = DirectConsent(
        phone=phone, source=source, given_at=_instant(given_at), wording=words, by=by, account_ref=account
    )
    password = ask_password()

    async def use(application: Application) -> str:
        await prove_person(application.services, by, password)
        return await record_direct_consent(application.services, given)

    consent_id = with_application(use)
    print(f"Recorded {consent_id}.")


def _stop_line(one: ProgramStop) -> str:
    name = f"{one.scope}:{one.name}" if one.name else one.scope
    line = f"{name}: stopped {one.stopped_at:%Y-%m-%dT%H:%M:%SZ} by {one.stopped_by}: {one.reason}"
    if one.started_at is None:
        return line
    return f"{line}; started {one.started_at:%Y-%m-%dT%H:%M:%SZ} by {one.started_by}: {one.start_reason}"


def _who(by: str | None) -> str:
    if by is not None:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise ParleyError("Say who does this with --by NAME.") from None


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ParleyError("A day is written like 2026-11-30.") from None


def _instant(written: str) -> datetime:
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise ParleyError("An instant is written with its offset, like 2026-11-30T15:00:00Z.")
    return at.astimezone(UTC)
