"""What Slack answers when it refuses: the error code, with whatever goes along with it."""

from collections.abc import Mapping, Sequence

from bot.demo.workspace.values import Json


class SlackRefusal(Exception):
    """A Web API call, an answer or an action that Slack would refuse.

    `code` is Slack's own error code. `messages` become `response_metadata.messages`; `extra` is merged into the
    answer (`needed` and `provided` of a missing scope). `retry_after_s` makes it an HTTP 429 with that many seconds.
    """

    def __init__(
        self,
        code: str,
        messages: Sequence[str] = (),
        *,
        extra: Mapping[str, Json] | None = None,
        retry_after_s: int | None = None,
    ) -> None:
        super().__init__(f"{code}: {'; '.join(messages)}" if messages else code)
        self.code = code
        self.messages = tuple(messages)
        self.extra = dict(extra or {})
        self.retry_after_s = retry_after_s

    def body(self) -> dict[str, Json]:
        """The JSON body of the answer."""
        answer: dict[str, Json] = {"ok": False, "error": self.code, **self.extra}
        if self.messages:
            answer["response_metadata"] = {"messages": list(self.messages)}
        return answer
