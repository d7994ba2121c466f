"""The team one walks into in the demo: people, channels, and what was said before one came.

Owns the Slack side of the story. What the first two people have told Rapport over the year is `history`, the feeds are
`newsstand`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.demo.workspace import MovableClock, Workspace
from bot.demo.workspace.conversations import direct_with_bot, post_by_person
from bot.demo.workspace.model import Installation

TEAM = "T01LUMEN"
BOT = "U01RAPPORT"
MAYA, JONAS, PRIYA = "U01MAYA", "U01JONAS", "U01PRIYA"
TOMAS, HANA = "U01TOMAS", "U01HANA"
COMMUNITY = "C01COMMUNITY"
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team. `tz` is an IANA name."""

    id: str
    name: str
    real_name: str
    tz: str
    title: str


MEMBERS = (
    Member(MAYA, "maya", "Maya Okafor", "Europe/Lisbon", "Community lead"),
    Member(JONAS, "jonas", "Jonas Lindqvist", "America/New_York", "Developer relations"),
    Member(PRIYA, "priya", "Priya Raman", "Asia/Kolkata", "Partnerships, started today"),
    Member(TOMAS, "tomas", "Tomás Rivera", "Europe/Madrid", "Events"),
    Member(HANA, "hana", "Hana Sato", "Asia/Tokyo", "Content"),
)
ACT_AS = (MAYA, JONAS, PRIYA)

_CHANNELS = (
    (
        "C01GENERAL",
        "general",
        "Try: /rapport met Ana Silva at PyCon yesterday, she is moving to Berlin. follow up in 2 weeks #python",
    ),
    (
        "C01COMMUNITY",
        "community",
        "Try 🤝 on a message: Rapport logs that you talked. 📝 keeps it as a note, ⏰ reminds you",
    ),
    ("C01DEVREL", "devrel", "Try: @Rapport who Léa Moreau (only you see the answer)"),
)

_GUIDE = "https://lumenlabs.example/mentoring-guide"

# Channel, author, days before the demo's first day, local hour of the author, text as Slack stores it.
_SAID = (
    ("C01GENERAL", TOMAS, 3, 10, "Rapport is in this workspace now. It remembers who you met and what was said."),
    (
        "C01GENERAL",
        HANA,
        3,
        18,
        "One line is enough, it reads dates and names: `/rapport met Ana Silva at PyCon yesterday, she is moving to Berlin. "
        "follow up in 2 weeks #python`",
    ),
    (
        "C01GENERAL",
        JONAS,
        2,
        9,
        "Every morning it tells me whom to write to and why. The clock at the top of this page can be moved to "
        "tomorrow 9:00: then look into your direct messages with Rapport.",
    ),
    ("C01GENERAL", MAYA, 1, 11, "Priya starts tomorrow. Priya, open Rapport's Home tab first: it shows you around."),
    (
        "C01COMMUNITY",
        HANA,
        2,
        17,
        "Back from the Lisbon meetup. Forty people came, and the talk about our mentoring programme had the longest queue "
        "afterwards. Who would like to run the next one with me?",
    ),
    (
        "C01COMMUNITY",
        TOMAS,
        1,
        12,
        "The venue for March is free. I need three speakers from outside by the end of the month; whom do you know?",
    ),
    ("C01COMMUNITY", MAYA, 1, 15, "Fatima Al-Sayed might. I will ask her this week."),
    (
        "C01COMMUNITY",
        JONAS,
        1,
        11,
        f"I wrote down how a mentoring programme can start small: <{_GUIDE}>",
    ),
    (
        "C01COMMUNITY",
        TOMAS,
        1,
        18,
        f"Good, I will send <{_GUIDE}> round. A mentoring programme is what everybody at the venue wanted to hear about.",
    ),
    (
        "C01COMMUNITY",
        MAYA,
        1,
        18,
        f"Then the mentoring programme is our theme for spring, with <{_GUIDE}> as its first page.",
    ),
    (
        "C01DEVREL",
        JONAS,
        2,
        14,
        "Our guide to async testing is the most read page this month. The questions under it would make a good workshop.",
    ),
    (
        "C01DEVREL",
        HANA,
        1,
        16,
        "I am collecting real stories from maintainers for the newsletter. Introductions are very welcome.",
    ),
)


def first_day(now: datetime) -> datetime:
    """When the story starts: `now`, or as many days later as it takes for tomorrow to be a working day for everyone.

    The daily message comes on weekdays by default, and in the demo one wants to see it tomorrow.
    """
    zones = [ZoneInfo(member.tz) for member in MEMBERS]
    start = now.astimezone(UTC)
    while any((start.astimezone(zone) + timedelta(days=1)).weekday() > _FRIDAY for zone in zones):
        start += timedelta(days=1)
    return start


def build_workspace(clock: MovableClock, manifest: Mapping[str, Any], token: str, secret: str) -> Workspace:
    """The team with the app installed in it. Its request URL is still to be set: see `installed`."""
    ws = Workspace(clock)
    team = ws.add_team(TEAM, "Lumen Labs")
    for member in MEMBERS:
        ws.add_user(
            TEAM,
            member.id,
            member.name,
            real_name=member.real_name,
            display_name=member.name,
            email=f"{member.name}@lumenlabs.example",
            tz=member.tz,
            title=member.title,
        )
    team.act_as = list(ACT_AS)
    team.notices = [
        "Everything here is made up and runs on this machine. Choose whom to act as; Priya is new and has no data yet."
    ]
    ws.install_app(TEAM, manifest=manifest, bot_token=token, signing_secret=secret, bot_user_id=BOT)
    everyone = [*(member.id for member in MEMBERS), BOT]
    for channel_id, name, topic in _CHANNELS:
        ws.add_channel(TEAM, channel_id, name, members=everyone, topic=topic)
    for member in MEMBERS:
        direct_with_bot(ws, installed(ws), member.id)
    _say(ws)
    return ws


def said_in(channel: str) -> list[tuple[str, str]]:
    """Who said what there before the first day."""
    return [(author, text) for where, author, _, _, text in _SAID if where == channel]


def installed(ws: Workspace) -> Installation:
    """Rapport in this team."""
    (installation,) = ws.team(TEAM).installations
    return installation


def _say(ws: Workspace) -> None:
    zones = {member.id: ZoneInfo(member.tz) for member in MEMBERS}
    for number, (channel_id, author, days, hour, text) in enumerate(_SAID):
        local = ws.now().astimezone(zones[author]) - timedelta(days=days)
        at = datetime.combine(local.date(), time(hour, 7 * number % 60), zones[author])
        post_by_person(ws, ws.channel(TEAM, channel_id), ws.user(TEAM, author), text, at=at)
