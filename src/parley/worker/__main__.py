"""`python -m parley.worker`: run jobs until told to stop."""

import asyncio
import contextlib
import signal
from pathlib import Path

import structlog
import uvloop

from parley.bootstrap import build, build_alerts, build_assistant, build_carrier, build_pace
from parley.logs import configure_logs
from parley.settings import load_settings
from parley.worker.recovery import HEARTBEAT_S, STALLED_AFTER_S, recover_stalled, watch_stalled
from parley.worker.tasks import register_alerts, register_tasks

log = structlog.get_logger()


async def run() -> None:
    """Open the queue, take back what a dead worker left, and work."""
    settings = load_settings()
    application = build(settings, pool_size=settings.worker_concurrency + 2)
    register_tasks(
        application.jobs,
        application.services,
        build_assistant(settings),
        build_carrier(settings),
        settings,
        build_pace(settings),
    )
    register_alerts(application.jobs, build_alerts(settings))
    async with application.jobs.open_async():
        await recover_stalled(application.jobs)
        watcher = asyncio.create_task(watch_stalled(application.jobs))
        worker = asyncio.create_task(
            application.jobs.run_worker_async(
                concurrency=settings.worker_concurrency,
                install_signal_handlers=False,
                # A job that waited for its conversation was announced while the lock was held: a look now and then finds it.
                fetch_job_polling_interval=0.1,
                delete_jobs="successful",
                shutdown_graceful_timeout=5.0,
                update_heartbeat_interval=HEARTBEAT_S,
                stalled_worker_timeout=STALLED_AFTER_S,
            )
        )
        _stop_on_signal(worker)
        _mark_ready(settings.data_dir / "run" / "worker.ready")
        log.info("worker.ready")
        try:
            with contextlib.suppress(asyncio.CancelledError):
                await worker
        finally:
            watcher.cancel()
            await application.close()


def _stop_on_signal(worker: asyncio.Task[None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, worker.cancel)


def _mark_ready(ready: Path) -> None:
    ready.parent.mkdir(parents=True, exist_ok=True)
    ready.write_text("ready\n", encoding="utf-8")


if __name__ == "__main__":
    configure_logs("worker")
    # A tenth less CPU time a turn than with asyncio's own loop, measured; uvicorn brings it along.
    uvloop.run(run())
