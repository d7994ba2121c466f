"""Reading feeds of every dialect and disrepair into plain items."""

from datetime import UTC, datetime

import pytest

from bot.feeds import FeedItem, FeedUnreadable, parse_feed
from bot.feeds.parse import parse_feed_date

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
URL = "https://site.example/blog/feed.xml"


def rss(items: str, channel: str = "<title>T</title>") -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}{items}</channel></rss>'.encode()


def items(body: bytes, content_type: str | None = None) -> tuple[FeedItem, ...]:
    return parse_feed(body, content_type, URL, NOW).items


def only(body: bytes, content_type: str | None = None) -> FeedItem:
    (item,) = items(body, content_type)
    return item


DIALECTS = {
    "rss 0.91": b'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" '
    b'"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>T</title>'
    b"<link>https://site.example/</link><item><title>Hello</title><link>https://site.example/1</link></item></channel></rss>",
    "rss 1.0": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    b'<channel rdf:about="x"><title>T</title><link>https://site.example/</link></channel>'
    b'<item rdf:about="https://site.example/1"><title>Hello</title><link>https://site.example/1</link></item></rdf:RDF>',
    "rss 2.0": rss(
        "<item><title>Hello</title><link>https://site.example/1</link></item>",
        "<title>T</title><link>https://site.example/</link>",
    ),
    "atom": b'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><link href="https://site.example/"/>'
    b'<entry><id>tag:1</id><title type="html">Hello</title><link href="https://site.example/1"/></entry></feed>',
    "json": b'{"version":"https://jsonfeed.org/version/1.1","title":"T","home_page_url":"https://site.example/",'
    b'"items":[{"id":1,"title":"Hello","url":"https://site.example/1"}]}',
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_gives_title_site_and_link(dialect: str) -> None:
    feed = parse_feed(DIALECTS[dialect], None, URL, NOW)
    assert (feed.title, feed.site_url) == ("T", "https://site.example/")
    assert [(item.title, item.url) for item in feed.items] == [("Hello", "https://site.example/1")]


def test_feed_without_entries_is_a_feed() -> None:
    assert items(rss("")) == ()


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("../post/1", "https://site.example/post/1"),
        ("//other.example/1", "https://other.example/1"),
        ("?p=1", "https://site.example/blog/feed.xml?p=1"),
        ("https://site.example/ö", "https://site.example/ö"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:a@b.example", None),
        ("http://user:word@site.example/", None),
        ("http://[broken/", None),
        ("https://site.example/" + "a" * 3000, None),
    ],
)
def test_links_become_absolute_and_only_web_addresses_stay(link: str, url: str | None) -> None:
    assert only(rss(f"<item><title>x</title><link>{link}</link></item>")).url == url


def test_xml_base_of_the_feed_is_honoured() -> None:
    body = (
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://else.example/a/">'
        b'<entry><id>1</id><title>x</title><link href="b"/></entry></feed>'
    )
    assert only(body).url == "https://else.example/a/b"


def test_identifier_that_is_an_address_serves_as_link() -> None:
    assert only(rss("<item><title>x</title><guid>https://site.example/1</guid></item>")).url == "https://site.example/1"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("&lt;b&gt;Bold&lt;/b&gt; move", "Bold move"),
        ("<![CDATA[<p>One</p><p>Two</p>]]>", "One Two"),
        ("Tom &amp;amp; Ana&amp;#8217;s", "Tom & Ana’s"),
        ("vector&lt;int&gt; in C++", "vector<int> in C++"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Safe", "Safe"),
        ("&lt;!-- hidden &lt;b&gt; --&gt;Shown", "Shown"),
        ("a\u202eb\u200bc\u0007 d\n\t e", "abc d e"),
        ("Family \U0001f468\u200d\U0001f469\u200d\U0001f467", "Family \U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("שלום", "שלום"),
    ],
)
def test_titles_become_one_plain_line(written: str, plain: str) -> None:
    assert only(rss(f"<item><title>{written}</title><guid>1</guid></item>")).title == plain


