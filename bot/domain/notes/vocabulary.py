"""Words that are not names: everyday English, and capitalised words that are no persons.

Data only. A word that is also a usual first name (Mark, Grace, Bill) is left out.
"""

from bot.domain.people.words import words

COMMON = words("""
re-approach re-engage reapproach reengage re-contact recontact re-connect
2day 2nite a about above abroad absolutely abt access account accountant across action active actually add advice
afaik after afternoon again against age agenda ago agree agreed ah ai aka akka all almost alone along already also
although always am amazing americano among an and angry another ans answer answered any anybody anyone anything anyway
apartment api app apparently application apply appreciate are area aren't around article arvo as asado asap ask asked
asking asks at atm attend attended attending audience aunt auntie aunty available avo away awesome aws b/c b2b b4 baby
back bad band bank bar based basically bc bday bdays be beach beautiful became because become been beer beers before
began behind being believe best better between bhai bhaiya big birthday bit bite bites blog bluesky board boat book
books boss both bought box boy boyfriend brb break breakfast brews brief briefly brill bring bro brother brought
brunch btw btwn bubbly budget bug build building built bump burger burgers burrito bus business busy but buy by bye
cafe calendly call called calling calls came campaign can can't cancel cancelled candidate candidates cant canvas car
card care career cat catch catching catchup caught cause cc celebrate ceo cfo champagne chance change changed changes
channel chat chats chatted cheap check checked child children choose church churrasco circulate city class cli client
clients close closed closing club co-founder code coffee coffees cofounder cofounders cohort cold colleague colleagues
college combo comment commented comments committee common comms community companies company compile conference confirm
confirmed congrats congratulate congratulated connect connected contact content contract conversation convo coo cook
cool copy corpus correct cortado cos cost could couldn't countersign couple course cousin cover coz cream crew crossed
crowd css cto customer customers cut cuz cya dad daily data date dating daughter day days dc deal dear decide decided
deck def definitely defo delay delayed deliver demo demoed design designer designers desk dessert details dev
developer developers devs did didi didn't didnt different dinner direct director disclaimer discord discuss discussed
discussing dm dmed dms do doc docs does doesn't doesnt dog doing don't done dont door doubt down draft drafted drink
drinks drive drop dropped due dunno during each earlier early easily easy eat editor either else email emailed
emailing emails employee employees end ended engaged engineer engineering engineers enjoy enjoyed enough entire eod
eow escalate especially eta etc eu even evening event events ever every everybody everyone everything exactly example
excellent excited expand expect expecting experience explain explained extra eye f/u fab face facetime facetimed fact
fall family fan fans faq far fast father fave favor favorite favourite feast feature features feed feedback feel feels
felt few figma final finally find fine finish finished first fix fixed flat flight folk folks follow followed
followers following food for forgot form former forward forwarded found founder founders fr free friend friendly
friends from front ftw full fun fund funding fundraising funny further future fwd fwiw fyi game garu gave gcp gelato
get gets getting gift gin girl girlfriend github give given giving glad gmail go goal goals goes going gonna good
gorgeous got gotta gpt gr8 grab grabbed great greatly grew ground group groups grow growing guess guest guests guy
guys had hadn't half hall hand handbook hangout hangouts happen happened happy hard has hasn't hate have haven't
having he he'd he'll he's head health hear heard hello help helped helpful helping her here here's hers herself hes
hey hi high him himself hire hired hiring his hit hold holiday home hook hooked hope hopes hoping hopped host hosted
hosting hot hotel hour hours house how however hr hrs html huge hung husband i i'd i'll i'm i've ice idea ideas if
iirc ikr ill im imho imo important in incoming indeed info inside instagram instead interest interested interesting
intern internal interns interview interviewed interviews into intro introduce introduced introducing intros investor
investors invite invited invites irl is isn't isnt issue issues it it's items its itself ive ji jira job join joined
joining joke json jst judge jump jumped junior just k8s keen keep keeps kept key kid kids kind kinda kindly kitchen
knew know knows kpi l8r la lab landlord large last late lately later latest launch launched launching lawyer lead
leader leaders leading leads learn learned least leave leaving left legal lemme less lesson let let's lets letter
level life like liked likes lil line link linked linkedin list listen little live lives living llm lmao lmfao loads
local lol long longer look looked looking looks loom loop lot lots love loved lovely loves low luck lunch lunches
ma'am maam made mail mailed mainly maintainer maintainers make makes making man manager managers many margaritas
market marketing married mastodon match matter maybe me meal meals mean means meant meantime meet meeting meetings
meetup member members memo mentee mentees mentioned mentor mentors message messaged messages met middle might mind
mine mins minute minutes miss missed ml mojitos mom money month monthly months mood more morning most mostly mother
mountain move moved moving mth mths much mum music must my myself name nda near nearly need needed needs neighbor
neighbors neighbour neighbours neither nervous never new newly news newsletter next nice night nightcap nite nites nlp
no nobody nominate none noodles nope nor not note noted notes nothing notion now nudge number nvm nyc obv obvs of off
offer offered offers office offsite often oga oh ok okay okr old omg omw on once one online only onto open opened
opening opinion or order organise organised organiser organisers organize organized organizer organizers os oss other
others our out outline outside over owe owes own paella page paid pair paired panel panelist panelists paper parent
parents part partly partner partners party pass passed past pay people perfect perhaps person personal phd pho phone
phoned photo pick picked pictures ping pinged pitch pizza place plan planned planning plans play playing pleasant
please pls plus plz pm podcast point pool poor popped popular portal position possible post posted posting posts
potential ppl pr practice pref prefer pregnant prep presentation presented press pretty previous pricing print private
prob probably problem problems probs process product program progress project projects promise promised promotion
prompt proofread proper proposal prospect prospects proud provided pub public published pull push put qa question
questions quick quickly quiet quit quite quote ran rather re re-shared reach reached reacted read reader ready real
really reason rebook recap received recent recently recommend recommended reconnect recontact record recorded
recruiter recruiters reddit referred refund regarding register regroup relay release released relocated relocating
remember remind reminded reminder remote renew rent replied reply report reporter reporters reposting request
reschedule research resend reshared rest restaurant resume retry return revert review reviewed reviewing revisit rfc
rfp right rly rn rofl roi role room round rude rum run running saab saas sad sahib said sake sale sales same sandwich
sat saturday save saw say saying says scared schedule scheduled school sdk season seat second security see seeing seem
seemed seems seen self sell semester send sending senior sensei sent series serious session set several sf shall share
shared shares sharing she she'd she'll she's shes ship shipped shipping shop short should show showed shy sick side
sign signal signed similar simply since sir sister site sitting situation skype skyped sla slack slide slides slow
small smart smh so social sold some somebody someone something sometimes somewhat somewhere son soon sorry sort sorta
sound sounds space speak speaker speakers speaking spend spent spoke spoken sponsor sponsors spot spouse sql sre staff
stage stand standup starred start started starting starts startup stay stayed steak step steps sth still stop stopped
store stories story straight strange street stressed stripe strong struggling stuck student students stuff subject
such sudden suggest suggested summarise summarize summer super support supported sure surprise survey svp swe sweet
switch switched swung sync synced table taco tacos tagged take taken taking talk talked talking talks task tbh tea
teacher teachers team teammate teammates teams telegram tell telling tells terrible test text texted texting than
thank thanked thanks that that's thats the their theirs them themselves then there there's these they they'd they'll
they're theyll theyre thing things think thinking thinks third this tho those though thought thread three through thru
thx ticket tight till time times tip tips tired tl tldr tmr tmrw tn to today together told tomorrow tonight tonite too
took tool tools top topic total totes touch tour toward towards town track trade train training transcribe travel
traveling travelling treated tried trip trouble true try trying turn turned tweet tweeted twitter two type u uae ui uk
uncle under understand unfortunately university until unwell up update updated updates upload upset ur urgent us usa
use used useful user users using usual usually ux vc vcs vendor vendors verify very via vibes video view visit visited
visiting voicemail voicemails volunteer volunteers vouch vp w/ waiting walk walked wanna want wanted wants warm was
wasn't watch watched way we we'd we'll we're we've weather web webex webinar website wedding week weekend weekly weeks
weird welcome well went were weren't what whatev whatever whats whatsapp when where whether which while whiskey whisky
white who whole whose why wif wife will willing win winter wish wishes wit with within without wk wknd wks woman women
won't wonder wonderful wont word words work worked working works workshop world worried would wouldn't wow write
writes writing wrote xx y'all yall yday yeah year years yep yes yesterday yet you you'd you'll you're young your youre
yours yourself yr yrs yw zoom zoomed
""")

