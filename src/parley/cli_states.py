"""`parley states show|delivered`: what state law asks of an account, and the record of texts that were delivered to keep."""

from typing import Annotated

import typer

from parley.cli_run import with_application
from parley.services.state_desk import explain_places, record_delivery

states_app = typer.Typer(no_args_is_help=True, help="States and cities: what they ask of an account.")

Ref = Annotated[str, typer.Argument(metavar="REF", help="The account's reference.")]
Creditor = Annotated[str | None, typer.Option("--creditor", metavar="ID", help="Where references repeat.")]


@states_app.command("show")
def show_command(ref: Ref, creditor: Creditor = None) -> None:
    """Say which places count, who decides what, the limitation period, and the texts each phase needs."""
    lines = with_application(
        lambda application: explain_places(application.services, account_ref=ref, creditor_id=creditor)
    )
    print("\n".join(lines))


@states_app.command("delivered")
def delivered_command(
    ref: Ref,
    phase: Annotated[
        str, typer.Option("--phase", metavar="P", help="time_barred, near_time_barred, medical_wait, ...")
    ],
    form: Annotated[str, typer.Option("--form", metavar="F", help="letter or portal.")],
    language: Annotated[str, typer.Option("--language", metavar="L", help="en or es.")] = "en",
    creditor: Creditor = None,
) -> None:
    """Record that the texts of a phase were delivered today in a form the consumer can keep."""
    keys = with_application(
        lambda application: record_delivery(
            application.services, account_ref=ref, phase=phase, form=form, language=language, creditor_id=creditor
        )
    )
    print(f"Recorded as delivered: {', '.join(keys)}.")
