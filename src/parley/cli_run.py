"""What every command of the command line shares: the wired application, and how files and reasons are taken."""

import asyncio
import getpass
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import typer

from parley.bootstrap import Application, build
from parley.errors import ParleyError
from parley.settings import PROJECT_ROOT, load_settings
from parley.supervisor.attach import attached

Result = TypeVar("Result")


def with_application(use: Callable[[Application], Awaitable[Result]]) -> Result:
    """Build the application for one command and close it again."""

    async def run() -> Result:
        application = build(load_settings(), pool_size=2)
        try:
            return await use(application)
        finally:
            await application.close()

    with attached(os.environ, PROJECT_ROOT) as settings:
        os.environ.update(settings)
        return asyncio.run(run())


def one_of(account: str | None, consumer: str | None) -> None:
    """Refuse a call that names no file, or two."""
    if (account is None) == (consumer is None):
        raise typer.BadParameter("give either --account REF or --consumer ID")


def said(value: str, option: str) -> str:
    """Return what a person gave as name or reason; nothing but spaces is refused."""
    if not value.strip():
        raise typer.BadParameter(f"{option} must not be empty")
    return value.strip()


def new_folder(path: Path) -> Path:
    """Make a folder that only its owner may enter; one with something in it is refused.

    Raises:
        ParleyError: It cannot be made, or is not empty.
    """
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        is_empty = not any(path.iterdir())
    except OSError as error:
        raise ParleyError(f"{path} cannot be used: {error.strerror}.") from None
    if not is_empty:
        raise ParleyError(f"{path} is not empty; name a new folder.")
    return path


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only its owner may read.

    Raises:
        ParleyError: It is there already, or cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError as error:
        raise ParleyError(f"{path} cannot be written: {error.strerror}.") from None


def ask_password() -> str:
    """Ask on the terminal, or read from standard input when that is a pipe."""
    return getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