ROLES = words("""
cofounder co-founder founder boss manager cto ceo coo cfo wife husband partner spouse friend friends colleague sister brother
daughter son mother father mum mom dad assistant intern mentor mentee teammate neighbor neighbour client roommate flatmate
lead designer engineer developer pm investor lawyer accountant agent editor director successor predecessor
""")

NOUN_ENDINGS = (
    "ing", "tion", "sion", "ment", "ness", "ship", "ity", "ers", "ors", "ists", "ants", "ents", "ies", "ics", "ism", "ful",
    "less", "able", "ible", "ous", "ly", "tors", "mates", "ware", "hood",
)  # fmt: skip

MONTHS_AND_DAYS = words("""
january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
today yesterday tomorrow tonight spring autumn winter q1 q2 q3 q4 h1 h2 christmas xmas easter thanksgiving halloween
hanukkah diwali ramadan eid weekend morning afternoon evening night noon midnight
""")

TECH = words("""
latex jupyter ipython mapbox yelp git webgl svg d3 forbes arduino raspberry tableau matlab
python rust java javascript typescript golang kotlin swift ruby rails django flask react vue svelte angular node deno
bun kubernetes docker terraform ansible postgres postgresql mysql sqlite redis kafka spark airflow dbt snowflake
pandas numpy pytorch tensorflow linux ubuntu debian fedora windows android ios macos excel powerpoint photoshop
wordpress drupal webassembly wasm graphql grpc elixir erlang haskell scala clojure julia perl php lua zig openapi
bitcoin ethereum solidity crypto blockchain github gitlab slack zoom twitter linkedin mastodon bluesky instagram
tiktok youtube reddit discord telegram whatsapp facebook medium substack twitch clubhouse hn wikipedia english german
french spanish italian portuguese chinese japanese russian dutch european american british indian canadian brazilian
korean arabic hebrew hindi turkish swedish danish norwegian finnish greek irish african asian mexican australian nigerian
kenyan polish ukrainian czech mandarin cantonese swahili tamil bengali persian farsi thai vietnamese shabbat passover
m-pesa mpesa
internet devrel seo gdpr covid ipo agile scrum mvp series uber airbnb
""")

