"""`parley nlu ...`: what the assistant understands and how a person teaches it better.

Each module of sub-commands offers `add_commands(group)`, which registers them with the group it is given.
"""

import typer

from parley import cli_models, cli_nlu_review

nlu_app = typer.Typer(no_args_is_help=True, help="What the assistant understands, and teaching it better.")
cli_nlu_review.add_commands(nlu_app)
cli_models.add_commands(nlu_app)