def test_entry_without_title_is_called_by_its_first_words() -> None:
    item = only(rss("<item><guid>1</guid><description>" + "word " * 100 + "</description></item>"))
    assert len(item.title) <= 120
    assert item.title.startswith("word word")


def test_lengths_are_capped_at_a_word() -> None:
    item = only(rss(f"<item><title>{'title ' * 100}</title><description>{'words ' * 500}</description></item>"))
    assert (len(item.title) <= 300, len(item.summary) <= 500) == (True, True)
    assert item.title.endswith("title…")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Mon, 02 Nov 2026 08:00:00 GMT", datetime(2026, 11, 2, 8, tzinfo=UTC)),
        ("Mon, 02 Nov 2026 08:00:00 -0500", datetime(2026, 11, 2, 13, tzinfo=UTC)),
        ("2026-11-02T08:00:00+02:00", datetime(2026, 11, 2, 6, tzinfo=UTC)),
        ("2026-11-02", datetime(2026, 11, 2, tzinfo=UTC)),
        ("Fri, 31 Dec 2100 00:00:00 GMT", NOW),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("Tue, 31 Feb 2026 00:00:00 GMT", None),
        ("soon", None),
        ("12", None),
        ("2009", None),
        ("6 Sep 09 16:20 GMT", datetime(2009, 9, 6, 16, 20, tzinfo=UTC)),
        ("", None),
    ],
)
def test_dates_are_utc_and_never_in_the_future(written: str, moment: datetime | None) -> None:
    item = only(rss(f"<item><title>x</title><guid>1</guid><pubDate>{written}</pubDate></item>"))
    assert item.published_at == moment


def test_dates_at_the_edge_of_the_calendar_are_no_error() -> None:
    assert parse_feed_date("9999-12-31T23:59:59-23:00", NOW) in {None, NOW}
    assert parse_feed_date("0001-01-01T00:00:00+23:00", NOW) is None


@pytest.mark.parametrize("guid", ["1", "20451", "2026", "<![CDATA[12]]>"])
def test_no_date_is_made_of_an_identifier(guid: str) -> None:
    item = only(rss(f"<item><title>x</title><guid isPermaLink='false'>{guid}</guid></item>"))
    assert (item.published_at, item.guid) == (None, guid.removeprefix("<![CDATA[").removesuffix("]]>"))


def test_missing_identifier_is_the_link_and_stays_the_same() -> None:
    body = rss("<item><title>x</title><link>https://site.example/1</link></item><item><title>only words</title></item>")
    first, second = items(body)
    assert first.guid == "https://site.example/1"
    assert second.guid.startswith("urn:sha256:")
    assert [item.guid for item in items(body)] == [first.guid, second.guid]


def test_entries_given_twice_appear_once() -> None:
    entry = "<item><title>x</title><link>https://site.example/1</link><guid>g</guid></item>"
    assert len(items(rss(entry * 3))) == 1


def test_entries_that_share_an_identifier_but_not_a_page_are_kept() -> None:
    body = rss("".join(f"<item><title>x{n}</title><link>/{n}</link><guid>same</guid></item>" for n in range(3)))
    kept = items(body)
    assert [item.title for item in kept] == ["x0", "x1", "x2"]
    assert len({item.guid for item in kept}) == 3


def test_of_ten_thousand_entries_the_newest_hundred_are_kept() -> None:
    entries = "".join(
        f"<item><title>n{n}</title><guid>{n}</guid><pubDate>{2000 + n // 400:04}-01-{n % 28 + 1:02}</pubDate></item>"
        for n in range(10_000)
    )
    kept = items(rss(entries))
    assert len(kept) == 100
    assert kept[0].published_at == datetime(2024, 1, 28, tzinfo=UTC)
    dates = [item.published_at for item in kept if item.published_at]
    assert dates == sorted(dates, reverse=True)


