"""A line cut into tokens: words, Slack's markup, addresses, tags. Every character keeps its place in the line.

Owns what one token is; what tokens mean together is read elsewhere.
"""

import re
from functools import lru_cache
from typing import NamedTuple

_MARK = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e31\u0e34-\u0e4e\u1780-\u17ff"
_W = rf"[\w{_MARK}]"

# The first way is the plain word, which most tokens are: it spares them the others, and has no name of its own.
_TOKEN = re.compile(
    rf"""
    [^\W\d_]+(?=[ ,;!?)]|$)
  | (?P<code>```.{{0,4000}}?```|`[^`\n]{{1,500}}`)
  | (?P<mention><@[UW][A-Z0-9]+(?:\|[^<>\n]*)?>)
  | (?P<channel><\#[A-Z0-9]+(?:\|[^<>\n]*)?>)
  | (?P<control><![^<>\n]*>)
  | (?P<email><mailto:[^<>|\n]+(?:\|[^<>\n]*)?>|[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}})
  | (?P<link><(?:https?://|www\.)[^<>\n]*>|(?:https?://|www\.)[^\s<>]+)
  | (?P<handle>(?<![\w@])@[\w](?:[\w.-]*\w)?(?:@[\w-]+(?:\.[\w-]+)+)?)
  | (?P<tag>(?<![\w&\#])\#[^\W\d_][\w-]*)
  | (?P<emoji>:[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*:(?::skin-tone-\d:)?)
  | (?P<entity>&(?:amp|lt|gt);)
  | (?P<number>\d(?:[\w:/.,-]*\w)?)
  | (?P<word>[wW]/(?=[\s\w@<])|[fF]/[uU]\b
      |(?:[^\W\d_]\.)+(?=[^\W\d_]{{2}})|[^\W\d_]\.(?=[ ]?[A-Z]|[ ](?:van|von|de|du|der|den|del|di|da)[ ])
      |{_W}+(?:['’ʼ.-]{_W}+)*)
  | (?P<newline>\n)
  | (?P<punct>[^\w\s])
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """`kind` is the name of the group that matched; `low` is the text in lower case with a straight apostrophe."""

    kind: str
    text: str
    low: str
    start: int
    end: int


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; white space between them belongs to none.

    The last few short lines are remembered: each is cut for the look-up of its people and again to be read. Long ones are
    not, since their tokens would weigh on each full round of the garbage collector.
    """
    return _remembered(text) if len(text) <= _SHORT else _cut(text)


def _cut(text: str) -> tuple[Token, ...]:
    found = []
    for match in _TOKEN.finditer(text):
        said = match[0]
        found.append(Token(match.lastgroup or "word", said, _lowered(said), match.start(), match.end()))
    return tuple(found)


_SHORT = 500
_remembered = lru_cache(maxsize=16)(_cut)


@lru_cache(maxsize=8192)
def _lowered(word: str) -> str:
    return word.casefold().replace("’", "'")


def mention_id(token: Token) -> str:
    """The Slack user id of a mention token."""
    return token.text[2:-1].partition("|")[0]


def address(token: Token) -> str:
    """The address of an e-mail token, in lower case, whether Slack wrapped it or not."""
    return token.text.removeprefix("<mailto:").removesuffix(">").partition("|")[0].casefold()


def link_target(token: Token) -> str:
    """The address of a link token without Slack's brackets, label and closing punctuation."""
    if token.text.startswith("<"):
        return token.text[1:-1].partition("|")[0]
    return token.text.rstrip(".,;:!?)'\"")
