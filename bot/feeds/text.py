"""Markup and odd characters to plain text.

Owns what a reader would see of a piece of HTML. Escaping for a surface (Slack, a page) is the view's business.
"""

import re
import unicodedata
from html import unescape

_RAW_LIMIT = 20_000
"""Characters of markup looked at: what lies beyond can never reach a 500-character text."""

_TOKEN = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>|<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*/?>", re.DOTALL)
_INVISIBLE_CONTENT = frozenset({"script", "style", "template", "iframe", "object", "noscript", "svg", "math"})
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr"
)
_BLOCK_NAMES = (
    "address article aside audio blockquote body br button canvas caption center col colgroup dd details dialog div dl "
    "dt embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html img input legend li "
    "link main map menu meta nav ol optgroup option p param picture pre progress section select source summary table "
    "tbody td textarea tfoot th thead title tr track ul video"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_BLOCK = frozenset(_BLOCK_NAMES.split())
_ELEMENTS = _INLINE | _BLOCK | _INVISIBLE_CONTENT
_DROPPED_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn"})
_DROPPED = frozenset("\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff") | {
    chr(code)
    for first, last in ((0x202A, 0x202E), (0x2061, 0x206F), (0xFFF9, 0xFFFC))
    for code in range(first, last + 1)
}


def clean_text(raw: str | None, limit: int) -> str:
    """Plain text of a piece of HTML, on one line, at most `limit` characters (cut at a word, with an ellipsis).

    Elements go, the contents of scripts and styles with them; entities are resolved once; control characters, direction
    overrides, unassigned and private characters go; white space collapses. Angle brackets that are not HTML stay, so
    `vector<int>` survives. None and markup without text give "".
    """
    if not raw:
        return ""
    if _is_plain(raw):
        return shorten(raw, limit)
    text = unescape(_strip_tags(raw[:_RAW_LIMIT]))
    text = unicodedata.normalize("NFC", " ".join(_visible(text).split()))
    return shorten(text, limit)


def _is_plain(raw: str) -> bool:
    """Whether there is nothing to clean, which holds for most of what feeds say."""
    return (
        len(raw) <= _RAW_LIMIT
        and raw.isascii()
        and raw.isprintable()
        and "<" not in raw
        and "&" not in raw
        and "]]>" not in raw
        and "  " not in raw
        and raw[0] != " " != raw[-1]
    )


def shorten(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, cut after a word where one ends in the last third."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    space = head.rfind(" ")
    if space >= limit * 2 // 3:
        head = head[:space]
    return head.rstrip(" ,;:.-") + "…"


def _strip_tags(markup: str) -> str:
    if "<" not in markup and "]]>" not in markup:
        return markup
    kept: list[str] = []
    position, hidden = 0, ""
    for token in _TOKEN.finditer(markup):
        name = (token[2] or "").lower()
        if name and name not in _ELEMENTS:
            continue
        if not hidden:
            kept.append(markup[position : token.start()])
            kept.append("" if name in _INLINE else " ")
        hidden = _hidden_after(hidden, name, closing=bool(token[1]))
        position = token.end()
    if not hidden:
        kept.append(markup[position:])
    return "".join(kept)


def _hidden_after(hidden: str, name: str, *, closing: bool) -> str:
    if hidden:
        return "" if closing and name == hidden else hidden
    return name if name in _INVISIBLE_CONTENT and not closing else ""


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible_character, text))


def _visible_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _DROPPED or unicodedata.category(character) in _DROPPED_CATEGORIES:
        return ""
    return character
