"""Servers that break HTTP itself: each is given up in words, quickly, with nothing of it kept."""

import asyncio
from collections.abc import Callable, Iterator

import pytest

from tests.feeds.hostile import MISLEADING, drops, headers, sending, trailers
from tests.feeds.servers import RSS, Site, local_fetcher


@pytest.mark.parametrize("kind", MISLEADING)
async def test_answer_that_breaks_the_rules_is_a_failure_in_words(kind: str) -> None:
    async with sending(lambda: iter([MISLEADING[kind]])) as site, local_fetcher(site, timeout_s=5) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/")
    assert (fetched.status, fetched.body, fetched.etag) == ("failed", b"", None)
    assert fetched.error
    assert fetched.error.endswith(".")


@pytest.mark.parametrize("pieces", [headers, trailers])
async def test_headers_without_end_are_cut_off_long_before_the_time_is_up(
    pieces: Callable[[], Iterator[bytes]],
) -> None:
    async with sending(pieces) as site, local_fetcher(site, timeout_s=600) as fetcher:
        fetched = await asyncio.wait_for(fetcher.fetch(f"{site.url}/"), 30)
    assert (fetched.status, fetched.body) == ("failed", b"")


@pytest.mark.parametrize("pieces", [drops, lambda: iter([b""])])
async def test_head_that_comes_by_drops_or_never_is_given_up(pieces: Callable[[], Iterator[bytes]]) -> None:
    async with sending(pieces, every_s=0.02, end=False) as site, local_fetcher(site, timeout_s=0.2) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/")
    assert "longer than 0.2 seconds" in (fetched.error or "")


@pytest.mark.parametrize("kind", ["image/png", "application/octet-stream", "text/html", "nonsense", ""])
async def test_feed_under_a_wrong_type_is_still_read(site: Site, kind: str) -> None:
    site.page("/feed", RSS, Content_Type=kind)
    async with local_fetcher(site) as fetcher:
        assert (await fetcher.fetch(f"{site.url}/feed")).body == RSS
