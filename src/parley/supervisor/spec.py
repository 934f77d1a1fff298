"""What a child process is: data only, so that the table of processes can be read, printed and replaced in tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from parley.errors import ParleyError


@dataclass(frozen=True, kw_only=True)
class HttpReady:
    """Ready when a GET of `url` answers 200."""

    url: str


@dataclass(frozen=True, kw_only=True)
class FileReady:
    """Ready when the child has touched `path`; the file of an earlier life is removed before the start."""

    path: Path


@dataclass(frozen=True, kw_only=True)
class ProcessSpec:
    """One child process.

    Attributes:
        name: Short, stands before its log lines.
        command: Program and arguments; no shell is involved.
        env: Complete environment of the child.
        cwd: Working directory.
        ready: How to tell that it can do its work.
        ready_timeout_s: Patience with its first readiness.
        kill_after_s: Time between SIGTERM and SIGKILL.
    """

    name: str
    command: tuple[str, ...]
    cwd: Path
    ready: HttpReady | FileReady
    env: Mapping[str, str] = field(repr=False)  # holds secrets
    ready_timeout_s: float = 60.0
    kill_after_s: float = 6.0


@dataclass(frozen=True, kw_only=True)
class TaskSpec:
    """One command that runs to its end before the processes start."""

    name: str
    command: tuple[str, ...]


class SupervisorError(ParleyError):
    """Parley cannot start or go on; the message is one sentence for the operator."""

    code = "supervisor"
