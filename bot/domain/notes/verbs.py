"""Words that tell what sort of contact a line reports, and the small words around them. Data and look-ups only."""

from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from bot.domain.notes.model import Kind
from bot.domain.notes.vocabulary import COMMON
from bot.domain.people.words import words

_VERBS = {
    Kind.MET: "met spent saw sync'd synced sync'ed visited connected caught mtg interviewed hosted paired demoed mentored "
    "reconnected synched",
    Kind.CALL: "called phoned rang zoomed facetimed skyped dialed dialled video-called voicemailed",
    Kind.MESSAGE: "messaged texted pinged dmed dm'd dm'ed slacked whatsapped wrote whatsapp'd tweeted nudged "
    "dm-ed im'd imed snapchatted telegrammed wechatted",
    Kind.EMAIL: "emailed e-mailed mailed cc'd cced forwarded",
    Kind.COMMENT: "commented liked upvoted tagged reacted starred endorsed",
    Kind.REPLY: "replied answered responded",
    Kind.COFFEE: "",
    Kind.LUNCH: "lunched dined ate brunched breakfasted",
    Kind.EVENT: "attended",
    Kind.INTRODUCTION: "introduced intro'd introd e-introduced reintroduced",
    Kind.GIFT: "gifted",
    Kind.BOOST: "boosted retweeted reposted amplified promoted rt'd rted "
    "reshared re-shared re-tweeted quote-tweeted reblogged plugged quoted",
    Kind.OTHER: "spoke talked chatted thanked thank thanks thx congratulated contacted heard helped worked hiked joined "
    "asked told chatting talking speaking reached hung sat bumped ran walked traveled travelled advised coached consulted "
    "debriefed brainstormed pitched briefed onboarded gossiped celebrated played apologised apologized wished invited",
}
_NOUNS = {
    Kind.MET: "meeting mtg 1:1 1-1 1on1 121 1-on-1 one-on-one sync standup interview demo catchup catch-up meet walk hangout "
    "hang meetings reunion stand-up retro debrief",
    Kind.CALL: "call calls phone zoom skype facetime videocall gmeet videochat voicecall phonecall webex huddle huddles telco "
    "voicemail voicemails",
    Kind.MESSAGE: "dm dms message messages text texts txt msg sms ping whatsapp telegram voicenote",
    Kind.EMAIL: "email emails e-mail mail",
    Kind.COMMENT: "comment comments",
    Kind.REPLY: "reply response answer",
    Kind.COFFEE: "coffee coffees tea drinks drink beer beers espresso pint pints cocktails wine matcha "
    "chai cuppa boba kombucha smoothie smoothies latte cappuccino "
    "whisky whiskey gin rum sake mojitos margaritas mocktails nightcap "
    "americano cortado aperitivo aperitif champagne brews bubbly",
    Kind.LUNCH: "lunch dinner breakfast brunch supper lunches dinners ramen tacos pizza sushi "
    "bbq barbecue tapas curry burgers kebab dumplings potluck picnic "
    "bite meal pho steak churrasco asado paella noodles burrito burritos falafel "
    "taco burger sandwich sandwiches pancakes dessert gelato brekkie bfast feast",
    Kind.EVENT: "lecture keynote club concert gig class workshop panel webinar hackathon conference meetup talk offsite party "
    "event summit fair gala ceremony reception roundtable ama showcase "
    "podcast",
    Kind.INTRODUCTION: "intro introduction",
    Kind.GIFT: "gift present flowers swag postcard chocolates hamper",
    Kind.BOOST: "retweet repost boost shoutout shout-out rt",
    Kind.OTHER: "chat convo conversation chats discussion talks session",
}
VERB_KINDS = {word: kind for kind, text in _VERBS.items() for word in text.split()}
NOUN_KINDS = {word: kind for kind, text in _NOUNS.items() for word in text.split()}

