"""First names common enough to be recognised in lower case, without a capital to tell. Data only.

A name that is also an everyday word (will, may, hope, joy) is left out: it needs a capital or a known person.
"""

from functools import lru_cache

from bot.domain.people.nicknames import first_names
from bot.domain.people.words import words

_NAMES = words("""
aadhya aanya aaradhya aarav aaron abbie abdallah abdelrahman abdoulaye abdul abdullah abebe abeer abel abena abeni abhishek
abigail abimbola abiola abraham abril abubakar achieng achim ada adaeze adam adamu adaobi adaora addie adebayo adel adela adele
adeline adeola adeyemi adhiambo adi adil adilson aditi aditya adjoa adnan adolfo adolph adrian adriana adrianne adrienne adunni
advait advik agata agatha aggeliki agnes agnieszka agostina agung agus agustin agustina ahlam ahmad ahmed ahmet aida aidan
aigerim aiko aileen ailsa ailton aiman aimee aine ainhoa aino airton aisha aishwarya aisling aisyah aitana aizhan ajay ajit
akanksha akari akash akhil akinyi akira akosua aksel akua akunna alaa alain alan alana alasdair alastair alba alban albert
alberta alberto albin aldo alejandra alejandrina alejandro aleksandar aleksander aleksandra aleksei aleksi alena alessandra
alessandro alessia alev alex alexa alexander alexandra alexandre alexandria alexandros alexei alexey alexios alexis alfonso
alfred alfreda alfredo ali aliaa alice alicia alicja alina aline alioune alisa alisha alison alissa alistair aliya aliyu allan
allen allene allie allison allyson alma alois alondra alonso alonzo alphonso alta althea alton alva alvar alvaro alvin alwin
alyce alyson alyssa amadi amadou amaia amaka amal amalia amanda amandine amara amarachi amauri amber ambroise amedeo amelia
amelie amgad amie amina aminata amine aminu amir amirul amit amitabh amos amparo amr amra amrita amy ana anahit anais analyn
anand anant ananya anastasia anastasios anders anderson andi andile andra andre andrea andreas andreea andrei andres andrew
andrey andriy andrzej andy aneesh aneta anete angel angela angeles angelia angelica angeline angelique angelita angelo angharad
angus anh ani ania anieszka anika aniket anil anirban anirudh anisa anita anitha anja anjali anjana anke ankit ankita ankur ann
anna annabel annalena annalise anne anneke anneliese annemarie annette anni annie annika annmarie anouk ansel anselm ansh anthea
anthi anthony antionette antje antoine antoinette anton antoni antonia antonin antonio antonis antti anu anuja anupama anurag
anusha anushka anwar anya aoi aoife aparna apinya apolline apostolos april apurva araceli arash archana archie arek ari ariana
arianna ariel arif arijit arinze aris arjun arleen arlene arline armand armando armin arnaud arnav arne arnold aroha arpita
artem arthur artur arturo arun arundhati arvid arvind aryan aryo asa asaf asbjorn asep asger asha asher ashish ashlee ashleigh
ashley ashok ashraf ashwin ashwini asif asim aslan aslaug asli asma asmaa assaf astrid asuka athena atieno atif attila atul
aubin aubrey aude audra audrey august augusta auguste aurelia aurelie aurelien aurora austin ava avery avi aviad avinash avis
avishai avital aviv avner avni axel aya ayaka ayana ayanda ayelet ayesha aylin ayman ayo ayodele ayomide ayse aysel ayu ayumi
azadeh aziz azizah azlan azman azmi azra azubuike azucena azza babak babatunde badrul bagus bakary balaji balazs bambang
bamidele banke baptiste barak baraka barasa barbara barbra barry bart bartek bartosz baruch basak bashir basia bassam bassem
bastien batya bayu baz beata beate beatrice beatriz beckett becky behnam bekele bela belen belinda bello ben bence benedetta
benedict benedikt bengt benita benito benja benjamin benjy bennie benoit berat berenice berit berk bernadette bernadine bernard
bernardo bernd bernice bert berta bertha bertie bertil bertrand beryl bessie beth bethany betsy bette bettie bettina bettye
beulah beverley beverly bex bhargavi bhavana bhavesh bhavna bhavya bhumika bia bianca bianka bibi bijan bilal bilge bilkisu bill
billie billy biodun birdie birger birgit birgitta bishoy bisi bjarne bjorn blaine blake blanca blanche blandine blanka blaz bo
boaz bob bobbi bobbie bogdan bogdana boglarka bohdan bohumil bojan bolaji bolanle boluwatife bongani bonita bonnie boris borja
borje borys boyd bozena brad bradford bradley brady bram brandi brandie brandon branislav branko brannon brenda brendan brent
bret brett brian briana brianna brice brid bridget bridgett bridgette brigid brigitta brigitte britney britt britta brittany
brittney bronagh bronte bronwen brooke bruce bruna bruno bryan bryant bryce bryon buchi budi bukola bunmi burak burcu burton
busisiwe busra byron byungho caglar caio caique caitlin caleb callie callum calum cameron camila camilla camille camilo canan
candace candela candelaria candice caoimhe capucine cara carey cari carina carine carissa carl carla carlene carlo carlos
carlota carlotta carlton carly carmela carmella carmen carol carole carolina caroline carolyn carroll carsten cary caryn carys
casandra casey caspar cassandra cassie catalina catarina catherine cathleen cathryn catrina catriona caua cecelia cecil cecile
cecilia cecilie cedric celeste celestine celia celina celine cem cengiz cerys cesar cezary chad chaewon chaeyoung chaim
chaitanya chamari chana chandan chandni chandra chandrika charlene charles charlie charlotta charlotte charmaine charu chasity
chebet cheikh chelsea chelsey chen cheng chepkoech cheptoo cheri cherie cherono cheryl chester chetan chiamaka chiara chibuike
chidi chidinma chidozie chika chike chima chimamanda chinedu chinonso chinwe chinyere chioma chipo chisom chitra chiyo chizoba
chloe chong chris christa christi christian christie christina christine christoph christophe christopher christos christy
chrysa chrystal chuka chukwudi chukwuemeka chun chuy cian ciara ciaran cillian cindy citlali citra claire clara clare clarence
clarice clarissa clark claude claudette claudia claudine claudio claus clayton cleber cleiton clemence clemens clement
clementine cleo cleveland clifton cliona clodagh clothilde clyde cody coen cole coleen colette colin colleen colm colton conall
concetta connor conor conrad constanze consuelo cora corentin corey corina corine corinna corinne cormac cornelia cornelius
corrine cortney cory cosima costas courtney craig crina cristian cristiane cristina cristobal csaba cuauhtemoc curtis cynthia
cyril daan daeun dafna dagmar dagmara dagny daichi daiki daisuke dale dalia damian damiano damien damilola damir damo damon dan
dana dane danica daniel daniela daniele danielle danilo danit daniyar danladi danny dante danuta daphne dapo dara daragh darcy
darek daria darin dario darius dariusz darko darla darlene darnell darragh darrel darrell darren darrin darryl darshan darwin
daryl dave davi david davide davina davis davo dawid dawit dayna dayo daz dean deana deann deanna deanne deano debashish debby
debo debora deborah debra declan dedi dee deena deepa deepak deepali deepika defne deidra deidre deirdre dejan deji delbert
delfina delia delilah della delma delores deloris delphine demba demetria demetrios demetrius demi dena denice denis denisa
denise deniz dennis denny derek derick derin dervla deshawn desiree desmond despina dessie detlef devi devika devin devon
dewayne dewey dewi dexter dhananjay dhruv diana diane diann dianna dianne diarmuid didier diego dieter dieudonne dilara dilip
dilnoza dilshan dimas dimitra dimitri dimitris dina dinah dinara dinesh diogo dion dionne dipika dirk divya divyanshu dixie
djamila dmitri dmitry dmytro doaa dohyun doina dollie domenico domingo dominic dominick dominik dominique don dona donal donald
donatella donghyun donna donncha donnell donnie donovan dora doreen doretha dorian dorina doris dorit dorota dorothea dorothy
dorthy doruk dotun doug douglas doyle dragan dragos dror duane duc duda dudi dudley dulce dumitru duncan dusan dustin dwayne dwi
dwight dylan dzmitry eamon earlene earline earnestine ebba ebele ebere ebru ebube ebuka ebun ebunoluwa eckhard edda eddie edgar
edin edite edith edmond edmund edna edouard edson eduarda eduardo edward edwin edwina edyta edythe eero eeva efe effie efrain
efrat efua egil ehsan eileen eilert eilidh eimear einar einat einav eirik eitan eivind ejike ekene elad elaheh elaine elba
elbert elda eldon eleanore elena eleni eleonora elham eli elia eliana eliane elias elida eliezer elif elijah elin elina elinor
elisa elisabeth elise elisha elisheva eliska eliud elizabeth elizaveta elke ella ellen ellie ellinor elliot elliott ellis elma
elmer elnaz elnora elodie eloise elouan elsa elsie elton elva elvia elvin elvira elvis elwood elzbieta emad emanuel emeka
emeline emer emerson emery emi emil emilia emilie emilio emily emin emina emma emmanuel emmanuelle emmett emre enda endang ender
engin enid enno enora enrico enrique enyinna enzo eoghan eoin erdem eren erez ergun eric erica erick ericka erik erika erin
erland erlend erma erna ernest ernestina ernestine ernesto ernie ernst ervin erwan erwin eshwar esi eskil esmeralda esperanza
esra essam essie esteban estefania estela estella estelle ester esther esti eszter ethan ethel etienne etta euan eugene eugenia
eula eunhye eunice eunji eunwoo eva evan evangelia evangelina evangeline evangelos evelyn everett evgenia evgeny ewa ewan
ewelina eyal ezgi ezinne ezra fabian fabiana fabien fabienne fabio fabiola fabrice fabricio facundo fadi fady faisal faizal
fajar fannie fanny farah faraja farhad farhan farid farida faris farooq faruk fathima fatima fatma fatou fatoumata fatuma
faustine fauziah fay faye federica federico fela felecia felicia feliks felipa felipe felix femi femke fenna ferdinand ferenc
fergal fergus ferhat fermin fernand fernanda fernando ffion fiachra fidel fiete filip filippo filiz finn fintan fiona fionn
fionnan fionnuala fiorella firas fitri flavia flavie flavio fleur flor flora florence florencia florent florian floriane florine
flossie floyd folake folarin forrest fotis francesca francesco francine francis francisca francisco franck franco francois frank
frankie frans frantisek franz fraser frauke fred freda freddie freddy frederic frederico frederik frederikke fredrick fredrik
freida freja freya frida frieda friederike fritz frode fumiko funke funmi funmilayo furaha furkan gabor gabriel gabriela
gabriele gabriella gadi gael gaelle gaetan galina galit gamal ganesh garba gareth garrett garry gary gaspard gaurav gauri
gauthier gavin gayatri gayla gayle gaz gbemi gbenga gede geert geeta gena genevieve geoff geoffroy georg george georges
georgette georgi georgia georgina georgios gerald geraldine geraldo gerard gerardo gerd gerda gergely gerhard gerhardt geri
germaine gero gerrit gertrude gethin ghada ghassan ghislain ghislaine giacomo gianluca giannis gijs gila gilad gilang gilbert
gilberto gilda gilles gilson gina giora giorgia giorgos giovana giovanni girish gisela gisele gita giulia giulietta giulio
giuseppe gizem gladys glen glenda glenn glenna gloria gokhan goldie gonzalo gopal goran gordana gordon gosia gosta goutham
govind grace gracie graciela grady graham grainne grazyna greer greg gregg gregoire gregor gregorio gregory greta gretchen
grigoris griselda grover grzegorz grzesiek gudrun guga gui guido guilherme guillaume guillem guillermo gulnara gunilla gunnar
gunther gurpreet gus gussie gustav gustavo guus guy gwenael gwenaelle gyula haakon habiba hadar hadas hadi hadiza haeun hafiz
hafizah hagit haim haitham hakan hakon hala haley halil halima halina hallie halvor hamdy hamid hamish hamza hana hanae hanan
hande hania hanna hannah hanne hannelore hannes hans hany hao haoran haoyu harald hardik hari haris harish harlan harley harold
harpreet harriet harriett harry harsh harsha harshad harshita haru haruka haruki haruna haruto harvey hassan hatice hattie hauke
hauwa hayley hayoon hazel hazem haziq heather heba hector hedda hedvig hege heidi heidrun heike heikki heiko heitor helen helena
helene helga helge helmut heloisa heloise hema hemant hemi hendra hendrik henning henri henrietta henriette henrik henrique
henry herbert heribert heriberto herman hermann hermine herminia hernan heru herve hesham hester hettie hidayah hideki hideo
hila hilary hilda hilde hildegard hillary himani hina hinata hiram hiro hiroki hiroshi hiroto hitesh hitomi hjalmar hoa holger
hollie holly homer hong honore horace horatio hortencia hortense hossam howard huda hugh hugo huguette humberto huong hussein
huy hyejin hyun hyunjin hyunsoo hyunwoo iago iain ian ibrahim ibukun ida idan ido idowu idris ifeanyi ifeoluwa ifeoma ifunanya
iga igal ignacio igor ihab ijeoma ike ikechukwu ikenna iker ikram ila ilan ilaria ildiko ilene ilias ilker ilse ilya iman imani
imelda imogen imogene imran ina inaki inas inbal indah indira indra ines inez inga inge ingeborg inger ingo ingrid ingvar inigo
intan ioan ioana ioanna ioannis iola ionut iqbal iraklis irem irena irene irfan irina iris irma irvin irving iryna isaac isabel
isabela isabella isabelle isadora isaiah ishaan ishbel ishita iskandar iskander isla islam ismael ismail isolde issac istvan
itai itamar itay itzel iva ivan ivana ivaylo ivo ivona iwan iwona iyabo izabela izzat jaana jacek jacinta jack jackie jacklyn
jacko jackson jaclyn jacob jacqueline jacquelyn jacques jacqui jacquline jadwiga jae jaehyun jaemin jaewon jagdish jagoda
jaideep jaime jake jakob jakub jamal james jami jamie jamila jamileh jan jana jane janek janell janelle janet janette janez
janhavi janice janie janine janis janna jannie jannik jannis janos jaqueline jared jarek jarle jaromir jaroslav jarrod jarvis
jasmin jasmine jasminka jason jasper jatin javier jay jaya jayant jayanta jayanti jayden jayesh jayla jayne jayson jean jeanette
jeanie jeanine jeanna jeanne jeannette jeannie jeannine jedrzej jeff jefferson jeffery jeffrey jeffry jelena jelle jemima jen
jena jendrik jenifer jenna jennie jennifer jenny jens jepkosgei jeppe jerald jeremy jeri jericho jermaine jeroen jerome jerri
jerry jesper jesse jessica jessie jessika jesus jewell jiahao jiaming jianguo jianhua jiayi jibril jide jiho jihoon jihye jill
jillian jim jimena jimin jimmie jimmy jin jindrich jing jingyi jinhee jiri jisoo jitendra jiwoo jiyeon jiyoung joachim joan
joana joanie joann joanna joanne joao joaquim joaquin jocelyn jochen jodi jodie jody joe joel joelle joerg joesph johan johann
johanna johannah johannes john johnathan johnnie johnno johnny joko jola jolanta jolene jomar jon jonas jonathan jonathon joni
jonna jonno jools joon joost jordan jordana jordi jorg jorge jorgen joris jorunn jose josef josefa josefina josefine joselyn
joseph josh joshua josie josip jovan jovana joyce juan juana juanita judi judith juha jukka jules julia julian juliana julianne
julie julien juliet julieta juliette julio julius jummai jumoke jun junaid jung junho junjie junseo junwei jure jurgen jurgita
jurre jussi justin justina justine justyna jyoti jyotsna jürgen kaan kaare kabir kabiru kacper kadek kadir kagiso kai kaitlin
kaitlyn kaito kaiwen kaja kajal kajsa kalle kalpana kamal kamala kamarul kamau kamil kamila kamran kanako kanchan kaodili kaori
kara karabo karan karel karen kari karim karin karina karine kariuki karl karla karolin karolina karsten karthik karthika kartik
kartika karyn kasey kashif kasia kaspar kasper kasun katalin katarzyna kate katelyn katerina kateryna katharina katharine
katherine katheryn kathie kathleen kathrin kathrine kathryn kathy katia katie katina katja katlego katrin katrina katy katya
kaveh kavita kavitha kavya kay kaye kayla kayode kaz kazim kazuki kazuko keabetswe kehinde keiko keisha keith kel kelechi kelley
kelli kellie kelly kelsey kelvin kemal kemi ken kenan kendall kendra kendrick kenechukwu kenichi kenji kenneth kenta kerem keren
keri kerim kermit kerri kerry kerstin keshav ketut kev kevin keyvan kgosi khadija khadijah khady khairul khaled khalid khamisi
khanh khanyi khaya khushi kiana kieran kiko kim kimberlee kimberley kimberly kimmo kinga kinsley kioko kipchoge kiplagat kiprono
kiptoo kira kiran kiri kirill kirk kirsten kirsty kirti kishore kjell kjersti klara klaudia klaus knut kobus koen kofi kojo
kolade kolja komal komang konrad konstantin konstantina korir kornelia kosisochukwu kostas kosuke kranti kris krishna krista
kristaps kristen kristi kristian kristie kristin kristina kristine kristjan kristof kristoffer kristopher kristy kristyna kriti
kritika krystal krystian krystle krystyna krzysiek krzysztof ksenia kshitij kuba kubra kumiko kunal kunle kurt kurtis kwabena
kwadwo kwaku kwame kwasi kwesi kyle kyoko kyra kyriakos kyungsoo lacey lachlan ladonna laetitia laide laila lakeisha lakesha
lakisha lakshmi lalit lamar lamia lamin lamont lana lance lanre lara larissa larry lars lashonda lasse laszlo latanya latasha
latifa latifah latisha latonya latoya latrice laura lauren laurence laurens laurent lauri laurie lautaro lavanya laverne lavonne
lawanda layla lea leah leandro leann leanna leanne lee leeann leela leena lefteris leif leigh leila leilani leire lekan lela
leland lelia lemuel lena lenka lennart lenora lenore leo leola leon leona leonard leonardo leonid leonidas leonie leonor leonora
leopold lerato leroy lesa lesley leslie lessie lestari lester leszek leta letha leticia letitia letizia levi lewis leyla lia
liam liane liat libby lidia lidija lieke lien liesbeth liesel lieselotte ligia lihua lila lilia lilian liliana liling lilla
lillie lilly lilou lily limor lin lina linda lindiwe lindsay lindsey linh linnea linus lionel lior liora lisa lisbeth lise
liselotte liu livia liz liza ljiljana lloyd lluis lobna logan loic lois lokesh lola lolita lonnie lora loraine lorcan loredana
loren lorena lorene lorenz lorenzo loretta lori lorie lorna lorraine lorrie lotanna lothar lotte loubna louella louis louisa
louise lourdes lowell loyd loz luana luann luc luca lucas lucia lucian luciana luciano lucie lucile lucinda lucy ludmila ludo
ludovic ludvig ludwig luella luigi luis luisa luise luiza lukas lukasz luke lula luna lungile lupita luther lutz luuk luz lwazi
lydia lyle lynda lynette lynn lynne lynnette maarten maayan mabel mable macarena macca maciej maciek mack mackenzie madalena
madalina madelyn madge madhav madhavi madhu madhuri madina mads mae mael maelle maelys maeve magali magda magdalena magdy maged
magnar magne magnus mahathir mahesh mahmood mahmoud mahsa mai maialen maike mair mairead mairo maite maja majed makoto maksim
makua malachy malaika malcolm malena malgorzata malia malik malin malinda malini mallika mallory malte mamadou mamie mana manami
manasa manav mandira mandla mandy manfred mangesh manish manisha manju manjula manoj manoli manolis manon mansi mansour manuel
manuela mara marah marc marceau marcel marcela marcelina marcella marcelline marcelo marci marcia marcie marcin marco marcos
marcus marcy mareike marek margaret margarida margarita margaux margery margit margo margot margret margrethe maria mariam
marian mariana marianne mariano maribel maricel maricela marie marieke marielle marietta marija marijn marika mariko marilena
marilia marilyn marina mario marion marisa marisol marissa marit maritza marius mariusz marjan marjolein marjorie mark markku
marko markos markus marla marleen marlene marlin marloes marlon marquis marquita marsha marshall marta martha marthe martin
martina martyna marva marvin marwa mary marya maryam maryann maryanne marybeth maryellen marylou maryna marzena masako masato
massimiliano massimo mastura matan matej mateja mateo mateusz mathias mathieu mathijs mathilda mathilde mathis matias matija
matilda mats matt matteo matthew matthias matthieu mattia mattie maud maude maudie maura maureen maurice mauricio maurine mauro
mavis max maxence maxim maxime maximilien maxine maya mayan mayank mayara maynard mayra mayumi mayur mbali meagan meena
meenakshi meera megha meghan megumi mehdi mehmet mehul mehwish mei meihua meike meiling meir meirav mekdes mel melanie melba
melike melina melinda melis melisa melissa mellisa melva melvin merav mercedes meredith merle merve meryem mette mhairi mia
micaela micah michael michaela michal michalis micheal michel michele michell michelle michiel michiko mickael mickey mide
midori mieke mieszko miguel mihaela mihai mihir mika mikael mike mikhail miki mikkel mikko mikolaj mila milad milagros milan
mildred milena miles milica milind millard millicent millie milo milos milton miltos mina minako minerva ming minghao mingyu
minh minho minjae minji minjun minna minnie minoru minseo minsu mira miranda miraç mireia mireille mirek mirela mireya miriam
mirjam mirko miroslav mirthe mirza misaki mitali mitch mitsuko mitzi miyu miyuki mizuki mladen mo mohamed mohammad mohammed
mohan mohd mohini mohit moira moises mojisola mollie molly momo momoko mona monica monika monique monir monserrat monte montse
monty morag moran morenike morgan morgane moritz morris morten moses moshe mostafa motti moussa moyo mpho mridula msizi muhammad
muireann mukesh mukul mumbua mungo munira murali murat muriel murilo murray murtala musa mustafa musyoka muthoni mutua mwajuma
mwanaisha mwangi mwende mykola myra myriam myrna myron myrtle myrto naama nabil nabila nada nadav nadege nadezhda nadia nadim
nadine nadja nafisa nagat nagesh naglaa nagwa nahla nahuel naia naima najib nakul naledi nalini nam namrata nan nana nanami
nancy nanda nandini nandita nanette nannie naoise naoki naoko naomi narayan narendra naresh nashwa nasim nasir nasiru nasrin
nasser natalia natalie nataliia natalya natascha natasha nathalia nathalie nathan natsuki natsumi nattapong naveen navin navya
nayeli nazanin nazli nazri ndeye neal neda neelam neema neeraj neetu neha nehir neil nekesa nektarios nela nelda nellie nelly
nelson nerea nermin nestor neta nettie neva neven nevine nga ngaio ngan ngoc ngozi nguyen nhi nia niall niamh nicanor nicholas
nichole nick nicki nickolas nico nicola nicolas nicole nicoletta nidhi niek niels nige nigel nihal nihar nikhil nikita niklas
nikola nikolai nikolaos nikolaus nikos nilay nilesh niloofar nils nilufer nima nimisha nimrod nina nino niraj nirmala nisha
nishant nita nitin nitzan nivedita niyi njeri nkechi nkem nkiruka nkosana nkosi nnamdi nneka nnenna noa noah noam noboru noe
noel noelle noemi noemie noga noha nokuthula nola nolan nomfundo nompumelelo nomsa nomvula nona nonhlanhla noor nora noraini
norbert noreen norhayati noriko norma norman norris nosipho nour nourhan nozomi nthabiseng ntokozo ntombi nuala nuno nuraini
nuria nurit nurul nuwan nwando nyah nyambura nyasha nyoman oana obi obinna obioma oceane ochieng octave octavia octavio odalys
oddvar odell odessa odette odhiambo odhran odile ofelia ofer ogechi ohad oihane oisin ojas okoro oksana ola olabisi oladele olaf
olajide olamide olanna olatunde olav olayinka ole oleg oleksii olena olga olive oliver olivia olivier oliwia ollie olof olu
olubunmi oluchi olufemi olufunke olumide olusegun oluwaseun oluwatobi omar omer omkar omneya omolara omotola omri ondrej onni
onur onyeka onyinye opeyemi ophelia ophelie ora oratile oren orestis orhan oriol orit orjan orla orlaith orlando orly orsolya
orville osagie osama osamu oscar oskar osman osnat otavio otieno otis ottilie otto ouafa ousmane owen oyinkansola oyvind ozan
ozge ozlem pablo padma padraic padraig paige paivi palesa pallavi paloma pamala pamela panagiotis pankaj panos paola paolina
paolo paresh parisa paritosh parker parth parul parvati pascal pascale pat patrica patrice patricia patrick patrik patrizia
patrycja patryk patsy patti patxi pau paul paula paulette pauliina paulin paulina pauline paulo pavel pavla pavlina pavlos pawel
payal payam pearlie pedram pedro peggy pekka pelin pelle penelope peng pengfei peninah penny pepijn per percy pernilla pernille
perrine perry petar peter petr petra petros petter phelim phil philip philipp philippe phoebe pholoso phuc phumzile phuong
phyllis pia pierpaolo pierre pierrick piet pieter pietro pilar pilvi pinar piotr piotrek piper piyush pnina polina polly pooja
poonam poppy poul prabhakar prachi pradeep pragya prakash prakriti pramod pranav pranjal prasad prashant pratap prateek pratibha
pratik praveen preethi preeti prem preston pri priit prisca priscila pritam priti priya priyanka pruthvi przemek przemyslaw
puleng puneet purnima purva pushpa putri putu qi qian qiang quang quentin quetzalli quincy quinn quinton quirin quoc raakhi
rabia rabiu rachael rachel rachelle rachid radek radha radhika radka radmila radoslav radu rae rafael rafaela rafal rafe
raffaella raghav raghu ragna ragnar ragnhild rahim rahmat rahul raimund rainer raisa raissa raj raja rajan rajat rajeev rajendra
rajesh rajiv rajni raju rakesh rakiya ralf ralph raluca rama raman ramesh rami ramin ramiro ramon ramona ramy ramya rana randa
randal randall randi randy rani rania ranjan ranjana ranjit raphael raphaela raquel rasha rasheed rashid rashida rashmi rasmus
rati ratna raul rav raveena ravi ravindra ray raymond rayssa raz raza razak razvan reba rebeca rebecca rebekah reem reema reena
refilwe regina regis rehema reiko reinhard reinier reka rekha remi remy rena renae renan renata renate renato renaud rene renee
renu reshma retha reuben reva revathi rex reyhan reyna reynaldo reza rhea rhiannon rhoda rhonda rhys ria rian ricarda ricardo
riccardo richa richard rick rickey rickie ricky rie rifat rigoberto rihanna riikka rika rikke riku riley rin rina rinat rini
rinku risa rishabh rishi rita ritesh ritika rito ritu rivka riya rizki rizky roan rob robbo robert roberta roberto robin robson
robyn rocco rochelle rocio rodel rodger rodney rodolfo rodolphe rodrigo roelof rogelio roger rogerio rohan rohana rohini rohit
roisin roksana roland rolando rolf romain roman romana romane romeo romina romulo ron ronald ronan ronda ronen roni ronit ronja
ronny roosevelt rory rosa rosalee rosalia rosalie rosalind rosalinda rosalyn rosamund rosana rosanna rosanne rosario roscoe
roseann rosella rosemarie rosetta roshan roshni rosie rosli roslyn rosnah ross rostislav roswitha rotem rotich rotimi rowan
rowena roxana roxane roxie roy royce roza ruairi ruaridh ruben rubina ruchi rudi rudolf rufus rui runa ruolin ruoxi rupa rupali
rupert rupesh rushil ruslan russel russell ruta rutendo rutger ruth ruthie ryan ryo ryoko ryota saanvi saba sabelo sabine sabri
sabrina sacha sachiko sachin sadia sadie sadiq saeed safa safiah safiya sagar sagi sahana sahar sahil said saima sakari sakshi
sakura salah saleh salil salim sallie salma salmah salman saloni salvador sam samantha samar samara sameer sameh sami samiksha
samir samira sammie samuel samuele sana sandeep sander sandhya sandor sandra sandrine sandro sandy sanele sangeeta sangmin
sangwoo saniya sanjana sanjay sanjeev sanna sanne santiago santino santos santosh saoirse sapna sara sarah sarai sarika sarita
sarthak sasha saskia satish satomi satoshi satya saud saul saundra saurabh savannah savita sayaka scot scott scotty seamus sean
sebastian sebastiano sebastien sebnem seema sefa segun seif selam selena selim selin selina sello selma senthil seohyun seojun
seoyeon serafina serap serena serge sergei sergey sergio serhat serhii serhiy serkan seth setsuko seulgi seun seungmin sevda
severin severine sevgi shabnam shady shahd shahid shahrul shai shaikha shaima shaimaa shakira shalini shamim shamsul shana shane
shani shanice shanika shaniqua shanna shannon shanshan shanta shantanu shanthi shanti sharad shari sharifah sharlene sharmila
sharon sharona sharron shashank shashi shaul shaun shauna shawn shawna shaz shazza sheena sheetal shefali shehu sheila shelby
sheldon shelia shelley shelly sheng sheree shereen sheri sherif sherine sherman sherri sherrie sheryl shigeru shilpa shimon
shinji shiori shir shira shiri shirin shirley shiv shivam shivani shizuka shlomi shlomo shmuel shoaib shobha shola shona shonda
shoshana shota shreya shreyas shrikant shruti shu shuang shubham shun shweta shyam sibel sibongile sibusiso sid siddhant
siddharth siddhi sidney sieglinde siem sigal sigita signe sigrid sigridur sigrun sigurd sihle sihyun sikha silas silje silke
silvia silvio simge simiyu simon simona simone simphiwe simran sina sindre sinead sinem siobhan siphiwe sipho siri siriporn
siska sissel siti siv sivan siwoo siya siyabonga siyu sizwe sjoerd sladjana slamet slavica slawek slawomir sloane smita smithy
sneha snehal snezana snorri socorro sofia sofie soha sohail soham solange solene solveig soma somaya somchai somto sonal sonali
sonam sondra sondre sonia sonja sonke sonny sonya soojin sooyoung sopuruchi sora soraya soren sotiris soumya sourav souta
spencer spiros spyros sri sridhar srikanth srinivas sripriya srishti stacey staci stacie stacy stan stanislav stanislava
stanislaw stavros stefan stefania stefanie stefano stefanos steffen steffi steinar stelios stella stellan sten stephan stephane
stephania stephanie stephen steve steven stevo stewart sthembiso stian stig stijn stine stratos struan stuart sture subhash
subramaniam suchitra sudha sudhir sue sueli suhaimi suhas sujata sujay suji sujin sulastri suleiman sully suman sumedha sumiko
sumit sumitra sunghoon sungmin sunil sunita sunniva suraj suraya suresh surya susan susana susanne sushant sushil sushma susilo
susumu suzana suzanne suzette svein sven svenja svetlana svitlana swapna swapnil swara swarna swarup swati syafiq syahirah sybil
syed sylvain sylvester sylvia sylvie sylwia synnove syokau szabolcs szilvia szymon taavi tabatha tabea tabitha tadashi tade
tadeusz tadhg taehyung taeyang tage taha tahir taina taiwo taj takashi takeshi takis takumi tal talatu tali talia talita talya
tamar tamara tamas tameka tamera tami tamika tammi tammie tammy tamra tamsin tane tanguy tania tanisha tanja tanmay tanuja tanvi
tanya tapiwa tara taras tarek tarik tariq tarun taryn tash tasha taslima tasos tatiana tatjana tatsuya tatum tatyana taylor tayo
tebogo teca ted teemu teja tejas temi temitope tendai tengku tenzin teo teodora teresa teresita tereza teri terje terra terrance
terrell terrence terri terrie terry tess tessa tetiana tetsuya teun tevfik thabo thaddeus thais thanabalan thanasis thandeka
thandi thandiwe thanh thanos thao tharindu thea thelma themba theo theodora theresa therese theresia thi thiago thibaud thibault
thibaut thierry thijs thilo thomas thomasin thora thorbjorn thorsten thulani thuong thurman thuy tia tiago tianyi tiao tibor
tiernan tiffani tiffany tigist tigran tiina tijana tijn till tillie tilman tim timea timo timothy timur tina tinashe tine
tingting tiril tirza tisha tita titi titilayo titouan titus tjark tobi tobiah tobias todd tolga tolu tom tomas tomasa tomasso
tomasz tomek tomer tomislav tommie tommo tommy tomoko tomomi toni tonia tonje tony tonya toochi torben torbjorn torgeir torin
torsten torunn toshi toshiro tosia tova tove toya toyin tracey traci tracie tracy trang travis trent trev treva trevor trey
tricia trina trine trinh trisha tristan troels trond troy trudy trung trygve tshepo tsubasa tsvi tuan tudor tugba tulay tumaini
tumelo tumi tunde tunji tuomas tushar tuti tuva twila tyler tyra tyrone tyson tzipi tzvika uche uchechi uchenna udo ugo ugochi
ugonna uju ula ulf ulises ulla ulrich ulrik ulrike ultan ulysse ulysses uma umair umar umesh umit umut una unai unathi upendo
uri uriel urmila urs ursula ursule urszula usha usman utami ute utkarsh uwe uzma vaclav vadim vaibhav vaino vaishali vaishnavi
valarie valentin valentina valentino valeria valerie valerio valeriya vali vance vandana vanessa vangelis varsha varun vasant
vasco vasili vasiliki vasilis vasudha vaughn vedran vegard velma venkat vera verena vern verna vernon veronica veronika
veronique vesna vibeke vicente vickie vicky victoire victor victoria vidar vidya viggo vignesh vihaan vijay vijaya vikas vikki
vikram viktor viktoria vilde vilhelm ville vilma vimal vinay vinayak vince vincent vincenzo vineet vineeta vinicius vinod viola
violeta vipul viraj virat virgie virgil virgina virginia virginie vishakha vishal vishnu vitalii vitor vitoria vittoria vivek
vivian viviane vivienne vladimir vladimira vladislav vojtech volha volkan volodymyr vonda voula vuk vusi vytautas wade wael
wafaa wafula wagdy wagner wahyu waleed walid wallace wally walter wambui wanda wanderson wandile wangari wanja wanjiku wanjiru
warren wasim wayan wayne wei weijie weiming wekesa wendell wendi wendy wenjing wenwen werner weronika wesley whitney wiebke
wietske wiktor wiktoria wilbert wilbur wilda wiley wilfred wilfredo wilfried wilhelm willa willard willem william williams
willie willis wilma wilson wim winston wiremu wojciech wojtek wole wolfgang wolfram woodrow woojin wouter wozza wulan xander
xavier xenia xiao xiaofeng xiaohong xiaoli xiaoming xiaoyu ximena xin xinyi xinyu xiulan xochitl xolani yaa yaakov yael yago
yahir yahya yair yakov yakubu yamini yan yana yang yaniv yann yannick yannis yanti yanyan yaqi yara yarden yardena yaretzi yaron
yaroslav yash yashika yashwant yasin yasir yasmin yasmina yasmine yasser yasuhiro yating yaw yehia yehuda yejin yejun yemi
yeonjun yerin yesenia yesim yetta yetunde yewande yi yiannis yichen yifan yigal yigit yihan ying yingying yinka yitzhak ylva
yngve yoav yochanan yogesh yogev yogita yohan yoko yolanda yolande yomi yonatan yonela yong yoona yosef yoshi yoshiko yossi
yotam youcef youngmin yousra youssef youssra ysabel yuchen yudi yuhan yui yujin yuka yukari yuki yukiko yuko yulan yulia yuliia
yumi yumiko yuna yuni yuri yuriko yusuf yusuke yuto yuval yuxuan yvan yves yvette yvonne zach zack zahid zahir zahra zaid zainab
zainabu zainal zakaria zaki zaleha zane zanele zaneta zara zawadi zaynab zbigniew zbyszek zdenek zdenka zeca zehava zeina zeinab
zeki zelda zelma zena zenon zev zeynep zhang zhanna zhen zhengyi zhenyu zhihao zia ziad zihan zikora zineb zinhle ziv ziva
zixuan ziyi zodwa zoe zofia zofie zoltan zoran zosia zoya zsofia zsolt zsuzsanna zubaidah zubairu zubin zukiswa zulkifli zuri
zuwena zuza zuzana zuzanna zvi zé
""")

_NEVER_LOWER = words("will art rich pat chuck guy olive mia ant mo nan missy gene dick ike sal cat al bee ed hank")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """First names in key form, short forms included; those that are everyday words too are not among them."""
    return (_NAMES | first_names()) - _NEVER_LOWER
