"""The job queue: procrastinate on the same PostgreSQL, so that a job is deferred in the transaction that needs it."""

from typing import Any

import procrastinate


def make_jobs(database_url: str, *, max_size: int = 4) -> procrastinate.App:
    """Build the queue's app; opening it is left to the worker, which alone fetches jobs."""
    # A pool parameter of psycopg: jobs are few and short, the use cases have their own connections.
    connector: Any = procrastinate.PsycopgConnector(conninfo=database_url, min_size=1, max_size=max_size)
    return procrastinate.App(connector=connector)


TURN = "turn"
DELIVER = "deliver"
LOOK_AGAIN = "look_again"
ALERT = "alert"


def conversation_lock(conversation_id: str) -> str:
    """Name of the lock that keeps the jobs of one conversation in order, one at a time."""
    return f"conversation:{conversation_id}"


def delivery_lock(conversation_id: str) -> str:
    """Name of the lock of deliveries that no turn makes; a turn that waits for the assistant must not hold them up."""
    return f"delivery:{conversation_id}"
