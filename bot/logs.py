"""Structured logs that never carry what people wrote: errors are logged by kind and place, not by their message."""

import logging
import sys
import traceback
from typing import Any

import structlog


def configure_logs(level: str) -> None:
    """One JSON object a line on standard error."""
    logging.basicConfig(level=logging.ERROR, handlers=[_Redacted(sys.stderr)], force=True)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def where(error: BaseException) -> dict[str, Any]:
    """An error as log fields: its class, and the last calls that led to it. Its message may quote a note, so it stays out."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": type(error).__name__, "at": places}


class _Redacted(logging.StreamHandler[Any]):
    """Other libraries' records, reduced to who spoke and what kind of error it was (their messages quote payloads)."""

    def emit(self, record: logging.LogRecord) -> None:
        fields = where(record.exc_info[1]) if record.exc_info and record.exc_info[1] else {}
        structlog.get_logger().error("library", library=record.name, **fields)
