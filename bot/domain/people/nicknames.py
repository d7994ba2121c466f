"""Which short names usually stand for which first names (English and a few neighbours).

Only true short forms are here. Two different names that merely look alike (Ana and Anna) are not: those are near
misses, offered and never taken.
"""

from functools import lru_cache

_GROUPS = """
robert:bob bobby rob robbie bert|william:will bill billy willy liam|richard:rich rick ricky dick
james:jim jimmy jamie|john:jack johnny|jonathan:jon jonny johnny|michael:mike mikey mick micky|mikhail:misha
joseph:joe joey|jose:pepe|thomas:tom tommy|charles:charlie chuck chaz|christopher:chris kit topher
christine:chris chrissy tina|christina:chris chrissy tina|christian:chris|daniel:dan danny|danielle:dani
david:dave davy|edward:ed eddie ted ned|edwin:ed eddie|eduardo:edu lalo|matthew:matt matty|mathew:matt
anthony:tony ant|antonio:tony toni tonio|andrew:andy drew|andrea:andy andie|andreas:andy
alexander:alex alec sasha xander lex|alexandra:alex sasha sandra lexi alexa|alejandro:alex ale|alejandra:ale
aleksandr:sasha alex|alexis:alex lexi|alexey:alyosha lyosha|benjamin:ben benny benji|samuel:sam sammy
samantha:sam sammy|nicholas:nick nicky nico|nicolas:nick nico|nicole:nikki nic|nikolai:kolya nick
stephen:steve stevie|steven:steve stevie|stephanie:steph stephy|peter:pete|patrick:pat paddy
patricia:pat patty tricia trish|philip:phil|phillip:phil|gregory:greg|jeffrey:jeff|geoffrey:geoff jeff
kenneth:ken kenny|ronald:ron ronnie|donald:don donny|douglas:doug|timothy:tim timmy|raymond:ray|gerald:gerry jerry
lawrence:larry|laurence:larry laurie|leonard:len lenny leo|leonardo:leo|frederick:fred freddie|friedrich:fritz
francis:frank fran|francisco:paco pancho fran|franklin:frank|francesca:fran frankie|frances:fran franny
frederic:fred|harold:harry hal|henry:harry hank|walter:walt wally|theodore:ted teddy theo|vincent:vince vinny
victor:vic|victoria:vicky vicki tori vic|zachary:zach zack|joshua:josh|jacob:jake|nathaniel:nate nat
nathan:nate nat|maxwell:max|maximilian:max|maxim:max|martin:marty|marcus:marc mark|albert:al bert|alan:al
alfred:alf fred|arthur:art artie|bernard:bernie|bradley:brad|calvin:cal|cameron:cam|clifford:cliff|clinton:clint
dominic:dom nic|eugene:gene|gabriel:gabe gabi|gabriela:gabi|gabrielle:gabby gabi|harrison:harry|herbert:herb
hubert:hugh|isaac:ike zac|jackson:jack|jeremiah:jerry|jeremy:jem|jerome:jerry|lewis:lew lou|louis:lou louie
luis:lucho|manuel:manny manolo|mitchell:mitch|mohammed:mo moe|mohamed:mo moe|muhammad:mo|mohammad:mo
oliver:ollie oli|olivia:liv livvy|oscar:ozzie|randolph:randy|reginald:reg reggie|roderick:rod|rodney:rod|roger:rog
roland:rolly|rudolph:rudy|russell:russ|salvatore:sal|sebastian:seb bastian|sidney:sid|simon:si|solomon:sol
stanley:stan|stuart:stu|terence:terry|theresa:terry tess|teresa:tere terry tess|tobias:toby
vladimir:vova volodya vlad|wesley:wes|elizabeth:liz lizzie beth betty eliza lisa ellie bess
margaret:maggie meg peggy marge margie greta|katherine:kate katie kathy kat|catherine:cathy cath kate katie cat
kathleen:kathy kath kate|katarina:kat|ekaterina:katya kate|jennifer:jen jenny|jessica:jess jessie
rebecca:becky becca|susan:sue suzie susie|susanna:sue suzy|deborah:deb debbie|barbara:barb barbie|pamela:pam
judith:judy|dorothy:dot dottie|virginia:ginny|cynthia:cindy|sandra:sandy|amanda:mandy|abigail:abby gail
angela:angie|angelina:angie|anastasia:nastya ana stacy|annabelle:bella|isabella:bella izzy isa|isabel:isa izzy bel
isabelle:belle izzy|beatrice:bea|beatriz:bea|carolina:caro|caroline:caro carrie|charlotte:charlie lottie
constance:connie|eleanor:ellie nell nora|emily:em emmy|emilia:emmy mila|emma:em|evelyn:evie|florence:flo
georgina:gina|gwendolyn:gwen|helena:lena|irina:ira|jacqueline:jackie|janet:jan|josephine:jo josie|joanna:jo
judit:judy|julia:jules|julian:jules|juliet:jules|kimberly:kim|laura:laurie|leticia:leti|lillian:lily lil
lucille:lucy|madeleine:maddie|madeline:maddie|madison:maddie|marguerite:rita|maria:mia|mariana:mari
matilda:tilly tilda|megan:meg|melanie:mel|melissa:mel missy|melinda:mel mindy|michelle:shelly|miriam:mimi|nancy:nan
natalia:nat natasha nata|natalie:nat|pauline:paula|penelope:penny|philippa:pippa|priscilla:cilla|rachel:rach
rosemary:rose rosie|roxanne:roxy|sophia:sophie|sofia:sofi|svetlana:sveta|tatiana:tanya|valerie:val|valentina:val
vanessa:nessa|veronica:ronnie|vivian:viv|winifred:winnie|yekaterina:katya|yevgeny:zhenya|ignacio:nacho
guillermo:memo guille|enrique:quique|rafael:rafa|roberto:beto|fernando:nando fer|santiago:santi|guadalupe:lupe
mercedes:meche|concepcion:concha|dolores:lola|rosario:charo|giuseppe:beppe|giovanni:gianni|johannes:hannes jo
wolfgang:wolf|siegfried:sigi|katharina:kathi|hendrik:henk|wilhelmina:mina|pyotr:petya|dmitry:dima mitya
dmitri:dima mitya|sergey:seryozha|grigory:grisha|ivan:vanya|konstantin:kostya|lyudmila:lyuda|oleksandr:sasha
yuliya:yulia
"""


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    short_of: dict[str, set[str]] = {}
    full_of: dict[str, set[str]] = {}
    for group in _GROUPS.replace("\n", "|").split("|"):
        full, _, shorts = group.partition(":")
        if not shorts:
            continue
        short_of.setdefault(full, set()).update(shorts.split())
        for short in shorts.split():
            full_of.setdefault(short, set()).add(full)
    freeze = {k: frozenset(v) for k, v in short_of.items()}
    return freeze, {k: frozenset(v) for k, v in full_of.items()}


def nicknames_of(first: str) -> frozenset[str]:
    """Other first names under which a person called `first` (key form) may be spoken of.

    A full name gives its short forms; a short form gives its full names and, as they are one person's usual names,
    nothing further (Bob gives Robert, not Rob).
    """
    short_of, full_of = _tables()
    return short_of.get(first, frozenset()) | full_of.get(first, frozenset())


def first_names() -> frozenset[str]:
    """Every first name in the table, short or full, in key form."""
    short_of, full_of = _tables()
    return frozenset(short_of) | frozenset(full_of)