PHRASE_KINDS = {
    ("caught", "up"): Kind.MET,
    ("crossed", "paths"): Kind.MET,
    ("got", "together"): Kind.MET,
    ("linked", "up"): Kind.MET,
    ("hung", "up"): Kind.CALL,
    ("video", "chat"): Kind.CALL,
    ("missed", "call"): Kind.CALL,
    ("happy", "hour"): Kind.COFFEE,
    ("flat", "white"): Kind.COFFEE,
    ("ice", "cream"): Kind.LUNCH,
    ("dim", "sum"): Kind.LUNCH,
    ("broke", "bread"): Kind.LUNCH,
    ("cold", "brew"): Kind.COFFEE,
    ("shook", "hands"): Kind.MET,
    ("dropped", "by"): Kind.MET,
    ("dropped", "in"): Kind.MET,
    ("stopped", "by"): Kind.MET,
    ("swung", "by"): Kind.MET,
    ("popped", "in"): Kind.MET,
    ("popped", "by"): Kind.MET,
    ("popped", "over"): Kind.MET,
    ("came", "by"): Kind.MET,
    ("came", "over"): Kind.MET,
    ("said", "hi"): Kind.MET,
    ("said", "hello"): Kind.MET,
    ("hello", "to"): Kind.MET,
    ("hi", "to"): Kind.MET,
    ("listened", "to"): Kind.OTHER,
    ("catch", "up"): Kind.MET,
    ("catching", "up"): Kind.MET,
    ("met", "up"): Kind.MET,
    ("ran", "into"): Kind.MET,
    ("bumped", "into"): Kind.MET,
    ("sat", "down"): Kind.MET,
    ("hung", "out"): Kind.MET,
    ("hanging", "out"): Kind.MET,
    ("run", "into"): Kind.MET,
    ("worked", "with"): Kind.OTHER,
    ("reached", "out"): Kind.MESSAGE,
    ("wrote", "back"): Kind.REPLY,
    ("got", "back"): Kind.REPLY,
    ("heard", "back"): Kind.REPLY,
    ("heard", "from"): Kind.OTHER,
    ("signal", "boosted"): Kind.BOOST,
    ("video", "call"): Kind.CALL,
    ("google", "meet"): Kind.CALL,
    ("phone", "call"): Kind.CALL,
    ("voice", "note"): Kind.MESSAGE,
    ("voice", "message"): Kind.MESSAGE,
    ("shout", "out"): Kind.BOOST,
}
PROGRESSIVE_KINDS = {
    "meeting": Kind.MET, "seeing": Kind.MET, "calling": Kind.CALL, "visiting": Kind.MET, "having": Kind.OTHER,
    "grabbing": Kind.OTHER, "interviewing": Kind.MET,
}  # fmt: skip
BASE_KINDS = {
    "meet": Kind.MET, "see": Kind.MET, "call": Kind.CALL, "phone": Kind.CALL, "ring": Kind.CALL, "email": Kind.EMAIL,
    "mail": Kind.EMAIL, "text": Kind.MESSAGE, "message": Kind.MESSAGE, "dm": Kind.MESSAGE, "msg": Kind.MESSAGE,
    "ping": Kind.MESSAGE,
}  # fmt: skip
SPECIFIC = (
    Kind.GIFT, Kind.BOOST, Kind.REPLY, Kind.COMMENT, Kind.LUNCH, Kind.COFFEE, Kind.CALL, Kind.EMAIL, Kind.MESSAGE,
    Kind.INTRODUCTION, Kind.EVENT, Kind.MET, Kind.OTHER,
)  # fmt: skip
"""Of several kinds named side by side ("intro call", "coffee chat") the one that comes first here is meant."""

MEDIA = {
    **dict.fromkeys(words("zoom skype phone facetime teams meet webex video gmeet telephone"), Kind.CALL),
    **dict.fromkeys(
        words("slack whatsapp linkedin twitter telegram discord dm sms signal instagram mastodon bluesky messenger x"),
        Kind.MESSAGE,
    ),
    **dict.fromkeys(words("email e-mail mail"), Kind.EMAIL),
}
GIFTS = words(
    "gift present flowers swag book books card postcard chocolates wine hamper bottle mug t-shirt tshirt hoodie "
    "stickers cake plant bouquet balloons scarf socks puzzle candle necklace basket voucher giftcard jersey chocolate"
)
EMOJI_KINDS = {
    "☕": Kind.COFFEE, ":coffee:": Kind.COFFEE, "🍺": Kind.COFFEE, ":beer:": Kind.COFFEE, ":beers:": Kind.COFFEE,
    "🍻": Kind.COFFEE, "📞": Kind.CALL, ":telephone_receiver:": Kind.CALL, ":phone:": Kind.CALL, "☎": Kind.CALL,
    "🍕": Kind.LUNCH, ":pizza:": Kind.LUNCH, "🍽": Kind.LUNCH, "🍜": Kind.LUNCH, "🎁": Kind.GIFT, ":gift:": Kind.GIFT,
    "📧": Kind.EMAIL, ":email:": Kind.EMAIL, "✉": Kind.EMAIL, "🤝": Kind.MET, ":handshake:": Kind.MET,
}  # fmt: skip

