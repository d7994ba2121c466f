"""Real messages of a Slack export, typed at Rapport as direct messages and seen in a channel it is in.

Usage: real_messages.py EXPORT.zip. Counts what became of them: logged, asked about, answered otherwise, failed; and what was
logged of the channel without being asked, which has to be nothing.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from common import Figure, build_parser, print_report
from sqlalchemy import func, select

from bot.storage.migrate import upgrade
from bot.storage.schema import drafts, interactions, notes
from bot.storage.tx import Tx
from tests.support.world import open_world, shown

AT_ONCE = 50


def main() -> None:
    parser = build_parser(__doc__)
    parser.add_argument("export", type=Path, help="a workspace export, as Slack makes it")
    parser.add_argument("--most", type=int, default=100_000)
    args = parser.parse_args()
    texts = list(_texts(args.export))[: args.most]
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(_type(texts, f"sqlite:///{folder}/real.db"))
    print_report(f"{len(texts)} real messages", figures, as_json=args.json)


def _texts(path: Path) -> Iterator[str]:
    """What people wrote, oldest file first; joins, topics and the like are Slack's own."""
    with zipfile.ZipFile(path) as export:
        for name in sorted(export.namelist()):
            if name.count("/") and name.endswith(".json"):
                for message in json.loads(export.read(name)):
                    if message.get("type") == "message" and message.get("text"):
                        yield str(message["text"])


def _kept(tx: Tx) -> int:
    tables = (interactions, notes, drafts)
    return sum(tx.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)


async def _type(texts: list[str], url: str) -> list[Figure]:
    upgrade(url)
    async with open_world(url, rate_limits=False) as world:
        world.app.services.gateway.spacing_s = 0.0
        for start in range(0, len(texts), AT_ONCE):
            for text in texts[start : start + AT_ONCE]:
                await world.server.say(world.team, "U2", "C1", text)
            await world.server.settled(60)
        unasked = world.app.services.db.read_now(_kept)
        answers: Counter[str] = Counter()
        for text in texts:
            before = len(world.screen("U1", world.im()))
            await world.server.say(world.team, "U1", world.im(), text)
            await world.settled()
            answers[_kind(world.screen("U1", world.im())[before + 1 :])] += 1
        rejected = len(world.server.rejections)
    return [
        Figure("kept of the channel without being asked", unasked, "", "unasked", ("<=", 0)),
        *(Figure(f"direct: {kind}", answers[kind], "", kind) for kind in ("logged", "asked", "otherwise")),
        Figure("direct: no answer", answers["none"], "", "none", ("<=", 0)),
        Figure("direct: failed", answers["failed"], "", "failed", ("<=", 0)),
        Figure("answers that Slack refuses", rejected, "", "rejected", ("<=", 0)),
    ]


def _kind(answers: list[dict[str, object]]) -> str:
    if not answers:
        return "none"
    said = shown(answers[-1])
    if "went wrong" in said:
        return "failed"
    if "Whom is it about" in said or "do you mean" in said or "nearly that name" in said or "Which day" in said:
        return "asked"
    return "logged" if "Undo" in said else "otherwise"


if __name__ == "__main__":
    main()
