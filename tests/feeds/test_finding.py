"""From a page, or the address of one, to its feed."""

from datetime import UTC, datetime
from importlib import import_module

import pytest

from bot.domain.errors import NotFound, Refused
from bot.feeds import FeedUnreadable, discover, feed_address_of, find_feed_links, next_fetch_in_s
from bot.feeds.rules import feed_address_in
from tests.feeds.servers import RSS, Site, local_fetcher

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("https://www.youtube.com/channel/UC123", "https://www.youtube.com/feeds/videos.xml?channel_id=UC123"),
        ("https://m.youtube.com/user/bob", "https://www.youtube.com/feeds/videos.xml?user=bob"),
        ("https://youtube.com/playlist?list=PL1", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"),
        ("https://hachyderm.example/@ana", "https://hachyderm.example/@ana.rss"),
        ("https://hachyderm.example/@ana/11223344", "https://hachyderm.example/@ana.rss"),
        ("https://hachyderm.example/tags/rust", "https://hachyderm.example/tags/rust.rss"),
        ("https://bsky.app/profile/ana.example", "https://bsky.app/profile/ana.example/rss"),
        ("https://old.reddit.com/r/rust/top", "https://www.reddit.com/r/rust/.rss"),
        ("https://www.reddit.com/u/ana", "https://www.reddit.com/user/ana/.rss"),
        ("https://github.com/ana", "https://github.com/ana.atom"),
        ("https://github.com/ana/tool", "https://github.com/ana/tool/releases.atom"),
        ("https://github.com/ana/tool.git", "https://github.com/ana/tool/releases.atom"),
        ("https://github.com/ana/tool/commits/main", "https://github.com/ana/tool/commits/main.atom"),
        ("https://medium.com/@ana/a-post-1", "https://medium.com/feed/@ana"),
        ("https://ana.medium.com/a-post-1", "https://ana.medium.com/feed"),
        ("https://medium.com/tag/rust", "https://medium.com/feed/tag/rust"),
        ("https://ana.substack.com/p/hello", "https://ana.substack.com/feed"),
        ("https://substack.com/@Ana", "https://ana.substack.com/feed"),
        ("https://dev.to/ana", "https://dev.to/feed/ana"),
        ("https://ana.wordpress.com/2026/", "https://ana.wordpress.com/feed/"),
        (
            "https://www.youtube.com/channel/UC123/videos?view=0",
            "https://www.youtube.com/feeds/videos.xml?channel_id=UC123",
        ),
        ("https://m.youtube.com/playlist?list=PL1&si=x", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"),
        ("https://hachyderm.example/@ana.b-c", "https://hachyderm.example/@ana.b-c.rss"),
        ("https://hachyderm.example/@ana/with_replies", "https://hachyderm.example/@ana.rss"),
        ("https://hachyderm.example/@ana/tagged/rust", "https://hachyderm.example/@ana.rss"),
        ("https://hachyderm.example/web/@ana", "https://hachyderm.example/@ana.rss"),
        ("https://hachyderm.example/@ana@Other.example", "https://other.example/@ana.rss"),
        ("https://hachyderm.example/@ana@other.example/1122", "https://other.example/@ana.rss"),
        ("https://bsky.app/profile/ana.example/post/3kxyz", "https://bsky.app/profile/ana.example/rss"),
        ("https://bsky.app/profile/did:plc:abc234", "https://bsky.app/profile/did:plc:abc234/rss"),
        ("https://bsky.app/profile/@ana.example", "https://bsky.app/profile/ana.example/rss"),
        ("https://np.reddit.com/r/rust/comments/1a2b3c/a_post/", "https://www.reddit.com/r/rust/.rss"),
        ("https://reddit.com/user/ana/submitted", "https://www.reddit.com/user/ana/.rss"),
        ("https://www.reddit.com/r/rust+python/", "https://www.reddit.com/r/rust+python/.rss"),
        ("https://github.com/orgs/acme/repositories", "https://github.com/acme.atom"),
        ("https://github.com/ana/tool/releases/tag/v1.0", "https://github.com/ana/tool/releases.atom"),
        ("https://github.com/ana/tool/tags", "https://github.com/ana/tool/tags.atom"),
        ("https://github.com/ana/tool/blob/main/README.md", "https://github.com/ana/tool/releases.atom"),
        ("https://medium.com/@ana", "https://medium.com/feed/@ana"),
        ("https://medium.com/acme-engineering/a-post-1a2b", "https://medium.com/feed/acme-engineering"),
        ("https://ana.substack.com/", "https://ana.substack.com/feed"),
        ("https://open.substack.com/pub/Ana/p/hello?r=1", "https://ana.substack.com/feed"),
        ("https://substack.com/@ana/note/c-1", "https://ana.substack.com/feed"),
    ],
)
def test_known_sites_keep_their_feed_where_the_rule_says(page: str, feed: str) -> None:
    assert feed_address_of(page) == feed


