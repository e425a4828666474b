"""Given names and places: what tells a person from a title when nothing else does."""

from __future__ import annotations

from desktop_app.domain.extraction.lexicon_given import MORE_GIVEN

# Not every name in the world, only enough that most full names begin with one of them.
_GIVEN = """
aaron abby abigail adam adele adewale adil adrian agata agnes ahmed aidan akira alan albert alec
alex alexander alexandra alfred ali alice alicia alison allison alma amanda amber amelia amir amit
amy ana anders andre andré andrea andreas andrew andrzej andy angela angelica angelina angus anil
anita anja ann anna annabelle anne annette annie ansel anthony antonia antonio anya archie ariana
ariel arjun arlo armando arnold arthur asa asha ashley astrid audrey august aurelio austin ava
barbara barry bea beatrice beau ben benedict benicio benjamin bernard bert beth betty bette bill
billie billy blair blake bo bob bobby bonnie boris boyd brad bradley brandon brenda brendan brian
bridget brigitte brooklyn brooke bruce bruno bryan bryce burt caleb callum calvin cameron camilla
camille cara carey carl carla carlos carmen carol carole caroline carrie cary casey cassandra cate
catherine catriona cecilia celia chadwick charles charlie charlize charlotte chelsea cheryl dallas
orlando paris phoenix savannah chiwetel chloe chloë chris christian christina christine christoph
christopher cicely cillian claire clara clark clarke claude claudia clifton clint clive colin
colleen connie connor conrad cordelia corey courtney craig curtis cynthia d’arcy daisy dakota
damian damien dan dana daniel danielle danny daphne darren dave david dawn dean debbie deborah
debra denis denise dennis denzel derek dev diana diane diego dina dirk dolly dolores dominic don
donald donna dora doris dorothy doug douglas drew duncan dustin dwayne dylan earl ed eddie edgar
édgar edie edith edmund edward edwin eileen elaine eleanor elena eli elias elijah elisabeth
elizabeth ella elle ellen elliot elliott ellie elsa elsie emil emilia emily emma emmanuelle
enrique eric erica erik erin erland ernest ernie ernst erwin esme esther ethan etta eugene eva eve
evelyn ewan ezra faith fatima faye felicity felix fernando fiona fionn flora florence forbes
forest frances francesca francis franco françois frank frankie franz fred freddie frederic
frederick frida fritz gabriel gabriela gael gary gavin gemma gene geoffrey georg george georges
georgia georgie gerald gerard gerd gideon gilbert gillian gina giovanni gisela glen glenda glenn
gloria gordon grace graham grant greg gregory greta gretchen guillermo gunnar gus gustav guy gwen
gwyneth hailee hank hanna hannah hans honor harold harriet harrison harry harvey hattie hazel
heath heather hector heidi heinrich helen helena hélène helmut henri henrik henry herbert herman
hilary hiroshi holly hope howard hugh hugo humphrey ian ida idris ilse imelda imogen indira ines
inga ingmar ingrid ira irene iris irina isaac isabel isabella isabelle isla issa ivan ivy jack
jackie jacob jacqueline jade jake james jamie jan jane janet janice jared jasmine jason javier jay
jean jeanne jeff jeffrey jenna jennifer jenny jeremy jerome jerry jesse jessica jessie jill jim
jimmy jo joan joanna joanne jodie joe joel johan johanna john johnny johnnie jon jonah jonas
jonathan jordan jorge jose josé josef joseph josh joshua joy joyce juan jude judi judith judy
julia julian juliana julianne julie juliet juliette julius june jurgen jürgen justin kaley karen
karl karla kate katharine katherine kathleen kathryn kathy katie katrina kay keanu keegan keira
keith kelly ken kenneth kerry kevin kiefer kieran kim kimberly kirk kirsten kirsty kit kristen
kristin krysten kumail kurt kyle lakeith lana lance lara larry lars laura lauren laurence laurie
lawrence lea léa leah lee leila lena lenny leo leon leonard leonardo leslie lesley letitia lewis
liam lila lillian lily lina linda lindsay lionel lisa liv liz lois lola lorna lorraine lou louis
louisa louise luc luca lucas lucia lucien lucy luis luke lupita luther lydia lynn lyra mabel
mackenzie madeleine madeline mads maggie magnus mahershala maja malcolm malin manuel marc marcel
marcello marcia marco marcus margaret margarita margot maria marie marilyn marina mario marion
mark marlon marta martha martin marty marvin mary mateo mathilda matilda matt matthew matthias
maureen maurice max maximilian may maya megan mei mel melanie melissa meredith meryl mia michael
michel michele michelle miguel mike mila mildred miles millie milly milo mimi mindy miranda miriam
mitch mo molly monica morgan morven moses muriel myles myra nadia nancy naomi natalia natalie
natasha nathan neil nell nicholas nick nicola nicolas nicole nigel nikki nina noah noel nora norma
norman octavia olaf olga olive oliver olivia omar oona orson oscar otis otto owen pablo paddy
paloma pam pamela paolo pat patricia patrick paul paula pauline pedro peggy penelope penny per
percy perry pete peter petra phil philip philippa phoebe phyllis pierce pierre pilar polly priya
quentin rachael rachel rafe ralph ramin ramon randall raphael raul raúl ray raymond rebecca reese
regina reginald rené renée rhea rhys ricardo richard rick ricky riley rita riz rob robbie robert
roberta roberto robin rodney rodrigo roger roland romain ron ronald rooney rory rosa rosalind
rosamund rose rosemary rosie ross rowan roxann roxanne roy ruby rudolf rudy rufus rupert russell
ruth ryan sacha sadie saida sally salma sam samantha samson samuel sandra sandy sanjay saoirse
sara sarah sasha saul scarlett scott sean sebastian selena serena seth shannon sharon shaun sheila
shelley sherlock shirley sidney sidse sienna sigrid silas simon siobhan siobhán skye sofia sofie
sonia sophia sophie stacey stan stanley stefan stella stellan stephanie stephen sterling steve
steven storm stuart river sunny sunita suranne susan susanna susannah susie suzanne sven sybil
sydney sylvia taika tamara tammy tanya tara taraji taylor ted terence teresa terrence terry tessa
thandiwe thelma theo theodor theodore theresa thomas thora tilda tim timothée timothy tina toby
todd tom tomas tommy toni tony tracee tracy travis trevor trine tristan troy tyler tyrone uma una
ursula valentina valerie vanessa vera vernon veronica vicky victor victoria vida vin vincent viola
violet virginia viggo vivian vivien waldo wallace walter walton wanda warren wayne wendell wendy
wes wesley whoopi will willem william willie wilson winona winston woody wyatt yvette yvonne zac
zach zachary zainab zara zelda zendaya zoe zoë zoey
abdul abel abena abraham ada addison adebayo adel adelaide adeola adriana adrienne aileen aisha
akash akiko akosua alana alasdair albie alejandra alejandro aleksandr aleksandra alessandra
alessandro alexandre alexis alfie alfonso alina aline alistair allegra allen alvaro alvin alyssa
amaya ambrose ami amina ananya anastasia andreea aneurin angelo angie anika anouk anthea antoine
anton antonella anushka arabella archibald aretha ari aristide arlene armand arnaud arne aroon
artem arun asif aslan atticus aubrey augusta aurora avery axel aya ayesha ayo bartek bartholomew
basil beatrix beatriz belinda bella benita benjamín bernadette bernice bertha beryl bethany
beverley beverly birgit bjorn bjørn blaise blanca blanche bodie bogdan brady branko brendon brett
briony brittany brock bronagh bronwyn burak byron caitlin caitríona callie camila candice carlo
carlotta carlton carlyle carmela casper caspian cathal cecil celeste celine cesar chad chandra
charis chaya chidi chika chinedu chitra christa christos chuck ciara cindy claudette claudio
clemence clement clementine cleo clyde cody colby conan conchita cora coraline cornelius cosima
cosmo crispin cristian cristina curt cy cyril cyrus célia céline césar dafne dag dagmar dale damon
danica danila darcy daria dario darius darlene darnell daryl dashiell davina dax deepa deepak
deirdre delia della delphine demetrius demi derrick desmond devin dexter dieter dinah dino dion
dionne dmitri dominique donal donnie doreen dorian dorota dougal doyle dudley dwight dymphna eamon
eamonn eartha eddy edna edwina efua eiji eimear ekaterina elisa eliza ellery ellis elmer elodie
eloise elton elvira elvis emanuel emeka emer emeric emerson emile emilie emilio emmanuel emmett
emre enid enoch enzo erena ernesto errol esai esmeralda esmé esteban estelle ester etienne euan
eunice evangeline everett ewa fabian fabio fabrice fanny farah farid federico feodor fergal fergus
filip finlay finn finola fletcher fran franklin fraser freya fumiko gabby gabrielle gareth garrett
gaspard gaston gaurav genevieve geneviève georgi geraldine gerda germaine gerry gianluca gianni
ginny gino gita giulia giulio giuseppe glynis godfrey golda goran gottfried graeme grainne greer
griff griffin griselda gráinne guido gulliver gunther gwendolyn gwilym haakon halle hamish hamza
hana hanne hanneke haruki hasan hassan hayden hayley hedy heike helga hema henriette herb hermione
hettie hilda hiro hiroki horace horatio iain ianthe ibrahim idina igor ilona ilya iman imran ina
ingeborg inès inés ioan ione irma irving isaiah isha ishaan ismael isobel ivana iver ivo izzy
jacinda jacinta jaclyn jacopo jacques jaime jakob jamal jamila janelle janine jannik jarvis jasper
jaya jayne jeanette jeannie jed jemima jenkin jerzy jess jethro jia jihoon jillian jimena joachim
joana joaquin joaquín jocelyn jody johann jolene jory josefina josephine josiah josie jovan joão
juana judah jules julieta julio jussi justine kaan kai kaitlyn kamal kamila kane kapil kara kareem
karim karin karine kasia kasper kathrin katja kavita kazuo keiko keiran kelsey kelvin kemi kendra
kendrick kenji kenzo kester khalid kiara kieron kiki kiran kirstie kiyoshi klara klaus knut kobe
kofi kojo konrad konstantin kora kris krishna kristian kristina kunal kwabena kwaku kyra lachlan
lakshmi lamar lanre latoya laverne layla leanne leif leigh lemuel len leona leonie leonora leopold
leroy leticia lex leyla lidia lilian liliana lilith lillie linus lise lizzie lloyd logan lorenzo
loretta lotte lottie lourdes lowell luciana luigi luisa lukas luna lyle lynette lynne lyubov macy
madge magda magdalena maia mairead maisie makena malik mallory mandy manish manisha manoj manolo
mara marcella marcelle mariam mariana marianne maribel maricel mariela marietta marika marisa
marissa marit marius marjorie markus marla marlene marnie marsha martina maryam masha massimo
mateusz mathias mathieu mathis mattea mattias maud maude mauricio maurizio maxine mayumi meena
megumi mehmet meir melinda melvin mercedes merle mervyn micaela micah michal michał mick midori
mihai mikael mikhail miki mikkel milena miloš mina minka minnie mira mireille miroslav mischa
misha mohamed mohammed mohan moira mona monique montgomery monty mordecai morris mort moshe
muhammad murray mustafa myrna myrtle máiréad nabil nadine nadja nanette naoki nasreen nasser
natalya nate nathalie nathaniel naveen ned neha nelly nelson nerys nessa nestor neve niall niamh
nicolai nicolette niels nigella niki nikita nikolai nikolaj nils nisha nita njoki nnamdi noelle
noor norbert noreen nour noémie nuala obi odette odin olavi oleg olena olivier ollie oluwaseun
ondine ophelia oriol orla ossie oswald ottilie otávio ozzie padma padraig paige paola parveen
pascal patrice patrizia patsy patti paulette paulina paulo pavel paz pearse percival peregrine
pernilla petr petros petula phelan philippe philomena phineas pieter pippa polina poppy portia
preston priscilla quincy rachida radha rae rafael rafaela rafał ragnar rahul raina raj rajesh
ramona rana ranbir randolph randy ranjit raoul rashida rasmus raylan reagan reggie reid reina
reinhard remy renata rene reza rhiannon rhoda rhona rhonda ricarda richie rinko roald rocco
rochelle rocío roddy roderick rohan rohit roisin rolf roma romy roni rosalie rosalyn rosamond
rosanna rosanne roscoe roseanne roswitha roxana ruben rubén rune ruslan ryo rémi rémy róisín
sabine sabrina sachin sadiq saeed safiya salim salome salvador salvatore samir samira sandeep
sandro santiago santino sanya saskia satoshi savion seamus selma sergei sergio severin seymour
shakira shalini shane shanice shanti shari sharlene sheena shelby sheridan sherry shigeru shira
shirin shiv shreya sian sidsel siegfried sigourney simone simran sinead sinéad siân slavko sloane
solange solveig sonja sonny sophy soraya soren stacy stanislav stavros stefano steffan stelios
sten stewart stéphane suki suraj susana sushmita sutton suzy svetlana swati sylvester sylvie
szymon séamus søren tabitha tadeusz tahar takashi takeshi talia tallulah tamar tamika tamsin
tanisha tariq tasha tatiana tatyana tegan temitope terrance thad thaddeus theodora thiago thierry
thom thurston thérèse tibor tiffany tilly timo timur tino tobias tobin tomáš tonya tora torsten
tove tracey tricia trisha trixie trudy tuppence turlough tyra ulla ulrich ulrika umar ute vadim
valeria valerio varun vaughn velma verity vesna vic vicente vidya vijay vikram viktor viktoria
vilma vince vishal vivek vivienne vlad vladimir waleed wallis walt warwick wei werner whitney
wilbur wilfred wilhelm wilhelmina wilma winifred wojciech wolfgang wyn xander xavier ximena yara
yasmin yasmine yasuko yaw yevgeny yolanda yoshi youssef ysolde yuki yuko yuri yusuf yvan zahra
zain zaina zak zane zaynab zeke zelma zeno zenobia zev zia zina zita zoltan zosia zsa zubin zuri
álvaro éamon élodie émile étienne
ailsa bashir bennie bessie corinne dottie effie eilidh françoise freddy giles gracie jennie jimmie
kitty lettie lulu mattie mickey mollie nellie nettie olu pattie rex sanjeev teddy tillie tomasz
toots trudie tunde vinnie willa winnie zinedine
"""

