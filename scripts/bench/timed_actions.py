"""The action server, with a stop-watch on each call."""

from rasa_sdk.executor import ActionExecutor
from starlette.applications import Starlette
from stopwatch import Stopwatch, count_statements

from actions import app


def create_app() -> Starlette:
    """Wrap the executor, then build the usual app."""
    count_statements()
    Stopwatch().watch(ActionExecutor, "run", "action")
    return app.create_app()
