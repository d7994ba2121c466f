"""What says nothing worth keeping: greetings, thanks, cries, tests, and labels over a list of things to do."""

import re

from bot.domain.people.words import words

_SAYS_NOTHING = words(
    "ah aha alright and awesome brilliant bye cheers cool danke done fab fine gracias great grazie haha hahaha "
    "hello hey hi hiya "
    "hm hmm i it k kk kthx lgtm lol lovely many merci mhm morning much n/m nah nevermind nice nm no noted nope "
    "nothing np ok okay "
    "okey omg oops perfect ping please pls quite right see so sorry sounds sup super sure sweet ta test testing "
    "have a one day weekend week too thank thanks much sleep talk soon later tomorrow night nite "
    "all be will is it it's for now "
    "that that's thats then there this thx ty very wait well what whatever whoa wow yay yeah yep yes yo you yup "
    "obrigado obrigada yalla habibi yw gotcha tysm tks cya nvm idk smh np thnx thanx kthxbye "
    "arigato dziękuję dzięki takk tack obg "
    "good evening afternoon how far are doing goes sis bro mate man dude folks team all everyone bot rapport"
)
_CALLS_THE_BOT = re.compile(
    r"\s*(?:what|how|who|can|could|do|are|will|which) (?:\w+ )?you\b[^.]*\?*\s*$|\s*help\W*$", re.IGNORECASE
)
_LABEL = re.compile(
    r"\W*(?:to[ -]?dos?|reminders?|action items?|actions|next steps?|follow[- ]ups?|plan|plans|note to self)\W*$", re.I
)
_WORD = re.compile(r"[\w'’/]+")
_LONGEST = 60


def is_small_talk(text: str) -> bool:
    """Whether a line is a greeting, thanks, a cry or a question to the bot itself, with nothing to keep."""
    if len(text) > _LONGEST:
        return False
    said = [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
    return all(word in _SAYS_NOTHING for word in said) or bool(_CALLS_THE_BOT.match(text))


def is_label(text: str) -> bool:
    """Whether a text only announces a list of things to do ("todo:")."""
    return len(text) <= _LONGEST and bool(_LABEL.match(text))
