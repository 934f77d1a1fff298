"""Take back jobs that a dead worker left behind, so that nothing acknowledged stays undone (invariant I6)."""

import asyncio
from datetime import UTC, datetime
from typing import Final

import procrastinate
import structlog

log = structlog.get_logger()

HEARTBEAT_S: Final = 3.0
STALLED_AFTER_S: Final = 15.0
_LOOK_EVERY_S: Final = 3.0


async def recover_stalled(jobs: procrastinate.App) -> int:
    """Queue again every job whose worker no longer shows a heartbeat; returns how many there were."""
    stalled = list(await jobs.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_S))
    for job in stalled:
        await jobs.job_manager.retry_job(job, retry_at=datetime.now(UTC))
    if stalled:
        log.warning("jobs.recovered", count=len(stalled))
    return len(stalled)


async def watch_stalled(jobs: procrastinate.App) -> None:
    """Look for stalled jobs for as long as this worker lives."""
    while True:
        await asyncio.sleep(_LOOK_EVERY_S)
        try:
            await recover_stalled(jobs)
            await jobs.job_manager.prune_stalled_workers(STALLED_AFTER_S)
        except procrastinate.exceptions.ProcrastinateException as error:
            log.warning("jobs.recovery_failed", error=type(error).__name__)
