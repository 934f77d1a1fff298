"""Writes down how long named steps take and what they ask of the database; used inside the measured processes."""

import functools
import json
import os
import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

_step: ContextVar[dict[str, Any] | None] = ContextVar("bench_step", default=None)


class Stopwatch:
    """One file of spans, a JSON line each; several processes append to it."""

    def __init__(self) -> None:
        """Open the file the bench names."""
        self._file = Path(os.environ["BENCH_SPANS"]).open("a", buffering=1, encoding="utf-8")  # noqa: SIM115 - for life

    def watch(self, owner: Any, name: str, step: str) -> None:
        """Replace an async function of a module or class by one that is timed."""
        setattr(owner, name, self.timed(getattr(owner, name), step))

    def timed(self, function: Callable[..., Awaitable[Any]], step: str) -> Callable[..., Awaitable[Any]]:
        """Return `function` with a stop-watch around it."""

        @functools.wraps(function)
        async def wrapper(*args: Any, **kwargs: Any) -> Any:
            span: dict[str, Any] = {"step": step, "began": time.monotonic(), "statements": 0, "database_s": 0.0}
            token = _step.set(span)
            try:
                return await function(*args, **kwargs)
            finally:
                _step.reset(token)
                span["ended"] = time.monotonic()
                self._file.write(json.dumps(span) + "\n")

        return wrapper


def count_statements() -> None:
    """Attribute every database statement of this process to the step that runs."""

    @event.listens_for(Engine, "before_cursor_execute")
    def before(_: Any, __: Any, ___: Any, ____: Any, context: Any, _____: bool) -> None:
        context.bench_began = time.monotonic()

    @event.listens_for(Engine, "after_cursor_execute")
    def after(_: Any, __: Any, ___: Any, ____: Any, context: Any, _____: bool) -> None:
        span = _step.get()
        if span is not None:
            span["statements"] += 1
            span["database_s"] += time.monotonic() - context.bench_began
