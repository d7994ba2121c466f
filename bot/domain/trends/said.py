"""A message of a channel -> the terms and links in it. Pure; nothing else of the message is handed on."""

import re
from dataclasses import dataclass

from bot.domain.trends.address import canonical_url
from bot.domain.trends.terms import terms_of

_MOST_CHARS = 4000
_MOST_TERMS = 200
_MOST_LINKS = 20
_LONGEST_LINK = 500
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
# A link or mention whose end is missing, because the text was cut.
_CUT_OFF = re.compile(r"<[^>]*\Z")
_LINK = re.compile(r"<(https?://[^|>\s]+)(?:\|[^>]*)?>")
# Mentions, channels, dates, addresses of mail: names and numbers of somebody, no topics.
_ENTITY = re.compile(r"<[^>]*>|:[a-z0-9_'+-]+:")
_MARKUP = re.compile(r"[*~]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True, slots=True)
class Said:
    terms: frozenset[str]
    links: frozenset[str]


def said_in(text: str) -> Said:
    """`text` as Slack stores it. Code, quotations of others, mentions, emoji and the words of links are no terms;
    links come in their one spelling (see `canonical_url`)."""
    text = _CUT_OFF.sub("", _CODE.sub(" ", text)[:_MOST_CHARS])
    links = [canonical_url(url.replace("&amp;", "&")) for url in _LINK.findall(text)]
    own = [line for line in text.splitlines() if not line.startswith("&gt;")]
    words = _MARKUP.sub(" ", _ENTITY.sub(" . ", _LINK.sub(" . ", "\n".join(own))))
    for escape, meant in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        words = words.replace(escape, meant)
    terms = frozenset(term for line in words.splitlines() for term in terms_of(line))
    short = [link for link in dict.fromkeys(links) if len(link) <= _LONGEST_LINK]
    return Said(frozenset(sorted(terms)[:_MOST_TERMS]), frozenset(short[:_MOST_LINKS]))
