"""The small words of a line: who speaks, what glues, what opens a topic or a place, what makes a statement. Data only."""

from bot.domain.people.words import words

FIRST_PERSON = words("i we me us i've we've i'd i'm")
THIRD_PERSON = words(
    "she he they it she's he's they're they've she'd he'd they'd it's someone somebody everyone people who"
)
SUBJECTS = words("i we she he they it you i'm i'll i've i'd we're we'll we've we'd she's she'll she'd he's he'll he'd they're "
                 "they'll they've they'd it's it'll that's there's there hes shes theyre")  # fmt: skip
GLUE = words(
    "a an the i we had have have having was is just got great good quick lovely nice short long brief really very "
    "today our my "
    "some another first second then also so and with w/ w to from at in on by for of up again both met out over via "
    "this "
    "me us did went grabbed grab took made sent did super amazing awesome fun productive random impromptu virtual "
    "casual "
    "finally early late back into through great-"
)
TOPICS = words(
    "about abt re regarding because cause cuz bc b/c that who which whom where when while since if how why what "
    "whether as than "
    "concerning before after until unless though although but so"
)
PLACE_PREPOSITIONS = words("at in near outside around @")
NOT_PLACES = words(
    "lunch dinner breakfast brunch noon night midnight length least first last once all person touch general "
    "passing public "
    "private the morning afternoon evening weekend detail details time a an her his my our their its tears case "
    "fact it "
    "this that which what who order addition total charge need trouble love person two three one me us him them work"
)
FINITE = words(
    "is was has will wants said says told asked thinks works would can could needs loves likes moved joined got "
    "lives knows runs "
    "started left looks seems might should may does did isn't wasn't won't can't hasn't doesn't didn't just "
    "recently already "
    "agreed promised offered mentioned suggested recommended thought had are were have going gonna wanted works worked "
    "introduced sent asked called emailed texted pinged messaged replied wrote commented liked shared posted owes "
    "hates wished "
    "wishes plans hopes feels felt became gets goes runs keeps believes leads owns now also still never shall must"
)
DOINGS = words(
    "accepted added agreed announced answered apologised apologized applied asked asks became bought brought called "
    "came "
    "cancelled changed confirmed congratulated dropped emailed explained finished found gave gets got had hates "
    "heard helped "
    "hopes introduced invited joined joins knows landed launched leads left liked lives loved loves made mentioned "
    "met moved "
    "moves needs offered owes owns pinged plans posted prefers promised promises quit ran recommended referred replied "
    "reported reposted said says sent shared showed signed sold speaks started starts studied suggested texted "
    "thinks told took "
    "turned wanted wants wishes won worked works writes wrote"
)
"""What persons do, in the third person or the past."""
