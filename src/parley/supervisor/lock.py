"""One supervisor per data directory."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from parley.supervisor.spec import SupervisorError


@contextlib.contextmanager
def data_directory_lock(data_dir: Path) -> Iterator[None]:
    """Hold the data directory; the kernel lets go of it when this process ends, however it ends.

    Raises:
        SupervisorError: Another process holds it, or it cannot be written.
    """
    path = data_dir / "run" / "parley.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = path.open("a+")
    except OSError as error:
        raise SupervisorError(f"The data directory {data_dir} cannot be used: {error.strerror}.") from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            handle.seek(0)
            owner = handle.read().strip() or "unknown"
            raise SupervisorError(f"Parley is already running on {data_dir} (process {owner}).") from error
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        yield
        # The file stays: removing it would let two processes lock two files of the same name.
        handle.truncate(0)