def test_undated_entries_follow_in_the_order_of_the_feed() -> None:
    body = rss(
        "<item><title>a</title></item><item><title>b</title></item>"
        "<item><title>dated</title><pubDate>2026-11-01</pubDate></item>"
    )
    assert [item.title for item in items(body)] == ["dated", "a", "b"]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (rss("<item><title>Città</title></item>"), "text/xml; charset=iso-8859-1"),
        (rss("<item><title>Città</title></item>").decode().encode("cp1252"), "text/xml"),
        (
            b'<?xml version="1.0" encoding="iso-8859-1"?><rss><channel><item><title>Citt\xe0</title></item></channel></rss>',
            None,
        ),
        (
            b'<?xml version="1.0" encoding="nonsense"?><rss><channel><item><title>Citt\xe0</title></item></channel></rss>',
            None,
        ),
        (rss("<item><title>Città</title></item>").decode().encode("utf-16"), None),
        (b"\xef\xbb\xbf" + rss("<item><title>Città</title></item>"), None),
    ],
)
def test_wrong_and_missing_encodings_are_seen_through(body: bytes, content_type: str | None) -> None:
    assert only(body, content_type).title == "Città"


def test_one_broken_byte_does_not_spoil_the_rest() -> None:
    body = rss("<item><title>Città è bella, però ü ö ä ß é</title></item>").replace("però".encode(), b"per\xc3")
    assert only(body).title.startswith("Città è bella")


@pytest.mark.parametrize(
    "body",
    [
        rss("<item><title>Hello</title><guid>1</guid></item>")[:-12],
        b"<rss><channel><item><title>Hello</title><guid>1</guid></item>",
        rss("<item><title>Hello</title><guid>1</guid><link>a&b=c</link></item>"),
        b"\n\n  " + rss("<item><title>Hello</title><guid>1</guid></item>"),
        rss("<item><title>Hello\x0b\x00</title><guid>1</guid></item>"),
        rss("<item><title>Hello&nbsp;</title><guid>1</guid></item>"),
    ],
)
def test_damaged_feeds_are_read_as_far_as_they_go(body: bytes) -> None:
    assert only(body).title == "Hello"


def test_json_feed_with_values_of_wrong_types_is_read_around_them() -> None:
    body = (
        b'{"version":"https://jsonfeed.org/version/1","title":["x"],"items":[{"id":7,"title":{},"content_text":"a < b"},'
        b'"nothing",{"id":8,"title":"ok","url":["x"],"date_published":12,"authors":[1,{"name":"Jane"}]}]}'
    )
    first, second = items(body)
    assert (first.guid, first.title) == ("7", "a < b")
    assert (second.title, second.url, second.author, second.published_at) == ("ok", None, "Jane", None)


def test_json_of_an_unknown_version_is_refused() -> None:
    with pytest.raises(FeedUnreadable, match="not a JSON Feed"):
        items(b'{"version":"https://jsonfeed.org/version/1234","items":[]}')


ENTRIES = "<item><title>Saved</title><guid>1</guid></item><item><title>Also saved</title><guid>2</guid></item></channel></rss>"


@pytest.mark.parametrize("start", ['<?xml version="1.0"><rs', '{"version": "https://jsonfeed', "", "\x07<<>"])
def test_entries_of_a_document_that_lost_its_beginning_are_saved(start: str) -> None:
    assert [item.title for item in items(f"{start}{ENTRIES}".encode())] == ["Saved", "Also saved"]


def test_web_page_that_happens_to_hold_an_item_is_no_feed() -> None:
    with pytest.raises(FeedUnreadable, match="web page"):
        items(f"<!doctype html><html><body>{ENTRIES}</body></html>".encode())


def test_entries_whose_links_are_not_well_written_are_found() -> None:
    body = b'<feed xmlns="http://www.w3.org/2005/Atom">' + b'<entry><link href=/e.html"/>\n</entry>' * 3 + b"</feed>"
    assert items(body)
