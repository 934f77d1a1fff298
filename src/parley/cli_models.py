"""`parley nlu models|train|activate|rollback`: which model serves, how good each one is, and who decided that.

The models live in Rasa's environment, so each command runs `bot.registry` or `bot.train` there. Where Parley runs on
this machine, the running assistant swaps at once, without a message going unanswered.
"""

import getpass
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from parley.errors import ParleyError
from parley.settings import PROJECT_ROOT
from parley.supervisor.attach import data_directory, running_settings

By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; recorded. Your login name if left out.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="For what reason; recorded.")]


@dataclass(frozen=True)
class Installation:
    """What the commands need to know of this machine.

    Attributes:
        models: Directory of the models.
        python: Interpreter of Rasa's environment.
        rasa_url: Where the running assistant listens; None when Parley does not run.
        env: Environment of the command.
    """

    models: Path
    python: Path
    rasa_url: str | None
    env: Mapping[str, str]

    @classmethod
    def here(cls, env: Mapping[str, str], root: Path) -> "Installation":
        """Look at the data directory, and at the settings a running supervisor left there."""
        data_dir = data_directory(env, root)
        running = running_settings(data_dir) or {}
        settings = {**running, **{name: value for name, value in env.items() if value}}
        # Where the processes are run one by one, the operator names both; one alone is a leftover.
        token, url = settings.get("PARLEY_CHANNEL_TOKEN"), settings.get("PARLEY_RASA_URL")
        return cls(
            models=data_dir / "models",
            python=root / ".venv-rasa" / "bin" / "python",
            rasa_url=url if token else None,
            env={**settings, "PYTHONUTF8": "1", "PYTHONPATH": ""},
        )

    def command(self, module: str, *words: str) -> list[str]:
        """Return the command line of one of `bot`'s own commands."""
        serving = ("--serving", self.rasa_url) if self.rasa_url else ()
        return [str(self.python), "-m", module, *words, "--models", str(self.models), *serving]


def add_commands(group: typer.Typer) -> None:
    """Register the commands about models."""
    group.command("models")(list_models)
    group.command("train")(train)
    group.command("activate")(activate)
    group.command("rollback")(rollback)


def list_models() -> None:
    """List the models with their figures; `*` marks the active one, `<` where a rollback leads."""
    _run("bot.registry", "models")


def train(by: By = "") -> None:
    """Train if the sources changed; a model worse than the last accepted one is kept, but does not serve."""
    _run("bot.train", "--by", by or getpass.getuser())


def activate(version: str, by: By = "", why: Why = "") -> None:
    """Let a model serve. One that the gate refused needs --by and --why."""
    _run("bot.registry", "activate", version, *_decision(by, why))


def rollback(by: By = "", why: Why = "") -> None:
    """Go back to the accepted model that served before."""
    _run("bot.registry", "rollback", *_decision(by, why))


def _decision(by: str, why: str) -> tuple[str, ...]:
    return (*(("--by", by) if by else ()), *(("--why", why) if why else ()))


def _run(module: str, *words: str) -> None:
    here = Installation.here(os.environ, PROJECT_ROOT)
    if not here.python.exists():
        raise ParleyError("The Rasa environment .venv-rasa is missing: run `make setup` first.")
    done = subprocess.run(here.command(module, *words), cwd=PROJECT_ROOT, env=here.env, check=False)
    if done.returncode:
        raise typer.Exit(done.returncode)
