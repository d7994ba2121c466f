"""Words that are not names: everyday English, and capitalised words that are no persons.

Data only. A word that is also a usual first name (Mark, Grace, Bill) is left out.
"""

from bot.domain.people.words import words

COMMON = words("""
2day 2nite aka akka afaik arvo atm avo b4 bc bday bdays bhai bhaiya brb brill bro btwn combo comms congratulate coz cos
cya def defo didi dunno fab fave fr ftw fwiw garu gonna gr8 hrs iirc ikr imho irl ji jst kinda l8r lemme lil lmao lmfao
ma'am maam madam mins mth mths nite nites nominate nvm obv obvs omw owe pls ppl pref prob probs proofread rebook recap
reposting reschedule rly rofl rn saab sahib sensei sir smh sorta sth tho thru thx tn tonite totes whatev wif wit wk wknd
wks xx yr yrs yw
used bite bites meal meals pho steak churrasco asado paella noodles burger burgers taco tacos burrito sandwich dessert gelato
feast whisky whiskey gin rum sake champagne mojitos margaritas nightcap cortado americano brews bubbly happy ice cream flat white
reshared re-shared starred forwarded reacted kindly scheduled voicemail voicemails hopped jumped hooked crossed
treated dropped stopped swung popped
y'all yall stories disclaimer portal corpus survey semester handbook canvas kitchen mountain
a cofounder cofounders co-founder accountant
about abt above abroad absolutely access account across action active actually add advice after afternoon again against
age ago agenda agree agreed ah all almost alone along already also although always am amazing among an and angry
another answer answered any anybody anyone anything anyway apartment apparently app application apply appreciate are
area aren't around article as asap ask asked asking asks at attend attended attending audience available awesome away
baby back bad band bank bar based basically be beach beautiful became because become been beer beers before began
behind being believe best better between big birthday bit blog board boat book books boss both bought box boy break
breakfast brief briefly bring brother brought brunch budget bug build building built bus business busy but buy by bye
cafe call called calling calls came campaign can can't cancel cancelled candidate candidates car card care career cat
catch catching catchup caught cause celebrate chance change changed changes channel chat chats chatted cheap check
checked child children choose church city class client clients close closed closing club code coffee coffees cohort
cold colleague colleagues college comment commented comments committee common community companies company conference
confirm confirmed congratulated congrats connect connected contact content contract conversation convo cook cool copy
correct cost could couldn't couple course cousin cover crew crowd customer customers cut dad daily data date dating
daughter day days deal dear decide decided deck definitely delay delayed deliver demo demoed design designer designers
desk details dev developer developers devs did didn't different dinner direct director discuss discussed discussing dm
dms dmed do doc docs does doesn't dog doing don't done door doubt down draft drafted drink drinks drive drop dropped
due during each earlier early easily easy eat editor either else email emailed emailing emails employee employees end
ended engaged engineer engineering engineers enjoy enjoyed enough entire especially etc even evening event events ever
every everybody everyone everything exactly example excellent excited expand expect expecting experience explain
explained extra eye face fact fall family fan fans far fast father favor favorite favourite feature features feed
feedback feel feels felt few final finally find fine finish finished first fix fixed flat flight folk folks follow
followed followers following food for forgot form former forward found founder founders free friend friendly friends
from front full fun fund funding fundraising funny further future game gave get gets getting gift girl girlfriend
boyfriend give given giving glad go goal goals goes going gonna good gorgeous got gotta grab grabbed great greatly
grew ground group groups grow growing guess guest guests guy guys had hadn't half hall hand happen happened happy hard
has hasn't hate have haven't having he he'd he'll he's head health hear heard hello help helped helpful helping her
here here's hers herself hey hi high him himself hire hired hiring his hit hold holiday home hope hopes hoping host
hosted hosting hot hotel hour hours house how however huge hung husband i i'd i'll i'm i've idea ideas if im ill
important in incoming indeed info inside instead intern interest interested interesting internal interns interview
interviewed interviews into intro introduce introduced introducing intros investor investors invite invited invites is
isn't issue issues it it's items its itself ive job join joined joining joke judge jump junior just keen keep keeps
kept key kid kids kind kinda knew know knows lab landlord large last late lately later latest launch launched
launching lawyer lead leader leaders leading leads learn learned least leave leaving left legal less lesson let let's
letter level life like liked likes line link linked list listen little live lives living loads local long longer look
looked looking looks lot lots love loved lovely loves low luck lunch lunches made mail mailed mainly maintainer
maintainers make makes making man manager managers many market marketing married match matter maybe me mean means
meant meantime meet meeting meetings meetup member members memo mentee mentees mentioned mentor mentors message
messaged messages met middle might mind mine minute minutes miss missed mom money month monthly months mood more
morning most mostly mother move moved moving much mum music must my myself name near nearly need needed needs neighbor
neighbour neighbors neighbours neither nervous never new newly news newsletter next nice night no nobody none nope nor
not note noted notes nothing now number of off offer offered offers office offsite often oh ok okay old on once one
online only onto open opened opening opinion or order organiser organisers organizer organizers organised organized
other others our out outside over own owes page paid pair paired panel panelist panelists paper parent parents part
partly partner partners party pass passed past pay people perfect perhaps person personal phone phoned photo pick
picked pictures ping pinged pitch pizza place plan planned planning plans play playing please pleasant plus pm podcast
point pool poor popular position possible post posted posting posts potential practice prefer pregnant prep
presentation presented press pretty previous pricing print private probably problem problems process product program
progress project projects promise promised promotion prompt proper proposal prospect prospects proud provided public
pub published pull push put question questions quick quickly quiet quit quite quote ran rather re reach reached read
reader ready real really reason received recent recently recommend recommended record recorded recruiter recruiters
referred regarding release released relocated relocating remember remind reminded reminder remote rent replied reply
report reporter reporters request research rest restaurant resume return review reviewed reviewing right role room
round rude run running sad said sale sales same sat saturday save saw say saying says scared schedule scheduled school
season seat second security see seeing seem seemed seems seen self sell send sending senior sent series serious
session set several shall share shared shares sharing she she'd she'll she's ship shipped shipping shop short should
show showed shy sick side sign signed similar simply since sister site sitting situation slack slide slides slow small
smart so social sold some somebody someone something sometimes somewhat somewhere son soon sorry sort sound sounds
space speak speaker speakers speaking spend spent spoke spoken sponsor sponsors spot spouse staff stage stand standup
start started starting starts startup stay stayed step steps still stop stopped store story straight strange street
stressed strong struggling student students stuff stuck subject such sudden suggest suggested summer super support
supported sure surprise sweet switch switched sync synced table tagged take taken taking talk talked talking talks
task tea teacher teachers team teammate teammates teams tell telling tells terrible test text texted texting than
thank thanked thanks that that's the their theirs them themselves then there there's these they they'd they'll they're
thing things think thinking thinks third this those though thought thread three through thru ticket tight till time
times tip tips tired to today together told tomorrow tonight too took tool tools top topic total touch tour toward
towards town track trade train training travel traveling travelling tried trip trouble true try trying turn turned
tweet tweeted two type under understand unfortunately university until unwell up update updated updates upset urgent
us use used useful user users using usual usually vc vcs vendor vendors very via vibes video view visit visited
visiting volunteer volunteers waiting walk walked wanna want wanted wants warm was wasn't watch watched way we we'd
we'll we're we've weather web webinar website wedding week weekend weekly weeks weird welcome well went were weren't
what whatever when where whether which while who whole whose why wife will willing win winter wish wishes with within
without woman women won't wonder wonderful word words work worked working workshop works world worried would wouldn't
wow write writes writing wrote yeah year years yep yes yesterday yet you you'd you'll you're young your yours yourself
ans dont doesnt didnt isnt wont cant thats whats lets hes shes theyre theyll youre w/ f/u b/c bc btw fyi imo tbh lol
omg thx pls plz tmrw tmr yday u ur cuz rn hr ceo cto cfo coo vp svp pm pr swe sre qa phd api ai ml ui ux os saas b2b
sdk cli aws gcp k8s llm gpt nlp sql css html json oss sla okr kpi roi nda rfp rfc tl tldr eta eod eow faq usa uk us eu
uae nyc sf la dc zoom zoomed skype skyped facetime facetimed hangout hangouts discord telegram whatsapp signal
linkedin twitter instagram mastodon bluesky reddit github gmail calendly teams webex meet loom notion figma jira
stripe
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
