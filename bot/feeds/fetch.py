"""One guarded HTTP GET of a feed or page.

Owns politeness (spacing per host, conditional requests, an honest name) and safety (public addresses only, checked at
the socket; ceilings on size, time and redirects). Leaves reading the body to `parse`, when to return to `backoff`.
"""

import asyncio
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal, Self
from urllib.parse import urljoin

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.domain.errors import RapportError, Refused
from bot.feeds.addresses import is_public_ip, validate_address
from bot.feeds.body import BodyBroken, BodyReader, BodyTooLarge
from bot.feeds.headers import read_max_age_s, read_retry_after_s, read_validator
from bot.feeds.spacing import HostTurns

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.1"
)
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LARGE_BYTES = 512 * 1024
_LARGE_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one visit.

    `status`: "ok" (there is a body), "unchanged" (the server says nothing is new), "gone" (410: never come back),
    "failed" (`error` says why, in words for a user). `url` is the address that answered last. `moved_to` is where the
    asked address has moved for good, None when it has not. `etag` and `last_modified` are to be handed back next time.
    `retry_after_s` and `max_age_s` are the server's own wishes in seconds, None when it has none. `content_type` is the
    header as sent, None when missing.
    """

    status: Literal["ok", "unchanged", "gone", "failed"]
    url: str
    moved_to: str | None = None
    body: bytes = b""
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retry_after_s: int | None = None
    max_age_s: int | None = None
    error: str | None = None


class _FetchFailed(RapportError):
    """A visit that came to nothing; the text goes into `Fetched.error`."""


class _PrivateAddress(OSError):
    """The socket was about to be opened towards an address that is not public."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """One HTTP answer, redirects not followed."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def _guarded_socket(addr_info: aiohttp.AddrInfoType) -> socket.socket:
    """The last step before connecting sees the address that is really used, whatever spelling or name led to it."""
    family, kind, proto, _, sockaddr = addr_info
    if not is_public_ip(str(sockaddr[0])):
        raise _PrivateAddress("not a public address")
    return socket.socket(family=family, type=kind, proto=proto)