@pytest.mark.parametrize(
    "page",
    [
        "https://example.org/",
        "https://github.com/topics/rust",
        "https://www.youtube.com/@ana",
        "https://m.youtube.com/@ana/videos",
        "https://youtube.com/c/ana",
        "https://www.youtube.com/watch?v=abc",
        "https://bsky.app/profile/ana.example/feed/cats",
        "https://bsky.app/",
        "https://www.reddit.com/",
        "https://github.com/",
        "https://github.com/orgs",
        "https://medium.com/p/1a2b3c",
        "https://medium.com/feed/@ana",
        "https://dev.to/feed/ana",
        "https://open.substack.com/",
        "https://substack.com/home",
        "https://hachyderm.example/@ana/a-post-of-another-kind",
        "https://hachyderm.example/@ana@nowhere",
        "https://hachyderm.example/about",
        "https://x.com/@ana",
        "https://hachyderm.example/@ana.rss",
        "https://github.com/ana/tool/releases.atom",
        "https://ana.substack.com/feed",
        "http://[broken",
    ],
)
def test_no_rule_is_invented(page: str) -> None:
    assert feed_address_of(page) is None


CHANNEL = "UCabcdefghijklmnopqrstuv"


@pytest.mark.parametrize(
    "page",
    [
        f'<meta itemprop="identifier" content="{CHANNEL}">',
        f'<meta itemprop="channelId" content="{CHANNEL}">',
        f'<script>var data = {{"externalId":"{CHANNEL}"}}</script>',
        f'<script>var data = {{"videoDetails":{{"channelId": "{CHANNEL}"}}}}</script>',
    ],
)
def test_channel_of_a_handle_or_video_is_named_inside_the_page(page: str) -> None:
    feed = f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"
    assert feed_address_in(page.encode(), "https://m.youtube.com/@ana") == feed
    assert feed_address_in(page.encode(), "https://notyoutube.com/@ana") is None
    assert feed_address_in(b"<html></html>", "https://www.youtube.com/@ana") is None


async def test_channel_named_inside_a_page_is_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `follow youtube.com/@ana` does, with this server in YouTube's place."""
    site.page("/ana", b"<html></html>")
    site.page("/feeds/videos.xml", RSS)
    module = import_module("bot.feeds.discover")
    monkeypatch.setattr(module, "feed_address_in", lambda _page, _url: f"{site.url}/feeds/videos.xml")
    async with local_fetcher(site) as fetcher:
        found = await discover(fetcher, f"{site.url}/ana", NOW)
    assert found.feed_url == f"{site.url}/feeds/videos.xml"


PAGE = b"""<!doctype html><html><head><base href="/blog/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="comments/feed">
<link rel="alternate" type="application/atom+xml" title="Posts &amp; more" href="atom.xml">
<link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="x.css">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
</head><body><a href="/news/rss.xml">RSS</a><a href="/about">About</a></body></html>"""


def test_links_of_a_page_come_best_first() -> None:
    links = find_feed_links(PAGE, "https://example.org/blog/post")
    assert [link.url for link in links] == [
        "https://example.org/blog/atom.xml",
        "https://example.org/news/rss.xml",
        "https://example.org/blog/comments/feed",
    ]
    assert links[0].title == "Posts & more"


@pytest.mark.parametrize("html", [b"", b"\x00\xff" * 50, b"<" * 5000, b"<base href='http://[x'><link rel=feed href=f>"])
def test_pages_in_disrepair_are_no_error(html: bytes) -> None:
    assert isinstance(find_feed_links(html, "https://example.org/"), tuple)


