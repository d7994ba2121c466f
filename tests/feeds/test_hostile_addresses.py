"""Addresses that try to reach inside: all refused, by whatever spelling, name or redirect."""

import pytest

from bot.domain.errors import Refused
from bot.feeds import Fetcher, validate_address
from bot.feeds.addresses import is_public_ip
from tests.feeds.hostile import PRIVATE_HOSTS, REFUSED_TARGETS, PointedResolver
from tests.feeds.servers import RSS, Site, local_fetcher


@pytest.mark.parametrize("host", PRIVATE_HOSTS)
async def test_private_address_is_never_connected_to(site: Site, host: str) -> None:
    site.page("/", RSS)
    port = site.host.rpartition(":")[2]
    async with Fetcher(user_agent="Rapport-test", contact=None, per_host_delay_s=0) as fetcher:
        fetched = await fetcher.fetch(f"http://{host}:{port}/")
    assert (fetched.status, fetched.body) == ("failed", b"")
    assert fetched.error
    assert site.seen == []


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_public_ip(address)


async def test_name_that_points_inside_is_refused(site: Site) -> None:
    site.page("/", RSS)
    port = site.host.rpartition(":")[2]
    resolver = PointedResolver(["127.0.0.1"])
    async with Fetcher(user_agent="Rapport-test", contact=None, resolver=resolver) as fetcher:
        fetched = await fetcher.fetch(f"http://innocent.example:{port}/")
    assert "private network" in (fetched.error or "")
    assert site.seen == []


async def test_name_that_rebinds_between_visits_is_refused(site: Site) -> None:
    port = site.host.rpartition(":")[2]
    resolver = PointedResolver(["192.0.2.1"], ["127.0.0.1"])
    async with Fetcher(
        user_agent="Rapport-test", contact=None, resolver=resolver, per_host_delay_s=0, timeout_s=2
    ) as fetcher:
        for _ in range(2):
            fetched = await fetcher.fetch(f"http://rebind.example:{port}/")
            assert fetched.status == "failed"
    assert site.seen == []


async def test_permission_is_for_the_name_and_port_not_for_whoever_points_there(site: Site) -> None:
    site.page("/", RSS)
    port = site.host.rpartition(":")[2]
    async with local_fetcher(site, resolver=PointedResolver(["127.0.0.1"])) as fetcher:
        assert (await fetcher.fetch(f"{site.url}/")).status == "ok"
        assert (await fetcher.fetch(f"http://rebind.example:{port}/")).status == "failed"
    assert len(site.seen) == 1


@pytest.mark.parametrize("target", REFUSED_TARGETS)
async def test_redirect_inside_or_nowhere_is_refused(site: Site, target: str) -> None:
    site.page("/", status=302, Location=target)
    async with local_fetcher(site) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/")
    assert fetched.status == "failed"
    assert "does not visit" in (fetched.error or "")


async def test_endless_redirects_end(site: Site) -> None:
    site.page("/", status=302, Location="/")
    async with local_fetcher(site) as fetcher:
        fetched = await fetcher.fetch(f"{site.url}/")
    assert "circles" in (fetched.error or "")
    assert len(site.seen) == 6


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Give the address"),
        ("not an address", "spaces"),
        ("http://me:secret@example.org/", "user name or password"),
        ("http://token@example.org/", "user name or password"),
        ("javascript:alert(1)", "http://"),
        ("file:///etc/passwd", "http://"),
        ("gopher://example.org/", "http://"),
        ("http://example.org:99999/", "not written right"),
        ("http://exa%6dple.org/", "cannot exist"),
        ("http://[::1/", "not written right"),
        ("http://example.org:0/", "port 0"),
        ("http://example.org:25/", "port 25"),
        ("https://example.org:22/", "port 22"),
        ("https://", "cannot exist"),
        ("https://example.org/" + "a" * 3000, "longer"),
        ("https://example.org/\r\nHost: evil", "spaces"),
        ("https://example.org\\@evil.example/", "spaces"),
    ],
)
def test_address_that_cannot_be_followed_is_explained(typed: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        validate_address(typed)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org", "https://example.org/"),
        ("  Example.ORG/Blog#top ", "https://example.org/Blog"),
        ("<https://example.org/?a=1&amp;b=2|example.org>", "https://example.org/?a=1&b=2"),
        ("http://example.org:80/x", "http://example.org/x"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://example.org:443/x", "http://example.org:443/x"),
        ("//example.org/x", "https://example.org/x"),
    ],
)
def test_typed_address_gets_one_spelling(typed: str, address: str) -> None:
    assert validate_address(typed) == address
