"""What a daily message carries beside its items: that it will come less often, a rule it would like to adopt, a week's review."""

from collections.abc import Sequence

from bot.slack.requests import Block
from bot.slack.views.kit import actions, bold, button, plain, section
from bot.usecases.daily import Daily, Proposal, Review

NOTICES = {
    "weekly": "You have not used the last few messages, so from now on one comes once a week.",
    "off": "The weekly messages went unused as well: this is the last one. Everything is kept, and `today` shows it.",
}


def above(daily: Daily) -> list[Block]:
    """Blocks that come before the items."""
    notice = NOTICES.get(daily.extras.notice)
    if notice is None:
        return []
    return [section(f":zzz: {notice}", block_id="notice", accessory=button("Resume", "morning.resume"))]


def below(daily: Daily) -> list[Block]:
    """Blocks that come after the items: at most four."""
    blocks = _review(daily.extras.review) if daily.extras.review else []
    return [*blocks, *(_proposal(daily, daily.extras.proposal) if daily.extras.proposal else [])]


def spoken(daily: Daily) -> list[str]:
    """The same as sentences."""
    extras = daily.extras
    said = [NOTICES[extras.notice]] if extras.notice in NOTICES else []
    if extras.review:
        said.append(f"This week: {_counts(extras.review)}")
    if extras.proposal and extras.proposal.state == "proposed":
        said.append(asked(extras.proposal))
    return said


def asked(proposal: Proposal) -> str:
    """The question, with what speaks for it."""
    if proposal.kind == "hour":
        return (
            f"You usually act at {int(proposal.key):02d}:00 ({proposal.count} of your last answers). "
            "Move the message there?"
        )
    return (
        f"You always skip #{plain(proposal.key)} ({proposal.count} suggestions, none taken up). "
        "Leave them out of suggestions?"
    )


def adopted(proposal: Proposal) -> str:
    """What an answer to it changed."""
    if proposal.state == "declined":
        return "Left as it is."
    if proposal.kind == "hour":
        return f"The message comes at {int(proposal.key):02d}:00 from now on."
    return f"#{plain(proposal.key)} is left out of suggestions from now on."


def _proposal(daily: Daily, proposal: Proposal) -> list[Block]:
    if proposal.state != "proposed":
        return [section(f":bulb: {adopted(proposal)} `settings` shows what was learned, and takes it back.")]
    value = f"{daily.delivery_id}:{proposal.kind}:{proposal.key}"
    return [
        section(f":bulb: {asked(proposal)}"),
        actions(button("Yes", "learned.yes", value), button("No", "learned.no", value), block_id="proposal"),
    ]


def _review(review: Review) -> list[Block]:
    lines = [":spiral_calendar_pad:  *Your week*"]
    lines += _line(":white_check_mark:", "kept", review.kept, review.kept_names)
    lines += _line(":hourglass:", "missed", review.missed, review.missed_names)
    lines += _line(":seedling:", "revived", review.revived, review.revived_names)
    return [section("\n".join(lines), block_id="review")]


def _line(mark: str, what: str, count: int, names: Sequence[str]) -> list[str]:
    if not count:
        return []
    shown = ", ".join(bold(name) for name in names)
    more = f" and {count - len(names)} more" if count > len(names) else ""
    return [f"{mark} {count} {what}: {shown}{more}"]


def _counts(review: Review) -> str:
    return f"{review.kept} kept, {review.missed} missed, {review.revived} revived"
