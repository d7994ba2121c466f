"""Things that go wrong on purpose: failing calls, dying and silent sockets. For tests and for the curious.

Also counts calls, so that a test can say how often an app asked.
"""

from collections import Counter
from dataclasses import dataclass, field

from bot.demo.workspace.limits import RateLimits


@dataclass(frozen=True, slots=True)
class Fault:
    """What the next call of a method meets.

    `error` is a Slack error code; `http_status` a bare status without JSON; `reset_after_accept` does what was asked
    and then breaks the connection before answering, `reset_before_accept` breaks it first; `delay_s` waits in
    either case; `retry_after_s` makes it an HTTP 429.
    """

    error: str | None = None
    http_status: int | None = None
    reset_after_accept: bool = False
    reset_before_accept: bool = False
    delay_s: float = 0.0
    retry_after_s: int | None = None


@dataclass(slots=True)
class Faults:
    """The faults in waiting. `deliver_twice` sends every event twice; `silent_sockets` neither sends nor answers
    pings on the sockets that are open, as if the connection had died without a word."""

    limits: RateLimits
    calls: Counter[str] = field(default_factory=Counter)
    deliver_twice: bool = False
    silent_sockets: bool = False
    _waiting: dict[str, list[Fault]] = field(default_factory=dict)

    @property
    def rate_limits(self) -> bool:
        """Whether Slack's rate limits hold; may be set."""
        return self.limits.enabled

    @rate_limits.setter
    def rate_limits(self, hold: bool) -> None:
        self.limits.enabled = hold

    def fail_next(
        self,
        method: str,
        error: str | None = None,
        *,
        http_status: int | None = None,
        reset_after_accept: bool = False,
        reset_before_accept: bool = False,
        delay_s: float = 0.0,
        retry_after_s: int | None = None,
        times: int = 1,
    ) -> None:
        """Makes the next `times` calls of `method` fail; see `Fault`.

        `error` may also be "reset_after_accept" or "reset_before_accept". With `delay_s` alone the call is only slow.
        """
        fault = Fault(
            error=None if error in ("reset_after_accept", "reset_before_accept") else error,
            http_status=http_status,
            reset_after_accept=reset_after_accept or error == "reset_after_accept",
            reset_before_accept=reset_before_accept or error == "reset_before_accept",
            delay_s=delay_s,
            retry_after_s=retry_after_s,
        )
        self._waiting.setdefault(method, []).extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        """The fault this call meets, counting the call."""
        self.calls[method] += 1
        waiting = self._waiting.get(method)
        return waiting.pop(0) if waiting else None

    def clear(self) -> None:
        """No more faults; the counts stay."""
        self._waiting.clear()
        self.deliver_twice = self.silent_sockets = False
