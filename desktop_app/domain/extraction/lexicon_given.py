"""More given names, from many languages: what tells a person where nothing else does."""

from __future__ import annotations

MORE_GIVEN = """
abeni abiola achim adaeze adama adina aditi aditya adolfo adrianne adrien agathe agnieszka agustin
agustín ahmad aicha aiko aimee aimée ainsley aisling aiysha ajay akemi akin aksel alain alanna
alastair alba alberto albrecht aled aleksander alena alessia alexa alexandros alexei alexia alfredo
alicja alisa alisha aliyah alla allan alondra alonso aloysius althea alun amadou amalia amalie
amani amara ambika aminata amos anatole andile andrei andres andrey andrés aneta angelique angélica
aniket anisa anneli annelie annelies annemarie annika anselm ansgar antje antoinette antwan anupam
anurag aoi aoife aram archana ariane arianne arif arjen arlette armin arno aron arturo arvid asante
ashanti asher aslı auguste augustin augusto augustus aurelia aurelie aurélie avi aviva axelle ayaan
ayako ayan ayelet ayodele azadeh aziz azra babak babatunde bailey balthazar bao baptiste barack
barbora barnaby bartosz bastian bastien beate becca becky bela benedetta benedikt bengt benji
bennett benny benoit benoît berenice bernardo bernie berta bertie bertrand bess bettany bettina
bharat bianca biljana birgitte bjarne björn bohdan boniface braden branwen breanna brenna brenton
bria brianna brice brit brita britt brody bronwen bruna bryony burcu bénédicte cai cailin calista
calliope calum camillo candace caoimhe carina caris carleen carmel carmelo carmine carola carolyn
carson casimir caspar cassie cassius catalina catarina caterina cath catherina cathleen cathy
catrin catrina cecile cecily cedric celestine chaim chana chandler chantal chantel charlene charley
charmaine cherie chetan chiara chioma chloé christel christelle christen christiane christianne
christie christophe chukwudi cian ciarán claes clarence clarice clarissa claudine claus clayton
clem clemens clifford clémence clémentine colm concepción concha conor constance constantin
consuelo coralie coretta corin corina corinna cornelia cosimo costa coy cressida cristiana
cristiano cristóbal cécile cédric daan dagny dahlia dalia dalton damaris damián dani daniela
daniele danika danilo dante daphné dara darby darragh darrell darryl daryn darío davey davia davor
dayo deandra deandre deanna declan deepika deidre delroy denholm deniz dermot derry desiree desirée
dewi dhruv diahann dianne didier dietrich digby dilip dilys dimitri dimitris djimon dmitry dolph
domenico dominik dominika donatella donny donovan dorothea dorothée dougie dragan drea duane dulcie
durga dusan dušan earle ebba ebele ebony eckhart eda edmond edouard eduard eduardo efrain efraín
egil egon eiko einar eira eirik eithne ekow elaina eldon electra eleni eleonora eleonore elia
eliana elin elina eline elinor elisabetta elise elissa elke elmore elroy elspeth elwood elwyn
emanuela emeline emiliano emlyn emrys ena enda engelbert enya eoin ephraim erasmus erdem erhard
erich erick erika erna ervin esau esmond esperanza esra estela ettore eugenia eugenie eugenio
eustace evan evander evangelina evelina ezekiel ezequiel fabiana fabien fabienne fabrizio fadi
faisal farhad farida farley farouk farrah fatou fatoumata faustine fay federica felicia felicitas
feliks felipe fenella fenton ferdinand fernanda fidel filippa filippo filomena findlay finley
finnegan finnian fintan fiorella fitzgerald flavia flavio fleur floyd folke forrest franca francine
francisca francisco franck francoise franziska frauke fredrik freja frieda friedrich fyodor félix
gabe gabriele gabriella gaby gail galina garfield garrick garry garth gauri gaynor geena gennaro
geraint gerardo gerhard gerta gertrude gervase ghislaine giacomo giada gianna gigi gil gilberto
gilda gilles giorgia giorgio giuliana giuliano gladys goldie golshifteh gonzalo gopal govind
graciela grazia graziella gregg gregor gregorio greig gretel grigor guadalupe gudrun guillaume guri
gustaf gustave gustavo gwendolen gwendoline gwyn gyula gösta günther habib hadiza hadley hafsa haim
hakan hakeem hakim halina halley hamid hanan haneul hanif hannelore hannes hansel haris harish
harlan harriett haruka haruto hayato hedda hedvig hedwig heiko heinz helene helge hendrik henrietta
henrique heribert hermann hernán herschel hicham hideo hiroaki hiroko hiroyuki hisham hoa hobart
holger hollis hortense hubert huey humberto hussein hywel héctor ianto ifeoma ignacio ignatius ike
ikram ilana ilaria ilie ilka imani imre inaya inez inge inger ingo inigo ioana ioannis iolanda iona
irena irwin isa isabela isao ishmael isidora isidore isis ismail isolde itziar iva ivar ives ivor
iwan iwona izabela iñigo jacek jacqui jada jaden jadwiga jafar jakub jalen jamaal jamar jameela
jameson jana janek janette janie janina janis janna janos jarek jarmila jaroslav jarrod jasmin
jayden jazmin jeb jedediah jefferson jelena jem jemma jens jeong jerald jeremiah jermaine jesus
jesús jett jette jiro jitka joao joaquim jocasta jochen joelle joey johannes jolanda jolie jomo
jona jonathon jonny jontavian joost jordana jordi jordy jorgen jorja jos josefa josefine josette
josua joséphine joëlle juanita juliane julianna julien julissa juliusz justina justus jutta jyoti
jánus jérôme jørgen kaapo kabir kacey kaden kady kaia kaija kaito kaja kamala kamil kamran kang
kaori karan karel karena kari karina karlie karol karolina karoline karsten kasandra kashif kaspar
kat katarina katarzyna katerina katharina kathie katia katrin katrine katy katya kaya kayla kaylee
kayode keeley keeva kei keir keisha kelechi kemal kendall kenny kerem kerri kerrie kerstin keziah
khadija khaled khalil kiera kiernan kika kimberley kimiko kimmo kingsley kira kirby kiri kirsi
kjell klaas klaudia koji kostas krista kristiane kristie kristine kristof kristoffer kristy krystal
krystyna krzysztof kumar kwame kweku kylie kyoko kyung ladislav laetitia laila lale lalit lamont
landon larissa lasse laszlo latasha latisha laurent lauretta lauro lavinia laxmi leander leandro
leela leena legrand leilani leni lennart lennie lennox lenora lenore leocadia leone leonid leonor
leopoldo les lester leszek letizia lev levi lexi lexie lia lian liana lieke liesel lili lilly
lindsey linh linnea lior lisbeth liselotte lisette lissa livia liza lizbeth lizzy ljubica llewellyn
lonnie lora loraine loralee lore loren lorena lorenz lorenza loreto lori lorne lothar louie luana
luce lucian luciano lucie lucienne lucille lucinda lucio lucius lucrezia lucía ludivine ludmila
ludo ludovic ludwig luise luka lupe luz luís lyda lyn lynda lyndon lynsey lászló léo léon macarena
maddalena maddie maddox madhuri maeve magali mahalia mahesh mahmoud mai maike maire makoto malachi
malene malika malte mamadou manal manfred manny manon mansur manu manuela marcela marcellus marcelo
marcin marcos marek maren margareta margarete margaux marge margery margherita margie margit margo
margrethe marguerite mariah marian mariane marianna mariano mariel marielle mariette marija marijke
marin marios maris marisol marita mariusz marja marjane marko marlena marley marlo marlow marquis
marthe martijn martine martino marva maryann marylin maría masahiro masako mathew mathilde matias
matilde mats matteo matthieu mattia maura mauro maury maverick mavis maxence maxim maxime maximo
maxwell maynard mbali meagan mechthild meera meg mehdi melba melchior melina melvyn meriel merlin
merrick merrill merritt merryn mette michaela michela micheál michèle mieke miguelangel mika
mikaela mikel mikko milana milla millicent milton minna mirabel mirela mirjam miro misaki mitchell
mitzi miyu moe mohammad moises monika monroe morag moray morgane moritz morna morten mortimer
morwenna moss motoko mounir muireann muna munroe musa myfanwy myriam myron mélanie mélissa mónica
nadim nadège nahid naima naja nakia nan napoleon nastassja nat natacha nataliya natascha naveed
navid nayeli neal neela neelam neema nella nena nenad neville nevin niccolò nicki nicky nico
nicolae nieve nika nikhil niklas nikola nikos ninette nino nir noa noam nola nolan norah noriko
noël nuno nur nuria nyasha nydia nyla oakley oban obinna octavian océane odile ofelia olav ole olof
olwen olympia omari omid ondrej oonagh ora oren oriana oriane ortrud oskar osman osvaldo ottoline
ousmane ovidiu owain pandora pascale pasquale patricio patrik pawel paweł payton peg pelle perdita
perla perrin petar petter peyton philipp phillip phillipa phylicia pia pier piero piers pietro pino
piotr poul prakash pranav prasad priyanka prosper prue prunella purnima pádraig pädraig quinn
quinton rabia rachelle radek radoslav raffaele raffaella rafiq raghav rahel raimund rainer raja
rajiv ralf ram rama raman ramesh ramsey ramón randa randal randi rani ranveer raphaël raphaëlle
raquel rasheed rashid ravi raymonda razvan reba rebekah reece rees regan reiko reinhold remi rena
renate renato renee reuben rey reyna reynaldo rhett ria riaan riccardo rico rigmor rikke riko rina
ringo ritchie ritu robyn rocio rod rodger rodolfo rogelio rolando romana romane romeo romesh romola
ronan ronja ronnie ronny rosalba rosalia rosalinda rosaline rosario rosella roselyn rosemarie
rosetta rosina roslyn rowena roxane ruairi rubina rudi rudolph rui russ ruta ruthie ryder ryota ryu
régis saba sabina sadia saffron sahar sahra sakina sakura salman salomé samah saman samara sameer
sami sammy samuele sana sander sandi sandrine sani sanja sanna sapna sarai sarita saulo savanna
saïd sebastiano seema selene selim selima selina semyon senga senta septimus serge sergey seun
seung seweryn seyed seán shaan shabana shadi shahid shahrukh shaina shani shania sharif sharmila
shauna shawn shay shayla shea shelagh sheldon shelly sherif sherman sherri sheryl shiloh shimon
shin shinji shinobu shiva shivani sho shobha shona shoshana shota shu sibyl sid sidonie siena
sigmund silke silvain silvana silvester silvia silvio sim simeon simona sindhu sindri sipho siri
sissel sissy slobodan sláine sofía soledad solomon sonal sondra sonya spencer srinivas stanislas
stefania stefanie steffen steffi stephan stephane stevie stig stine stéphanie sudhir sujata
suleiman sully sultana suman sumit sunil sunniva suresh susann susanne susi suzan suzanna suzette
suzi suzie suzuki svein svenja sylvain sébastien tadashi tahir tahira tai talitha tamati tamer
tania tanja tanner tansy tarek taro taryn tate tatjana tatum teo terese teri terje terrell terri
tess tetsuo thabo thalia thandeka thandi thea thijs thor thorben thorsten thu thulani théo tia
tiago tiana tiberius tilde tinashe tine tirzah tito tiya tommaso tomoko tomás tonia tonino topher
tord traci tremaine trey trina trish trista trygve tuba tuomas tyrell tyson tzipi térence uche udo
ugo ulf ulises ulrik ulrike umberto usha uwe uzo vaclav valentin valentín valérie vance vanja vasco
vasily vaughan veda veera verena verna veronika veronique vicki vickie victorine vidal vikas vikki
viktorie vinay vincente vincenzo violeta violette virgil virginie vittoria vittorio viv viviana
vivica vlasta volker volodymyr vonda vusi václav véronique wade walid wally wenche wendel wilbert
wilfrid willard williamina wilmer woodrow wynne wynton xenia xiomara yael yagmur yahya yan yann
yannick yaroslav yash yasin yelena yetunde yoko yolande yoon yorick yoshiko yuan yui yukiko yulia
yuna yuto yves zack zadie zaid zaida zaira zander zarina zawe zazie zdeněk zeb zeinab zena zeynep
zhen zofia zoltán zora zoran zoya zsolt zsófia zuleika zuleikha zuzana zvi édouard élise éloïse
émilie łukasz ngozi ash
"""
