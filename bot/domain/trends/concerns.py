"""Whom a story concerns: tags that stand in its text, words that it shares with a note.

A tag is the user's own word for an interest and is taken wherever it stands. A note is prose, so only telling words
count: long enough, and none of those that any story and any note can share.
"""

from bot.domain.people.words import words
from bot.domain.trends.terms import terms_of

_LEAST_LETTERS = 5
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


def possible_tags(title: str, summary: str) -> frozenset[str]:
    """Everything in a story that could be a tag: its terms, phrases also joined (`machine-learning`), in lower case."""
    terms = terms_of(title, summary)
    return terms | {term.replace(" ", joint) for term in terms for joint in ("-", "_", "")}


def telling_words(text: str) -> tuple[str, ...]:
    """The words of `text`, in lower case, that say what it is about; the longest first."""
    found = [term for term in terms_of(text) if len(term) >= _LEAST_LETTERS and term not in _COMMON]
    return tuple(sorted((term for term in found if " " not in term), key=lambda term: (-len(term), term)))
