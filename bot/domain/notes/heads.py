"""Whom a line is about when no contact says so: headings ("Ana: ..."), subjects of facts, lines in other languages."""

from collections.abc import Sequence

from bot.domain.notes.clauses import Clause
from bot.domain.notes.contact import Contact
from bot.domain.notes.contact_words import BASE_KINDS, NOUN_KINDS, VERB_KINDS
from bot.domain.notes.grammar_words import DOINGS, FINITE, GLUE
from bot.domain.notes.model import Kind
from bot.domain.notes.name_words import NAMES_TOO
from bot.domain.notes.names import Named, Names
from bot.domain.notes.uncased import ADDRESSES
from bot.domain.notes.vocabulary import COMMON, MONTHS_AND_DAYS, PLACES, ROLES, TECH
from bot.domain.people.words import words

_HEAD_WORDS = words("note notes re about on for fyi update log")
_RECEIVES = words(
    "told assured moved rescheduled shoot drop get bring give lend pay wire hand forward fwd offer brief nudge tip buy "
    "order sort"
)
"""Whose object may be a person first ("shoot Milan an email")."""
_SLOT_WORDS = _RECEIVES | words(
    "on in w with to ping call email message text dm send tell ask remind intro introduce owe nudge chase meet see "
    "invite thank promised "
    "w/ and & give show from help follow for bug poke write"
)
_SPOKE = (FINITE | VERB_KINDS.keys()) - words("asked wants wanted needs invited")
"""What somebody does before what they will do; who asks is rather promised something."""
_ARTICLES = words("the a an this that these those")
_WIDE_SLOTS = _RECEIVES | words("on in to for and & from")
"""Before any sort of word, so that only a usual or a known name is believed behind them ("to incorporate", "and photos")."""
_PLAINLY_ENGLISH = words("with the and from about she that has w/ they who their")
_PRONOUNS = words("her him them both")
_IT = words("it this that them these")
_AUTHORED = words("by from")
_ABOUT = words("about abt re regarding for")
_AFFAIRS = words(
    "application birthday bday baby book bio contract cv deck demo draft email exam feedback flight form interview intro invite "
    "invoice keynote launch leave mail message move offer onboarding operation panel paper payment piece portfolio post proposal "
    "question quote reference referral reply request resume résumé salary session slides slot speech start surgery talk thesis "
    "ticket tickets travel trip visa visit wedding workshop"
)
"""What only a person has."""
_DAYS = words("today tonight tomorrow tmrw tmr later soon next morning evening week eod eow pls please btw ok but plus")
_LONGEST_BODY = 3
_THEY = words("she he they she's he's they're")
_NO_OPENING = COMMON | PLACES | TECH
_DID_AS_PERSON = words(
    "paid reviewed bailed ghosted declined rescheduled thanked apologised apologized hugged laughed flaked forgot remembered "
    "married retired graduated resigned passed taught dm'd dmed hasn't hasnt didnt doesnt isnt havent wasnt signed agrees"
)
"""What only a person does, besides `DOINGS`."""
_AS_PERSONS = _DID_AS_PERSON | words("kinda sorta ( and & n from keeps ghosted cant wont aint")
_SHORTEST_PAST = 4
_FILLERS = words("ngl omg btw fyi so ok okay lol tbh ugh hey update note re ps psa and but")
_QUOTES = frozenset('"“„«')
_OF_SOMEBODY = words("hold ahold touch sight news word hear heard think thinking afraid fond")
"""Before "of" these lead to a person ("take news of Ana"), others to a thing or a place."""
_JOINED = words("joins joined joining leaves left leaving quits quit")
_MOVED = words(
    "goes going go went moves moving moved move switches switched switching transfers transferred relocates flying fly flew "
    "driving drive drove travelling traveling travel heading off trip flight train bus"
)
"""What one does with a company or a town that is no person's ("she goes to Mistral") unless it has a usual first name."""
_PLAINLY_FOREIGN = words(
    "mit und über für auf nicht gestern heute avec dans hier demain aujourd'hui chez ayer hoy mañana también com "
    "uma ontem hoje "
    "amanhã não igår går och med się jest oggi domani ieri gisteren vandaag een het wczoraj jutro dzisiaj dün bugün "
    "prefiere prefere préfère preferisce bevorzugt quiere quer escriba escriban escreva trabaja trabalha travaille "
    "arbeitet lavora virou"
)
"""Small words of other languages; one is enough in a line without an English one."""
_ENGLISH = COMMON | GLUE | FINITE | MONTHS_AND_DAYS
_CONTACTS = frozenset(VERB_KINDS.keys() | BASE_KINDS.keys() | (NOUN_KINDS.keys() & COMMON))
_ITS_ARTICLES = ("A", "O", "a", "o", "La", "la", "El", "el", "die", "Die", "der", "Der")
"""What other languages put before a first name ("A Camila virou head de conteúdo")."""
_FEW_WORDS, _LITTLE = 4, 0.2
"""Words from which on a line may be in another language, and the share of English ones it then has at most."""
_PLACING = words(
    "at in near from via like than about of by before after until в на из к от с у о en à au aux bei nach aus "
    "von auf im am mit na w z do"
)


