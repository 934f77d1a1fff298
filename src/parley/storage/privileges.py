"""Start a child under the right account, so that it cannot outlive its parent.

PostgreSQL refuses to run as root. When Parley itself runs as root (a container, a build machine) the database gets an
unprivileged account instead. Nothing on the machine is changed for that: no account is added and no directory above the
data directory is opened up; a project below a closed directory such as `/root` is reached through one capability that
only the database process holds.
"""

import ctypes
import os
import pwd
import signal
import stat
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_CANDIDATES = ("postgres", "nobody")

# linux/prctl.h and linux/capability.h
_PR_SET_PDEATHSIG = 1
_PR_SET_KEEPCAPS = 8
_PR_CAP_AMBIENT = 47
_PR_CAP_AMBIENT_RAISE = 2
_CAP_DAC_OVERRIDE = 1
_CAPABILITY_VERSION_3 = 0x20080522

# Loaded before any fork: a child between fork and exec must not load libraries.
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


@dataclass(frozen=True)
class Account:
    """An operating-system account a child process runs under."""

    uid: int
    gid: int


def server_account(existing: Path) -> Account | None:
    """Return the account for the database, or None when this process is an ordinary user already.

    Args:
        existing: The cluster directory; when it exists its owner is kept, so a machine that later gains a `postgres`
            account still finds its data.
    """
    if os.geteuid() != 0:
        return None
    if existing.exists():
        owner = existing.stat()
        if owner.st_uid != 0:
            return Account(owner.st_uid, owner.st_gid)
    for name in _CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    return Account(65534, 65534)


def is_reachable(path: Path, account: Account) -> bool:
    """Tell whether `account` may enter every directory above `path` and `path` itself."""
    return all(_may_enter(step.stat(), account) for step in (path, *path.parents))


def _may_enter(entry: os.stat_result, account: Account) -> bool:
    if entry.st_uid == account.uid:
        return bool(entry.st_mode & stat.S_IXUSR)
    if entry.st_gid == account.gid:
        return bool(entry.st_mode & stat.S_IXGRP)
    return bool(entry.st_mode & stat.S_IXOTH)


def child_setup(
    *, on_parent_death: signal.Signals, account: Account | None = None, must_reach: Iterable[Path] = ()
) -> Callable[[], None]:
    """Return a function to run in the child between fork and exec (`preexec_fn`).

    The signal is tied to the thread that starts the child, not to the process, so start children from the main thread.

    Args:
        on_parent_death: Sent to the child by the kernel when its parent ends in any way, `kill -9` included (Linux).
        account: Account to change to, None to stay.
        must_reach: Paths the child needs; if `account` cannot get to one of them the child keeps CAP_DAC_OVERRIDE.
    """
    parent = os.getpid()
    override = account is not None and not all(is_reachable(path, account) for path in must_reach)

    def setup() -> None:
        if account is not None:
            _become(account, override=override)
        if _LIBC is not None:
            # After the change of account, which clears it.
            _LIBC.prctl(_PR_SET_PDEATHSIG, int(on_parent_death), 0, 0, 0)
            if os.getppid() != parent:
                os._exit(1)

    return setup


def _become(account: Account, *, override: bool) -> None:
    if override and _LIBC is not None:
        _LIBC.prctl(_PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(account.gid)
    os.setuid(account.uid)
    if override and _LIBC is not None:
        _keep_only(_LIBC, _CAP_DAC_OVERRIDE)


def _keep_only(libc: ctypes.CDLL, capability: int) -> None:
    """Drop every capability but one, and hand that one through exec."""
    bit = 1 << capability
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    # effective, permitted, inheritable for capabilities 0 to 31, then the same for 32 to 63
    words = (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)
    if libc.capset(header, words) != 0:
        raise OSError(ctypes.get_errno(), "capset")
    if libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
