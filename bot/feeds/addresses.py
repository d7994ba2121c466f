"""Which addresses Rapport will ever connect to.

Owns the check of an address a person typed and the check of the network address a socket is about to use. Connecting
is `fetch`'s part.
"""

import ipaddress
import re
from urllib.parse import urlsplit, urlunsplit

import idna

from bot.domain.errors import Refused

MAX_URL_CHARS = 2000
_WEB_PORTS = frozenset({80, 443})
_FIRST_FREE_PORT = 1024
"""Below it live mail, shells and the like, which must not be talked to in the words of whoever gives an address."""

_SLACK_LINK = re.compile(r"<([^<>|]*)(?:\|[^<>]*)?>")
_NOT_IN_ADDRESSES = re.compile(r'[\s<>"\\^`{|}]')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_LABELS = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*", re.ASCII)

_REFUSED_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT, and one cloud's metadata service
        "168.63.129.16/32",  # another cloud's metadata service, on a public address
        "192.0.0.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",
    )
)
_GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
"""The only part of IPv6 that is handed out: mapped, NAT64, unique local, link-local and multicast lie outside."""

_REFUSED_V6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # Teredo, ORCHID, benchmarking and other protocol assignments
        "2001:db8::/32",
        "2002::/16",  # 6to4 carries an IPv4 address that the IPv4 rules would not see
        "3fff::/20",
    )
)


def is_public_ip(address: str) -> bool:
    """Whether a socket may connect to this literal address. False for whatever is not plainly on the open internet."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        return ip in _GLOBAL_V6 and ip.is_global and not any(ip in network for network in _REFUSED_V6)
    odd = ip.is_multicast or ip.is_reserved or any(ip in network for network in _REFUSED_V4)
    return ip.is_global and not odd


def validate_address(text: str) -> str:
    """The http(s) address in what a person typed, in one canonical spelling: `https://` added when no scheme was
    given, host in lower case and IDNA, default port and fragment gone, Slack's angle brackets unwrapped.

    Only the spelling is judged here; where the name leads is checked when the socket is opened.

    Raises: Refused, saying what is wrong with the address.
    """
    address = _bare(text)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise Refused("That address is not written right. It should look like https://example.com/blog.") from error
    if parts.scheme.lower() not in {"http", "https"}:
        raise Refused("Only web addresses that start with http:// or https:// can be followed.")
    if "@" in parts.netloc:
        raise Refused("That address carries a user name or password. Rapport only follows feeds that are open to all.")
    if port is not None and port < _FIRST_FREE_PORT and port not in _WEB_PORTS:
        raise Refused(f"That address names port {port}, where no web pages are. Leave the port out, or check it.")
    scheme = parts.scheme.lower()
    host = _ascii_host(parts.hostname or "")
    default = {"http": 80, "https": 443}[scheme]
    netloc = host if port in {None, default} else f"{host}:{port}"
    return urlunsplit((scheme, netloc, parts.path or "/", parts.query, ""))


def _bare(text: str) -> str:
    address = text.strip()
    wrapped = _SLACK_LINK.fullmatch(address)
    if wrapped:
        address = wrapped[1].strip().replace("&amp;", "&")
    if not address:
        raise Refused("Give the address of a page or feed, for example https://example.com/blog.")
    if len(address) > MAX_URL_CHARS:
        raise Refused(f"That address is longer than {MAX_URL_CHARS:,} characters. Give a shorter one.")
    if not address.isprintable() or _NOT_IN_ADDRESSES.search(address):
        raise Refused("That address has spaces or signs in it that addresses cannot have. Check it and try again.")
    return address if _SCHEME.match(address) else f"https://{address.removeprefix('//')}"


def _ascii_host(host: str) -> str:
    """The host as the network knows it.

    Raises: Refused when it cannot be a host name.
    """
    if ":" in host:
        try:
            return f"[{ipaddress.IPv6Address(host.partition('%')[0])}]"
        except ValueError as error:
            raise Refused("That address has a broken IPv6 host. Check it and try again.") from error
    name = host.rstrip(".")
    try:
        ascii_name = name if name.isascii() else idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise Refused("The name of that site cannot exist. Check its spelling.") from error
    if len(ascii_name) > 253 or not _LABELS.fullmatch(ascii_name.lower()):
        raise Refused("The name of that site cannot exist. Check its spelling.")
    return ascii_name.lower()