def read_heading(names: Names) -> tuple[list[Named], int]:
    """People named before a colon or a dash at the start of the line, and the token after it; ([], 0) when there is none."""
    i = 0
    while i < min(3, len(names.tokens)) and names.low(i) in _HEAD_WORDS:
        i += 1
    if i and names.low(i) == ":":
        i += 1
    people = names.list_at(i, len(names.tokens))
    if not people:
        return [], 0
    end = people[-1].end
    if names.low(end) == ":" or (names.low(end) in "-–—" and names.low(end)):
        return people, end + 1
    if (i and names.low(i - 1) == ":") or (i and end < len(names.tokens) and names.tokens[end].kind == "newline"):
        return people, end
    return [], 0


def subject_people(names: Names, first: int, last: int, *, slots: bool = False, foreign: bool = False) -> list[Named]:
    """People a stretch of plain text is about: its first names, else anyone plainly named in it.

    `slots` also believes lower-case words after "ping", "with" and the like. `foreign` takes everyone named.
    """
    found: list[Named] = []
    i = first
    while i < last:
        if foreign and names.tokens[i].text in _ITS_ARTICLES and names.given_at(i + 1):
            i += 1
            continue
        in_slot = (slots and i > first and _is_slot(names, i, last)) or (
            not foreign and _opens_in_small(names, i, first)
        )
        named = names.at(i, slot=in_slot)
        if named is None or named.end > last or not _meant(names, named, first, foreign):
            i = max(i + 1, named.end if named and named.strong else 0)
            continue
        if foreign:
            found.append(named)
            i = named.end
            continue
        named = _assistant(names, named, last) or named
        i = named.start
        listed = names.list_at(i, last, slot=in_slot)
        return [n for n in listed if n.strong or in_slot] or [named]
    return found


def _opens_in_small(names: Names, i: int, first: int) -> bool:
    """Whether a stretch opens with a usual first name in small letters ("priya passed", "ngl soraya is ghosting")."""
    token = names.tokens[i]
    if token.kind != "word" or not token.text[0].islower() or not names.given_at(i) or token.low in _NO_OPENING:
        return False
    after = names.low(i + 1)
    acts = (
        after in FINITE
        or after in DOINGS
        or after in _AS_PERSONS
        or (after.endswith("ed") and len(after) > _SHORTEST_PAST)
    )
    if not acts:
        return False
    return i == first or _FILLERS.issuperset(names.lows(first, i))


def _assistant(names: Names, named: Named, last: int) -> Named | None:
    """Who is named behind what they are to somebody ("Malik's assistant Greta"); None without anybody."""
    if not named.owns or names.low(named.end) not in ROLES:
        return None
    further = names.at(named.end + 1, slot=False)
    return further if further and further.strong and further.end <= last else None


def people_of_facts(names: Names, clauses: Sequence[Clause]) -> list[Named]:
    """People plain clauses are about: those of the first that names any, and who else opens a later one by doing something."""
    found: list[Named] = []
    for clause in clauses:
        if not found:
            found = subject_people(names, clause.first, clause.last)
            continue
        named = names.at(clause.first, slot=False)
        believed = named is not None and (names.believed(named) or names.low(named.start) in NAMES_TOO)
        if named and believed and not named.owns and _acts(names, named):
            found += names.list_at(clause.first, clause.last, slot=False)
    return found


def spoken_about(names: Names, clause: Clause) -> list[Named]:
    """Whose affair something to come is about ("nudge me on Monday about Oyinkansola's talk"); [] where that is no person."""
    for i in range(clause.first, clause.last):
        named = names.at(i + 1, slot=True) if names.low(i) in _ABOUT else None
        if named and named.strong and named.end <= clause.last and names.tokens[i + 1].text[0].isupper():
            theirs = named.owns and not _AFFAIRS.isdisjoint(names.lows(named.end, named.end + 2))
            return [named] if theirs or names.believed(named) else []
    return []


