"""How people say that they will do something for another: patterns alone. Whether one is a promise is `promises`' business."""

import re

COMMISSIVE = (
    r"(?:"
    r"acknowledge|add|advise|answer|apologi[sz]e|approve|arrange|ask|book|brief|boost|bring|build|buy|call|cc|chase|check|"
    r"circle|circulate|clean|"
    r"come|comment|compile|confirm|congratulate|connect|copy|counter|countersign|cover|credit|cut|deliver|design|dig|dm|"
    r"do(?! not\b)|donate|draft|drop|e-?mail|edit|escalate|estimate|figure|find|finish|fix|flag|follow|forward|fwd|get|give|"
    r"hand|handle|"
    r"have (?=(?:it|them|(?:the|a|an|my|our) (?:[\w-]+ ){1,4}?)(?:ready|done|over|out|in)\b)|"
    r"have (?=(?:his|her|their|my) \w+ [a-z]+)|have (?=[^.;]{1,60}?\b(?:back |over )?(?:to|for) (?:me|us|you)\b)|"
    r"have (?=(?:a |another )(?:quick |closer |proper )?(?:look|think|word|chat))|"
    r"help|hook|host|intro(?:duce)?|investigate|invite|invoice|join|"
    r"leave (?=(?:her|him|them|a)\b)|lend|let|look|loop|mail|make|mark|"
    r"meet|mentor|message|msg|"
    r"negotiate|nominate|notify|onboard|order|organi[sz]e|outline|pass|pay|phone|ping|pitch|post|prepare|present|"
    r"proofread|propose|provide|publish|pull|push|put|quote|read|rebook|recommend|record|refer|refund|reimburse|relay|release|reply|report|"
    r"reschedule|"
    r"research|resend|respond|retweet|return|revert|review|ring|schedule|scope|send|set|share|ship|shoot|shortlist|show|sign|sort|speak|"
    r"sponsor|submit|summari[sz]e|support|tag|take|talk|tell|test|text|thank|think|transcribe|transfer|translate|try|update|upload|"
    r"verify|vote|vouch|wire|wish|write)"
)
"""What one does for another."""
_STATES = (
    "be|have|see|need|miss|know|never|not|go|stay|move|always|think|probably|love|feel|live|turn|"
    "leave|also|still|just|likely"
)
_NO_VERB = (
    "be|have|need|know|want|like|love|miss|not|never|at|in|on|to|from|with|and|or|is|was|of|for|by|a|an|the|my|her|his"
)
_ANY_VERB = rf"(?!(?:{_NO_VERB})\b)[a-z]+"
_HER = (
    r"(?:(?:mrs?|ms|miss|dr|prof|mme|rabbi|pastor|sir)\.? \w+|her|him|them|<@\w+[^>]{0,80}>|@\w[\w.-]*+|"
    r"(?!(?:a|an|the|my|our|some|to|that)\b)[A-Z][\w'-]*+)"
)
_TITLE = (
    r"(?:(?:mrs?|ms|miss|mx|dr|prof|professor|mme|rabbi|pastor|sir|madam|judge|father|sister|uncle|aunt(?:ie|y)?|old|young|dear|"
    r"poor)\.? )"
)
_CAPITAL = r"(?-i:[^\W\d_a-zß-öø-ÿ][\w'’.-]*+)"
_WHOM = (
    rf"(?:{_TITLE}{{0,2}}{_CAPITAL}(?: (?:{_CAPITAL}|bin|binti|bint|ibn|ben|bat|de|del|della|da|dos|do|di|van|von|der|den|al|el|"
    rf"la|le|du|af|av|ter|ten|['’]t|y|e|ní|ó)(?= )){{0,4}}|{_HER})"
)
"""Somebody by their full name with its title, or as briefly as `_HER`."""
_THING = (
    r"(?:an?|the|my|our|some|\d{1,3}|one|two|three|four|five|six|ten|both|more|feedback|intros?|introductions?|access|answers?|"
    r"samples?|slides|numbers|notes|photos|pictures|pics|details|tickets?|copies|swag|stickers|pricing|data|docs?|"
    r"references?|payment|comments|help|support|contacts?|links?|edits|dates?|names)"
)
_SENDING = r"(?:sending|sharing|forwarding|e-?mailing|mailing|introducing|shipping|returning|drafting|circulating)"
_TO_DO = r"to(?! (?:meet|see|talk|speak|chat|catch|join|come|get|record|host|attend|visit)\b)"
"""A duty to the other side; to meet them is an appointment."""
_I_WILL = (
    r"(?:(?:i|we)(?:'ll| will|(?:'m|'re| am| are) (?:also )?(?:going to|gonna|to|(?:supposed|meant|due) "
    rf"{_TO_DO})| gonna| shall)"
    r"(?: \w{1,20}ly| also| try to| just| then)?|"
    rf"(?:ill|im (?:going to|gonna|to|(?:supposed|meant) {_TO_DO}))|"
    r"(?:(?:i|we)(?:'ve|ve)? )?(?:(?:still|just|really|also) )?"
    r"(?:(?:need|have|ought|got|going|remember) (?:to|2)|(?:supposed|still) "
    rf"{_TO_DO}|gotta|must(?: to)?|should|will|gonna)"
    r"(?: also| still)?|"
    r"i'd better|(?:i'm |im |i am |we're )?(?:happy|glad) to|"
    r"(?:(?:i|we)(?:'ve|ve|'d)? )?(?:have |had |just |also ){0,2}"
    rf"(?:promiss?ed|agreed|offered|volunteered|committed|pledged|sworn|swore|undertook)(?: (?:(?:to|with) )?{_WHOM})?"
    r"(?: to| (?:that )?(?:i|we)(?:'?(?:ll|d)| will| would| can| could)?)?|"
    rf"(?:(?:i|we)(?:'ve|ve|'d)? )?(?:have |had |just |also ){{0,2}}(?:said(?: to {_WHOM})?|(?:told|assured|guaranteed) {_WHOM}|"
    rf"agreed with {_WHOM}|(?:gave|given) {_WHOM} my word) (?:that )?(?:i|we)(?:'?ll|'?d| will| would)|don'?t forget to|to)"
)
MINE = (
    re.compile(
        rf"(?:{_I_WILL}|me to) {COMMISSIVE}\b|"
        rf"(?:i'm|im|i am|we're|we are|(?:i |we )?will be|(?:i|we)'ll be) (?:also )?{_SENDING}\b|"
        rf"{_SENDING} (?:her|him|them|it|those|everything|tomorrow|tmrw|tonight|the|over|an?|"
        rf"[\w'-]{{1,30}} (?:the|an?|my|our))\b|"
        rf"(?:i |we )?(?:(?:just|also) )?(?:said|left it|gave {_HER} my word) (?:that )?(?:i|we)(?:'?d|'?ll| would|"
        rf" will) (?!(?:{_STATES})\b)[a-z]+\b|"
        r"(?:i |we )?(?:have |'ve )?(?:committed|pledged|signed up|agreed|promised|said yes) (?:my?self )?to [a-z]{2,20}ing\b|"
        rf"(?:i'll|i will|i shall|we'll) (?!(?:{_STATES})\b)[a-z]+\b|"
        rf"(?:i |we )?(?:have |'ve )?promised (?:{_HER} )?to {_ANY_VERB}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:(?:i|we) )?(?:do |also |still |both ){{0,2}}owed? (?:to )?{_WHOM}|"
        rf"(?:(?:i|we)(?:'ve|ve|'d)? )?(?:have |had |also )?(?:gave|given) {_WHOM} my word\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:(?:i|we)(?:'ve|ve|'d)? )?(?:have |had |just |also |don |done |do ){{0,2}}promiss?ed (?:to )?"
        rf"(?:(?:{_WHOM} (?:\w{{1,30}} )?)?(?:{_THING}\b|to )|{_WHOM} (?:her|his|their)\b)|"
        r"(?:i|we)(?:'ve|ve)?(?: have| had| don| done| do| just| also){0,2} promise (?:to )?"
        rf"{_WHOM} (?:\w{{1,30}} )?(?:{_THING}\b|to\b|her\b|his\b|their\b)",
        re.IGNORECASE,
    ),
)
ON_ME = re.compile(
    r"(?:it'?s |that'?s |(?:it |this |that )?falls |(?:it's )?down |left )?(?:(?:on|to|with) (?:me|us)|my turn|"
    r"(?:the )?ball(?:'s| is)? in my court|my (?:action(?: items?| point)?|task|job|homework|to-?do|todo|commitment|next step)|"
    r"(?:actions?(?: items?| points?)?|ais?|to-?dos?|tasks?|next steps?)(?: is| are)? (?:for|on|with) (?:me|us))(?: is)?"
    r"(?: to\b|:)|(?:ais?|actions?(?: items?)?|to-?dos?|next steps?): (?:me|us) to\b|"
    r"(?:i |we )?(?:took|take|have|got|own) (?:the|an) (?:action(?: items?| points?)?|ai|to-?do|task) to\b|"
    r"(?:my |a )?(?:promises?|promised|commitments?)(?: (?:to|for) [^:]{1,40})?:|my word to [^:]{1,40}:|"
    r"(?:i'?m |we'?re )?on the hook (?:for|to)\b",
    re.IGNORECASE,
)
MINE_BY = re.compile(
    rf"(?:(?:agreed with|told) {_WHOM} (?:that )?(?:i|we)(?:'?d|'?ll| would| will)|i'll|we'll|i will|we will|i shall) "
    rf"(?:{_ANY_VERB}|have (?:it|them|this|that|the|my|our)\b)|"
    rf"(?:i |we )?(?:also |just )?(?:said|promised(?: {_WHOM})?) (?:that )?(?:i|we)(?:['’]?d|['’]?ll| would| will) "
    r"have (?:it|them|this|that|these|those|the|my|our)\b|"
    rf"(?:(?:i|we)(?:'ve| have)? )?(?:told|assured|guaranteed) {_WHOM} (?:that )?"
    r"(?:she|he|they)(?:['’]?d|['’]?ll| would| will) "
    r"(?:have|get|receive) (?:it|them|this|that|these|those|one|the|an?|her|his|their|my|our|some|\d+)\b|"
    rf"(?:i'm |im |we're )?{_SENDING}(?: (?:it|them|that|those|this|over|everything|asap))? (?=by |tomorrow|tmrw|tonight)|"
    rf"(?:i|we) (?:(?:must|need to|have to|'ve got to|gotta) {_ANY_VERB}|"
    r"(?:also )?(?:send|deliver|give|bring|write|share|finish|do|make|pay|prepare))\b",
    re.IGNORECASE,
)
"""A promise only when a day is set: "I must acknowledge it by Friday", "I send him the offer until Friday"."""
FROM_ME = re.compile(
    rf"(?:she|he|they|{_WHOM})(?:['’]?ll| will| to)? (?:gets?|receives?|have|has) [^.;]{{1,60}}? from (?:me|us)\b",
    re.IGNORECASE,
)
"""As in "Bo gets his review from me by Monday": by a day, what somebody else will have is the writer's to give."""
PROMISED_SO = re.compile(
    r"(?:as |like )?(?:i|we)?(?:'ve| have|'d| had)? ?promised (?:it|them|this|that)\b|"
    r"(?:i |we )?(?:gave|given) [\w'’.-]+ my word\b|"
    r"(?:(?:i|we)(?:'ve| have)? )?(?:told|assured) [\w'’.-]+ (?:that )?(?:she|he|they)(?:['’]?d|['’]?ll| would| will) "
    r"(?:have|get|receive) (?:it|them|this|that|one|these|those)\b",
    re.IGNORECASE,
)
"""What only repeats the promise before it, maybe with its day: "I promised it to her for Thursday"."""
_NAME_WORD = r"(?:[\w.-]|['’](?!ll\b|s [a-z]{2,20}ing ))++"
_SAID_DAY = (
    r"\b(?:tomorrow|tmrw|tonight|(?:by|on|for|until) (?:the )?\w+day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|"
    r"thurs?|fri|by \w+|next week|this week)\b"
)
THEIRS = re.compile(
    rf"(?P<who>she|he|they|<@\w+(?:\|[^>]{{0,80}})?>|@[\w.-]++|{_NAME_WORD}(?: {_NAME_WORD}){{0,2}}?)"
    r"(?:(?:['’]ll| will| shall|(?:s|['’]s| is|['’]re| are) (?:also )?(?:going to|gonna)| gonna|"
    r"(?<=\bshe) go|(?<=\bhe) go|(?<=\bthey) go|(?<=\bthey)ll|"
    r"(?:['’]ll|['’]d| would| will) be (?:happy|glad) to|"
    r"(?P<duty> (?:still )?(?:has to|needs to|have to|need to|should|must|ought to|"
    r"(?:is|are) (?:still )?to|(?:(?:is|are) )?(?:still )?(?:supposed|meant|due|set|expected|bound) to))|"
    r"(?P<bare> to)|"
    r" (?:also |kindly |has |have |already ){0,2}"
    r"(?:promised|agreed|offered|volunteered|committed|pledged|undertook|(?:(?:is|are) )?(?:happy|glad|willing))(?: (?:me|us))?"
    r"(?: to| (?:she|he|they)(?:['’]ll|['’]d| will| would))|"
    r" (?:said|says|told me|mentioned|confirmed) (?:that )?(?:she|he|they)(?:['’]ll|['’]d|ll| will| would| can))"
    rf"(?: (?!reply)\w{{1,20}}ly| also| try to| then| gladly| be able to)? (?:(?P<verb>{COMMISSIVE})|(?P<other>{_ANY_VERB}))\b|"
    rf"(?P<sending>(?:['’]ll be| will be|['’]s|s| is|['’]re| are)(?: also)? "
    rf"(?:{_SENDING}|getting back(?= to)|letting(?= me know)|calling(?= back)|(?:introducing|connecting)(?= (?:me|us)\b)|"
    rf"[a-z]{{2,20}}ing(?= (?:me|us) (?:a|an|the|some|her|his|their)\b)|"
    rf"(?:arranging|booking|bringing|building|checking|designing|doing|drafting|finding|fixing|getting|making|ordering|preparing|"
    rf"printing|reviewing|translating|writing)(?= (?!her\b|his\b|their\b)[^.;]{{1,80}}?\b(?:me|us)\b|"
    rf" (?:the|a|an|some|our|my|it|us|me)\b[^.;]{{0,80}}?{_SAID_DAY})))\b|"
    r" (?:still |also )?owes? (?:me|us)\b|"
    rf" (?:has |have |also )?(?:promised|guaranteed)(?! [^.;,]{{1,60}} to (?-i:[A-Z])) (?:(?:me|us) \w|(?:{_THING}|her|his)\b))",
    re.IGNORECASE,
)
DAY_SAID = re.compile(_SAID_DAY, re.IGNORECASE)
TO_ME = re.compile(
    rf"(?:(?:will|promised to|offered to|agreed to|is going to|going to|gonna) {COMMISSIVE} (?:me|us)\b|"
    r"(?:also )?promised (?:me|us)\b|(?:still )?owes (?:me|us)\b|(?:has|needs) to send (?:me|us)\b)",
    re.IGNORECASE,
)
"""As in "will send me the deck" without a subject: whoever was spoken of."""
AWAITED_BY = re.compile(
    r"(?:i'?m |we'?re |i am |we are )?(?:still |now |also |just )?"
    r"(?:waiting (?:on|for)|waitin (?:on|for)|awaiting|expecting|chasing)\b",
    re.IGNORECASE,
)
"""As in "waiting on him for the quote by Friday": what is only awaited was promised when a day is set."""
_SENDS = (
    r"(?:sends|shares|delivers|confirms|replies|calls|edits|signs|decides|pays|returns|finishes|answers|reviews|ships|writes|"
    r"gets back|comes back)"
)
SENDS_BY = re.compile(
    rf"(?:she|he|{_NAME_WORD}(?: {_NAME_WORD})?) {_SENDS}"
    r" (?:[^.;]{0,80} )?(?:by|until|till) (?!(?:the )?(?:email|mail|phone|post|way|hand|me|us)\b)",
    re.IGNORECASE,
)
"""As in "she sends the offer until Tuesday", the present tense for something to come."""
REPORTED = re.compile(
    rf"(?:{_NAME_WORD} (?:{_NAME_WORD} )?)?(?:also |just )?(?:said|says|sez|reckons?|reckoned|thinks|swears|swore|"
    rf"insists|insisted|"
    r"figures|guesses|texted|wrote|told me|assured me|confirmed|expects|guaranteed)(?: that)? "
    r"(?:she|he|they)(?:['’]?ll|['’]?d| will| would| can)(?: \w{1,20}ly| also| try (?:and|to))? "
    rf"(?P<what>have|get back|be back|be in touch|{_ANY_VERB})\b",
    re.IGNORECASE,
)
"""As in "reckons he'll have it back by Tuesday": somebody's word, told on; a promise when aimed at the writer or with a day."""
