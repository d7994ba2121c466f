"""When to visit a feed again.

Pure: the history comes in as numbers, the jitter as a number somebody else drew.
"""

HOUR_S = 3600
DAY_S = 24 * HOUR_S
_QUIET_FACTOR = 3
_JITTER_SHARE = 0.1
_ASKED_AT_MOST_S = 7 * DAY_S


def next_fetch_in_s(
    *,
    failures: int = 0,
    max_age_s: int | None = None,
    retry_after_s: int | None = None,
    changed_recently: bool = True,
    jitter: float = 0.0,
) -> int:
    """Seconds until the next visit: an hour, three for a feed that has been quiet, doubled with each failure in a row up
    to a day.

    The server's own freshness time (`max_age_s`) stretches this up to a day, its Retry-After (`retry_after_s`) up to a
    week. `failures` counts failed visits since the last good one. `jitter`, 0 to 1, adds up to a tenth so that feeds
    that failed together do not come back together; the wait is never shorter than the server asked for.
    """
    wait_s = HOUR_S if changed_recently or failures else _QUIET_FACTOR * HOUR_S
    wait_s = min(wait_s << min(failures, 10), DAY_S)
    if max_age_s is not None:
        wait_s = max(wait_s, min(max_age_s, DAY_S))
    if retry_after_s is not None:
        wait_s = max(wait_s, min(retry_after_s, _ASKED_AT_MOST_S))
    return round(wait_s * (1 + _JITTER_SHARE * min(max(jitter, 0.0), 1.0)))