PLACES = words("""
yorkshire cornwall kent essex tuscany bavaria
paris london berlin munich hamburg cologne frankfurt stuttgart dresden leipzig vienna zurich geneva basel bern
amsterdam rotterdam utrecht brussels antwerp ghent copenhagen stockholm oslo helsinki malmo gothenburg reykjavik
dublin cork edinburgh glasgow manchester liverpool bristol leeds oxford cambridge brighton barcelona madrid valencia
seville malaga bilbao lisbon porto rome milan turin naples florence bologna venice athens istanbul ankara warsaw
krakow gdansk wroclaw prague brno budapest bucharest cluj sofia belgrade zagreb ljubljana bratislava vilnius riga
tallinn kyiv kiev lviv minsk moscow petersburg tbilisi yerevan baku dubai doha riyadh jeddah cairo casablanca tunis
lagos abuja accra nairobi kampala kigali johannesburg durban mumbai delhi bangalore bengaluru hyderabad chennai pune
kolkata goa karachi lahore dhaka colombo kathmandu singapore bangkok hanoi saigon jakarta bali manila kuala lumpur
taipei seoul busan tokyo osaka kyoto beijing shanghai shenzhen guangzhou hangzhou chengdu hongkong sydney melbourne
brisbane perth adelaide auckland wellington boston chicago seattle portland denver austin dallas houston atlanta miami
orlando tampa nashville detroit philadelphia pittsburgh baltimore washington phoenix tucson vegas sacramento oakland
berkeley brooklyn manhattan queens toronto montreal vancouver ottawa calgary quebec mexico guadalajara monterrey
bogota medellin lima quito santiago valparaiso montevideo caracas havana rio brasilia recife germany france spain
portugal italy switzerland austria belgium netherlands denmark sweden norway finland iceland ireland england scotland
wales britain poland czechia slovakia hungary romania bulgaria serbia croatia slovenia greece turkey ukraine russia
estonia latvia lithuania armenia azerbaijan israel lebanon egypt morocco tunisia algeria nigeria ghana kenya uganda
rwanda ethiopia africa india pakistan bangladesh nepal china japan korea taiwan thailand vietnam indonesia malaysia
philippines australia zealand canada america usa uk eu us brazil argentina chile colombia peru ecuador uruguay
venezuela cuba europe asia california texas oregon florida arizona colorado nevada utah ohio michigan hawaii alaska
bavaria catalonia nyc sf la dc emea apac latam soho shoreditch kreuzberg mitte
""")

ORGANISATIONS = words("""
google microsoft amazon apple meta facebook netflix stripe shopify atlassian github gitlab mozilla wikimedia spotify
airbnb uber lyft tesla nvidia intel amd ibm oracle sap salesforce hubspot zendesk twilio datadog cloudflare fastly
vercel netlify heroku digitalocean mongodb elastic confluent databricks snowflake figma notion canva adobe dropbox box
asana linear miro openai anthropic huggingface deepmind acme initech hooli globex umbrella ycombinator techstars
sequoia a16z accel bytedance tencent alibaba baidu samsung sony siemens bosch bmw volkswagen deloitte accenture
mckinsey kpmg pwc bcg bain hsbc barclays revolut monzo klarna wise n26 paypal visa mastercard square plaid coinbase
zalando booking deliveroo nasa mit stanford harvard oxfam unicef greenpeace bbc cnn nyt reuters bloomberg techcrunch
unesco who nato
""")

ORGANISATION_ENDINGS = words("""
inc ltd llc gmbh corp co plc ag sa labs lab ventures capital partners group foundation institute university college
bank technologies systems solutions software studio studios media agency holdings team hq
""")
TOWNS = {
    tuple(town.split())
    for town in (
        "abu dhabi", "addis ababa", "buenos aires", "burkina faso", "cape town", "costa rica", "den haag", "el salvador",
        "ho chi", "hong kong", "kuala lumpur", "las vegas", "los angeles", "menlo park", "mexico city", "mountain view",
        "new delhi", "new orleans", "new york", "new zealand", "palo alto", "puerto rico", "saint petersburg", "salt lake",
        "san antonio", "san diego", "san francisco", "san jose", "san sebastian", "santa barbara", "santa clara",
        "santa monica", "sao paulo", "são paulo", "saudi arabia", "silicon valley", "south africa", "sri lanka", "st louis",
        "tel aviv", "wall street",
    )
}  # fmt: skip
"""The first two words of places that begin as a person's name might."""