_PLACES = """
afghanistan africa alabama alaska alberta amsterdam argentina arizona arkansas athens atlanta
auckland austin australia austria baltimore bangkok barcelona bavaria beijing belfast belgium
berlin birmingham bollywood bombay boston brazil brighton bristol britain broadway brooklyn
brussels bucharest budapest burbank cairo calcutta california cambridge canada cannes cardiff
chennai chicago chile china colombia colorado connecticut copenhagen cornwall croatia cuba dallas
delaware delhi denmark denver detroit devon dublin dubai edinburgh egypt england essex europe
finland florida france georgia germany ghent glasgow greece hamburg hawaii helsinki hollywood
hongkong houston hungary hyderabad iceland idaho illinois india indiana iowa iran iraq ireland
israel istanbul italy jamaica japan jerusalem kansas kent kentucky kenya korea kyoto lagos leeds
lisbon liverpool locarno london louisiana madrid maine malta manchester manhattan manitoba
maryland massachusetts melbourne memphis mexico miami michigan milan minneapolis minnesota
mississippi missouri montana montreal morocco moscow mumbai munich naples nashville nebraska
netherlands nevada newark newcastle nigeria norfolk norway ohio oklahoma ontario oregon orkney
orlando oslo oxford pakistan paris pennsylvania peru philadelphia philippines phoenix pittsburgh
poland portland portugal prague quebec queens reykjavik rome russia saskatoon saxony scotland
seattle seoul shanghai sheffield shoreditch sicily singapore soho spain stockholm suffolk sundance
surrey sussex sweden switzerland sydney taiwan telluride tennessee texas thailand tokyo toronto
tribeca tunisia turin turkey tuscany uk ukraine us usa utah vancouver venice vermont vienna
vietnam wales warsaw washington wellington westminster whitechapel wisconsin wyoming yorkshire
zurich
"""

_PLACE_PHRASES = """
new york|los angeles|san francisco|new orleans|las vegas|british columbia|new zealand|hong kong
|new jersey|new mexico|south africa|south korea|north carolina|south carolina|santa fe|san diego
|st. lucia|st. petersburg|el salvador|sierra leone|san antonio|san jose|santa monica|santa barbara
|tel aviv|united states|united kingdom|great britain|northern ireland|buenos aires|rio de janeiro
|nova scotia|new south wales|washington dc|east london|west london|lower austria|sri lanka |costa
rica|puerto rico|saudi arabia|new hampshire|rhode island|salt lake city|the hague |west
virginia|north dakota|south dakota|sao paulo|são paulo|new delhi|cape town|abu dhabi |kuala
lumpur|santa monica|beverly hills|park city|middle east|king street|princes street
"""

GIVEN: frozenset[str] = frozenset(_GIVEN.split()) | frozenset(MORE_GIVEN.split())
PLACES: frozenset[str] = frozenset(_PLACES.split())
PLACE_PHRASES: frozenset[str] = frozenset(
    phrase.strip() for phrase in _PLACE_PHRASES.replace("\n", " ").split("|")
)
