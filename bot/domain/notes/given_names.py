"""First names common enough to be recognised in lower case, without a capital to tell. Data only.

A name that is also an everyday word (will, may, hope, joy) is left out: it needs a capital or a known person.
"""

from functools import lru_cache

from bot.domain.people.nicknames import first_names
from bot.domain.people.words import words

_NAMES = words("""
aaron abdul abdullah abel abigail abraham achim ada adam adele adil aditi aditya adrian adriana agata agnes agnieszka
ahmad ahmed aidan aiko aisha ajay akash akira alain alan alba albert alberto aldo alejandra alejandro alessandra
alessandro alessia alex alexa alexander alexandra alexandre alexei alexey alexis alfonso alfred alfredo ali alice
alicia alina alisha alison aliya allan allison alma alyssa amanda amber amelia amelie amina amir amit amy ana anais
anand ananya anastasia anders andre andrea andreas andrei andres andrew andrey andy aneta angel angela angelo angus
anil anita anja anjali anke ann anna anne anneke annette annie ansel anthony antoine anton antonia antonio anya aoife
april ariana ariel arjun arlene armando arnaud arne arnold arthur arturo arun asha ashish ashley ashok astrid athena
audrey august aurelie aurora austin ava avery axel ayesha aylin barbara barry bart bartek beata beatrice beatriz becky
ben benedict benjamin benoit bernard bernd bert beth bettina bianca bilal bill billy birgit bjorn blake bo bob bogdan
boris brad bradley brandon brenda brendan brent brett brian bridget britta bruce bruno bryan caleb cameron camila
camille carina carl carla carlo carlos carmen carol carolina caroline carsten casey catalina catarina catherine cecile
cecilia celia celine cesar chad chandra charles charlie charlotte chen cheng cheryl chiara chloe chris christa
christian christina christine christoph christophe christopher ciara cindy claire clara clarissa claude claudia
claudio claus clemens clement cleo colin colleen connor conor corinna corinne cory craig cristian cristina curtis
cynthia cyril daisuke damian damien dan dana daniel daniela daniele danielle danny daria dario darius darren dave
david davide dawid dean deborah debra deepa deepak delphine denis denise dennis derek desmond devi dexter diana diane
diego dieter dimitri dina dinesh dirk dmitri dmitry dominic dominik dominique don donald donna doris dorothea dorothy
doug douglas duncan dustin dylan eamon eddie edgar edith eduardo edward edwin efe eileen elaine elena eleni eleonora
eli elias elif elin elisa elisabeth elise elizabeth ella ellen ellie elliot elodie elsa emanuel emil emilia emilie
emilio emily emma emmanuel enrico enrique enzo eric erica erik erika erin ernest ernesto esteban estelle esther ethan
eugene eva evan evelyn ewa ezra fabian fabienne fabio fabrice farah farid fatima fatma federica federico felicia
felipe felix ferdinand fernanda fernando finn fiona flavia flavio flora florence florian francesca francesco francis
francisco franck francois frank frankie frans franz fred freddie frederic frederik freya frida fritz gabriel gabriela
gabriele gareth gary gaurav gavin geoff george georgia georgina gerald gerard gerd gerhard gero gianluca gilbert
gilles gina giovanni giulia giulio giuseppe glen glenn gloria gonzalo gordon grace graham greg gregor gregory greta
grzegorz guido guillaume guillermo gunnar gustav gustavo guy haakon hana hanna hannah hannes hans harald hari harold
harry haruki haruto harvey hassan hazel heather hector heidi heike heiko helen helena helene helga helmut hendrik
henning henri henrik henry herbert hermann hideo hiro hiroshi holger holly howard hugh hugo hussein ian ibrahim ida
ignacio igor ike ilaria ilya imani imran ina ines inga inge ingo ingrid ioana irene irina iris irving isaac isabel
isabella isabelle ismail itzel ivan ivana ivo jack jackie jackson jacob jacqueline jacques jaime jake jakob jakub
jamal james jamie jan jana jane janet janine janna jannik jared jasmin jasmine jason javier jay jayden jean jeff
jeffrey jelena jen jenna jennifer jenny jens jeremy jerome jerry jesse jessica jessie jesus jill jim jimena jimmy jin
jing joan joana joanna joanne joao joaquin jochen jodie joe joel joerg johan johann johanna johannes john johnny jon
jonas jonathan jordan jordi jorg jorge jose josef josefine joseph josh joshua josie joyce juan juana juanita judith
jules julia julian juliana julie julien juliet julio julius jun jung jurgen justin justine justyna jürgen kacper kai
kaito kamal kamil kamila kara karen karim karin karina karl karla karolina karsten kasia kaspar kate katharina
katherine kathleen kathrin kathy katie katja katrin katya kavita kay kazuki keiko keith kelly kelvin ken kenji kenneth
kenta kerry kerstin kevin khadija khalid kieran kim kimberly kira kiran kirsten kirsty klara klaus konrad konstantin
kris krishna kristen kristian kristin kristina krystyna krzysztof kurt kwame kyle lance lara larissa larry lars laszlo
latoya laura lauren laurence laurent laurie lea leah lee leila lena lenka lennart leo leon leonard leonardo leonie
leopold leroy leslie leticia levi lewis lia liam lidia liesel lily lin lina linda lindsay linh linus lionel lisa lise
liu liz lloyd logan lola lorena lorenz lorenzo lorraine lotte louis louisa louise luc luca lucas lucia luciana lucie
lucy ludovic ludwig luigi luis luisa lukas luke luna lutz lydia lynn mads magda magdalena magnus mahmoud maja malcolm
malik malin malte mandy manfred manon manuel manuela mara marc marcel marcela marcelo marcin marco marcos marcus marek
margaret margarita margot maria mariam mariana marie marija marika marilyn marina mario marion marisa marissa marius
mariusz marjan mark marko markus marlene marta martha marthe martin martina martyna marvin mary maryam massimo mateo
mateusz mathias mathieu mathilde matilda mats matt matteo matthew matthias matthieu maud maura maureen maurice
mauricio mauro max maxim maxime maya mehmet mei meike mel melanie melina melinda melissa mercedes meredith mia michael
michaela michal michel michele michelle mickael miguel mihai mika mikael mike mikhail mila milan milena miles milo
mina ming minh mira miranda mireille miriam mirjam mitch mo mohamed mohammad mohammed mohit moira molly mona monica
monika monique moritz moses muhammad murat mustafa myriam nadia nadine nadja nancy naomi nasser natalia natalie
natasha nathalie nathan neal neha neil nelson nia niall nicholas nick nico nicola nicolas nicole niels nigel nikhil
nikita niklas nikola nikolai nikos nils nina nino nisha noah noel noemi nora norbert norma norman nuno obi ola olaf
ole oleg olena olga olive oliver olivia olivier ollie olof omar omer orlando oscar oskar otto owen pablo paige pamela
paola paolo parker pascal pat patricia patrick patrik patryk pau paul paula pauline paulo pavel pawel pedro peggy
penelope penny per perry peter petra phil philip philipp philippe phoebe phuong pia pierre pieter pilar piotr poppy
prakash priya priyanka rachel rafael raffaella rahul rainer raj raja rajesh ralf ralph ramon rana randy raquel rasheed
raul ravi ray raymond rebecca regina reinhard remi renata renate renato rene renee reza rhea rhys ricardo riccardo
richard rick ricky riley rita rob robert roberta roberto robin robyn rodney rodrigo roger rohan rohit roland rolf
romain roman ron ronald rosa rosalie rosario rosie ross roxana roy ruben rudi rudolf rui rupert russell ruth ryan
sabine sabrina sahil said sakura salma salvador sam samantha samir samuel sandeep sandra sandro sandy sanjay santiago
santosh sara sarah sasha satoshi scott sean sebastian sebastien selena selma sergei sergey sergio seth seun shane
shannon shaun shauna shawn sheila shelly sheng shirin shiv shreya sid siddharth sidney sigrid silke silvia silvio
simon simona simone siobhan sofia sofie solene sonia sonja soren spencer stacey stacy stan stanislav stefan stefania
stefanie stefano steffen stella stephan stephane stephanie stephen steve steven stuart sue sunil sunita susan susana
susanne suzanne sven svetlana swati sylvain sylvia sylvie tadashi tadeusz takashi takeshi tamara tanja tanya tara
tariq tatiana taylor ted teresa terry tess thandi theo theresa thiago thierry thomas thorsten tiago tibor tiffany till
tim timo timothy tina tobias todd tom tomas tomasz tommy toni tony torsten tracy travis trevor tricia tristan troy
tuan ulf ulla ulrich ulrike uma umar ursula ute uwe valentin valentina valeria valerie vanessa vasili vera verena
veronica veronika vicky victor victoria vijay vikram viktor viktoria vince vincent viola violeta virginia vivek vivian
vladimir wade walid wally walter wanda warren wayne wei wendy werner wesley wilhelm willem william wim winston
wojciech wolfgang xander xavier xiao xin yan yana yang yann yannick yara yasmin yasmine yi ying yolanda yoshi youssef
yuki yuko yulia yuri yusuf yves yvette yvonne zach zack zahra zane zara zeynep zhang zhen zoe zofia zoltan zuzana
""")

_NEVER_LOWER = words("will art rich pat chuck guy olive mia ant mo nan missy gene dick ike sal cat al bee ed hank")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """First names in key form, short forms included; those that are everyday words too are not among them."""
    return (_NAMES | first_names()) - _NEVER_LOWER
