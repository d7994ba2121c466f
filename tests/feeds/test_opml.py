"""Lists of feeds: what other readers write is read, what Rapport writes is read back the same."""

from __future__ import annotations

import pytest

from bot.domain.errors import NotUnderstood
from bot.feeds import Outline, read_opml, write_opml

NESTED = b"""<?xml version="1.0" encoding="utf-8"?>
<opml version="1.1"><head/><body><outline text="Blogs">
<outline type="rss" text="Ana &amp; Bo" xmlUrl="https://ana.example/feed" htmlUrl="https://ana.example"/>
<outline text="Again" xmlurl="https://ana.example/feed"/>
<outline type="rss" title="Old" url="https://old.example/rss"/>
<outline text="a folder" url="https://page.example"/></outline></body></opml>"""


def test_folders_repeats_and_old_spellings_are_read() -> None:
    assert read_opml(NESTED) == (
        Outline("Ana & Bo", "https://ana.example/feed", "https://ana.example"),
        Outline("Old", "https://old.example/rss"),
    )


def test_written_list_reads_back_the_same() -> None:
    feeds = (
        Outline('A "quoted" <name> & \u2603', "https://a.example/f?x=1&y=2", "https://a.example"),
        Outline("bell \x07 away", "https://b.example/`"),
    )
    assert read_opml(write_opml(feeds, "<Mine>").encode()) == (
        feeds[0],
        Outline("bell  away".replace("  ", " "), "https://b.example/`"),
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no OPML"),
        (b"not xml at all", "no OPML"),
        (b"<rss><channel/></rss>", "no OPML"),
        (b"<opml><body/></opml>", "no feed"),
        (b" " * (5 * 1024 * 1024 + 1), "5 MB"),
    ],
)
def test_what_is_no_list_is_told_so(data: bytes, words: str) -> None:
    with pytest.raises(NotUnderstood, match=words):
        read_opml(data)


def test_entities_are_not_expanded() -> None:
    bomb = b"""<!DOCTYPE opml [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<opml><body><outline text="x" xmlUrl="https://x.example"/><outline text="y">&b;&f;</outline></body></opml>"""
    assert [one.url for one in read_opml(bomb)] == ["https://x.example"]
