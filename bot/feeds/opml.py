"""OPML, the lists of feeds that readers exchange: read from any reader's file, written as version 2.0. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from lxml import etree

from bot.domain.errors import NotUnderstood

MOST_BYTES = 5 * 1024 * 1024
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of a list. `url` is as it stands in the file, `site_url` `None` when the file names no page."""

    title: str
    url: str
    site_url: str | None = None


def read_opml(data: bytes) -> tuple[Outline, ...]:
    """The feeds of a list, folders flattened, in the file's order, each address once.

    Raises:
        NotUnderstood: it is too large, no OPML, or holds no feed.
    """
    if len(data) > MOST_BYTES:
        raise NotUnderstood("That file is larger than the 5 MB a list of feeds can have.")
    # Entities stay unread, and nothing is fetched for them: a list of feeds needs none.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotUnderstood("That is no OPML file: it cannot be read as XML.") from error
    if root is None or not isinstance(root.tag, str) or etree.QName(root).localname.lower() != "opml":
        raise NotUnderstood("That is no OPML file. Feed readers write one under “Export” or “OPML”.")
    found: dict[str, Outline] = {}
    for element in root.iter("{*}outline", "{*}Outline", "{*}OUTLINE"):
        said = {str(name).lower(): str(value).strip() for name, value in element.attrib.items()}
        url = said.get("xmlurl") or (said.get("url", "") if said.get("type", "").lower() in ("rss", "atom") else "")
        if url:
            title = " ".join((said.get("title") or said.get("text") or "").split())
            found.setdefault(url, Outline(title, url, said.get("htmlurl") or None))
    if not found:
        raise NotUnderstood("There is no feed in that file.")
    return tuple(found.values())


def write_opml(outlines: Iterable[Outline], title: str) -> str:
    """The list as a file's text, a feed a line."""
    lines = [_DECLARATION, '<opml version="2.0">', f"<head><title>{_text(title)}</title></head>", "<body>"]
    lines += [_line(one) for one in outlines]
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _line(one: Outline) -> str:
    name = quoteattr(_clean(one.title or one.url))
    page = f" htmlUrl={quoteattr(_clean(one.site_url))}" if one.site_url else ""
    return f'<outline type="rss" text={name} title={name} xmlUrl={quoteattr(_clean(one.url))}{page}/>'


def _text(text: str) -> str:
    return _clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(sign for sign in " ".join(text.split()) if sign >= " " and sign not in "\ufffe\uffff")