async def test_address_of_a_feed_is_taken_as_it_is(site: Site) -> None:
    site.page("/feed", RSS, ETag='"1"')
    async with local_fetcher(site) as fetcher:
        found = await discover(fetcher, f"{site.url}/feed", NOW)
    assert (found.feed_url, found.parsed.title, found.fetched.etag) == (f"{site.url}/feed", "Field notes", '"1"')
    assert len(site.seen) == 1


async def test_feed_named_by_the_page_is_found(site: Site) -> None:
    site.page("/blog/post", PAGE, Content_Type="text/html")
    site.page("/blog/atom.xml", RSS)
    async with local_fetcher(site) as fetcher:
        found = await discover(fetcher, f"{site.url}/blog/post", NOW)
    assert found.feed_url == f"{site.url}/blog/atom.xml"


async def test_silent_page_is_tried_at_the_usual_places(site: Site) -> None:
    site.page("/", b"<html><body>Hello</body></html>")
    site.page("/atom.xml", RSS)
    async with local_fetcher(site) as fetcher:
        found = await discover(fetcher, site.url, NOW)
    assert found.feed_url == f"{site.url}/atom.xml"


async def test_rule_of_the_site_comes_first(site: Site) -> None:
    site.page("/@ana.rss", RSS)
    async with local_fetcher(site) as fetcher:
        found = await discover(fetcher, f"{site.url}/@ana", NOW)
    assert found.feed_url == f"{site.url}/@ana.rss"
    assert [request.path for request in site.seen] == ["/@ana.rss"]


async def test_moved_feed_is_followed_at_its_new_address(site: Site) -> None:
    site.page("/feed", status=301, Location="/new")
    site.page("/new", RSS)
    async with local_fetcher(site) as fetcher:
        assert (await discover(fetcher, f"{site.url}/feed", NOW)).feed_url == f"{site.url}/new"


async def test_search_is_short_and_ends_in_words(site: Site) -> None:
    site.page("/", b"<html><body>Hello</body></html>")
    async with local_fetcher(site) as fetcher:
        with pytest.raises(NotFound, match="no feed on that page"):
            await discover(fetcher, site.url, NOW)
    assert len(site.seen) <= 8


async def test_address_that_cannot_be_opened_says_why(site: Site) -> None:
    async with local_fetcher(site) as fetcher:
        with pytest.raises(NotFound, match="404"):
            await discover(fetcher, f"{site.url}/nothing", NOW)
        with pytest.raises(NotFound, match="private network"):
            await discover(fetcher, "http://127.0.0.1:8080/", NOW)
        with pytest.raises(Refused, match="http://"):
            await discover(fetcher, "javascript:alert(1)", NOW)


async def test_picture_is_called_no_feed(site: Site) -> None:
    site.page("/logo", b"\x89PNG\r\n\x1a\n", Content_Type="image/png")
    async with local_fetcher(site) as fetcher:
        with pytest.raises(FeedUnreadable, match="not an RSS"):
            await discover(fetcher, f"{site.url}/logo", NOW)
    assert len(site.seen) == 1


HOUR, DAY = 3600, 86400


@pytest.mark.parametrize(
    ("history", "seconds"),
    [
        ({}, HOUR),
        ({"changed_recently": False}, 3 * HOUR),
        ({"failures": 1}, 2 * HOUR),
        ({"failures": 3}, 8 * HOUR),
        ({"failures": 50}, DAY),
        ({"max_age_s": 60}, HOUR),
        ({"max_age_s": 6 * HOUR}, 6 * HOUR),
        ({"max_age_s": 365 * DAY}, DAY),
        ({"failures": 1, "retry_after_s": 5 * HOUR}, 5 * HOUR),
        ({"retry_after_s": 3 * DAY}, 3 * DAY),
        ({"retry_after_s": 365 * DAY}, 7 * DAY),
        ({"jitter": 1.0}, 3960),
        ({"jitter": -5.0}, HOUR),
    ],
)
def test_next_visit_follows_the_history(history: dict[str, float], seconds: int) -> None:
    assert next_fetch_in_s(**history) == seconds  # type: ignore[arg-type]
