"""Where well-known sites keep the feed of a page: a table of rules from page address to feed address.

Pure. Each rule states how that site names its feeds; trying the result is `discover`'s part.
"""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}")
_FEED_ALREADY = re.compile(r"(?:^|\.)(?:rss|atom|xml|feed|feeds)$")
_ACCOUNT = re.compile(r"@([\w.-]{1,100})(?:@([a-z0-9-]+(?:\.[a-z0-9-]+)+))?", re.ASCII | re.IGNORECASE)
_ACCOUNT_PAGES = frozenset({"with_replies", "media", "featured", "tagged", "followers", "following"})
_YOUTUBE_CHANNEL = re.compile(
    rb"""(?:itemprop="(?:channelId|identifier)" content="|"(?:channelId|externalId)":\s*")(UC[\w-]{22})\""""
)
_GITHUB_OWN_PAGES = frozenset(
    {"about", "apps", "collections", "events", "explore", "features", "issues", "login", "marketplace", "new"}
    | {"notifications", "orgs", "pricing", "pulls", "search", "settings", "signup", "sponsors", "topics", "trending"}
)
_NOT_MASTODON = frozenset(
    {"bsky.app", "medium.com", "substack.com", "tiktok.com", "threads.com", "threads.net", "x.com", "youtube.com"}
)
_YOUTUBE_FEEDS = "https://www.youtube.com/feeds/videos.xml"
_PLATFORM_PAGES = frozenset({"www", "on", "help", "support", "blog", "status"})


