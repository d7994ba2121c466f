"""Words of English that can be said of anything: what a note or a title says with them alone is about no topic.

Data only; words of five letters and more, because shorter ones are never taken for a topic. Verbs with their forms stand here
unless the doing itself is a pastime or a trade (climbing, testing), and of nouns only those that name no field.
"""

from bot.domain.people.words import words

GENERAL_WORDS = words("""
abandon abandoned abandoning abandons ability absence absolute absolutely abstract accept acceptable accepted
accepting accepts access accident accidental accidentally accommodate accommodated accommodates accommodating
accompanied accompanies accompany accompanying accomplish accomplished accomplishes accomplishing according
accordingly account accurate achieve achieved achievement achieves achieving acknowledge acknowledged acknowledges
acknowledging acquire acquired acquires acquiring actual actually acute adapt adapted adapting adapts added adding
additional additionally address addressed addresses addressing adequate adjust adjusted adjusting adjusts admire
admired admires admiring admit admits admitted admitting adopt adopted adopting adopts advance advanced advances
advancing advantage advise advised advises advising affect affected affecting affects afford afforded affording
affords afraid afternoon afternoons afterward afterwards agree agreed agreeing agrees ahead aimed aiming alike alive
all-time allow allowed allowing allows alone alongside aloud alter altered altering alternative alternatives alters
altogether amaze amazed amazes amazing amazingly amount amounts ample amuse amused amuses amusing ancient anger angry
announce announced announcement announces annoy annoyed annoying annoys annual annually anticipate anticipated
anticipates anticipating anxious anybody anyhow anymore anyplace anyway anyways anywhere apart apartment apiece
apologise apologised apologises apologising apologize apologized apologizes apologizing apology apparent apparently
appear appearance appeared appearing appears applicable applied applies apply applying appoint appointed appointing
appointment appointments appoints appreciate appreciated appreciates appreciating approach approached approaches
approaching appropriate approval approve approved approves approving approximately arbitrary areas argue argued argues
arguing argument arguments arise arisen arises arising arose arrange arranged arrangement arrangements arranges
arranging arrival arrive arrived arrives arriving aside asked asking asleep aspect aspects aspire aspired aspires
aspiring assess assessed assesses assessing assign assigned assigning assigns assist assistance assistant assisted
assisting assists assume assumed assumes assuming assumption assure assured assures assuring atmosphere attach
attached attaches attaching attempt attempted attempting attempts attend attended attending attends attention attitude
attract attracted attracting attractive attracts authentic automatic automatically availability available average
avoid avoided avoiding avoids awake award awarded awarding awards aware awareness awesome awful awkward awoke awoken
babies background backward backwards badly barely basic basically basics basis bathroom beautiful beautifully becomes
becoming bedroom beforehand began begged begging begin beginner beginners beginning begins begun behalf behave behaved
behaves behaving behavior behaviour belief beliefs believe believed believes believing belong belonged belonging
belongs beloved bending bends beneath benefit benefited benefiting benefits beside besides better betting beyond
bigger biggest billion billions birth birthday birthdays bizarre blame blamed blames blaming blank blind block blocked
blocking blocks boast boasted boasting boasts boring borrow borrowed borrowing borrows bother bothered bothering
bothers bottom bought bounce bounced bounces bouncing bound boundaries boundary boyfriend brave break breakfast
breaking breaks breathe breathed breathes breathing brief briefly bright brilliant brilliantly bring bringing brings
broad broaden broadened broadening broadens broader broadly broke broken brother brothers brought browse browsed
browsing buddies buddy build building builds built bumped bumping bumps bunch buried buries burnt burst bursting
bursts burying busier busiest buying called calling calls calmly cancel cancelled cancelling cancels capable capacity
cared careful carefully cares caring carried carries carry carrying casting casts casual casually catch catch-up
catches catching catchup categories category caught cause caused causes causing cease ceased ceases ceasing celebrate
celebrated celebrates celebrating centuries century certain certainly chance chances change changed changes changing
chaos chaotic character characteristic charge charged charges charging chase chased chases chasing chats chatted
chatting cheap cheaper cheapest cheaply check checked checking checks cheer cheered cheerful cheering cheers chief
child children choice choices choose chooses choosing chose chosen christmas circumstance circumstances cited cites
citing claim claimed claiming claims clarified clarifies clarify clarifying classic clean cleaned cleaning cleans
clear cleared clearer clearest clearing clearly clears clever click clicked clicking clicks client clients close
closed closely closer closes closest closing clumsy coffee colleague colleagues collect collected collecting
collection collects combination combine combined combines combining comes comfortable comfortably coming comment
commented commenting comments commit commits committed committing common commonly communicate communicated
communicates communicating companies company comparable comparatively compare compared compares comparing comparison
compatible compete competed competent competes competing complain complained complaining complains complaint
complaints complete completed completely completes completing complex complexity complicated comprehensive concept
concepts concern concerned concerning concerns conclude concluded concludes concluding conclusion concrete condition
conditions confidence confident confidential confirm confirmed confirming confirms confuse confused confuses confusing
confusion congrats congratulations connect connected connecting connection connections connects consequence
consequences consider considerable considerably consideration considered considering considers consist consisted
consistent consistently consisting consists constant constantly consult consulted consulting consults consume consumed
consumes consuming contact contacted contacting contacts contain contained containing contains content continue
continued continues continuing contrary contrast contribute contributed contributes contributing contribution
contributions control controled controling controls convenient conversation conversations convert converted converting
converts convince convinced convinces convincing coped copes copied copies coping copying corner correct corrected
correcting correctly corrects corresponding costing costs count counted counting countless counts courage courageous
course cousin cousins cover covered covering covers coworker coworkers crave craved craves craving crazy create
created creates creating cried cries critical cross crossed crosses crossing crucial crying curious curiously current
currently customer customers cutting damage danger dangerous darkness daughter daughters deadline deadlines dealing
deals dealt dearly debate debated debates debating decade decades decent decide decided decides deciding decision
decisions declare declared declares declaring decline declined declines declining dedicate dedicated dedicates
dedicating deepen deepened deepening deepens deeper deeply define defined defines defining definite definitely
definition degree degrees delay delayed delaying delays delete deleted deletes deleting deliberate deliberately
delicate delicious delighted delightful deliver delivered delivering delivers demand demanded demanding demands
demonstrate demonstrated demonstrates demonstrating denied denies denying depart departed departing departs depend
depended depending depends depth describe described describes describing description deserve deserved deserves
deserving desirable desire desired desires desiring desperate desperately despite detail detailed details determine
determined determines determining develop developed developing develops devote devoted devotes devoting differ
differed difference differences different differently differing differs difficult difficulties difficulty digging
dilemma dinner direct direction directions directly director dirty disagree disagreed disagreeing disagrees disappear
disappeared disappearing disappears disappoint disappointed disappointing disappointment disappoints discover
discovered discovering discovers discuss discussed discusses discussing discussion discussions dislike disliked
dislikes disliking display displayed displaying displays distance distant distinct distribute distributed distributes
distributing dived dives divide divided divides dividing diving double doubled doubles doubling doubt doubted doubtful
doubting doubts download downloaded downloading downloads downside downsides downtown dozen dozens dragged dragging
drags dramatic dramatically drastic drawing drawn draws dream dreamed dreaming dreams dreamt drinks drive driven
drives driving dropped dropping drops drove duties eager eagerly earlier earliest early earned earning earns eased
eases easier easiest easily easing easter eaten effect effective effectively effects efficient efficiently effort
efforts eighth elaborate elaborated elaborates elaborating elegant elsewhere email emails embarrassed embarrassing
embrace embraced embraces embracing emerge emerged emerges emerging emotional emphasis emphasise emphasised emphasises
emphasising emphasize emphasized emphasizes emphasizing employ employed employee employees employer employing employs
empty enable enabled enables enabling encounter encountered encountering encounters encourage encouraged encourages
encouraging ended ending endless endure endured endures enduring enemy energetic engage engaged engages engaging
enhance enhanced enhances enhancing enjoy enjoyed enjoying enjoys enormous enormously ensure ensured ensures ensuring
enter entered entering enters enthusiasm enthusiastic enthusiastically entire entirely equal equally equivalent error
errors escape escaped escapes escaping especially essence essential essentially establish established establishes
establishing estimate estimated estimates estimating evaluate evaluated evaluates evaluating evening evenings event
events eventually everybody everyday everywhere evident evidently exact exactly example examples exceed exceeded
exceeding exceeds excellent except exception exceptional exceptionally excess excessive exchange exchanged exchanges
exchanging excited excitement exciting exclude excluded excludes excluding exclusive exclusively excuse excused
excuses excusing exhausted exhausting exist existed existence existing exists expand expanded expanding expands expect
expectation expectations expected expecting expects expensive experience experienced experiences experiencing explain
explained explaining explains explanation explicit explicitly explore explored explores exploring express expressed
expresses expressing extend extended extending extends extensive extent external extra extraordinary extreme extremely
fabulous faced faces facilities facility facing factor factors failed failing fails failure failures fairly faithful
fallen falling falls false familiar families family famous fancied fancies fancy fancying fantastic farther fascinated
fascinating faster fastest father fault favorite favorites favourite favourites feared fearing fears feasible feature
featured features featuring feedback feeding feeds feeling feelings feels fellow fetch fetched fetches fetching fewer
fewest fiance fiancee fierce fifteen fifth fifty fight fighting fights figure figured figures figuring filled filling
fills final finally finding findings finds finely finest finish finished finishes finishing firmly firstly fitted
fitting fixed fixes fixing flaged flaging flags flatmate flexible float floated floating floats flowed flowing flown
flows folks follow follow-up follow-ups followed following follows force forced forces forcing foremost forever
forgave forget forgets forgetting forgive forgiven forgives forgiving forgot forgotten formal formally formed former
formerly forming forms forth forthcoming fortnight fortunate fortunately forty forward forwarded forwarding forwards
fought found founded founding founds fourth frankly freely frequent frequently fresh freshly fridays friend friendly
friends friendship front froze frozen frustrated frustrating frustration fulfil fulfiled fulfiling fulfill fulfilled
fulfilling fulfills fulfils fully fundamental fundamentally funny furious furthermore furthest future gained gaining
gains gather gathered gathering gathers general generally generate generated generates generating generous generously
gentle gentleman gently genuine genuinely giant girlfriend girls given gives giving gladly glance glanced glances
glancing glimpse glorious gonna gorgeous gotta grabbed grabbing grabs gradual gradually grand granddaughter
grandfather grandma grandmother grandpa grandson grant granted granting grants grateful great greater greatest greatly
greet greeted greeting greetings greets group growing grown grows guess guessed guesses guessing guest guests guide
guided guides guiding guilty habit habits halfway handed handful handing handle handled handles handling hands handy
hanged hanging hangs happen happened happening happens happier happiest happily happiness happy harder hardest hardly
harmful hated hates hating headed heading heads heard hearing hears heart hearts heavily heavy hello helped helping
helps hence hereby hesitate hesitated hesitates hesitating hidden hides hiding higher highest highlight highlighted
highlighting highlights highly hilarious hinted hinting hints historic hither hitting holding holds hometown honest
honestly honor honour hoped hopefully hopeless hopes hoping horrible horribly house hugely hugged hugging humble
hundred hundreds hungry hurried hurries hurry hurrying hurting hurts husband ideal ideally ideas identified identifies
identify identifying idiot idiots ignorant ignore ignored ignores ignoring imagine imagined imagines imagining
immediate immediately immense impact impacts impatient imperfect implement implemented implementing implements implied
implies imply implying importance important importantly impossible impress impressed impresses impressing impression
impressive improve improved improvement improvements improves improving inability inadequate inasmuch incident
incidentally inclined include included includes including incomplete inconvenient incorrect increase increased
increases increasing incredible incredibly indeed independently indicate indicated indicates indicating indirect
individual individually individuals inevitable inevitably inferior infinite influence influenced influences
influencing inform informal information informed informing informs initial initially inner innocent insist insisted
insisting insists insofar inspiration inspire inspired inspires inspiring install installed installing installs
instance instances instant instantly intelligent intend intended intending intends intense intensely intention
intentions interact interacted interacting interacts interest interested interesting interestingly interests interior
internal intimate intro introduce introduced introduces invaluable invisible invite invited invites inviting involve
involved involvement involves involving irrelevant irritated irritating issued issues issuing jealous joined joining
joins joked jokes joking journey juggle juggled juggles juggling juicy jumped jumping jumps justified justifies
justify justifying keenly keeping keeps kicked kicking killed killing kills kinda kindly kindness kissed kisses
kissing knock knocked knocking knocks knowing knowledge known knows lacked lacking lacks ladies landed large largely
larger largest lasted lasting lasts lately later latest latter laugh laughed laughing laughs launch launched launches
launching laying leading leads leaning leans leant learn learned learning learns learnt leave leaves leaving legendary
legitimate lending lends length lesson lessons level levels lifted lifting lifts lightly liked likelihood likes
likewise liking limit limitation limitations limited limiting limits linked linking listen listened listening listens
lists literally little lived lively lives living loaded loading loads local locally locate located locates locating
location locations locked locking locks logical lonely long-term longed longer longest longing longs longtime looked
looking looks loose loosely loses losing loudly loved lovely loves loving lower lowered lowering lowers lowest loyal
luckily lucky lunch magnificent mailed mainly maintain maintained maintaining maintains major majority manage managed
manager managers manages managing manner manners marked marking marks massive massively material materials mates
matter mattered mattering matters mature maximum meaning meaningful meaningless means meant meantime meanwhile measure
measured measures measuring medium meeting meets member members mention mentioned mentioning mentions merely merry
message messages messy method methods midday middle midnight midweek mighty million millions minded minding minds
minimal minimum minor minority miserable missed misses missing mistake mistaken mistakes mistaking mistook mixed mixes
mixing mixture moderate modern modest modified modifies modify modifying moment moments momentum mondays money
moreover morning mostly mother motivate motivated motivates motivating motivation moved moves moving multiple mutual
mysterious mystery nagged nagging naive named namely names naming narrow nasty natural naturally naughty nearby
nearest nearly neatly necessarily necessary necessity needed needing negative neighbor neighbors neighbour neighbours
nephew nervous nervously neutral nevertheless newer newest nicely nicer nicest niece night nightmare nights nighttime
nodded nodding noisy nonetheless nonsense normal normally notable notably noted notes notice noticeable noticed
notices noticing notified notifies notify notifying noting notion notwithstanding nowadays nowhere nudge nudged nudges
nudging number numbers numerous obeyed obeying obeys object objected objecting objects obligation obligations obscure
observation observe observed observes observing obtain obtained obtaining obtains obvious obviously occasion
occasional occasionally occasions occupied occupies occupy occupying occur occurred occurring occurs offer offered
offering offers office offices official officially oftentimes older oldest ongoing onwards opened opening openly opens
operate operated operates operating opinion opinions opponent opportunities opportunity oppose opposed opposes
opposing opposite optimistic option optional options order ordered ordering orders ordinary organise organised
organises organising organize organized organizes organizing original originally otherwise outcome outcomes outer
outlook output outrageous outside outstanding overall overcame overcome overcomes overcoming overly overnight overseas
overview overwhelmed overwhelming owing owned owner owners owning packed packing packs painful painfully pairs panic
parcel parent parents parked parking parks partial partially participants participate participated participates
participating particular particularly partly partner partners parts party passed passes passing passion passionate
passionately passive pathetic patience patient patiently pattern patterns pause paused pauses pausing paying peaceful
peculiar people perceived percent percentage perfect perfectly perform performed performing performs period periods
permanent permanently permission permit permits permitted permitting person personal personality personally persons
perspective perspectives persuade persuaded persuades persuading phase phases phenomenon phone phoned phrase phrases
physical physically picked picking picks picture pictures piece pieces place placed places placing plain plainly
planned planning plans pleased pleases pleasing plenty point pointed pointing pointless points polite politely poorly
popular popularity portion position positions positive positively possess possessed possesses possessing possibilities
possibility possible possibly postpone postponed postpones postponing potential potentially poured pours powerful
practical practically practice practices precious precise precisely precision predict predicted predicting predicts
prefer preferable preferably preference preferences preferred preferring prefers preliminary premium preparation
prepare prepared prepares preparing presence present presented presenting presently presents press pressed presses
pressing presumably pretend pretended pretending pretends pretty prevent prevented preventing prevents previous
previously primarily primary prime principal principle principles prior priorities prioritise prioritised prioritises
prioritising prioritize prioritized prioritizes prioritizing priority private privately privilege probable probably
problem problems procedure proceed proceeded proceeding proceedings proceeds process processed processes processing
procrastinate procrastinated procrastinates procrastinating produce produced produces producing productive profound
progress project prominent promise promised promises promising promote promoted promoting prompt prompted prompting
promptly prompts pronounce pronounced pronounces pronouncing proof proper properly proportion propose proposed
proposes proposing prospect prospects protect protected protecting protects proud proudly prove proved proven proves
provide provided provides providing proving public publicly pulled pulling pulls purchase purchased purchases
purchasing purely purpose purposes pursue pursued pursues pursuing pushed pushes pushing putting puzzled qualified
qualifies qualify qualifying quality quantities quantity quarter quarters question questioned questioning questions
quick quicker quickest quickly quiet quietly quits quitting quote quoted quotes quoting raise raised raises raising
random randomly range ranges rapid rapidly rarely ratio rational reach reached reaches reaching react reacted reacting
reaction reactions reacts readily reading reads ready realise realised realises realising realistic reality realize
realized realizes realizing reason reasonable reasonably reasons rebuild rebuilded rebuilding rebuilds recall recalled
recalling recalls receive received receives receiving recent recently recognise recognised recognises recognising
recognition recognize recognized recognizes recognizing recommend recommendation recommendations recommended
recommending recommends recover recovered recovering recovers reduce reduced reduces reducing refer referred referring
refers reflect reflected reflecting reflects refuse refused refuses refusing regard regarded regarding regardless
regards regret regrets regretted regretting regular regularly reject rejected rejecting rejects relate related relates
relating relation relations relationship relationships relative relatively relatives relax relaxed relaxes relaxing
release released releases releasing relevance relevant reliable relied relief relies relieved relocate relocated
relocates relocating reluctant reluctantly relying remain remainder remained remaining remains remark remarkable
remarkably remarked remarking remarks remember remembered remembering remembers remind reminded reminder reminders
reminding reminds remotely remove removed removes removing renew renewed renewing renews repeat repeated repeatedly
repeating repeats replace replaced replacement replaces replacing replied replies reply replying report reported
reporting reports represent represented representing represents reputation request requested requesting requests
require required requirement requirements requires requiring reschedule rescheduled reschedules rescheduling reserve
reserved reserves reserving resist resisted resisting resists resolve resolved resolves resolving respect respected
respecting respective respectively respects respond responded responding responds response responses responsibilities
responsibility responsible rested resting restore restored restores restoring rests result resulted resulting results
resume resumed resumes resuming retain retained retaining retains rethink rethinked rethinking rethinks retire retired
retires retiring retrieve retrieved retrieves retrieving return returned returning returns reveal revealed revealing
reveals reverse reviewed reviews revisit revisited revisiting revisits rework reworked reworking reworks ridden
ridiculous right rightly risen rises rising risked risking risks rolled rolling rolls roommate rough roughly round
routine routines rubbish ruined ruining ruins ruled rules ruling running rushed rushes rushing sadly sadness safely
safer satisfaction satisfied satisfies satisfy satisfying saturdays saved saves saving saying scale scare scared
scares scaring scary scenario scenarios scene scenes schedule scheduled schedules scheduling scheme school scope
search searched searches searching second secondary secondly seconds secret secretly section sections seeked seeking
seeks seemed seeming seems seldom select selected selecting selection selects selfish selling sells sending sends
sense sensible sensitive sentence sentences separate separated separately separates separating sequence series serious
seriously serve served serves serving session sessions setting settings settle settled settles settling seven seventh
severe severely shadow shake shaken shakes shaking shame shape shapes share shared shares sharing sharp sharply sheer
shift shifted shifting shifts shiny shone shook short shortage shorter shortest shortly shoulder shout shouted
shouting shouts showed showing shown shows shuts shutting sight signal signed significance significant significantly
signing signs silence silent silently silly similar similarity similarly simple simpler simplest simplified simplifies
simplify simplifying simply simultaneously sincere sincerely single sister sisters sitting situation situations sixth
sixty sizes skill skills skipped skipping skips sleepy slept slice slight slightly slipped slipping slips slower
slowest slowly small smaller smallest smart smarter smile smiled smiles smiling smooth smoothly so-called softly
solely solid solution solutions solve solved solves solving somebody somehow someplace sometime sometimes somewhat
somewhere sooner soonest sorry sorted sorting sorts sound sounded sounding sounds source sources spare spared spares
sparing speak speaking speaks special specially specific specifically specified specifies specify specifying
spectacular spelt spend spending spends spent spirit spite split splited spliting splits spoke spoken spontaneous
spots spotted spotting spread spreading spreads spring stable stage stages stand standard standards standing stands
stare stared stares staring start started starting starts state stated statement statements states stating status
stayed staying stays steadily steady steal stealing steals stepped stepping steps stick sticking sticks stole stolen
stood stopped stopping stops store stored stores storing story strange strangely stranger strangers strategic street
strength strengthen strengthened strengthening strengthens strengths stress stressed stresses stressing stretch
stretched stretches stretching strict strictly strike strikes striking strive strived strives striving strong stronger
strongest strongly struck struggle struggled struggles struggling stubborn stuck stuff stunning stupid subject
subjects submit submits submitted submitting subsequent subsequently substance substantial substantially subtle
succeed succeeded succeeding succeeds success successful successfully sudden suddenly suffer suffered suffering
suffers suffice sufficed suffices sufficient sufficiently sufficing suggest suggested suggesting suggestion
suggestions suggests suitable suited suiting suits summary summer sundays super superb superior supplied supply
supplying support supported supporting supportive supports suppose supposed supposedly supposes supposing surely
surface surprise surprised surprises surprising surprisingly surround surrounded surrounding surrounds survive
survived survives surviving suspect suspected suspecting suspects suspicious swapped swapping swaps sweet swept swift
swiftly switch switched switches switching swore sworn sympathy tackle tackled tackles tackling taken taking talented
talked talking talks target targeted targeting tasks taste tasted tastes tasting tasty taught teammate teammates
teenager teenagers telling tells temporarily temporary tended tendency tending tends tension terms terrible terribly
terrific texted thank thanked thankful thankfully thanking thanks theme themes thence thereafter thereby therefore
therein thick thinking thinks thinner third thirty thorough thoroughly thought thoughtful thoughts thousand thousands
threaten threatened threatening threatens three threw thrilled throughout throw throwing thrown throws thursdays
tidied tidies tidying tight tightly times tinker tinkered tinkering tinkers tired toddler toddlers tolerate tolerated
tolerates tolerating topic topics total totally touch touched touches touching tough tougher toughest track tracked
tracking tracks traditional traditionally tragic transfer transferred transferring transfers transform transformed
transforming transforms treat treated treating treats tremendous tremendously trick tricks tricky tried tries trivial
trouble troubled troubles truly trust trusted trusting trusts truth trying tuesdays turned turning turns tweak tweaked
tweaking tweaks twelve twenty twice twist twisted twisting twists tying typed types typical typically typing ultimate
ultimately unable unacceptable unavailable unaware unbelievable uncertain uncertainty uncle unclear uncomfortable
underlying underneath understand understandable understanding understands understood undertake undertakes undertaking
undertook undoubtedly unexpected unexpectedly unfair unfortunate unfortunately unhappy unique units universal unknown
unless unlike unlikely unlimited unnecessary unpleasant unreasonable unrelated unsure unusual unusually unwanted
upcoming updating upper upset upsets upsetting upside upwards urged urgent urgently urges urging usage useful useless
usual usually utterly vague vaguely valid valuable value valued values valuing vanish vanished vanishes vanishing
variation variations varied varies variety various varying vastly version versions vibrant viewed viewing viewpoint
views virtually visible vision visit visited visiting visits vital vivid vulnerable waited waiting waits wakes waking
wander wandered wandering wanders wanna wanted wanting warmly warned warning warns waste wasted wastes wasting watch
watched watches watching weaker weakness wearing wears wednesdays weekend weekends weird weirdly welcome welcomed
welcomes welcoming well-known whatever whatsoever whence whenever whereas whereby wherein wherever whichever whilst
whoever wholly widely wider widespread width wildly willing willingly wined wining winner winners winter wisely wished
wishes wishing witness witnessed witnesses witnessing woken woman women wonder wondered wonderful wonderfully
wondering wonders wording words worked working works world worldwide worried worries worry worrying worse worst worth
worthwhile worthy wound wrapped wrapping wraps write writes writing written wrong wrongly wrote yearly yelled yelling
yells yield yielded yielding yields young younger youngest
""")
