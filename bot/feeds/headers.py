"""What a server's headers ask of the next visit.

Pure readings of HTTP dates, Cache-Control and Retry-After. When to come back is decided in `backoff`.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_VALIDATOR_CHARS = 1000


def read_max_age_s(headers: Mapping[str, str]) -> int | None:
    """Seconds the answer stays fresh by Cache-Control, else by Expires minus Date; None when it does not say."""
    control = headers.get("Cache-Control", "")
    found = _MAX_AGE.search(control)
    if found:
        return int(found[1])
    if "no-cache" in control or "no-store" in control:
        return None
    expires, date = _http_date(headers.get("Expires", "")), _http_date(headers.get("Date", ""))
    if expires is None or date is None:
        return None
    return max(0, int((expires - date).total_seconds())) or None


def read_retry_after_s(value: str, now: datetime) -> int | None:
    """Seconds to wait by a Retry-After header, given as seconds or as a date; `now` is aware UTC."""
    if re.fullmatch(r"\s*\d{1,9}\s*", value, re.ASCII):
        return int(value)
    moment = _http_date(value)
    return None if moment is None else max(0, int((moment - now).total_seconds()))


def read_validator(value: str | None) -> str | None:
    """An ETag or Last-Modified fit to be stored and sent back; None when absent or not plain printable ASCII."""
    fit = value is not None and 0 < len(value) <= _VALIDATOR_CHARS and value.isascii() and value.isprintable()
    return value if fit else None


def _http_date(value: str) -> datetime | None:
    if not value or len(value) > 80:
        return None
    try:
        moment = parsedate_to_datetime(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, LookupError, OverflowError):
        return None
