"""What is rising, the stories of what is followed, and the form that shares one."""

from collections.abc import Sequence

from bot.domain.caller import Caller
from bot.domain.trends import sparkline
from bot.slack.requests import Block, Message, View
from bot.slack.views.kit import (
    actions,
    bold,
    button,
    context,
    cut,
    divider,
    field,
    modal,
    option,
    people_select,
    plain,
    section,
    text_input,
)
from bot.slack.views.words import say_ago
from bot.storage.rows import Story
from bot.usecases.fresh_stories import STORIES_A_TREND, FreshStory, ShownTrend, TrendPage

_TITLES = {"today": "Rising today", "week": "Rising this week"}
_SOURCES_NAMED = 3


def trends_view(found: TrendPage, caller: Caller, notice: str = "", channels: Sequence[Block] = ()) -> Message:
    """What rises with a choice of the stretch of time, `channels` (what rises there), then fresh stories with their buttons."""
    blocks: list[Block] = [context(notice)] if notice else []
    if found.page == 0:
        blocks += _rising(found, caller)
    blocks += channels
    if not found.stories and not found.trends:
        blocks.append(context("`follow https://blog.example` adds a source; they are read every hour."))
    if found.stories:
        blocks += [divider(), section("*Fresh in your sources*")]
    for one in found.stories:
        blocks += _fresh(one, found, caller)
    if found.pages > 1:
        blocks.append(_pager(found))
    names = [plain(one.trend.term) for one in found.trends]
    spoken = [f"{_TITLES[found.span]}: {', '.join(names)}"] if names else []
    spoken += [plain(cut(one.story.title, 120)) for one in found.stories]
    return Message(f"{notice} {'; '.join(spoken) or 'No fresh stories.'}".strip()[:3900], blocks)


def trend_line(one: ShownTrend, caller: Caller) -> str:
    """A term with its curve and what stands behind it, on two lines."""
    trend = one.trend
    count = len(trend.stories)
    sources = ", ".join(plain(cut(name, 40)) for name in trend.sources[:_SOURCES_NAMED])
    more = len(trend.sources) - _SOURCES_NAMED
    facts = [
        f"{count} {'story' if count == 1 else 'stories'} in {sources}{f' and {more} more' if more > 0 else ''}",
        f"first seen {say_ago(trend.first_seen, caller)}",
    ]
    # One stretch alone is no curve: the sources were not there before.
    curve = f"  {sparkline(trend.curve)}" if len(trend.curve) > 1 else ""
    return f"*{plain(trend.term)}*{curve}\n{'  ·  '.join(facts)}"


def concerned_words(one: ShownTrend) -> str:
    """ "Ana Silva (rust), Bo (conferences)"; empty when it concerns nobody."""
    return ", ".join(
        bold(tie.name) if tie.term == one.trend.term else f"{bold(tie.name)} ({plain(cut(tie.term, 30))})"
        for tie in one.concerns
    )


def taste_card(story: Story, wish: int) -> Message:
    """What a press of "More like this" or "Less" did."""
    how = "More stories like" if wish > 0 else "Fewer stories like"
    words = f"{how} “{link_text(cut(story.title, 120))}” from now on."
    undo = button("Undo", "trends.untaste", str(story.id))
    return Message(words, [section(f":ok_hand: {words}", accessory=undo)])


def untasted_card() -> Message:
    words = "Taken back. Stories are chosen without it from now on."
    return Message(words, [section(f":leftwards_arrow_with_hook: {words}")])


def share_form(story: Story, draft: str, person: tuple[int, str] | None) -> View:
    """A message about a story, ready to be copied; sending stays the user's own act."""
    initial = option(person[1], str(person[0])) if person else None
    blocks = [
        section(f"*<{story.url}|{link_text(story.title)}>*"),
        field("Share with", "person", people_select("Start typing a name", "people.find", initial)),
        field(
            "Your message",
            "message",
            text_input("message", draft, multiline=True),
            hint="Copy it and send it yourself. Rapport writes to nobody but you.",
        ),
    ]
    return modal("Share a story", "sources.shared", blocks, submit="I have sent it", metadata=str(story.id))


def link_text(title: str) -> str:
    """A title inside `<url|…>`: nothing in it may end the link."""
    return plain(cut(" ".join(title.split()), 200)).replace("|", "¦")


def _rising(found: TrendPage, caller: Caller) -> list[Block]:
    title = section(
        f"*{_TITLES[found.span]}*",
        accessory=button(
            "This week" if found.span == "today" else "Today",
            "trends.page/span",
            "week:0" if found.span == "today" else "today:0",
        ),
    )
    if not found.trends:
        when = "today" if found.span == "today" else "this week"
        return [title, section(f":chart_with_upwards_trend: Nothing stands out {when} against what is usual there.")]
    blocks: list[Block] = [title]
    for number, one in enumerate(found.trends):
        blocks += _trend(one, number, found.span, caller)
    return blocks


def _trend(one: ShownTrend, number: int, span: str, caller: Caller) -> list[Block]:
    lines = [trend_line(one, caller)]
    lines += [f"•  <{story.url}|{link_text(cut(story.title, 110))}>" for story in one.trend.stories[:STORIES_A_TREND]]
    whom = concerned_words(one)
    if whom:
        lines.append(f":wave: Might interest {whom}")
    shown = one.trend.stories[:STORIES_A_TREND]
    story = next((s for s in shown if s.person_id is None), shown[0])
    label = f"Share with {one.concerns[0].name.split()[0]}" if one.concerns else "Share…"
    return [section("\n".join(lines)), _row(story, label, _shared(story, one), span, 0, f"t{number}")]


def _shared(story: Story, one: ShownTrend) -> str:
    return f"{story.id}:{one.concerns[0].person_id}" if one.concerns else str(story.id)


def _fresh(one: FreshStory, found: TrendPage, caller: Caller) -> list[Block]:
    story = one.story
    about = f"  ·  {plain('; '.join(one.reasons[:2]))}" if one.reasons else ""
    line = f"*<{story.url}|{link_text(story.title)}>*\n{plain(cut(story.feed_title, 80))}"
    line += f"  ·  {say_ago(story.published_at, caller)}{about}"
    label = f"Share with {one.concerns[1].split()[0]}" if one.concerns and one.concerns[1].split() else "Share…"
    value = f"{story.id}:{one.concerns[0]}" if one.concerns else str(story.id)
    return [section(line), _row(story, label, value, found.span, found.page, str(story.id))]


def _row(story: Story, label: str, share: str, span: str, page: int, place: str) -> Block:
    """What can be done with a story; the block's id tells which list to draw anew."""
    return actions(
        button(cut(label, 40), "sources.share", share),
        button("More like this", "trends.more", str(story.id)),
        button("Less", "trends.less", str(story.id)),
        block_id=f"trends:{span}:{page}:{place}",
    )


def _pager(found: TrendPage) -> Block:
    row: Sequence[Block] = [
        button(label, f"trends.page/{name}", f"{found.span}:{page}")
        for label, name, page in (("‹ Previous", "previous", found.page - 1), ("Next ›", "next", found.page + 1))
        if 0 <= page < found.pages
    ]
    return actions(*row, block_id=f"trend_pages:{found.span}:{found.page}")
