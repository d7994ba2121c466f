"""Words that tell what sort of contact a line reports: verbs, nouns, phrases, ways, gifts, signs. Data only.

Only what is one word (or two) and says its kind wherever it stands; what several words say together is `deeds`'.
"""

from bot.domain.notes.model import Kind
from bot.domain.people.words import words

_DRINKS = """
affogato akvavit americano aperitif aperitivo apero aperol apéro apéros arak ayran babycino baijiu beer beers beersies
bevs bevvies bevvy birra boba booze bourbon brew brews bubble-tea bubblies bubbly cachaça cafecito cafes cafezinho
caffe café caipirinha caipirinhas cappuccino cappuccinos carajillo cava chai champagne chicha chimarrão choccy cider
ciders clericot fika fikas cocktail cocktails coffee coffees coldbrew cortado cortados cuppa cuppas digestif drink drinkies
drinks espresso espressos feierabendbier feierabendbiere filter flatwhite frappe frappuccino galão gin ginger gluhwein
glögg glühwein guinness happyhour helles horchata jenever kaffee karak kava kefir kombucha kopi latte lattes lemonade
longblack macchiato malbec margarita margaritas margs
martini martinis matcha mate mead mezcal milk-tea milkshake milkshakes mint-tea
mocha mocktail mocktails mojitos negroni negronis nescafé nightcap ouzo pilsner pint pints pisco prosecco pulque
radler raki rakija ristretto rooibos rum sake salep sangria schnapps scotch sekt shandy sherry sidra smoothie
smoothies soju spritz spritzes sujeonggwa tea teas teh teh-tarik tequila tereré tinnies tinto tsipouro vermut vino
vodka weinschorle weizen whiskey whisky wine wines
"""
_MEALS = """
abendbrot abendessen acai adobo almoço amala arepas asado açaí bacalhau bagels bak-kut-teh banh banku bao baozi
barbacoa barbecue bbq bfast bibimbap biriyani biryani bite blini bobotie borscht bouillabaisse braai bratwurst
breakfast breakfasts brekkie brekkies brekky brotchen brotzeit brunch brunches buffet bulgogi bunny-chow burger
burgers burrito burritos bánh börek caldo canapés canteen cassoulet cena ceviche chaat char-kway-teow char-siu
charcuterie cheeseboard cheesecake chilaquiles chole choripan chow churrasco clambake cocido congee couscous coxinha
crab crawfish crepes croissant croissants crêpes cucumber-sandwiches cupcakes curry currywurst dejeuner dessert
dim-sum dimsum dimsums diner dinner dinners donuts dosa dosas doughnuts dumplings déjeuner dîner eggs egusi empanadas
enchiladas koshari koshary fabada fajitas falafel fattoush feast feijoada feijão fondue fondues food foodcourt froyo fry-up
frühstück fufu gado-gado galette galettes gazpacho gelato goulash goûter grill gumbo gyoza haleem halo-halo hawker
hot-pot hotpot icecream icecreams idli injera injeras izakaya jantar japchae jiaozi jollof jook kabsa kaffeeklatsch
kanelbullar kbbq kbq kebab kebabs kenkey khachapuri khao khinkali kibbeh lahmacun laksa larb lasagna lechon lobster
locro lunch luncheon lunches lutefisk machboos mandi mangal mansaf manti mapo maultaschen meal meals merienda mezze
milanesa mittag mittagessen mittagspause mofongo momos moqueca moussaka nasi nihari noodles nosh nyama nyama-choma
okonomiyaki omakase omelette omelettes onigiri oysters pad-thai paella pancake pancakes paratha parathas pasta pastéis
pavlova pelmeni pho picanha picnic pide pierogi pintxos pirogi pizza pizzas plov poha poke pongal porridge potjie
potjiekos potluck poutine poutines prata puja-lunch pupusas puri quiche raclette rajma ramen rendang risotto roast
rodizio rodízio roti sadya salad samgyeopsal samosas sandwich sandwiches sarma satay satays schnitzel shabu
shabu-shabu shakshuka shawarma shawarmas sinigang smørrebrød snack snacks soba som-tam souvlaki spaghetti spätzle
steak steaks sukiyaki supper suppers sushi suya taco tacos tagine takeaway takeout tamales tapas tapsilog tartiflette
tempura teppanyaki teriyaki thali thiebou tiffin toast toasties tom-yum tonkatsu tortilla tteokbokki udon ugali upma
vada waakye waffles wagyu weisswurst wings wontons xiaolongbao yakiniku yakitori yum-cha yumcha zmittag
"""
_EVENTS = """
afterparty ama amas barcamp bootcamp ceremony class club comedy commencement concert conclave conference conferences
course dinner-dance event expo fair fest festival fireside gala gig graduation hackathon hackathons hackday
housewarming keynote launch-party lecture lightning-talk livestream livestreams masterclass matinee meetup meetups
mixer offsite opening panel panels party pitch-night podcast premiere reception recital retreat roundtable seminar
showcase social spaces stammtisch summit symposium talk town-hall townhall trade-show unconference vernissage webcast
webinar webinars workshop workshops demo-day rally vigil fundraiser galas protest
"""
_VERBS = {
    Kind.MET: "met spent saw sync'd synced sync'ed visited connected caught mtg interviewed hosted paired demoed "
    "mentored reconnected synched meeted met-up bumped jammed hung",
    Kind.CALL: "called phoned rang zoomed zoom'd skype'd facetime'd facetimed skyped dialed dialled "
    "video-called voicemailed telephoned "
    "googlemeeted belled buzzed huddled videocalled teamsed cold-called",
    Kind.MESSAGE: "nudged chased messaged texted msg'd txt'd insta'd pinged dmed dm'd dm'ed slacked whatsapped wrote whatsapp'd "
    "tweeted nudged dm-ed im'd "
    "imed snapchatted telegrammed wechatted txted txtd msgd msged pmed pm'd inmailed discorded signalled "
    "lined whatsappd watsapped dmd poked toot tooted snapped",
    Kind.EMAIL: "emailed e-mailed mailed cc'd cced forwarded emailled",
    Kind.COMMENT: "commented liked upvoted tagged reacted starred endorsed cmnted cmmented hearted favorited favourited "
    "critiqued annotated applauded @-ed subtweeted downvoted",
    Kind.REPLY: "replied answered responded reverted re-replied",
    Kind.LUNCH: "lunched dined ate brunched breakfasted supped barbecued bbq'd picnicked feasted",
    Kind.EVENT: "attended livestreamed co-hosted cohosted co-presented keynoted",
    Kind.INTRODUCTION: "introduced intro'd introd introed e-introduced reintroduced e-intro'd matchmade intro'ed",
    Kind.GIFT: "gifted",
    Kind.BOOST: "boosted retweeted reposted amplified promoted rt'd rted rtd qt'd qted resharing reshared re-shared "
    "re-tweeted quote-tweeted quote-posted reblogged plugged quoted signal-boosted crossposted "
    "cross-posted restacked reskeeted requoted shouted-out restoried upvote-boosted stitched",
    Kind.OTHER: "screened spoke spoken talked chatted thanked thank thanks thx congratulated contacted heard helped worked "
    "hiked joined asked told chatting talking speaking reached sat ran walked traveled travelled advised "
    "coached consulted debriefed brainstormed pitched briefed onboarded gossiped celebrated played "
    "apologised apologized wished invited golfed rowed cycled taught followed unfollowed tutored pair-programmed co-wrote "
    "collaborated debated argued negotiated chinwagged nattered gabbed vented caught-up climbed danced "
    "jogged partied surfed swam volunteered bonded chilled",
}
_NOUNS = {
    Kind.MET: "meeting mtg 1:1 1-1 1on1 121 1-on-1 one-on-one one-to-one 1-to-1 1-2-1 sync standup interview demo "
    "catchup catch-up ketchup meet walk hangout hang meetings reunion stand-up retro debrief sit-down "
    "sitdown meet-up f2f face-to-face qbr check-in checkin kickoff kick-off walkthrough onsite site-visit "
    "visit playdate mtng",
    Kind.CALL: "call calls phone zoom skype facetime videocall gmeet videochat voicecall phonecall webex huddle "
    "huddles telco voicemail voicemails conference-call videocon visio videollamada videochamada "
    "videoanruf anruf appel llamada ligação facetime-call video-meeting video-call phone-call facetimes "
    "jitsi vc telefon buzz vm vms voicemessage",
    Kind.MESSAGE: "dm dms message messages text texts txt msg msgs sms ping whatsapp telegram voicenote inmail inmails "
    "audio audios voice-note loom postcard toot wechat line-message imessage whatsapps slack",
    Kind.EMAIL: "email emails e-mail e-mails mail mails newsletter-reply",
    Kind.COMMENT: "comment comments coment coments commment",
    Kind.REPLY: "reply response answer replies",
    Kind.COFFEE: _DRINKS,
    Kind.LUNCH: _MEALS,
    Kind.EVENT: _EVENTS,
    Kind.INTRODUCTION: "intro introduction intros introductions e-intro",
    Kind.GIFT: "gift present presents gifts flowers swag chocolates hamper hampers",
    Kind.BOOST: "retweet repost boost shoutout shout-out rt reposts retweets quote-tweet reshare",
    Kind.OTHER: "chat convo conversation chats discussion talks session natter chinwag gist yarn brainstorm chitchat "
    "chit-chat heart-to-heart exchange conversations confab pow-wow powwow gossip ride golf hike run "
    "swim jog bike-ride tennis padel squash yoga climbing climb karaoke bowling",
}
VERB_KINDS = {word: kind for kind, text in _VERBS.items() for word in text.split()}
NOUN_KINDS = {word: kind for kind, text in _NOUNS.items() for word in text.split()}

