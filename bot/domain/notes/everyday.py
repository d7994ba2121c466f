"""Frequent words of English that are no usual first or family name: no name is made of one alone, however it is written.

Data only. The lower-case words of SCOWL's levels 10 and 20 (Copyright 2000-2011 by Kevin Atkinson; permission to use,
copy, modify and distribute is granted without fee), less frequent ones and those that many people are called left out.
"""

from bot.domain.people.words import words

EVERYDAY = words("""
abandon abandoned abilities ability able abortion absence absolute abstract abuse abused academic accent accept
acceptable acceptance accepted accepting accepts accessible accident accidental accidentally accidents accommodate
accommodation accompanied accomplish accomplished accord accordance accorded according accordingly accords accounting
accounts accuracy accurate accused achieve achieved achievement achievements achieves achieving acid acknowledge
acknowledged acquire acquired acquires acquiring acquisition act acted acting actions activated actively activities
activity actor actors acts actual acute adaptation adapted added adding addition additional additionally address
addressed addresses addressing adds adequate adjacent adjust adjusted administration administrative admission admit
admits admitted admittedly admitting adopt adopted adopting adoption adopts adult adults advance advanced advances
advancing advantage advantages adventure adventures advertise advertised advertises advertising advise advises advising
advisor advisory advocate aesthetic affair affairs affect affected affecting affects afford afraid afterward afterwards
aged agency agent agents ages aggressive aging agreeing agreement agreements agrees agricultural ahead aid aids aim
aimed aiming aims air aircraft airport alarm album albums alcohol alert algorithm algorithms alias alien aliens alike
alive allegations alleged allegedly alliance allies allow allowed allowing allows ally alongside altered altering
alternate alternative alternatively alternatives alters altogether amateur ambassador ambiguous amendment amongst amount
amounts amuse amused amuses amusing analog analogue analysis analyst ancient angels anger animal animals anniversary
announce announced announcement annoy annoyed annoying annoys annual annually anonymous answering answers anticipated
anxious anyplace anywhere apart apologies apologise apologize apology apparent appeal appeals appear appearance
appearances appeared appearing appears applicable applications applied applies applying appointed appointment
appreciated appreciates appreciating appreciation approach approached approaches approaching appropriate approval
approve approved approves approving approximately arbitrary arc arch architecture archives areas argue argues arguing
argument arguments arise arises arithmetic arm armed army arrange arranged arrangement arrangements arranges arranging
array arrest arrested arrival arrive arrived arrives arriving arrow articles artificial artist artistic artists arts
ashamed aside asleep aspect aspects ass assault assembler assembly assess assessment asset assets assigned assignment
assist assistance assistant assisted assists associate associated associates associating association associations assume
assumed assumes assuming assumption assure assured assures assuring atmosphere attach attached attaching attack attacked
attacking attacks attempt attempted attempting attempts attendance attends attention attitude attitudes attorney
attorneys attract attracted attraction attractive attributed audiences aunt authentic author authorities authority
authorized authors automatic automatically automobile availability average avoid avoided avoiding avoids awake award
awarded awards aware awareness awful awkward axis babies backed background backing backs backwards bacteria badge badly
bag bags balance balanced ballot balls ban banana bands banned barely barrel barriers bars base basement bases basic
basing basis basket bat bath bathroom batteries battery beans bearing bears beast beat beaten beating beats beauty
becomes becoming bed bedroom beds beef beforehand beg beginning begins begun behalf behave behavior behaviour beings
belief beliefs believed believes believing belong belonged belonging belongs beloved below bench bend beneath beneficial
benefit benefits beside besides bet beta bets betting beyond bid bidding bids bigger biggest billion bin binary bind
binding binds biological biology birds birth biting bits bitten bitter bizarre blacks blade blame blanket blast bless
blessed blew blind blocked blocking blocks bloody blowing blown blows blues boards boats bodies bold bomb bombing bombs
bonus booked boom boot boots bore bored borrow borrowed borrowing borrows bother bothered bothering bothers bottle
bottles bounce bound boundaries boundary bout bowl boxes boys bracket brackets brains branches brands brass brave breach
bread breakdown breaking breaks breath breathe breathing brilliant bringing brings broad broadcast broadcasting
broadcasts broke broken brutal bubble bucket bucks buffer bugs buildings builds bulk bullet bulletin bullets buried
buries burn burned burning burnt burst bury burying buses businesses bust butter buyer buyers buying buys byte bytes
cabinet cake calculate calculated calculation calculations calendar calm camera cameras campaigns camps campus cancer
cannot cap capabilities capability capable capacity capital caps captain capture captured carbon cardboard cards cared
careers careful carefully cares caring carpet carried carries carrying cars cartoon cases cassette cast casting casual
catalog catalogue catches categories category catholic cats cattle caused causes causing cease ceiling celebrating
celebration cell cells cent central centre centres centuries century certain certainly certificate chain chains chair
chairman chairs challenge challenged challenges challenging chamber chances changing channels chaos chapel chapter
chapters char character characteristics characters charge charged charges charging charm charming chars chart charter
charts chasing cheaper cheapest cheat cheating checking checks cheer cheers cheese chemical chemicals chemistry cheque
chequed cheques chequing chest chicken chief childhood chips chocolate choices chooses choosing chose chosen churches
cigarette cinema circle circles circuit circulation circumstance circumstances cited cities citizen citizens civil
civilian civilization claim claimed claiming claims clarify classes classic classical classification classified clean
cleaned cleaning clear cleared clearer clearest clearing clearly clears climate clinic clinical clip clips clock closely
closer closes closest closet closure cloth clothes clothing clouds clubs clue clung coach coal coast coat coded codes
coding coin coins collaboration collapse collar collect collected collecting collection collections collective collects
colleges colony color colored colors colour colours column combat combination combinations combine combined combines
combining come comedy comes comfortable comic comics coming command commands commentary commenting commercial commission
commit commitment committed commonly commons communicate communication communications communist communities compact
companion comparable comparatively compare compared compares comparing comparison compatibility compatible compensation
compete competing competition competitive competitors compiler complain complained complaining complains complaint
complaints complete completed completely completes completing completion complex complexity complicate complicated
complicates complicating comply component components compose composed composes composing composition compound
comprehensive compromise compulsory compute computed computer computers computes computing concentrate concentration
concept concepts concern concerned concerning concerns concluded conclusion conclusions concrete condition conditions
conduct conducted conducting confidence confident confirmation confirming confirms conflict conflicts confuse confused
confuses confusing confusion congratulations connecting connection connections connects conscious consciousness
consecutive consensus consent consequence consequences consequently conservation conservative conservatives consider
considerable considerably consideration considered considering considers consist consistency consistent consistently
consisting consists console conspiracy constantly constitution constitutional constraint constraints construct
constructed construction consultant consultation consulting consumer consumption contacts contain contained container
containing contains contemporary contents contest context continent continental continually continuation continue
continued continues continuing continuous continuously contracts contrary contrast contribute contributed contributing
contribution contributions control controlled controller controlling controls controversial controversy convenience
convenient convention conventional conventions conversion convert converted convicted conviction convince convinced
convinces convincing cooked cookie cookies cooking cooling cooperation copied copies copying copyright corners corporate
corporation corrected correcting correction correctly corrects corresponding corrupt corrupted corrupting corruption
corrupts costing costs counsel count counted counter counting countries country county couples courage courses courtesy
courts coverage covered covering covers cow crack crap crash crashed crashes crashing crazy create created creates
creating creation creative creator creature creatures credit credits crept cricket cried crime crimes criminal criminals
crisis crisps criteria critical criticism criticized critics crop crops crossing crown crucial crude cruel crush crushed
cry crying cult cultural culture cultures cums cup cups cure curious currency currently curriculum curse cursor curve
custom customs cute cuts cycle cycles cycling damage damaged damages damaging damn dancing danger dangerous dare
darkness database dated datum dead deadline deadly dealer dealers dealing deals dealt death deaths debate debt decade
decades decent decides deciding decision decisions declaration declare declared declares declaring decline declined
decrease decreased dedicate dedicated dedicates dedicating deduce deemed deeming deems deep deeper deeply default defeat
defeated defence defend defended defending defense defensive define defined defines defining definite definition
definitions definitive degree degrees delete deleted deletes deleting deliberate deliberately delicate delicious
delighted delivered delivering delivers delivery demand demanded demanding demands democracy democratic demonstrate
demonstrated demonstration denied density deny department departments departure depend depended dependent depending
depends deposit depressed depression depth deputy derive derived derives deriving describe described describes
describing description descriptions desert deserve deserved deserves designated designed designing designs desirable
desired desires desiring desperate despite destination destroy destroyed destroying destroys destruction detail detailed
detailing detect detected detecting detection detective detects determination determine determined determines
determining develop developed developing development developments develops device devices devil devote devoted devotes
devoting diagnosis dialogue diameter diary dictionary die died dies diesel diet differ difference differences
differently difficult difficulties difficulty dig digit digital digits dignity dimension dimensional dimensions dining
dip diplomatic directed directing direction directions directly directors directory directs dirt dirty disabled
disadvantage disagree disappear disappeared disappearing disappears disappointed disappointing disappointment disaster
disc discipline discount discourage discouraged discourages discouraging discover discovered discovering discovers
discovery discrimination discs discusses discussions disease diseases disgusting dish dishes disk dislike dismissed
disorder display displayed displaying displays disposal dispute distance distant distinct distinction distinctive
distinctly distinguish distinguished distribute distributed distributes distributing distribution district disturb
disturbed disturbing disturbs dive diverse diversity divide divided divides dividing diving division divisions divorce
doctors document documentary documentation documented documenting documents dogs dollars domain domestic dominant
dominated donate donated donation donations doors dose double doubtful dozen dozens drag dragged drama dramatic drastic
draw drawing drawings drawn draws dream dreams dreamt dress dressed dresses dressing drew dried drill drinking driven
drivers drives driving dropping drops drove drug drugs drunk dry dual dubious dug dumb dump duration dust duties dying
dynamic dynamics ear earliest earn earned earning ears earth ease easier easiest eastern eaten eating eats economic
economics economy edges edit edited editing edition editorial editors edits educated education educational effect
effective effectively effectiveness effects efficiency efficient effort efforts egg eggs ego eight eighth elaborate
elderly elect elected electing election elections electoral electric electrical electricity electronic electronics
elects element elementary elements elephant elevator eleven eligible eliminate eliminated elite elsewhere embarrass
embarrassed embarrasses embarrassing emerged emergency emerging emotion emotional emotionally emotions emphasis empire
employed employer employers employment empty enable enabled enables encounter encountered encountering encounters
encourage encouraged encourages encouraging ending endless ends enemies enemy energy engage engaging engine engineered
engines enhance enhanced enjoying enormous ensure ensured ensures ensuring enter entered entering enterprise enters
entertaining entertainment enthusiasm entirely entitle entitled entitles entitling entity entrance entries entry
environment environmental environments epic episode episodes equal equality equally equation equipment equipped
equivalent eraser err error errors escape escaped essay essays essence essential essentially establish established
establishes establishing establishment estate estimate estimated estimates eternal ethical ethics ethnic evaluate
evaluation evened evenings eventually everyday everywhere evidence evil evolution evolved exact exam examination examine
examined examines examining examples exams except exception exceptional exceptions excess excessive excitement exciting
exclude excluded excludes excluding exclusive exclusively excuse execute executed executes executing execution executive
exercise exercises exhausted exhibit exhibition exist existed existence existing exists exit expanded expanding expands
expansion expectations expected expects expense expenses expensive experienced experiences experiencing experiment
experimental experiments expert expertise experts explaining explains explanation explicit exploration explore exploring
explosion export exposed exposure express expressed expresses expressing expression extend extended extending extends
extension extensive extent external extract extraordinary extreme extremely eyes fabric faced faces facilities facility
facing factor factors factory facts faculty fail failed failing fails failure fairly faithful fake fallen falling false
fame familiar families famous fancy fantastic fantasy farm farmers farther farthest fascinating fashion faster fastest
fat fatal fate fathers fault faults favorites favour fear feasible featured featuring fed federal feeding feeds feeling
feelings fees feet fellow female females feminist fence fever fewer fewest fiber fiction fifteen fifth fifty fight
fighter fighting fights figure figured figures file filed filing fill filled filling fills film filmed filming films
finals finance financial finding findings finds finest fingers finishes finishing finite fire fired fires firing firm
firmly firms firstly fiscal fishes fishing fit fits fitted fitting five fixes fixing flag flags flame flames flash
flashed flashes flashing flavor flavour fleet flesh flew flexibility flexible flied flies flip float floated floating
floats floor floors flour flow flowing flown flows fluid flung fly flying focus fold follows foods fool foot football
forbade forced forces forcing forecast foreign forests forever forgave forget forgets forgetting forgive forgotten fork
formal formally format formation formed formerly forming forms formula forth forthcoming fortunately forty forum fought
foul foundation founded four fourth fraction frames framework frankly fraud freak freedom freely freezing frequency
frequent frequently fresh friendship froze frozen fruit fruits frustrated fuel fully function functional functioning
functions fundamental fundamentally funded funds funeral fur furniture furthermore furthest fusion gain gained gaining
gains galaxy games gang gap garage garbage gardens gas gasoline gate gather gathered gathering gear gender general
generally generate generated generates generating generation generations generic generous genes genetic genius genre
gentleman gentlemen gently genuine genuinely ghost giant girls gives glasses global glorious gloves goat god gods gone
goodbye goodness goods gospel gotten governing government governments governor grade grades gradually graduate graduated
graduates grain grammar grand grandfather grandmother grands granted granting grants graph graphic graphics grateful
grave gravity greater greatest grid grief grind grinding grinds grip grosses grounds grown grows growth guarantee
guaranteed guaranteeing guarantees guard guards guessed guesses guessing guidance guide guided guidelines guilt guilty
guinea guitar gulf gun guns gut habit habits handed handful handing handle handled handles handling hands hanged hanging
hangs happening happens happier happily happiness hardest hardly hardware harm harmful harmless hat hated hates hatred
hats headed header heading headline heads healthy hearing hears heart hearts heat heated heating heaven heavily heavy
heels height heights held helicopter hell helmet helps hence hereby heritage hero heroes hid hidden hide hides hiding
higher highest highlight highlights highly highway hilarious hint hints hip historic historical historically history
hits hitting holders holding holds hole holes holidays holy honest honestly honor honored honour hoped hopefully horizon
horrible horror horse horses hospital hospitals hostile hosts household houses housing huh human humanity humans humor
hundred hundreds hungry hunting hurry hurting hurts icon ideal identical identification identified identify identifying
identity ideology idiot idiots ignorance ignorant ignore ignored ignores ignoring illegal illness illustrated image
images imagination imagine imagined immediate immediately immune impact imperial implement implementation implemented
implementing implements implication implications implied implies imply implying import importance importantly impose
imposed imposes imposing impossible impressed impression impressive improve improved improvement improvements improves
improving inability inadequate inch inches incident incidentally incidents incline inclined inclines inclining include
included includes including inclusion income incompatible incomplete inconsistent inconvenience incorporated incorrect
increase increased increases increasing increasingly incredible incredibly independence independent independently index
indicate indicated indicates indicating indication indirect individual individually individuals induced industrial
industries industry inevitable inevitably infected infection inferior infinite inflation influence influenced influences
influential inform information informed informing informs infrastructure ingredients inhabitants initial initially
initials initiative injured injuries injury ink inner innocent innovation innovative input inputs inputted inputting
inquiry insane insects insert inserted inserting inserts insight insist insisted insisting insists inspection
inspiration inspire inspired inspiring install installation installed installing installs instance instances instant
instantly institute institution institutions instruction instructions instrument instruments insurance integer integers
integral integrated integration integrity intellectual intelligence intelligent intend intended intending intends
intense intensity intensive intent intention intentions inter interact interaction interactions interactive interests
interface interim interior intermediate international interpret interpretation interpreted interpreting interprets
interval intervals intervention intimate introduces invalid invariably invasion invent invented inventing invention
invents invest investigate investigated investigating investigation investigations investment invisible invitation
inviting involve involved involvement involves involving ion iron irrelevant irritate irritated irritates irritating
island islands isolate isolated isolates isolating isolation issued issuing item jacket jail jam jazz jealous jeans jerk
jet jobs joins joint jokes joking journal journalist journalists journey judgement judges judging judgment juice jumping
jumps jungle junk jury justification justified justifies justify justifying keeper keeping keyboard kick kicked kicking
kicks kidding kidney kill killed killer killing kills kindness kinds kingdom kings kiss knee knees knelt knife knit
knock knocked knocking knocks knowing knowledge known label labeled labeling labelled labelling labels labor laboratory
labour lacked lacking lacks ladder ladies laid landed landing lands landscape language languages largely larger largest
laser lasted lasting lasts latter laugh laughed laughing laughs laughter lawyers layer layers laying layout lazy leaded
leadership league leapt learning learns learnt leather leaved leaves lectures led leg legally legend legendary
legislation legitimate legs lend length lens lent lesbian lessons letters letting levels liability liable liberal
libraries library license licensed lie lied lies lifestyle lifetime lift lifted lifting lighter lighting lightning
lights likely likewise liking limit limitations limited limiting limits linear linking links lion lip lips liquid liquor
listed listened listening listing lists lit literally literary literature lived liver load loaded loading loans lobby
locally locals located location locations locked locking locks log logged logging logic logical logo logs lonely longest
loose lords lorries lorry lose loses losing loss losses lost loud loudly lover lovers lowest loyal luxury lying lyrics
machine machinery machines mad magazine magazines magic magical magnetic magnificent magnitude mainstream maintain
maintained maintaining maintains maintenance majority maker makers male males manage managed management manages managing
mandatory manipulation manner manuals manufactured manufacturer manufacturers manufacturing map maps margin marked
markets marking marriage mass massive master matched matches matching material materials mathematical mathematics matrix
matters mature maximum mayor meaning meaningful meaningless meanings meanwhile measure measured measurement measurements
measures measuring meat mechanic mechanical mechanics mechanism mechanisms media medical medicine medieval medium
mediums meets membership memories memory men mental mentally mention mentioning mentions menu mercury mere merely merit
merits mess messed messy metal meter meters method methods metres metro mice midnight mighty migration mild mile
military milk mill millions minded minding minds minimal minimum mining minister ministers minority minus mirror
miserable mislead misleading misleads misled misses missile missing mission mistake mistaken mistakes mistaking mistook
misunderstand misunderstanding misunderstands misunderstood misuse mixed mixes mixing mixture mob mobile mod mode model
models moderate modern modest modified modifies modify modifying molecular moment moments momentum monitor monitoring
monkey monster monsters moral moreover mornings mothers motion motivated motivation motor motors mountains mounted mouse
mouth movement movements moves movie movies mud multiple murder murdered murders muscle muscles museum musical musician
musicians mutual mysterious mystery myth nails naive naked named namely names naming narrative narrow nasty national
native natural naturally nature naughty nearby nearer nearest necessarily necessary necessity neck needing negative
negotiations neighborhood nerve nerves nest net network networks neutral nevertheless newest newspaper newspapers nicer
nicest nightmare nights nine noise noisy nominated nonetheless nonsense normal normally nose notable notably notice
noticed notices noticing notify noting novel novels nowadays nowhere nuclear numb numbest numerical numerous nurses nut
nuts obey object objected objecting objection objections objective objects obligation obscure observation observations
observe observed observes observing obsessed obtain obtained obtaining obtains obvious obviously occasion occasional
occasionally occasions occupation occupied occupies occupy occupying occur occurred occurring occurs ocean odd odds
offense offensive offering officer officers offices official officially officials oil older oldest omit omits omitted
omitting ones ongoing openly opens opera operate operated operates operating operation operational operations operator
operators opinions opponent opponents opportunities opportunity oppose opposed opposes opposing opposite opposition
optical option optional options oral orbit orchestra ordered ordering orders ordinary organ organic organisation
organisations organise organises organising organization organizations organize organizes organizing organs orientation
oriented origin original originally origins otherwise ought ours ourselves outcome outcomes outer outlook output
outstanding overall overcome overnight overseas overview overwhelming owe owed owing owned owner owners ownership owns
oxygen package packages packed packet packing pad pages pain painful paint painted painting paintings pairs palace pale
panic pants papers par parade paragraph parallel parameters parking parliament partial partially participants
participate participated participating particles particular particularly parties parts passage passenger passengers
passes passing passion passionate passive passport password patent path pathetic paths patient patients pattern patterns
pause payed paying payment payments pays peaceful peculiar peers pen penalties penalty pending perceived percent
percentage perception perfectly perform performance performances performed performing performs period periods permanent
permanently permission permit permits permitted permitting personality personally personnel perspective persuade
persuaded persuades persuading pet petrol phase phenomenon philosophy phones photograph photographs photos phrase
phrases physical physically physics piano picking picks picture pie piece pieces pig pile pill pills pilot pin pipe
pipeline pit placed places placing plain plane planes planet planets planted plants plastic plate plates platform
players plays plea pleased pleases pleasing pleasure plenty plot plots plug pocket pockets poem poems poet poetry
pointed pointing pointless points poison pole police policies policy polish political politically politician politicians
politics poll polls pollution poorly pop popularity population populations pork portion ports pose positions positive
possess possession possibilities possibility possibly poster postmaster pot potato potatoes potentially pour poverty
powder powered powerful practical practically practices practise praise prayer prayers precise precisely precision
predict predicted preferable preferably preference preferred preferring prefers pregnancy preliminary premises premium
preparation prepare prepared prepares preparing prescription presence presenting preserve preserved president pressed
presses pressing pressure presumably presume pretend pretending prevent prevented preventing prevention prevents
previously prices priests primarily primary primitive principal principle principles printed printer printers printing
printout prints priorities priority prison prisoner prisoners privacy privately privilege prize prizes pro probability
procedure procedures proceed proceedings proceeds processed processes processing processor processors produce produced
producer producers produces producing production productive productivity products profession professional professionals
professor profile profitable profits programme programmed programmer programmers programmes programming programs
prominent promises promising promote promoting promptly prone pronounced proof propaganda properly properties property
proportion proposals propose proposed proposes proposing prosecution protect protected protecting protection protects
protein protest protocol prove proved proven proves provide provides providing proving provision provisions
psychological psychology publication publications publicity publicly publish publisher publishers publishes publishing
pulled pulling pulls pulse pump punch punctuation puncture punished punishment pupils purchase purchased purchases
purchasing pure purely purple purpose purposes pursue pursuit pushed pushes pushing puts putted putting putts qualified
qualifies qualify qualifying qualities quality quantities quantity quantum quarter quarters queens quest questioned
questioning queue quicker quickest quietly quits quitting quotes quoting rabbit races racial racing racism racist radar
radiation radical radio rage raid rail railroad railway rainbow raise raised raises raising ram random randomly ranges
ranging ranks rape rapid rapidly rare rarely rat rate rated rates rating ratio rational rats raw reaches reaching react
reaction reactions readable readers readily reads realise realised realises realising realistic reality realize realized
realizes realizing realm rear reasonable reasonably reasoning reasons recall receive receiver receives receiving recipe
recognise recognised recognises recognising recognition recognize recognized recognizes recognizing recommendation
recommendations recommending recommends recording records recover recovered recovering recovers recovery recruitment
reduce reduced reduces reducing reduction redundant refer reference references referring refers reflect reflected
reflecting reflection reflects reform reforms refuse refused refuses refusing regard regarded regardless regards regime
region regional regions registered registering registers registration regret regular regularly regulation regulations
reign reject rejected rejecting rejects relate related relates relating relation relations relationship relationships
relative relatively relatives relax relaxed releases releasing relevance relevant reliable relief religion religious
reluctant rely remain remainder remained remaining remains remark remarkable remarks remembered remembering remembers
reminding reminds remotely removal remove removed removes removing renewed repair repairs repeat repeated repeatedly
repeating repeats replace replaced replacement replaces replacing replying reported reporting reports represent
representation representative representatives represented representing represents reproduce reputation requested
requesting requests require required requirement requirements requires requiring rescue researchers reserve reserved
reserves reserving residence resident residents resignation resigned resist resistance resolution resolve resolved
resort resource resources respect respected respective respectively respects respond responding responses
responsibilities responsibility responsible restart restaurants restore restored restores restoring restrict restricted
restricting restrictions restricts result resulted resulting results retail retain retained retire retired retirement
returned returning returns reveal revealed revealing reveals revenge revenue reverse reviews revised revolution
revolutionary reward rewards rewrite rhythm rid ridding rides ridiculous riding rids rights rings riot rip ripped rise
rises rising risk risks ritual rival road roads robot rocket rocks rode roles rolled rolls romance romantic rooms roots
rope rotation rough roughly route routes routine row rubber rubbish ruin ruined ruins ruled rules ruling rumor rumors
rumour runs rural sacred sacrifice sadly safe safely safer safest safety sail saint saki salary salt sang sank satellite
satisfaction satisfied satisfies satisfy satisfying sauce saved saves saving savings scale scan scandal scare scenario
scene scenes scheme schemes scholars schools science sciences scientific scientist scientists scope score scored scores
scoring scrap scratch scream screaming screen screens screw screwed script sea sealed search searched searches searching
seats secondary secondly seconds secret secretary secretly secrets section sections sector secure seed seek seeking
seeks seeming seemingly sees segment select selected selecting selection selects selfish selling sends sense sensible
sensibly sensitive sentence sentenced sentences sentiment separate separated separately separation sequence sequences
serial seriously servant servants serve served server servers serves service services serving sets setting settings
settled settling seven seventh severe severely sex sexual sexually sexy shades shadow shake shaking shallow shame shape
shaped shed sheep sheer sheet shelf shelter shift shifts ships shirt shock shocked shocking shoe shoes shook shoot
shooting shopped shopping shops shortage shortest shortly shot shots shoulder shout shower showing shown shut shuts
shutting sight signals signature significance significant significantly signing signs silence silent silicon silly
similarly simple simpler simplest simultaneous simultaneously sin sincerely sing singing single singles sins sir sit
sits situated situations sixth size sized sizes sketch skill skilled skills skin skull slave slaves sleep sleeping slept
slice slid slight slightly slim slip slot slower slowest slowly slung smaller smallest smash smell smells smelt smile
smiling smoke smoking smooth soap socialist societies society socks soft software soil solar soldier soldiers sole
solely solid solo solution solutions solve solved solves solving somehow someplace sometime songs sooner soonest
sophisticate sophisticated sophisticates sophisticating sorted sorting sorts sought soul souls sounded sounding soup
source sources span spare special specialist specialized specially species specific specifically specified specifies
specify specifying spectacular spectrum speech speeds spelled spelling spelt spending spends spilt spin spirit spirits
spiritual spite split splits splitting spoilt sponsored sport sports spots spotted spotting sprang spray spread
spreading spreads spun spy squad stability stable stages stairs stake stance standards standing stands stank staring
starring stars starter state stated statement statements static stating station stations statistic statistical
statistics status staying stays steady steal stealing steam stem stepped stick sticking sticks stole stolen stomach
stones stood stopping stops storage stored stores storing straightforward stranger strategic strategies strategy stream
streams strength strengthen stress stretch strict strictly strike strikes striking string strings strip strode stroke
stronger strongest strongly strove struck structural structure structures struggle struggled struggles strung studied
studies studio study studying stung stunning stupid style subjects submission submit submits submitted submitting
subscribe subscription subsequent subsequently subset substance substantial substitute subtle subway succeed succeeded
success successful successfully suddenly suffer suffered suffering suffers suffice sufficient sufficiently sugar
suggesting suggestion suggestions suggests suicide suit suitable suitably suite suited suiting suits sum summary
superior supervisor supplement supplied supplies supply supplying supporter supporters supporting supports suppose
supposed supposedly supposes supposing supreme surely surfaces surgery surprised surprises surprising surprisingly
surrounded surrounding surveys survival survive survived survives surviving suspect suspected suspecting suspects
suspend suspended suspending suspends suspension suspicion suspicious sustained swear swept swimming switches switching
swore symbol symbols sympathy symptoms syndrome syntax system systems tables tackle tactics tag tail takes tale talent
talented tales tall tank tanks tap tape tapes target targets tasks taste tastes tax taxes taxi teach teaches teaching
tear tears technical technically technique techniques technological technology tedious teenage teenager teenagers teeth
telephone television temperature temperatures temporarily temporary ten tend tendency tender tends tension term terminal
terminals terminology terms terribly territory terror terrorism terrorist terrorists tested testing tests theater
theatre thee theft theme themes theoretical theories theory therapy thereby therefore thesis thick thin thirty
thoroughly thou thoughts thousand thousands threat threatened threatening threats threshold threw throat throughout
throw throwing thrown throws thrust thumb thus thy tickets tie tied ties tiger timed timing tin tire tires title titles
tobacco toe toilet token tolerance ton tone tongue tons tooth topics tops tore torn torture totally touched touches
touching tough tourist tourists toys trace tracking tracks traded trades trading tradition traditional traditionally
traditions traffic tragedy tragic trained trains transaction transactions transfer transferred transferring transfers
transform transformation transformed transit transition translate translated translates translating translation
transmission transparent transport trap trapped trapping traps trash travels treasure treating treatment treats treaty
tree trees tremendous trend trends trial trials tribe tribes trick tricks tries trigger triple trips trivial trod troops
truck trucks truly trunk trust trusted trusting trusts truth tube tunnel turning turns twelve twenty twice twin twins
twist tying typed types typical typically typing ugh ugly ultimate ultimately unable unacceptable unaware unbelievable
uncertain uncertainty uncle unclear uncomfortable undergraduate undergraduates underground underlying underneath
understanding understands understood undertook unemployment unexpected unfair unfortunate unhappy uniform union unions
unique unit unite united units unity universal universe universities unknown unless unlike unlikely unlimited
unnecessarily unnecessary unpleasant unreasonable unsuitable unusual unwanted updating upgrade upon upper ups upsets
upsetting upside upwards urge urged usage useless uses utility utterly vacation vacations vacuum vague vaguely valid
validity valuable value valued values valve vans variable variables variation variations varied varies variety various
vary varying vast vastly vector vegetables vehicle vehicles venture venue verdict verse version versions versus vertical
vessel victim victims victory viewed viewing views village villages vintage vinyl violation violence violent virgin
virtual virtually virtue virus visible vision visitor visitors visits visual vocal voice voices void voltage volume
volumes voluntary vote voted voter voters votes voting vulnerable wage waited wake walking walks wallet wanting war
warehouse warming warn warned warning warns warrant wars washed washing waste wasted wastes wasting watches watching
water wave waves ways weak weakness wealth wealthy weapon weapons wearing wears weekends weight welcomed welcomes
welcoming welfare wept wet whatsoever wheel wheels whenever whereas whereby wherever whilst whites whoever whom wide
widely wider widespread widest width willed wind window windows winds winners winning wins wipe wire wishing witch
withdraw withdrawal withdrew witness witnessed witnesses wives woke won wondered wondering wonders worded wording wore
worker workers worlds worldwide worn worries worry worrying worse worship worst worthwhile wound wrap wrapped wrist
writer writers written wrong wrung yard yards yellow yield youngest youth zero zone zones
""")