FIRST_PERSON = words("i we me us i've we've i'd i'm")
THIRD_PERSON = words(
    "she he they it she's he's they're they've she'd he'd they'd it's someone somebody everyone people who"
)
SUBJECTS = words("i we she he they it you i'm i'll i've i'd we're we'll we've we'd she's she'll she'd he's he'll he'd they're "
                 "they'll they've they'd it's it'll that's there's there hes shes theyre")  # fmt: skip
GLUE = words(
    "a an the i we had have have having was is just got great good quick lovely nice short long brief really very today our my "
    "some another first second then also so and with w/ w to from at in on by for of up again both met out over via this "
    "me us did went grabbed grab took made sent did super amazing awesome fun productive random impromptu virtual casual "
    "finally early late back into through great-"
)
TOPICS = words(
    "about abt re regarding because cause cuz bc b/c that who which whom where when while since if how why what whether as than "
    "concerning before after until unless though although but so"
)
PLACE_PREPOSITIONS = words("at in near outside around @")
NOT_PLACES = words(
    "lunch dinner breakfast brunch noon night midnight length least first last once all person touch general passing public "
    "private the morning afternoon evening weekend detail details time a an her his my our their its tears case fact it "
    "this that which what who order addition total charge need trouble love person two three one me us him them work"
)
FINITE = words(
    "is was has will wants said says told asked thinks works would can could needs loves likes moved joined got lives knows runs "
    "started left looks seems might should may does did isn't wasn't won't can't hasn't doesn't didn't just recently already "
    "agreed promised offered mentioned suggested recommended thought had are were have going gonna wanted works worked "
    "introduced sent asked called emailed texted pinged messaged replied wrote commented liked shared posted owes hates wished "
    "wishes plans hopes feels felt became gets goes runs keeps believes leads owns now also still never"
)
_NOT_MISSPELT = words(
    "wine tea hang ramen tacos sushi rang text mail demo walk sat ran thanks thank "
    "bfast plugged quoted bite meal steak asado paella burger taco feast dessert gelato starred invited forwarded event gala "
    "reacted endorsed brews bubbly whisky whiskey nightcap cortado americano champagne noodles sandwich pancakes falafel"
)
_TYPO_TARGETS = (
    *sorted(
        word for word in {*VERB_KINDS, *NOUN_KINDS} if word.isalpha() and len(word) >= 5 and word not in _NOT_MISSPELT
    ),
    "met",
    "call",
    "chat",
    "zoom",
)


def typed_keyword(word: str, names: Collection[str], before_with: bool) -> str | None:
    """The contact word that `word` misspells, None when it is a real word, a name or too far from all.

    `word` in lower case; `names` are words that are to be believed as names. One slip in words up to six letters, two in
    longer ones; three-letter slips ("cal") count only right before "with".
    """
    if (
        not word.isalpha()
        or word in COMMON
        or word in VERB_KINDS
        or word in NOUN_KINDS
        or (word in names and not before_with)
    ):
        return None
    if len(word) < 4 and not before_with:
        return None
    return _nearest(word)


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str | None:
    best: tuple[int, str] | None = None
    for target in _TYPO_TARGETS:
        allowed = 1 if min(len(target), len(word)) <= 6 else 2
        if target[0] != word[0] and len(target) < 6:
            continue
        distance = DamerauLevenshtein.distance(word, target, score_cutoff=allowed)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, target)
    return best[1] if best else None
