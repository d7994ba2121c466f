"""What people type that nobody planned for: each line gets a clear answer, none is lost, Slack refuses nothing of ours."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.slack.views.kit import unescaped
from bot.storage import schema
from tests.support.world import World, open_world, shown

DICE = random.Random(7)
NOISE = "".join(DICE.choice("abcdefghijklmnopqrstuvwxyzäöüß0123456789") for _ in range(6000))
FAMILY, ASTRONAUT, FLAGS = "👨‍👩‍👧‍👦", "👩🏽‍🚀", "🇵🇹🇩🇪🏳️‍🌈"
CONTROLS = "<!channel> <!here|x> <!everyone> <!subteam^S1> <!subteam^S1|@team> <!date^1^{date}|soon>"

# Kept or given back: the words that have to be somewhere afterwards (`None`: a question about data, nothing to keep).
LINES: dict[str, tuple[str, str | None]] = {
    "a name of 300 letters": ("add " + "Q" * 300, "Q" * 300),
    "a name of 600 letters": ("add " + "Q" * 600, "Q" * 600),
    "a name of 300 letters in a line": ("met " + "Xan" * 100 + " yesterday", "Xan" * 100),
    "a name of sixty words": ("met " + " ".join(["Anna"] * 60), "Anna Anna"),
    "a note about a name of 600 letters": ("note " + "D" * 600 + ": hello", "D" * 600),
    "emoji as big names": ("add " + FAMILY * 40, FAMILY),
    "control sequences in a line": (f"met Ana Silva {CONTROLS} and all", "and all"),
    "control sequences in a note": (f"note Ana Silva: {CONTROLS} and all", "and all"),
    "a stranger's mention and a dead channel": ("note Ana Silva: <@U999> wrote in <#C999|gone>", "wrote in"),
    "a mention of somebody who left": ("lunch with <@U9> about leaving", "leaving"),
    "mentions cut off": ("met Ana Silva <@ <@> <@U2| <> <<>> and mended", "mended"),
    "ampersands, escaped and not": ("note Ana Silva: a && b &amp; c &lt;!channel&gt; &", "a && b"),
    "emoji of every kind": (f"met Ana Silva {FLAGS} {ASTRONAUT} {FAMILY} 🤝🏽", ASTRONAUT),
    "nothing but emoji": (f"{FLAGS}{FAMILY}", FAMILY),
    "right-to-left": ("note Ana Silva: ליلى أحمد תודה", "أحمد"),
    "direction overrides": ("met Ana Silva \u202eacraB\u202c \u2067x\u2069 \u200f", "\u202eacraB"),
    "zero-width characters": ("note A\u200bna Sil\u200dva: in\ufeffvis\u2060ible", "vis"),
    "NUL": ("met Ana Silva\x00 about nul\x00ls", "about nulls"),
    "NUL alone": ("\x00\x00", None),
    "NUL in a card": ("add Nu\x00la Pe\x00rez, Ac\x00me, #ta\x00g", "Nula Perez"),
    "NUL in a search": ("find nu\x00la", None),
    "NUL in a topic": ("follow topic ru\x00st", "rust"),
    "escape sequences": ("note Ana Silva: \x1b[31mred\x1b[0m \x07\x08\x7f", "[31mred"),
    "nothing": ("", None),
    "only spaces": ("   \u00a0 \u2003 ", None),
    "only punctuation": ("?!... --- ,,,", "?!..."),
    "one dot": (".", None),
    "asterisks": ("***", "***"),
    "a command without its words": ("remind", None),
    "a note without words": ("note Ana Silva:", None),
    "commas for a card": ("add ,,,", ",,,"),
    "a day in February that is not": ("met Ana Silva on 30 February, snow", "snow"),
    "a reminder on no day": ("remind Ana Silva on 31 June about the long deck", "the long deck"),
    "a birthday on no day": ("add Ana Silva, birthday 30 Feb, chess", "chess"),
    "an ambiguous day": ("remind Ana Silva 3/4 about pears", "pears"),
    "a year nobody lives to see": ("remind Ana Silva on 31 Dec 9999 about suns", "suns"),
    "a hundred thousand years": ("remind Ana Silva in 100000 years about dust", "dust"),
    "a span with no end": ("remind Ana Silva in 99999999999999999999 days about time", "about time"),
    "no days at all": ("remind Ana Silva every 0 days about nothing", "nothing"),
    "the year zero": ("met Ana Silva in year 0, old friends", "old friends"),
    "an hour that is not": ("remind Ana Silva at 25:99 about clocks", "clocks"),
    "a search since no month": ("find since:0000-00", None),
    "SQL in a note": ("note Ana Silva: '); DROP TABLE people; -- %s %(x)s :p ? {0}", "DROP TABLE people"),
    "SQL in a search": ("find ' OR 1=1 -- % _ \\ \" NEAR(a b) * ^ col:x", None),
    "an unfinished phrase in a search": ('find "unbalanced AND', None),
    "a search of 500 words": ("find " + "word " * 500, None),
    "a search of one long word": ("find " + NOISE[:5000], None),
    "Block Kit in a note": ('note Ana Silva: {"blocks":[{"type":"divider"}],"text":"x"}', '"type":"divider"'),
    "mrkdwn in a name": ("add *Bold* _it_ ~st~ `code`", "*Bold*"),
    "HTML": ("note Ana Silva: <script>alert('hi')</script><img src=x>", "<script>alert"),
    "a tag of 5,000 letters": (f"met Ana Silva #{NOISE[:5000]}", NOISE[:5000]),
    "400 tags": ("met Ana Silva, " + " ".join(f"#tag{number}" for number in range(400)), "#tag399"),
    "a handle of 4,000 letters": (f"add Zed Zorn, @{NOISE[:4000]}", NOISE[:4000]),
    "an address of 4,000 letters": (f"add Zed Zorn, {NOISE[:4000]}@acme.io", NOISE[:4000]),
    "a company of 4,000 letters": (f"add Zed Zorn, {NOISE[:4000]}", NOISE[:4000]),
    "a hundred people": ("lunch with " + ", ".join(f"Zoe Q{chr(97 + n % 26)}{n}" for n in range(100)), "Qv99"),
    "200 mentions": ("met " + " ".join(f"<@U{number}AB>" for number in range(200)), "U199AB"),
    "a topic of 5,000 letters": (f"follow topic {NOISE[:5000]}", NOISE[:5000]),
    "a topic with marks": ("follow topic a|b>c *x* <!channel>", "a|b"),
    "an address with marks": ("follow http://a|b>c", "a|b"),
    "a script as an address": ("follow javascript:alert(1)", "javascript:alert(1)"),
    "an address inside": ("follow http://127.0.0.1:22/", "127.0.0.1:22"),
    "an address of 5,000 letters": (f"follow http://{NOISE[:5000]}.example", NOISE[:5000]),
    "letting go of anything": ("unfollow <!channel>", None),
    "help with anything": (f"help {NOISE[:3000]}", None),
    "somebody of 5,000 letters": (f"who {NOISE[:5000]}", None),
    "40,000 characters": ("met Ana Silva " + "lorem ipsum " * 3332, "ipsum lorem " * 3000),
    "40,000 characters of one word": ("note Ana Silva: " + "ü" * 39_980, "ü" * 39_980),
    "20,000 lines": ("note Ana Silva: " + "b\n" * 19_900, "b\nb\nb"),
}  # fmt: skip
INTERNAL = ("Traceback", "Error", "None", "sqlalchemy", "went wrong", "psycopg", "sqlite", "Exception", "<class")


@pytest.fixture(params=["http", "socket"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    url = request.getfixturevalue("migrated_sqlite_url" if request.param == "http" else "migrated_postgres_url")
    async with open_world(url, request.param, rate_limits=False) as opened:
        opened.server.ws.add_user("T1", "U9", name="gone", real_name="Gone Away", deleted=True)
        unhurried(opened)
        yield opened


def unhurried(world: World) -> None:
    """No second between two messages of a channel: the clock on the wall has no part in these tests."""

    async def at_once(_: float) -> None:
        return None

    world.app.services.gateway._sleep = at_once


async def kept(world: World) -> str:
    """Everything that is stored of what people typed, as they typed it."""

    def read(tx: Any) -> str:
        found: list[str] = []
        for table in (schema.notes, schema.drafts, schema.people, schema.person_tags, schema.follow_ups):
            found += [str(value) for row in tx.execute(table.select()) for value in row]
        for table in (schema.topics, schema.person_keys):
            found += [str(value) for row in tx.execute(table.select()) for value in row]
        return "\n".join(found)

    return unescaped(await world.app.services.db.read(read))


def squeezed(text: str) -> str:
    """Without what quoting and storing change: white space, quotation marks, escapes."""
    text = unescaped(unescaped(text)).replace("> ", "").replace("\u200b", "").replace("\\n", "").replace('\\"', '"')
    return "".join(text.split())


def said(messages: list[dict[str, Any]]) -> str:
    return "\n".join(shown(message) for message in messages)


async def check(world: World, name: str, words: str | None, answer: str) -> list[str]:
    """What is wrong with an answer, in words; nothing when it is right."""
    wrong = []
    if not answer.strip():
        wrong.append("no answer")
    wrong += [f"says {word!r}" for word in INTERNAL if word in answer and word not in LINES[name][0]]
    wrong += [f"{one.where}: {one.code} {one.messages}" for one in world.server.rejections]
    if any(mark in answer for mark in ("<!channel", "<!here", "<!everyone", "<!subteam")):
        wrong.append("would notify people")
    if words is not None and squeezed(words) not in squeezed(answer + await kept(world)):
        wrong.append("lost what was typed")
    world.server.rejections.clear()
    return [f"{name}: {one}" for one in wrong]


@pytest.mark.parametrize("world", ["socket"], indirect=True)
async def test_every_odd_line_typed_as_a_command_is_answered_and_kept(world: World) -> None:
    await world.command("met Ana Silva at PyCon yesterday")
    wrong: list[str] = []
    for name, (line, words) in LINES.items():
        before = len(world.screen("U1", world.im()))
        outcome = await world.server.command("T1", "U1", "C1", f"/rapport {line}")
        await world.server.settled()
        await world.app.services.tasks.drain()
        answer = shown(outcome.response) + said(world.screen("U1", world.im())[before:])
        wrong += await check(world, name, words, answer) if outcome.ok else [f"{name}: {outcome.error}"]
    assert not wrong, wrong


@pytest.mark.parametrize("world", ["http"], indirect=True)
async def test_every_odd_line_typed_as_a_message_is_answered_and_kept(world: World) -> None:
    await world.command("met Ana Silva at PyCon yesterday")
    wrong: list[str] = []
    for name, (line, words) in LINES.items():
        if not line.strip():
            # Slack lets nobody send nothing.
            continue
        before = len(world.screen("U1", world.im()))
        await world.server.say("T1", "U1", world.im(), line)
        await world.server.settled()
        await world.app.services.tasks.drain()
        await world.server.settled()
        wrong += await check(world, name, words, said(world.screen("U1", world.im())[before + 1 :]))
    assert not wrong, wrong


@pytest.mark.parametrize("line", ["met Ana Silva " + "dolor sit " * 10_000, "note Ana Silva: " + "a\n" * 50_000])
async def test_a_line_of_100_000_characters_is_given_back_to_the_last(migrated_sqlite_url: str, line: str) -> None:
    async with open_world(migrated_sqlite_url, rate_limits=False) as world:
        unhurried(world)
        answer = shown(await world.command(line))
        assert "40000" in answer
        parts = world.screen("U1", world.im())
        given_back = "".join(
            said([message]).removeprefix("The rest of what you wrote, so that nothing is lost:") for message in parts
        )
        assert squeezed(given_back) in squeezed(line)
        assert squeezed(line).startswith(squeezed(answer.split("You wrote:")[1]))
        assert len(squeezed(answer.split("You wrote:")[1])) + len(squeezed(given_back)) == len(squeezed(line))


@pytest.mark.parametrize("world", ["http"], indirect=True)
async def test_a_mention_in_a_channel_is_answered_to_whoever_wrote_it(world: World) -> None:
    bot = world.server.app_in("T1").bot_user_id
    world.server.ws.channel("T1", "C1").members.append(bot)
    await world.server.say("T1", "U2", "C1", f"<@{bot}> met Ana\x00 Silva <!channel> 👩🏽‍🚀")
    await world.settled()
    answers = [message for message in world.screen("U2") if message["ephemeral"]]
    assert "Ana Silva" in shown(answers[-1])
    assert not [message for message in world.screen("U1") if message["ephemeral"]]
