"""Bytes of a feed to clean UTF-8, and the refusal of documents that declare entities.

Owns which encoding is believed when the header, the document and the bytes disagree. The parsers behind this module
only ever see UTF-8, so nothing can be smuggled past the checks in another encoding.
"""

import codecs
import re

from bot.feeds.items import FeedUnreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_DECLARED_TEXT = re.compile(r"""(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*["'][^"'>]{0,60}["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_NOT_IN_XML = dict.fromkeys((*_CONTROLS, 0xFFFE, 0xFFFF))
_ANY_NOT_IN_XML = re.compile(f"[{re.escape(''.join(map(chr, _NOT_IN_XML)))}]")
_NONCHARACTERS = b"\xef\xbf"
"""How U+FFFE and U+FFFF begin in UTF-8."""
_PORTION_BYTES = 64 * 1024
_LEADING = "\ufeff \t\r\n"
_PROLOG = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_BEYOND_ASCII = bytes(range(128, 256))
_STATEFUL = ("iso2022", "iso-2022", "hz")


def to_text(body: bytes, content_type: str | None) -> str:
    """The document as text: byte order mark, then plain UTF-8, then what document or header declare, then windows-1252.

    Characters that XML forbids are taken out. Bytes that fit no reading become U+FFFD; nothing is raised.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _tidy(body.decode(name, errors="replace"))
    if body[:1] and b"\x00" in body[:4]:
        return _tidy(body.decode("utf-16-be" if body[0] == 0 else "utf-16-le", errors="replace"))
    declared = _declared_encoding(body, content_type)
    if not ((declared.startswith(_STATEFUL) and b"\x1b" in body) or declared == "hz"):
        try:
            # Taken out as bytes, which is quicker by far; none of them is part of a longer character.
            text = (body.translate(None, _CONTROLS) if _has_controls(body) else body).decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return _tidy(text) if _NONCHARACTERS in body else text.lstrip(_LEADING)
    return _tidy(_decode_declared(body, declared))


def _has_controls(body: bytes) -> bool:
    """Looked at in portions, so that a large body is not copied for it."""
    portions = (body[start : start + _PORTION_BYTES] for start in range(0, len(body), _PORTION_BYTES))
    return any(len(portion.translate(None, _CONTROLS)) < len(portion) for portion in portions)


def to_utf8_document(text: str) -> bytes:
    """XML ready for a parser: UTF-8 bytes whose declaration names no other encoding.

    Raises: FeedUnreadable when the document type declares entities, which feeds do not need and attackers do.
    """
    refuse_entities(text)
    declared = _DECLARED_TEXT.search(text, 0, 1000)
    if declared:
        text = text.replace(declared[0], declared[1], 1)
    return text.encode("utf-8", errors="replace")


def refuse_entities(text: str) -> None:
    """Raises: FeedUnreadable when the document has its own entity declarations (entity bombs, file inclusion)."""
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    doctype = text[start : start + 9].upper()
    subset = text.find("<!ENTITY", start) if doctype == "<!DOCTYPE" else _early_entity(text)
    if subset >= 0:
        raise FeedUnreadable(
            "That feed defines its own XML entities, which Rapport refuses to read because they can be used to "
            "overload it. Ask its owner for a plain RSS or Atom feed."
        )


def _early_entity(text: str) -> int:
    """Where a declaration stands before the first element of a document that opens with something odd, or -1."""
    root = re.search(r"<(?:rss|feed|rdf:rdf|channel)\b", text[:100_000], re.IGNORECASE)
    return text.find("<!ENTITY", 0, root.start() if root else len(text))


def _tidy(text: str) -> str:
    # Taking out one by one what there are millions of would take seconds.
    return (text.translate(_NOT_IN_XML) if _ANY_NOT_IN_XML.search(text) else text).lstrip(_LEADING)


def _declared_encoding(body: bytes, content_type: str | None) -> str:
    """Lower-case name of the encoding the document, else the header, claims; "" when unknown or not a text encoding."""
    inside = _DECLARED.search(body[:1000])
    outside = _CHARSET.search(content_type or "")
    for name in (inside[1].decode("ascii") if inside else "", outside[1] if outside else ""):
        try:
            known = codecs.lookup(name).name if name else ""
        except (LookupError, ValueError):
            continue
        if known and known not in {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}:
            return known
    return ""


def _decode_declared(body: bytes, declared: str) -> str:
    if declared and declared not in {"utf-8", "ascii"}:
        try:
            return body.decode(declared, errors="replace")
        except (LookupError, ValueError, AssertionError):
            pass
    return _decode_broken_utf8(body)


def _decode_broken_utf8(body: bytes) -> str:
    """UTF-8 with a few broken bytes stays UTF-8; a mostly broken one is windows-1252 by habit."""
    text = body.decode("utf-8", errors="replace")
    beyond_ascii = len(body) - len(body.translate(None, _BEYOND_ASCII))
    if text.count("\ufffd") * 10 <= beyond_ascii:
        return text
    return body.decode("cp1252", errors="replace")