def presented(names: Names, clause: Clause, contact: Contact, told: Sequence[Clause]) -> list[Named]:
    """Whom a pronoun means of the facts before, where somebody was introduced: "Tina's after a cohost, so I "
    "intro'd her to Jo"."""
    lows = names.lows(clause.first, clause.last)
    pronoun = not _PRONOUNS.isdisjoint(lows)
    if contact.kind is Kind.BOOST and not contact.people and not _IT.isdisjoint(lows):
        return people_of_facts(names, told[-1:])[:1]
    if contact.kind is not Kind.INTRODUCTION or not pronoun or len(contact.people) > 1:
        return []
    meant = people_of_facts(names, told[-1:])
    if contact.people:
        return meant[:1]
    return meant if len(meant) > 1 and "him" not in lows else []


def _is_slot(names: Names, i: int, last: int) -> bool:
    """Whether a lower-case word at token `i` may name somebody: "ping xiulan", "reply to xiulan"."""
    before = names.low(i - 1)
    if before not in _SLOT_WORDS:
        return False
    return before not in _WIDE_SLOTS or names.given_at(i) or (before == "to" and i + 1 == last)


def _meant(names: Names, named: Named, first: int, foreign: bool) -> bool:
    addressed = not named.owns and named.reference.span[1] < names.tokens[named.end - 1].end
    if addressed or (not named.strong and not foreign):
        return True
    before = names.low(named.start - 1) if named.start > first else ""
    single = named.end - named.start == 1 and not (names.is_known(named) or names.given(named))
    if single and not foreign and before in _ARTICLES:
        return False
    if single and not foreign and names.first_in_sentence(named.start) and not _acts(names, named):
        return False
    if before in _JOINED and not foreign and single:
        return False
    if before == "to" and single and names.low(named.start - 2) in _MOVED:
        return False
    if (
        before in _PLACING
        and (foreign or before != "w")
        and named.reference.kind == "name"
        and not names.is_known(named)
    ):
        held = before == "of" and names.low(named.start - 2) in _OF_SOMEBODY
        return (before in _AUTHORED or held) and names.given(named) and not foreign
    if foreign and named.reference.kind == "name" and not names.is_known(named):
        addressed = names.low(named.end).startswith(ADDRESSES)
        later = not names.first_in_sentence(named.start) and not named.reference.text.isascii()
        return names.given(named) or addressed or later
    return True


def speaks_of_another(names: Names, i: int) -> bool:
    """Whether a bare "will send ..." at token `i` has somebody else as its subject: "Ana called, will send the deck"."""
    if names.low(i - 1) in _QUOTES and names.low(i - 2) in (":", ",") and i > 2:
        return True
    if names.low(i) != "will":
        return False
    start = i - 1
    while start > 0 and not names.first_in_sentence(start):
        start -= 1
    if names.low(start) in _THEY and (
        names.low(start + 1) in _SPOKE or "'s" in names.low(start) or "'re" in names.low(start)
    ):
        return True
    if _is_body(names, max(start, 0), i):
        return True
    named = names.at(start, slot=True) if start >= 0 else None
    if named and named.owns and names.low(named.end).endswith("ing"):
        return True
    return bool(named and named.end < i and (names.low(named.end) in _SPOKE or names.low(named.end) == ":"))


def _is_body(names: Names, start: int, i: int) -> bool:
    """Whether a sentence opens with nothing but who will, before token `i` ("Product Team will", "the agency will")."""
    lows = names.lows(start, i)
    if not 0 < len(lows) <= _LONGEST_BODY or any(token.kind != "word" for token in names.tokens[start:i]):
        return False
    verbs = VERB_KINDS.keys() | NOUN_KINDS.keys() | BASE_KINDS.keys() | MONTHS_AND_DAYS | FINITE
    return verbs.isdisjoint(lows) and lows[-1] not in GLUE and lows[-1] not in _DAYS and not lows[-1].endswith("ly")


def _acts(names: Names, named: Named) -> bool:
    """Whether an unknown first word of a sentence does something, as a person would ("Xiaolu wants ...", not "Hmm, ...")."""
    following = names.low(named.end)
    return (
        following in _DID_AS_PERSON
        or named.owns
        or names.low(named.end - 1).endswith("'ll")
        or following in FINITE
        or following in DOINGS
        or following in ("and", "&", "&amp;", "from", "(")
    )


def is_foreign(names: Names) -> bool:
    """Whether a line is in another language than English: hardly any of its words are English, none is of contact."""
    free = [t.low for t in names.tokens if t.kind == "word"]
    if len(free) < 2 or not _PLAINLY_ENGLISH.isdisjoint(free):
        return False
    if not _PLAINLY_FOREIGN.isdisjoint(free):
        return True
    latin = sum([low.isascii() for low in free])
    if latin <= len(free) // 3:
        return _ENGLISH.isdisjoint(free)
    if len(free) < _FEW_WORDS or not _CONTACTS.isdisjoint(free):
        return False
    return sum([low in _ENGLISH for low in free]) / len(free) < _LITTLE
