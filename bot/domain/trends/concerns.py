"""Whom a story concerns: tags that stand in its text, words that it shares with a note.

A tag is the user's own word for an interest and is taken wherever it stands. A note is prose, so only telling words
count: long enough, and none of those that any story and any note can share.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from bot.domain.people.words import words

_WORD = re.compile(r"[^\W_]+(?:['’+#-][^\W_]+)*")
_LEAST_LETTERS = 5
_MOST_WORDS = 400
_COMMON = words(
    "about above after again against almost along already always among another anything around asked asking "
    "because become before began begin behind being below best better between bring brought build building built "
    "called calls change changed changes coffee coming company could course dinner doing during early email enough "
    "event every everyone everything evening excited family first follow found friday friend friends getting giving "
    "going great group guide happy having heard hello helped helping herself himself house hours ideas important "
    "inside interested interesting intro introduce issue january february march april august september october "
    "november december july keeping knows large later latest learn learned learning least leaving little living "
    "looking loved lunch makes making maybe meeting meets might monday money month months morning moved moves moving "
    "myself needs never newer night nothing offer office often other others party people person phone place planning "
    "plans please point possible project promised quite really reason release released replied report right saturday "
    "says school second seems sends share shared should small something soon spoke spring start started starting "
    "starts still story summer sunday support surely takes taking talked talking tells thank thanks their there these "
    "thing things think thinking third those though thought three through thursday times today together tomorrow "
    "tonight total touch trying tuesday under until using wants watch wednesday weekend weeks where whether which "
    "while whole winter without woman women wonder working works world worth would write writes writing wrote years "
    "yesterday young yours follow-up"
)


def possible_tags(text: str) -> frozenset[str]:
    """Everything in `text` that could be a tag: its words, and neighbours joined (`machine-learning`), in lower case."""
    found = [word.lower() for word in _WORD.findall(text)][:_MOST_WORDS]
    joined = {joint.join(pair) for pair in pairwise(found) for joint in ("-", "")}
    return frozenset(found) | joined


def telling_words(text: str) -> tuple[str, ...]:
    """The words of `text`, in lower case and in order, that say what it is about."""
    found = (word.lower() for word in _WORD.findall(text)[:_MOST_WORDS])
    return tuple(dict.fromkeys(w for w in found if len(w) >= _LEAST_LETTERS and w not in _COMMON and not w.isdigit()))


def shared_word(title: str, note_words: Iterable[str]) -> str | None:
    """The first telling word of a story's title that is also among `note_words`; `None` when there is none."""
    known = frozenset(note_words)
    return next((word for word in telling_words(title) if word in known), None)