def feed_address_of(url: str) -> str | None:
    """The feed behind the address of a person, channel, project or publication on a site whose rule is known.

    YouTube, Bluesky, Reddit, GitHub, Medium, Substack, dev.to, WordPress.com, Blogspot, Tumblr, and any Mastodon server
    (recognised by `/@name`). None when no rule applies, when the address is a feed already, or when only the page itself
    can tell (YouTube's `/@handle`).
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    host = re.sub(r"^(?:www|m|mobile|old|new|np)\.(?=[^.]+\.)", "", host)
    path = [part for part in parts.path.split("/") if part]
    if not host or (path and (path[0] in {"feed", "feeds"} or _FEED_ALREADY.search(path[-1]))):
        return None
    rule = _RULES.get(host) or _RULES.get(host.partition(".")[2] + "/*")
    if rule is not None:
        return rule(host, path, parse_qs(parts.query))
    return _mastodon(f"{parts.scheme}://{parts.netloc}", host, path)


_Rule = Callable[[str, list[str], dict[str, list[str]]], str | None]


def _youtube(_host: str, path: list[str], query: dict[str, list[str]]) -> str | None:
    if path[:1] == ["playlist"] and query.get("list"):
        return f"{_YOUTUBE_FEEDS}?playlist_id={quote(query['list'][0], safe='')}"
    kinds = {"channel": "channel_id", "user": "user"}
    if len(path) >= 2 and path[0] in kinds and _NAME.fullmatch(path[1]):
        return f"{_YOUTUBE_FEEDS}?{kinds[path[0]]}={path[1]}"
    return None


def _bluesky(_host: str, path: list[str], _query: dict[str, list[str]]) -> str | None:
    """An address of a post leads to its author; feeds and lists that people put together have none."""
    account = path[1].removeprefix("@") if path[:1] == ["profile"] and len(path) > 1 else ""
    if not re.fullmatch(r"[\w.:-]+", account) or path[2:3] in (["feed"], ["lists"]):
        return None
    return f"https://bsky.app/profile/{account}/rss"


def _reddit(_host: str, path: list[str], _query: dict[str, list[str]]) -> str | None:
    if len(path) >= 2 and path[0] in {"r", "user", "u"} and _NAME.fullmatch(path[1].replace("+", "")):
        section = "user" if path[0] == "u" else path[0]
        return f"https://www.reddit.com/{section}/{path[1]}/.rss"
    return None


def _github(_host: str, path: list[str], _query: dict[str, list[str]]) -> str | None:
    if path[:1] == ["orgs"]:
        path = path[1:2]
    if not path or path[0].lower() in _GITHUB_OWN_PAGES or not all(map(_NAME.fullmatch, path[:2])):
        return None
    if len(path) == 1:
        return f"https://github.com/{path[0]}.atom"
    repository = f"https://github.com/{path[0]}/{path[1].removesuffix('.git')}"
    page = path[2] if len(path) > 2 else "releases"
    if page == "commits" and len(path) > 3:
        return f"{repository}/commits/{quote('/'.join(path[3:]))}.atom"
    return f"{repository}/{page}.atom" if page in {"releases", "tags", "commits"} else f"{repository}/releases.atom"


def _medium(host: str, path: list[str], _query: dict[str, list[str]]) -> str | None:
    if host != "medium.com":
        return f"https://{host}/feed"
    if not path or path[0] in {"m", "p", "tag", "search", "plans", "about", "me"}:
        return None if path[:1] != ["tag"] or len(path) < 2 else f"https://medium.com/feed/tag/{path[1]}"
    return f"https://medium.com/feed/{path[0]}"


def _substack(host: str, path: list[str], _query: dict[str, list[str]]) -> str | None:
    if host == "substack.com":
        handle = path[0].removeprefix("@") if path[:1] and path[0].startswith("@") else ""
        return f"https://{handle.lower()}.substack.com/feed" if re.fullmatch(r"[A-Za-z0-9-]+", handle) else None
    if host == "open.substack.com":
        named = path[:1] == ["pub"] and len(path) > 1 and re.fullmatch(r"[A-Za-z0-9-]+", path[1])
        return f"https://{path[1].lower()}.substack.com/feed" if named else None
    return f"https://{host}/feed"


def _dev_to(_host: str, path: list[str], _query: dict[str, list[str]]) -> str | None:
    if path[:1] == ["t"]:
        return f"https://dev.to/feed/tag/{path[1]}" if len(path) > 1 else None
    return f"https://dev.to/feed/{path[0]}" if path else None


def _subdomain_feed(tail: str) -> _Rule:
    def rule(host: str, _path: list[str], _query: dict[str, list[str]]) -> str | None:
        return None if host.partition(".")[0] in _PLATFORM_PAGES else f"https://{host}{tail}"

    return rule


def _mastodon(origin: str, host: str, path: list[str]) -> str | None:
    """Every Mastodon server has `/@name.rss` and `/tags/name.rss`; an address of a single post leads to its author, one of
    somebody from elsewhere (`/@name@server`) to their own server."""
    if host in _NOT_MASTODON or not path:
        return None
    if path[0] in {"web", "deck"}:
        path = path[1:]
    account = _ACCOUNT.fullmatch(path[0]) if path else None
    if account and all(part.isdigit() for part in path[1:2] if part not in _ACCOUNT_PAGES):
        return f"https://{account[2].lower()}/@{account[1]}.rss" if account[2] else f"{origin}/@{account[1]}.rss"
    if len(path) == 2 and path[0] == "tags":
        return f"{origin}/tags/{path[1]}.rss"
    return None


def feed_address_in(page: bytes, url: str) -> str | None:
    """The feed of the channel that a YouTube page at `url` belongs to: `/@handle`, `/c/name` and videos name it only inside
    the page. None for every other page."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return None
    channel = _YOUTUBE_CHANNEL.search(page) if host == "youtube.com" or host.endswith(".youtube.com") else None
    return f"{_YOUTUBE_FEEDS}?channel_id={channel[1].decode()}" if channel else None


_RULES: dict[str, _Rule] = {
    "youtube.com": _youtube,
    "bsky.app": _bluesky,
    "reddit.com": _reddit,
    "github.com": _github,
    "medium.com": _medium,
    "medium.com/*": _medium,
    "substack.com": _substack,
    "substack.com/*": _substack,
    "dev.to": _dev_to,
    "wordpress.com/*": _subdomain_feed("/feed/"),
    "blogspot.com/*": _subdomain_feed("/feeds/posts/default"),
    "tumblr.com/*": _subdomain_feed("/rss"),
}
"""Host without `www.` or mobile prefix; `domain/*` stands for any single name below it."""
