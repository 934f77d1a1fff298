"""Logging: an event name and ids; JSON unless a person is watching. Message texts, names and figures never appear."""

import logging
import sys

import structlog


def configure_logs(process: str) -> None:
    """Set up structlog and quieten libraries that would print requests or message texts."""
    is_terminal = sys.stderr.isatty()
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer() if is_terminal else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(process=process)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    for noisy in ("twilio", "urllib3", "httpx2", "rasa_sdk", "procrastinate", "socketio", "engineio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
