"""Parts of `rapport demo` that are easier to look at by themselves: following the clock, opening the browser."""

from __future__ import annotations

import asyncio
import threading
import webbrowser
from datetime import timedelta

import pytest

from bot.cli.demo import following_clock, open_browser
from bot.demo.workspace import MovableClock
from bot.jobs.scheduler import Job, Ticks


async def test_after_a_move_of_the_clock_news_are_read_and_then_mornings_sent() -> None:
    done: list[str] = []
    both = asyncio.Event()

    async def feeds() -> None:
        await asyncio.sleep(0.01)
        done.append("feeds")

    async def mornings() -> None:
        done.append("mornings")
        both.set()

    clock, ticks = MovableClock(), Ticks([Job("feeds", 3600, feeds), Job("mornings", 3600, mornings)])
    async with following_clock(clock, ticks):
        assert done == []
        for moves in (1, 2):
            clock.advance(timedelta(days=1))
            await asyncio.wait_for(both.wait(), 10)
            both.clear()
            assert done == ["feeds", "mornings"] * moves
    clock.advance(timedelta(days=1))
    await asyncio.sleep(0.05)
    assert len(done) == 4


@pytest.mark.parametrize(("kind", "opened"), [(webbrowser.GenericBrowser, False), (webbrowser.BackgroundBrowser, True)])
def test_only_a_browser_with_windows_is_opened(
    monkeypatch: pytest.MonkeyPatch, kind: type[webbrowser.GenericBrowser], opened: bool
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(kind, "open", lambda _self, url: shown.append(url))
    monkeypatch.setattr(webbrowser, "get", lambda: kind("some-browser"))
    open_browser("http://127.0.0.1:1")
    for thread in threading.enumerate():
        if thread.name == "browser":
            thread.join(10)
    assert shown == (["http://127.0.0.1:1"] if opened else [])


def test_no_browser_at_all_is_no_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def nothing() -> None:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", nothing)
    open_browser("http://127.0.0.1:1")
    assert capsys.readouterr().err == ""
