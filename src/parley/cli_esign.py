"""`parley esign ...`: consents to electronic notices."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from parley.cli_run import with_application
from parley.compliance.esign import ELEMENTS, GIVEN_VIA
from parley.errors import ParleyError
from parley.services.esign import Artefact, list_consents, record_consent, withdraw_consent

esign_app = typer.Typer(no_args_is_help=True, help="Consents to electronic notices (E-SIGN act).")

AccountRef = Annotated[str, typer.Argument(metavar="ACCOUNT_REF")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who records it.")]


@esign_app.command("record")
def record_command(
    account_ref: AccountRef,
    text: Annotated[Path, typer.Option("--text", metavar="FILE", help="The words the consumer agreed to.")],
    says: Annotated[str, typer.Option("--says", help=f"What they say, with commas: {','.join(ELEMENTS)}.")],
    via: Annotated[str, typer.Option("--via", help=", ".join(GIVEN_VIA))],
    at: Annotated[str, typer.Option("--at", help="When it was given, with an offset: 2026-12-01T15:00:00Z.")],
    by: By,
) -> None:
    """Record a consent; it counts only when it says everything the law asks for."""
    if via not in GIVEN_VIA:
        raise typer.BadParameter(f"must be one of {', '.join(GIVEN_VIA)}", param_hint="--via")
    artefact = Artefact(
        text=_read(text),
        elements=tuple(part.strip() for part in says.split(",")),
        given_via=via,
        given_at=_instant(at),
    )
    consent_id = with_application(lambda app: record_consent(app.services, account_ref, artefact, by=by))
    print(f"Consent {consent_id} is recorded.")


@esign_app.command("withdraw")
def withdraw_command(
    account_ref: AccountRef, by: By, reason: Annotated[str, typer.Option("--reason", help="Why.")]
) -> None:
    """Withdraw the consent in force; notices go by letter from now on."""
    with_application(lambda app: withdraw_consent(app.services, account_ref, reason=reason, by=by))
    print("The consent is withdrawn; notices go by letter.")


@esign_app.command("list")
def list_command(account_ref: AccountRef) -> None:
    """List the consents of the consumer of an account, the newest first."""
    rows = with_application(lambda app: list_consents(app.services, account_ref))
    if not rows:
        print("There is no consent on file.")
    for row in rows:
        end = f"withdrawn {row.withdrawn_at:%Y-%m-%d}" if row.withdrawn_at else "in force"
        print(f"{row.id}  given {row.given_at:%Y-%m-%d} via {row.given_via}  {end}  {row.artefact_sha256[:12]}")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise ParleyError(f"{file} cannot be read as text.") from None


def _instant(value: str) -> datetime:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter("must be an instant such as 2026-12-01T15:00:00Z", param_hint="--at") from None
    if at.tzinfo is None:
        raise typer.BadParameter("needs an offset, for example Z", param_hint="--at")
    return at.astimezone(UTC)