_DROPPED_IN = {
    (verb, where): Kind.MET
    for verb in ("popped", "dropped", "stopped", "swung", "nipped", "came", "called", "went")
    for where in ("by", "in", "into", "round", "around", "over", "past")
    if (verb, where) not in (("called", "by"), ("went", "by"), ("went", "into"), ("went", "past"), ("came", "past"))
}
PHRASE_KINDS = _DROPPED_IN | {
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
    ("shouted", "out"): Kind.BOOST,
    ("quote", "tweeted"): Kind.BOOST,
    ("quote", "posted"): Kind.BOOST,
    ("slid", "into"): Kind.MESSAGE,
    ("video", "call"): Kind.CALL,
    ("video", "meeting"): Kind.CALL,
    ("zoom", "meeting"): Kind.CALL,
    ("teams", "meeting"): Kind.CALL,
    ("vid", "chat"): Kind.CALL,
    ("vid", "call"): Kind.CALL,
    ("voice", "chat"): Kind.CALL,
    ("voice", "call"): Kind.CALL,
    ("google", "meet"): Kind.CALL,
    ("phone", "call"): Kind.CALL,
    ("voice", "note"): Kind.MESSAGE,
    ("voice", "noted"): Kind.MESSAGE,
    ("video", "called"): Kind.CALL,
    ("face", "timed"): Kind.CALL,
    ("got", "talking"): Kind.OTHER,
    ("got", "chatting"): Kind.OTHER,
    ("voice", "message"): Kind.MESSAGE,
    ("shout", "out"): Kind.BOOST,
    ("ran", "in2"): Kind.MET,
    ("bumped", "in2"): Kind.MET,
    ("went", "live"): Kind.EVENT,
    ("was", "live"): Kind.EVENT,
    ("were", "live"): Kind.EVENT,
    ("presented", "me"): Kind.INTRODUCTION,
    ("presented", "us"): Kind.INTRODUCTION,
    ("word", "with"): Kind.OTHER,
    ("voice", "memo"): Kind.MESSAGE,
    ("voice", "msg"): Kind.MESSAGE,
    ("video", "message"): Kind.MESSAGE,
    ("audio", "message"): Kind.MESSAGE,
    ("sat", "next"): Kind.MET,
    ("sat", "beside"): Kind.MET,
    ("town", "hall"): Kind.EVENT,
    ("team", "dinner"): Kind.LUNCH,
    ("office", "hours"): Kind.OTHER,
    ("pair", "programming"): Kind.OTHER,
    ("pair", "programmed"): Kind.OTHER,
    ("phone", "screen"): Kind.CALL,
    ("conference", "call"): Kind.CALL,
    ("fish", "and"): Kind.LUNCH,
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
SESSION_NOUNS = words(
    "appointment appt audition briefing checkup check-up consultation debrief dry-run fitting handover induction inspection "
    "rehearsal rehearsals run-through runthrough tasting viewing walk-through photoshoot shoot screening masterclass retro "
    "retrospective onboarding kick-off kickoff recording"
)
"""What one has with somebody at an appointed time; with a day of the week and no more it is to come."""
SPECIFIC = (
    Kind.GIFT, Kind.BOOST, Kind.REPLY, Kind.COMMENT, Kind.LUNCH, Kind.COFFEE, Kind.CALL, Kind.EMAIL, Kind.MESSAGE,
    Kind.INTRODUCTION, Kind.EVENT, Kind.MET, Kind.OTHER,
)  # fmt: skip
"""Of several kinds named side by side ("intro call", "coffee chat") the one that comes first here is meant."""

MEDIA = {
    **dict.fromkeys(words("zoom skype phone facetime teams meet webex video gmeet telephone"), Kind.CALL),
    **dict.fromkeys(
        words(
            "slack whatsapp linkedin twitter telegram discord dm sms signal instagram mastodon bluesky messenger "
            "x text texts imessage insta ig fb threads line viber kakao matrix irc"
        ),
        Kind.MESSAGE,
    ),
    **dict.fromkeys(words("email e-mail mail"), Kind.EMAIL),
}
GIFTS = words(
    "gift present flowers swag book books card postcard chocolates wine hamper bottle mug t-shirt tshirt "
    "hoodie "
    "hampers sweets shirt tee drawing painting headphones charger pen package parcel basket souvenir "
    "souvenirs "
    "voucher hats hat scarf "
    "stickers cake plant bouquet balloons scarf socks puzzle candle necklace basket voucher giftcard "
    "jersey chocolate orchids roses lilies tulips peonies orchid brownies macarons truffles biscuits pralines mithai "
    "laddoos ladoos barfi baklava mooncakes panettone stollen jam honey decaf "
    "plushie plushies plush plushy figurine figurines jigsaw lego mugs tote vinyl poster print prints fudge lasagne lasagna "
    "casserole perfume keychain keyring magnet candles gloves mittens teddy toy toys doll sudoku gingerbread toffee granola "
    "shortbread sourdough marmalade chutney pottery vase earrings bracelet pendant blanket teapot thermos pyjamas slippers "
    "boardgame sweater jumper cardigan apron sticker bookmark bookmarks ornament ornaments keepsake trinket "
    "sunflowers bonsai cactus succulent cupcake cupcakes doughnuts donuts marzipan nougat turron halva lokum almonds"
)
EMOJI_KINDS = {
    "☕": Kind.COFFEE, ":coffee:": Kind.COFFEE, "🍺": Kind.COFFEE, ":beer:": Kind.COFFEE, ":beers:": Kind.COFFEE,
    "🍻": Kind.COFFEE, "📞": Kind.CALL, ":telephone_receiver:": Kind.CALL, ":phone:": Kind.CALL, "☎": Kind.CALL,
    "🍕": Kind.LUNCH, ":pizza:": Kind.LUNCH, "🍽": Kind.LUNCH, "🍜": Kind.LUNCH, "🎁": Kind.GIFT, ":gift:": Kind.GIFT,
    "📧": Kind.EMAIL, ":email:": Kind.EMAIL, "✉": Kind.EMAIL, "🤝": Kind.MET, ":handshake:": Kind.MET,
}  # fmt: skip
