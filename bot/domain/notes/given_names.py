"""First names common enough to be recognised in lower case, without a capital to tell. Data only.

A name that is also an everyday word (will, may, hope, joy) is left out: it needs a capital or a known person.
"""

from functools import lru_cache

from bot.domain.people.nicknames import first_names
from bot.domain.people.words import words

_NAMES = words("""
aaron abbie abdoulaye abdul abdullah abebe abel abena abeni abhishek abigail abimbola abiola abraham achieng achim ada
adaeze adam adamu adaora addie adebayo adela adele adeline adeola adeyemi adil aditi aditya adnan adolfo adolph adrian
adriana adrianne adrienne adunni agata agatha agnes agnieszka agustin ahmad ahmed ahmet aida aidan aigerim aiko aileen
aimee aisha aishwarya aisyah aizhan ajay ajit akanksha akash akira akosua akua alain alan alana alasdair alastair alba
alban albert alberta alberto albin aldo alejandra alejandro aleksandar aleksander aleksandra aleksei alena alessandra
alessandro alessia alev alex alexa alexander alexandra alexandre alexandria alexandros alexei alexey alexios alexis
alfonso alfred alfreda alfredo ali alice alicia alicja alina aline alioune alisa alisha alison alissa alistair aliya
allan allen allene allie allison allyson alma alois alonso alonzo alphonso alta althea alton alvar alvaro alvin alwin
alyce alyson alyssa amadou amaia amaka amal amalia amandine amanda amara amarachi amber ambroise amedeo amelia amelie amie amina
aminata amine amir amit amitabh amos amparo amrita amy ana anahit anais anand anant ananya anastasia anastasios anders
andile andra andre andrea andreas andrei andres andrew andrey andrzej andy aneesh aneta anete angel angela angelia
angelica angeline angelique angelita angelo angus anh anika aniket anil anirudh anita anja anjali anjana anke ankit
ankita ankur ann anna annabel annalena annalise anne anneke anneliese annemarie annette annie annika annmarie anouk
ansel anselm ansh anthea anthony antionette antoine antoinette anton antoni antonia antonin antonio anuja anurag anusha
anushka anya aoife aparna april apurva araceli archana archie ari ariana arianna ariel arif arijit arjun arleen arlene
arline armand armando armin arnaud arnav arne arnold artem arthur artur arturo arun arvid arvind aryan asger asha ashish
ashlee ashleigh ashley ashok ashwin ashwini asif asim aslan aslaug asli asma assaf astrid athena atif atul aubin aubrey
aude audra audrey august augusta auguste aurelia aurelie aurelien aurora austin ava avery avi avinash avis avishai axel
ayana ayelet ayesha aylin ayo ayodele ayomide ayse aysel azadeh aziz babak babatunde bakary balaji balazs baptiste barak
barbara barbra barry bart bartek bartosz basak bashir baz beata beate beatrice beatriz becky behnam bekele bela belinda
ben benedetta benedict benedikt benita benito benjamin benjy bennie benoit berat berenice berit berk bernadette
bernadine bernard bernardo bernd bernice bert berta bertha bertie bertrand beryl bessie beth bethany betsy bette bettie
bettina bettye beulah beverley beverly bex bhavesh bhavna bia bianca bianka bibi bijan bilal bilge bill billie billy
birdie birger birgit birgitta bisi bjarne bjorn blaine blake blanca blanche blanka blaz bo bob bobbi bobbie bogdan
bogdana bojan bolanle boluwatife bonita bonnie boris borja borys boyd bozena brad bradford bradley brady brandi brandie
brandon branislav branko brannon brenda brendan brent bret brett brian briana brianna brid bridget bridgett bridgette
brigid brigitta brigitte britney britt britta brittany brittney bronagh bronte bronwen brooke bruce bruna bruno bryan
bryant bryce bryon buchi budi bukola burak burcu burton busisiwe byron caio caitlin caleb callie callum cameron camila
camilla camille camilo canan candace candice caoimhe cara carey cari carina carine carissa carl carla carlene carlo
carlos carlotta carlton carly carmela carmella carmen carol carole carolina caroline carolyn carroll carsten cary caryn
casandra casey caspar cassandra cassie catalina catarina catherine cathleen cathryn catrina catriona cecelia cecil
cecile cecilia cecilie cedric celeste celia celina celine cem cengiz cesar chad chaim chaitanya chandan chandra
chandrika charlene charles charlie charlotta charlotte charmaine chasity chelsea chelsey chen cheng cheri cherie cheryl
chester chiamaka chiara chibuike chidi chidinma chidozie chika chike chima chimamanda chinedu chinonso chinwe chinyere
chioma chipo chisom chitra chloe chong chris christa christi christian christie christina christine christoph christophe
christopher christy chrystal chukwudi chukwuemeka chun cian ciara cillian cindy claire clara clare clarence clarice
clarissa clark claude claudette claudia claudine claudio claus clayton cleber clemens clement clementine cleo cleveland
clifton cliona clodagh clyde cody coen cole coleen colette colin colleen concetta connor conor conrad constanze consuelo
cora corentin corey corina corine corinna corinne cormac cornelia cornelius corrine cortney cory cosima costas courtney
craig crina cristian cristina cristobal csaba curtis cynthia cyril dagmar dagny daisuke dale dalia damian damiano damien
damilola damir damon dan dana dane danica daniel daniela daniele danielle danilo daniyar danny dante danuta daphne dara
daragh darcy darek daria darin dario darius dariusz darko darla darlene darnell darragh darrel darrell darren darrin
darryl darwin daryl dave davi david davide davina davis davo dawid dayna dayo dean deana deann deanna deanne deano
debashish debby debora deborah debra dee deena deepa deepak deepali deepika deidra deidre deirdre dejan delbert delia
delilah della delma delores deloris delphine demba demetria demetrios demetrius demi dena denice denis denisa denise
deniz dennis denny derek derick derin dervla deshawn desiree desmond despina dessie devi devika devin devon dewayne
dewey dewi dexter dhruv diana diane diann dianna dianne diarmuid didier diego dieter dieudonne dilara dilip dilnoza
dimas dimitra dimitri dimitris dina dinah dinara dinesh dion dionne dipika dirk divya dixie djamila dmitri dmitry dmytro
doina dollie domenico domingo dominic dominick dominik dominique don dona donal donald donatella donna donnell donnie
donovan dora doreen doretha dorian dorina doris dorota dorothea dorothy dorthy doruk doug douglas doyle dragan dragos
duane duda dudley dulce dumitru duncan dusan dustin dwayne dwight dylan dzmitry eamon earlene earline earnestine ebele
ebere ebru eckhard edda eddie edgar edite edith edmond edmund edna edouard eduardo edward edwin edwina edyta edythe efe
effie efrain efua egil eileen eilidh eirik eitan ekene elad elaheh elaine elba elbert elda eldon eleanore elena eleni
eleonora elham eli elia eliana elias elida elif elijah elin elina elinor elisa elisabeth elise elisha eliska elizabeth
elizaveta elke ella ellen ellie ellinor elliot elliott ellis elma elmer elnaz elnora elodie eloise elouan elsa elsie
elton elva elvia elvin elvira elvis elwood emanuel emeka emer emery emil emilia emilie emilio emily emin emma emmanuel
emmanuelle emmett emre enda ender engin enid enora enrico enrique enzo eoghan eoin erdem eren ergun eric erica erick
ericka erik erika erin erlend erma erna ernest ernestina ernestine ernesto ernie ernst ervin erwin esi esmeralda
esperanza esra essie esteban estefania estela estella estelle ester esther eszter ethan ethel etienne etta eugene
eugenia eula eunice eva evan evangelina evangeline evangelos evelyn everett evgenia evgeny ewa ezgi ezra fabian fabiana
fabienne fabio fabiola fabrice fabricio fadi faisal fannie fanny farah farhan farid farida faris farooq faruk fathima
fatima fatma fatou fatoumata fay faye federica federico felecia felicia feliks felipa felipe felix femi femke ferdinand
fergal fergus ferhat fernand fernanda fernando fidel filip filippo filiz finn fintan fiona fionnuala fiorella firas
flavia flavie flavio fleur flor flora florence florian floriane florine flossie floyd folake forrest francesca francesco
francine francis francisca francisco franck francois frank frankie frans frantisek franz fred freda freddie freddy
frederic frederico frederik frederikke fredrick freida freya frida frieda friederike fritz funke funmi furkan gabor
gabriel gabriela gabriele gabriella gaelle gaetan galina ganesh gareth garrett garry gary gaspard gaurav gauthier gavin
gayatri gayla gayle gaz gbenga geert gena genevieve geoff georg george georges georgette georgi georgia georgina
georgios gerald geraldine gerard gerardo gerd gerda gergely gerhard gerhardt geri germaine gero gerrit gertrude ghassan
ghislain giacomo gianluca gilbert gilberto gilda gilles gina giorgia giorgos giovanni gisela giulia giulietta giulio
giuseppe gizem gladys glen glenda glenn glenna gloria goldie gonzalo goran gordana gordon goutham grace gracie graciela
grady graham greg gregg gregor gregorio gregory greta gretchen griselda grover grzegorz guga guido guilherme guillaume
guillem guillermo gulnara gunnar gunther gurpreet gus gussie gustav gustavo guus guy gyula haakon habiba hadar hadi
hadiza haim haley halil halima halina hallie hamid hamish hamza hana hanan hande hanna hannah hanne hannelore hannes
hans hao harald hari haris harish harlan harley harold harpreet harriet harriett harry harshad harshita haruki haruna
haruto harvey hassan hatice hattie hayley hazel heather hector hedda hedvig hege heidi heike heiko helen helena helene
helga helmut heloise hemant hendrik henning henri henrietta henriette henrik henry herbert heribert heriberto herman
hermann hermine herminia hernan hester hettie hideki hideo hila hilary hilda hilde hildegard hillary hina hiram hiro
hiroki hiroshi hitesh hoa holger hollie holly homer hong horace horatio hortencia hortense howard huda hugh hugo
humberto hussein huy hyejin hyun iain ian ibrahim ibukun ida idris ifeanyi ifeoma igal ignacio igor ike ikram ila ilaria
ildiko ilene ilker ilse ilya iman imani imelda imogen imogene imran ina inaki indira indra ines inez inga inge ingo
ingrid inigo ioan ioana ioannis iola iqbal irem irena irene irfan irina iris irma irvin irving isaac isabel isabela
isabella isabelle isaiah ishaan ishita iskander ismael ismail isolde issac istvan itamar itzel iva ivan ivana ivaylo ivo
ivona iwona izabela jaana jacek jacinta jack jackie jacklyn jacko jackson jaclyn jacob jacqueline jacquelyn jacques
jacqui jacquline jadwiga jae jagdish jaime jake jakob jakub jamal james jami jamie jamila jamileh jan jana jane janek
janell janelle janet janette janez janice janie janine janis janna jannie jannik jannis janos jaqueline jared jarek
jaromir jaroslav jarrod jarvis jasmin jasmine jasminka jason jasper jatin javier jay jaya jayanta jayden jayesh jayla
jayne jayson jean jeanette jeanie jeanine jeanna jeanne jeannette jeannie jeannine jedrzej jeff jefferson jeffery
jeffrey jeffry jelena jelle jemima jen jena jendrik jenifer jenna jennie jennifer jenny jens jerald jeremy jeri jermaine
jeroen jerome jerri jerry jesper jesse jessica jessie jessika jesus jewell jiho jihoon jill jillian jim jimena jimmie
jimmy jin jindrich jing jinhee jiri jitendra joachim joan joana joanie joann joanna joanne joao joaquim joaquin jocelyn
jochen jodi jodie jody joe joel joerg joesph johan johann johanna johannah johannes john johnathan johnnie johnno johnny
jolanta jolene jon jonas jonathan jonathon joni jonna jools joon jordan jordana jordi jorg jorge jose josef josefa
josefina josefine joseph josh joshua josie josip jovan jovana joyce juan juana juanita judi judith juha jules julia
julian juliana julianne julie julien juliet julieta juliette julio julius jun junaid jung jure jurgen jurgita jussi
justin justina justine justyna jyoti jürgen kaan kabir kacper kadir kai kaitlin kaitlyn kaito kaja kajal kalle kalpana
kamal kamala kamau kamil kamila kamran kanako kaori kara karan karel karen kari karim karin karina karl karla karolin
karolina karsten karthik kartik karyn kasey kashif kasia kaspar katalin katarzyna kate katelyn katerina katharina
katharine katherine katheryn kathie kathleen kathrin kathrine kathryn kathy katie katina katja katrin katrina katy katya
kaveh kavita kavitha kay kaye kayla kayode kaz kazim kazuki kehinde keiko keisha keith kel kelechi kelley kelli kellie
kelly kelsey kelvin kemal kemi ken kenan kendall kendra kendrick kenji kenneth kenta kerem keren keri kerim kermit kerri
kerry kerstin kev kevin keyvan khadija khaled khalid khanh khushi kiana kieran kim kimberlee kimberley kimberly kimmo
kinga kiplagat kiprono kira kiran kirill kirk kirsten kirsty kishore klara klaudia klaus kofi kojo kolja konrad
konstantin kornelia kostas kosuke kranti kris krishna krista kristaps kristen kristi kristian kristie kristin kristina
kristine kristjan kristof kristopher kristy krystal krystian krystle krystyna krzysztof ksenia kubra kunal kunle kurt
kurtis kwabena kwadwo kwaku kwame kwasi kwesi kyle kyra lacey ladonna laila lakeisha lakesha lakisha lakshmi lalit lamar
lamin lamont lana lance lanre lara larissa larry lars lashonda lasse laszlo latanya latasha latisha latonya latoya
latrice laura lauren laurence laurens laurent lauri laurie lavanya laverne lavonne lawanda layla lea leah leandro leann
leanna leanne lee leeann leena leif leigh leila leilani leire lela leland lelia lemuel lena lenka lennart lenora lenore
leo leola leon leona leonard leonardo leonid leonie leonor leonora leopold lerato leroy lesa lesley leslie lessie lester
leszek leta letha leticia letitia letizia levi lewis leyla lia liam liane libby lidia lidija lieke lien liesbeth liesel
ligia lila lilia lilian liliana lilla lillie lilly lily lin lina linda lindsay lindsey linh linnea linus lionel liora
lisa lisbeth lise liselotte liu livia liz liza ljiljana lloyd lluis logan loic lois lokesh lola lolita lonnie lora
loraine lorcan loredana loren lorena lorene lorenz lorenzo loretta lori lorie lorna lorraine lorrie lothar lotte loubna
louella louis louisa louise lourdes lowell loyd luana luann luc luca lucas lucia lucian luciana luciano lucie lucile
lucinda lucy ludmila ludo ludovic ludwig luella luigi luis luisa luise lukas lukasz luke lula luna luther lutz luuk luz
lwazi lydia lyle lynda lynette lynn lynne lynnette maarten mabel mable macca maciej mack mackenzie madalena madelyn
madge madhav madhuri madina mads mae maeve magali magda magdalena magnar magnus mahesh mahmood mahmoud mahsa mai maialen
maike mair maite maja maksim malaika malcolm malgorzata malia malik malin malinda mallory malte mamadou mamie mana mandy
manfred manish manisha manjula manoj manoli manon mansi mansour manuel manuela mara marah marc marcel marcela marcelina
marcella marcelo marci marcia marcie marcin marco marcos marcus marcy mareike marek margaret margarida margarita margaux
margery margit margo margot margret margrethe maria mariam marian mariana marianne mariano maribel maricela marie
marieke marielle marietta marija marijn marika marilena marilyn marina mario marion marisa marisol marissa marit maritza
marius mariusz marjan marjolein marjorie mark markku marko markus marla marleen marlene marlin marlon marquita marsha
marshall marta martha marthe martin martina martyna marva marvin mary marya maryam maryann maryanne marybeth maryellen
marylou maryna massimiliano massimo matej mateja mateo mateusz mathias mathieu mathijs mathilda mathilde matias matija
matilda mats matt matteo matthew matthias matthieu mattia mattie maud maude maudie maura maureen maurice mauricio
maurine mauro mavis max maxim maxime maximilien maxine maya mayank maynard mayra mayur mbali meagan meera megha meghan
mehdi mehmet mehul mehwish mei meike meir mel melanie melba melike melina melinda melis melisa melissa mellisa melva
melvin mercedes meredith merle merve meryem mette mhairi mia micah michael michaela michal micheal michel michele
michell michelle michiel mickael mickey mieke mieszko miguel mihaela mihai mika mikael mike mikhail mikko mikolaj mila
milad milagros milan mildred milena miles milica millard millicent millie milo milos milton mina minako minerva ming
mingyu minh minna minnie mira miranda miraç mireia mireille mirela miriam mirjam mirko miroslav mirza mitali mitch mitzi
miyu mladen mo mohamed mohammad mohammed mohan mohini mohit moira moises mollie molly momo mona monica monika monique
monir monte montse monty morag morgan morgane moritz morris morten moses moshe mpho mridula msizi muhammad mukesh mungo
munira murali murat muriel murray mustafa mwende myra myriam myrna myron myrtle myrto nabil nabila nada nadav nadezhda
nadia nadim nadine nadja nafisa nagesh nahla naia naima nalini nam nan nana nancy nanda nandini nandita nanette nannie
naoki naoko naomi narayan narendra nasim nasir nasrin nasser natalia natalie natalya natascha natasha nathalie nathan
navin nazanin nazli neal neda neema neeraj neetu neha nehir neil nela nelda nellie nelly nelson nettie neva neven nga
ngaio ngan ngoc ngozi nguyen nhi nia niall niamh nicanor nicholas nichole nick nicki nickolas nico nicola nicolas nicole
nicoletta nidhi niek niels nigel nikhil nikita niklas nikola nikolai nikolaos nikolaus nikos nilay nils nilufer nima
nimrod nina nino niraj nirmala nisha nishant nita nitin nkechi nnamdi noa noah noam noe noel noelle noemi noemie noga
nokuthula nola nolan nomvula nona noor nora norbert noreen noriko norma norman norris nour nourhan nozomi nthabiseng
nuala nuno nuria nurul nyah nyambura nyasha oana obi obinna octavia octavio odalys odell odessa odette odile ofelia ofer
ogechi oisin oksana ola olaf olamide olatunde ole oleg oleksii olena olga olive oliver olivia olivier ollie olof olu
olubunmi olufemi oluwaseun oluwatobi omar omer omkar omolara ondrej onur ophelia ophelie ora orhan oriol orla orlaith
orlando orsolya orville osagie oscar oskar osman otieno otis ottilie otto ouafa owen ozan ozge ozlem pablo padma padraig
paige palesa pallavi pamala pamela pankaj paola paolina paolo paresh parisa paritosh parker parth parvati pascal pascale
pat patrica patrice patricia patrick patrik patrizia patryk patsy patti patxi pau paul paula paulette pauliina paulina
pauline paulo pavel pavla pavlina pavlos pawel payal payam pearlie pedram pedro peggy pelin penelope peninah penny per
percy pernille perry petar peter petr petra petros phil philip philipp philippe phoebe pholoso phuc phumzile phuong
phyllis pia pierpaolo pierre pieter pietro pilar pilvi pinar piotr piper piyush polina polly pooja poonam poppy
prabhakar prachi pradeep pragya prakash prakriti pranav prasad prashant prateek pratik praveen preethi preeti prem
preston pri priit prisca priscila pritam priti priya priyanka pruthvi purnima qi quang quentin quincy quinn quinton
quirin quoc raakhi rabia rachael rachel rachelle rachid radek radha radhika radmila radoslav radu rae rafael rafal rafe
raffaella raghav raghu rahim rahul raimund rainer raisa raj raja rajat rajeev rajendra rajesh rajni rakesh ralf ralph
rama raman ramesh rami ramin ramiro ramon ramona ramya rana randal randall randi randy ranjana ranjit raphael raphaela
raquel rasheed rashid rashida rashmi rasmus rati raul rav raveena ravi ray raymond raz raza razvan reba rebeca rebecca
rebekah reena regina reinhard reinier reka rekha remi remy rena renae renata renate renato renaud rene renee renu reshma
retha reuben reva rex reyhan reyna reynaldo reza rhea rhoda rhonda rhys ria rian ricarda ricardo riccardo richa richard
rick rickey rickie ricky rifat rigoberto rihanna rikke riley rin rina rinat rinku rita ritesh ritika rito ritu riya roan
rob robbo robert roberta roberto robin robyn rocco rochelle rocio rodger rodney rodolfo rodrigo roelof rogelio roger
rohan rohini rohit roisin roksana roland rolando rolf romain roman romana romane romeo romina ron ronald ronan ronda
ronja ronny roosevelt rory rosa rosalee rosalia rosalie rosalind rosalinda rosalyn rosamund rosana rosanna rosanne
rosario roscoe roseann rosella rosemarie rosetta roshan roshni rosie roslyn ross rostislav roswitha rowan rowena roxana
roxie roy royce roza ruairi ruben rubina ruchi rudi rudolf rufus rui runa rupali rupert rupesh rushil russel russell
ruta rutendo rutger ruth ruthie ryan ryo ryota saanvi saba sabine sabrina sachin sadia sadie saeed safa safiya sagar
sahar sahil said saima sakari sakura salah saleh salim sallie salma salman saloni salvador sam samantha samar samara
sameer sami samir samira sammie samuel samuele sana sandeep sander sandhya sandor sandra sandro sandy sangeeta saniya
sanjana sanjay sanna santiago santos santosh saoirse sara sarah sarai sarita sasha saskia satish satoshi saul saundra
saurabh savannah savita sayaka scot scott scotty seamus sean sebastian sebastiano sebastien sebnem seema sefa segun
selena selim selin selina selma senthil serafina serap serena serge sergei sergey sergio serhat serhii seth seun sevda
severin sevgi shabnam shahid shaima shakira shalini shamim shana shane shanice shanika shanna shannon shanta shantanu
shanthi sharad shari sharlene sharmila sharon sharron shashi shaun shauna shawn shawna shaz shazza sheena sheetal
shefali sheila shelby sheldon shelia shelley shelly sheng sheree shereen sheri sherif sherman sherri sherrie sheryl
shilpa shinji shira shirin shirley shiv shivam shivani shlomo shoaib shobha shona shonda shoshana shreya shreyas shruti
shu shubham shweta shyam sibel sibongile sid siddhant siddharth siddhi sidney sigal sigita sigrid sigurd sihle sikha
silas silje silke silvia silvio simge simon simona simone simran sina sindre sinead sinem siobhan siphiwe sipho siri
sissel siv sivan sladjana slavica slawomir sloane smita sneha snehal socorro sofia sofie soha sohail solange solene
solveig soma sonal sonali sondra sondre sonia sonja sonke sonny sonya sora soraya soren soumya sourav spencer spiros
sridhar srinivas srishti stacey staci stacie stacy stan stanislav stanislava stavros stefan stefania stefanie stefano
stefanos steffen steffi stelios stella stellan stephan stephane stephania stephanie stephen steve steven stevo stewart
stian stijn stuart subhash suchitra sudhir sue suhas sujata suleiman suman sumedha sumit sunil sunita sunniva suraj
suresh surya susan susana susanne sushant sushil sushma suzana suzanne suzette sven svetlana swapnil swarna swati sybil
syed sylvain sylvester sylvia sylvie sylwia synnove szabolcs szilvia szymon taavi tabatha tabea tabitha tadashi tade
tadeusz taha tahir taiwo taj takashi takeshi takumi talia talya tamar tamara tamas tameka tamera tami tamika tammi
tammie tammy tamra tamsin tania tanisha tanja tanmay tanvi tanya tapiwa tara tarek tariq tarun taryn tash tasha taslima
tatiana tatjana tatsuya tatum tatyana taylor tayo teca ted teemu teja tejas temitope tendai tenzin teo teodora teresa
teresita tereza teri terra terrance terrell terrence terri terrie terry tess tessa tetiana tevfik thabo thaddeus thais
thandeka thandi thandiwe thanh thao thelma theo theodora theresa therese theresia thi thiago thibault thibaut thierry
thijs thilo thomas thomasin thorsten thulani thuong thurman thuy tia tiago tiao tibor tiffani tiffany tigran tijana till
tillie tilman tim timea timo timothy timur tina tinashe tine tirza tisha tita titi titus tjark tobi tobiah tobias todd
tolga tolu tom tomas tomasa tomasso tomasz tomislav tommie tommy tomoko toni tonia tonje tony tonya torben torin torsten
toshi toya tracey traci tracie tracy trang travis trent treva trevor trey tricia trina trine trinh trisha tristan troy
trudy trung tuan tudor tugba tulay tunde tuomas tushar tuva twila tyler tyrone tyson uchechi uchenna udo ugo ulf ulises
ulla ulrich ulrike ulysses uma umair umar umut una unai unathi uri urs ursula ursule urszula usha usman ute uwe uzma
vaclav vadim vaibhav valarie valentin valentina valentino valeria valerie valerio valeriya vali vance vandana vanessa
varsha varun vasco vasili vasilis vasudha vaughn vedran velma vera verena vern verna vernon veronica veronika veronique
vesna vibeke vicente vickie vicky victor victoria vidya vignesh vijay vikas vikki vikram viktor viktoria ville vilma
vimal vinay vince vincent vincenzo vineet vinicius vinod viola violeta vipul viraj virgie virgil virgina virginia
virginie vishal vitalii vitor vitoria vittoria vivek vivian vivienne vladimir vladimira vladislav vojtech volha volkan
vonda vuk vusi vytautas wade waleed walid wallace wally walter wanda wangari wanja wanjiru warren wasim wayne wei
wendell wendi wendy werner weronika wesley whitney wiebke wietske wiktor wiktoria wilbert wilbur wilda wiley wilfred
wilfredo wilfried wilhelm willa willard willem william williams willie willis wilma wilson wim winston wojciech wolfgang
wolfram woodrow wouter xander xavier xiao xiaoli xiaoming ximena xin xochitl yaa yael yahya yair yakov yamini yan yana
yang yann yannick yannis yara yaron yaroslav yash yashika yasin yasir yasmin yasmina yasmine yaw yemi yesenia yesim
yetta yetunde yewande yi yigit ying yohan yolanda yolande yong yosef yoshi yoshiko youcef youngmin youssef ysabel yukari
yuki yuko yulia yumi yuna yuri yusuf yuval yvan yves yvette yvonne zach zack zahid zahir zahra zainab zakaria zaki zane
zaneta zara zaynab zbigniew zdenek zdenka zeca zeina zeki zelda zelma zena zenon zev zeynep zhang zhanna zhen zia zineb
ziva zoe zofia zofie zoltan zoran zoya zsofia zsolt zubin zuri zuzana zuzanna zé
""")

_NEVER_LOWER = words("will art rich pat chuck guy olive mia ant mo nan missy gene dick ike sal cat al bee ed hank")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """First names in key form, short forms included; those that are everyday words too are not among them."""
    return (_NAMES | first_names()) - _NEVER_LOWER