class Fetcher:
    """A shared, polite and suspicious HTTP client; an asynchronous context manager.

    `user_agent` names the program and `contact` (an address or page, None when the operator gave none) is added to it.
    `allow_hosts` are "host:port" pairs reachable although private, for feeds served on this machine. `max_bytes` bounds
    a body before and after decompression, `timeout_s` one visit with all its redirects (waiting for a turn excluded),
    `per_host_delay_s` the seconds between two requests to a host, `max_in_flight` the open visits. `resolver` replaces
    the system's name resolution.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        contact: str | None,
        allow_hosts: frozenset[str] = frozenset(),
        max_bytes: int = 5 * 1024 * 1024,
        timeout_s: float = 20.0,
        max_redirects: int = 5,
        per_host_delay_s: float = 1.0,
        max_in_flight: int = 20,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._user_agent = f"{user_agent} (+{contact})" if contact else user_agent
        self._allow_hosts = allow_hosts
        self._max_bytes = max_bytes
        self._timeout_s = timeout_s
        self._max_redirects = max_redirects
        self._max_in_flight = max_in_flight
        self._resolver = resolver
        self._turns = HostTurns(per_host_delay_s)
        self._in_flight = asyncio.Semaphore(max_in_flight)
        self._large = asyncio.Semaphore(_LARGE_AT_ONCE)
        self._guarded: aiohttp.ClientSession | None = None
        self._local: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            limit=self._max_in_flight, socket_factory=_guarded_socket, resolver=self._resolver, ttl_dns_cache=300
        )
        self._guarded = self._session(connector)
        if self._allow_hosts:
            self._local = self._session(aiohttp.TCPConnector(limit=self._max_in_flight))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for session in (self._guarded, self._local):
            if session is not None:
                await session.close()

    def _session(self, connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=connector,
            headers={"User-Agent": self._user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None),
        )

    async def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Visit `url`, with the validators of the last visit when there was one.

        Never raises for what the address or the server do; that is a `Fetched` with status "failed".
        """
        conditions = (("If-None-Match", read_validator(etag)), ("If-Modified-Since", read_validator(last_modified)))
        headers = {name: value for name, value in conditions if value}
        try:
            return await self._follow(validate_address(url), headers)
        except RapportError as error:
            return Fetched("failed", url, error=error.text)

    async def _follow(self, url: str, headers: Mapping[str, str]) -> Fetched:
        """Walk the redirects to an answer. Raises: _FetchFailed, Refused."""
        moved_to: str | None = None
        permanent = True
        left_s = self._timeout_s
        for _ in range(self._max_redirects + 1):
            target = _as_target(url)
            host = f"{target.host}:{target.port}"
            held_s = self._turns.held_s(host)
            if held_s:
                return Fetched("failed", url, retry_after_s=held_s, error="The site asked Rapport to come back later.")
            answer, took_s = await self._visit(target, host, headers, left_s)
            left_s -= took_s
            location = answer.headers.get("Location")
            if answer.status not in _REDIRECTS or not location:
                return self._outcome(url, host, moved_to, answer, conditional=bool(headers))
            url = _redirect_target(url, location)
            permanent = permanent and answer.status in _PERMANENT
            moved_to = url if permanent else moved_to
        raise _FetchFailed("The address sends Rapport in circles: too many redirects.")

    async def _visit(self, url: URL, host: str, headers: Mapping[str, str], left_s: float) -> tuple[_Answer, float]:
        """One request in the host's turn, and the seconds it took. Raises: _FetchFailed, in words."""
        await self._turns.wait(host)
        async with self._in_flight:
            started_s = asyncio.get_running_loop().time()
            try:
                async with asyncio.timeout(max(left_s, 0.0)):
                    answer = await self._request(url, host, headers)
            except TimeoutError as error:
                raise _FetchFailed(f"The site took longer than {self._timeout_s:g} seconds to answer.") from error
            except BodyTooLarge as error:
                limit = self._max_bytes / 1024 / 1024
                raise _FetchFailed(f"What the site sent is larger than the {limit:.2g} MB Rapport reads.") from error
            except BodyBroken as error:
                raise _FetchFailed("The site sent something compressed that cannot be unpacked.") from error
            except (aiohttp.ClientError, OSError, ValueError) as error:
                raise _FetchFailed(_in_words(error)) from error
            return answer, asyncio.get_running_loop().time() - started_s

    async def _request(self, url: URL, host: str, headers: Mapping[str, str]) -> _Answer:
        session = self._local if host in self._allow_hosts else self._guarded
        if session is None:
            raise RuntimeError("Fetcher must be entered with `async with` before it can fetch")
        async with session.get(url, headers=headers, allow_redirects=False) as response:
            body = await self._read(response) if response.status == 200 else b""
            return _Answer(response.status, response.headers, body)

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        """The body, with few large ones in memory at a time. Raises: BodyTooLarge, BodyBroken."""
        if (response.content_length or 0) > self._max_bytes:
            raise BodyTooLarge
        reader = BodyReader(response.headers.get("Content-Encoding", ""), self._max_bytes)
        chunks = response.content.iter_any()
        async for chunk in chunks:
            reader.feed(chunk)
            if len(reader) > _LARGE_BYTES:
                break
        else:
            return reader.whole()
        async with self._large:
            async for chunk in chunks:
                reader.feed(chunk)
            return reader.whole()

    def _outcome(self, url: str, host: str, moved_to: str | None, answer: _Answer, *, conditional: bool) -> Fetched:
        headers = answer.headers
        if answer.status == 200 or (answer.status == 304 and conditional):
            return Fetched(
                "ok" if answer.status == 200 else "unchanged",
                url,
                moved_to,
                body=answer.body,
                content_type=read_validator(headers.get("Content-Type")),
                etag=read_validator(headers.get("ETag")),
                last_modified=read_validator(headers.get("Last-Modified")),
                max_age_s=read_max_age_s(headers),
            )
        if answer.status == 410:
            return Fetched("gone", url, error="The site says this feed is gone for good.")
        retry_after_s = read_retry_after_s(headers.get("Retry-After", ""), datetime.now(UTC))
        if answer.status in {429, 503} and retry_after_s:
            self._turns.hold(host, retry_after_s)
        return Fetched("failed", url, retry_after_s=retry_after_s, error=_status_in_words(answer.status))


def _as_target(url: str) -> URL:
    """Raises: _FetchFailed when the HTTP client cannot make anything of the address."""
    try:
        return URL(url)
    except ValueError as error:
        raise _FetchFailed(_in_words(error)) from error


def _redirect_target(url: str, location: str) -> str:
    """Raises: _FetchFailed when the server points where Rapport does not go."""
    try:
        return validate_address(urljoin(url, location.strip()))
    except (Refused, ValueError) as error:
        raise _FetchFailed("The site redirects to an address Rapport does not visit.") from error


def _in_words(error: Exception) -> str:
    cause = getattr(error, "os_error", error)
    if isinstance(cause, _PrivateAddress):
        return "That address leads into a private network, which Rapport does not visit."
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "There is no site of that name. Check the spelling."
    if isinstance(error, aiohttp.ClientSSLError):
        return "The site's security certificate is not valid, so Rapport does not trust what it would say."
    if isinstance(error, aiohttp.ClientConnectorError):
        return "The site could not be reached."
    if isinstance(error, aiohttp.InvalidURL | ValueError):
        return "That address is not written right."
    return "The site broke off or answered in a way that cannot be understood."


def _status_in_words(status: int) -> str:
    known = {
        401: "The site wants a password. Rapport only follows feeds that are open to all.",
        402: "The site wants to be paid first.",
        403: "The site refuses to show this to Rapport (error 403).",
        404: "There is nothing at that address (error 404). Check it, or give the page it belongs to.",
        429: "The site asked Rapport to come back later (error 429).",
    }
    if status in known:
        return known[status]
    side = "The site has trouble of its own" if status >= 500 else "The site did not give the feed"
    return f"{side} (error {status})."
