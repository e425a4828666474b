"""The trade's words: ranks, crew, outlets, and the common words that titles are made of."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for asking whether one is among them."""
    return frozenset(text.split())


# Part of a character's name: whoever carries one of these is hardly ever the actor.
RANKS = word_set("""
dr doctor mr mrs ms miss mx mister missus madam madame mme mlle mademoiselle monsieur signor
signora señor señora señorita don doña herr frau fräulein prof professor capt captain col colonel
gen general maj major lt lieutenant sgt sergeant cpl corporal pvt private cmdr commander admiral
commodore ensign marshal sheriff deputy officer constable pc wpc dc ds di dci dsi dcs det
detective insp inspector supt superintendent chief commissioner commissar kommissar kommissarin
agent special judge justice senator sen governor gov mayor congressman congresswoman ambassador
president premier chancellor minister prime rev reverend father fr brother sister mother bishop
archbishop cardinal pope abbot abbess rabbi imam nurse matron paramedic medic king queen prince
princess duke duchess earl count countess baron baroness lord lady emperor empress tsar tsarina
kaiser maharaja maharani sultan ser squire pm mp vp uncle aunt auntie grandpa grandma granny grandad
grandfather grandmother nana papa mama cousin old little big young baby coach principal headmaster
headmistress chairman chairwoman secretary warden master mistress maester maître maitre meneer
mevrouw hon hon. sœur soeur frère padre madre comrade sheikh emir sahib begum shri
""")

# The same words when spelled with a small letter, or in front of a person who is no character.
SOFT_RANKS = word_set("sir dame lord lady dr baby old little big young don")

CREW = word_set("""
director directors writer writers co-writer screenwriter creator creators co-creator showrunner
showrunners producer producers composer cinematographer editor designer choreographer critic
author novelist playwright journalist reporter columnist presenter host broadcaster historian
executive exec boss ceo chairman president chief analyst agent publicist manager spokesman
spokeswoman spokesperson photographer photo animator lyricist songwriter singer musician filmmaker
film-maker filmmakers auteur writer-director director-writer director-producer writer-producer
writer-creator producer-director co-director co-producer scriptwriter dramatist programmer dop dp
commissioner costumier lead-writer head-writer storyboarder editor-in-chief
""")

# Those of the crew whom nobody plays; the others may well be a character's trade.
FILM_CREW = word_set("""
director directors writer writers co-writer screenwriter creator creators co-creator showrunner
showrunners producer producers composer cinematographer choreographer executive exec filmmaker
film-maker filmmakers auteur writer-director director-writer director-producer writer-producer
writer-creator producer-director co-director co-producer scriptwriter lyricist dramatist critic
""")

CREW_LABELS = word_set("""
director directors direction writer writers screenplay script story written directed produced
producer producers music score composer camera cinematography cinematographer photography dop dp
editor editing edited editors costume costumes designer design sets runtime running rating
certificate studio distributor network released release genre country language budget premiere
premieres airs channel platform where when duration verdict grade stars score year title seasons
episodes created creator creators showrunner showrunners executive tickets dates venue venues
rental price format label next previous photo photos image images credit credits source via sound
lighting choreography choreographer choreographed lyrics book makeup hair vfx casting production
company distribution available watch stream streaming published updated byline author posted opens
opening closes filming location locations contact website email phone press presents
""")

CREW_VERBS = word_set("""
directed directs directing written wrote writes created creates produced produces composed
composes penned helmed helms edited shot photographed lensed scored adapted narrated designed
choreographed executive-produces executive-produced executive-produce co-wrote co-created
co-writes co-directed co-produced exec-produces hosted hosts conducted devised
""")

LENSING = word_set("shot photographed edited scored designed hosted conducted narrated")

# Before a person: says that he acts and is not part of his name.
ACTOR_NOUNS = word_set("""
co-lead co-leads
actor actors actress actresses star stars co-star co-stars newcomer newcomers veteran comedian
comic performer guest player regular regulars lead understudy debutant stand-up standup thespian
""")

# The word that begins a sentence and stands before a name without belonging to it.
STARTERS = word_set("""
playing portraying voicing starring completing rounding stars features featuring co-stars
a about above across actually after afterwards again against ah all almost along alongside already
also although always am among an and another any anyone anything apart are around as aside ask at
away back based be because before behind being below beside besides best better between beyond
both bring but by call can cast casting catch cheer clearly come compare consider could cue cut
days dear despite did didn’t directed do does don’t down during each early earlier either else
elsewhere enter even eventually ever every everyone everybody everything exclusive except far
featuring few finally find first five follow following for forget four from further get gets give
given gives go goes gone good great had happily happy has have he hear hello her here here’s he’s
hi his hooray how however i i’d i’ll i’m i’ve if in including indeed inside instead into is it
it’s its join joining just know last lastly late later led let let’s like look looking loved
luckily made make many maybe me meanwhile meet might mine more moreover most mostly much must my
naturally near neither never nevertheless new newly next no nobody none nor not nothing now of off
often oh ok okay on once one only onto opposite or other others our out outside over part perhaps
photo picture pictured played please plus poor presenting previously produced put question quite
rather read really remember returning right sad sadly said say says scene second see seems seven
she she’s shot should shouldn’t similarly since six so some somebody someone something sometimes
somewhere soon spare spoiler spoilers starring starting still strangely such sure surely take than
thank thanks that that’s the their them then there there’s these they they’re think third this
those though three through throughout thus till to today together tonight too toward towards tune
two under underneath unfortunately unlike until unusually up upon upstairs downstairs us usually
very via viewers voiced want was watch we welcome well we’ll we’re were we’ve what whatever what’s
when whenever where whereas whether which while who whoever whom who’s whose why will with within
without won’t would wouldn’t written yes yesterday yet you you’d you’ll your you’re you’ve
audiences fans critics bosses image images credit credits photos caption answer screenplay music
direction camera episode season series spoken q joined
""")

# Lower-case words that stop the search for a name in "plays the …".
STOPPERS = word_set("""
in on at with for who whom which that and but from opposite after before while when where as by
into against alongside during through over under about than then because until since if or so is
was are were has have had does do did will would could can may might to too not yet upon whose
around between across among within without despite like unlike along
""")

# Titles, and very few people, are made of these.
COMMON = word_set("""
above academy account after age agency air alien all alone america american angel angels animal
another apartment apocalypse army arrow ash ashes asylum autumn awakening away baby back bad band
bank bankers bar battle bay beach bear bears beast beautiful beauty bed before beginning being
bell best better between beyond big bird birds birth birthday black blade blood bloody blue blues
boat body bone bones book boot border bottle bound bowl box boy boys brave bread bride bridge
bright broken brother brothers brothers’ building burning business butterfly cabin cage call
candle canyon car card cards carnival case castle cat catch cell chance chaos chapter chef child
children choir christmas church circle circus city clock close cloud club coast code coffee cold
college colour color comedy coming company compass confession control cop cops corner corners
country couple course court creature crime crimes crimson cross crossing crow crown crime cruel
cry cup curse cut dance dancer dancing danger dangerous dark darkness daughter daughters dawn day
days dead deadly deal dear death deep desert desire detective devil diamond diamonds diary die
diner dinner dirty disaster district dog dogs doll door double down downtown dragon dragons dream
dreams drive drums dust earth east eden edge education eight element elephant eleven empire empty
encounter end ending endless enemy engine escape eternal evening event everything everywhere evil
ex exit express eye eyes face faces factory falcon fall fallen falling fame family fantastic far
farewell farm fast fate father fathers fault favourite fear field fifth fight fighter final fire
first fish five flame flash flesh flight flood floor flower flowers fly flying fog folk force
forest forever forgotten fort forty four fox frozen full fun funny future galaxy game games gang
garden gate gentleman gentlemen ghost ghosts giant gift girl girls glass glory go god gods gold
golden gone good goodbye grand grave gravity great green grey ground guard guardians guest guide
guilty gun guns half hall hallway hand hands happy harbour harbor hard harvest haunted havoc head
heart hearts heat heaven heights heist hell here hero heroes hidden high highway hill hills
history hold holiday home honest honey honour horizon horn horror horse hospital hotel hour hours
house how human hundred hunger hunt hunter hunters hurt husband ice idea idol illusion impossible
in inch incident innocent inside invisible iron island isle jewel journey judgment jungle jury
just justice key kid kids kill killer killers killing kind kingdom kiss kitchen kite kites knife
knight knights knives lake lamb lamp land lantern last law lawyer league leave legacy legend
legends lesson letter letters library lie lies life light lighthouse lightning lights like line
lion list little live lives living local lobster lone lonely long lost love lovers lovely machine
mad magic man mansion map marriage mars mask master matter maze mean medicine meet memories memory
men mercy message metal midnight midsummer mile miles million mind miracle mirror misery missing
mission mist moment money monk monkey monster monsters moon moonlight morning mother mothers
mountain mouse move movie murder murders museum music mystery myth naked nanny name returns
talking nation nature neighbours never new news next nice night nightmare nights nine no noir
nobody noon north nothing novel now number nun oath ocean office officer ocean’s on once one open
opera orchard order orange origin orphan other others outlaw outsider paper paradise parade park
part party past patient pattern peace people perfect phantom photograph piano picture pie pilot
pink pirate pirates pit place planet plate play player point poison police pool port post power
prayer precinct present prestige price pride prison private problem project promise proof property
psycho purple pursuit queen question quest quiet rabbit race radio rage railway rain rainbow ranch
raven reach real reason rebel rebels reckoning red redemption remains requiem rescue return
revenge revolution ride ridge riding ring rings rise rising river road roads robot rock room rose
round royal rule rules run runner running sacrifice sad safe saga sail salt same sand savage
scandal scarlet school science scream sea season second secret secrets seed sense serpent seven
shade shadow shadows shape shark sheep shelter shift shine ship shoot shop short shot show side
sign silence silent silver simple sin sing singer single sinister sister sisters sitting six skin
sky slave sleep sleeping slow small smile smoke snake snow social society soldier soldiers some
something song songs soul sound south space spark spirit spring spy square stage stand star stars
state station steel stone stones storm story strange stranger strangers stray street strike string
stuff success such suicide suite suits summer sun sunday sunrise sunset super suspect sweet sword
system table tale tales taste taxi tea tears temple ten terror theory there thief thieves thin
thing things third thirst thirteen thirty thousand three throne throne’s thunder tide tiger time
times tin tiny titan today together tomorrow tongue tonight tooth torn touch tower town toy track
trail train training trap trial tribe trick trouble true trust truth tunnel turn twelve twenty
twilight twin twist two ugly unbroken under underground union universe unknown up us vale valley
vampire vault vengeance vice village violence vision voice voyage wagon wait walk walking wall war
warrior warriors wars watch water waters wave waves way weapon weather wedding week weekend west
western whale wheel when where whisper whispers white who wicked widow wife wild wind window wine
wing wings winter wire wish witch without wolf wolves woman women wonder wood woods words work
world worlds worst wrath wrong yard year years yellow yesterday you young your zero zone volume
vol memoir saint ripper sketch outlander fargo treme untitled formerly fiction specific novel
sequel franchise screen fest festival gallery deal diaries files dynasty heirs
""")

ORGS = word_set("""
research analytics consulting capital partners talent management collective labs brothers
pictures studios studio films film productions production entertainment television tv media
network networks records channel news times post magazine press guild association academy
institute university college festival awards award company corporation corp inc ltd llc group
agency creations talkies cinemas theatre theater cinema house’s broadcasting
international animation worldwide distribution releasing department foundation council committee
society orchestra museum radio
weekly daily tribune herald guardian telegraph gazette review reporter variety deadline collider
""")

VENUES = word_set("""
hall theatre theater square park hotel stadium arena centre center cathedral museum palace room
rooms playhouse opera auditorium avenue street road airport station university school library
bridge gardens house arms lane drive boulevard island islands valley hills county city town
""")

OUTLETS = word_set("""
stasi kgb mi5 mi6 gestapo mossad interpol gchq dea nsa swat
netflix hulu hbo max showtime starz fx fxx amc abc nbc cbs pbs cw bbc itv itv1 channel4 c4 e4
disney disney+ apple apple+ paramount paramount+ peacock amazon prime mubi neon a24 lionsgate
universal warner sony columbia mgm dreamworks pixar laika searchlight imax dolby crunchyroll
shudder britbox acorn tubi roku youtube vimeo facebook twitter instagram tiktok meta google imdb
rte rté zdf ard arte canal tf1 rai tvn sbs kbs mbc jtbc tvbs nhk cbc ctv abctv syfy usa tnt tbs
lifetime hallmark freeform nickelodeon cbeebies cbbc bfi bafta emmy emmys oscar oscars golden
globes sag tony tonys cannes tiff sxsw tca thr tvline variety deadline collider indiewire ign ew
vulture ap afp reuters bbfc mpa mpaa riaa dga wga sag-aftra caa wme uta icm lucasfilm marvel nasa
fbi cia nypd lapd nbcuniversal comscore telemundo univision wb amblin annapurna blumhouse gaumont
pathé pathe studiocanal nordisk bavaria ufa
""")

MONTHS = word_set("""
january february march april may june july august september october november december jan feb mar
apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday
mondays tuesdays wednesdays thursdays fridays saturdays sundays christmas easter halloween
""")

NATIONS = word_set("""
american british english scottish irish welsh french german italian spanish canadian australian
danish swedish norwegian indian korean japanese polish russian chinese mexican brazilian african
european asian dutch greek turkish jewish catholic christian muslim victorian edwardian oscar emmy
nordic nazi soviet israeli iranian egyptian nigerian colombian argentine cuban hungarian czech
icelandic finnish belgian swiss austrian portuguese ukrainian romanian bulgarian serbian croatian
bosnian slovak estonian latvian lithuanian maltese armenian lebanese syrian iraqi moroccan
algerian tunisian ghanaian kenyan ethiopian somali sudanese ugandan jamaican trinidadian haitian
chilean peruvian venezuelan uruguayan bolivian filipino filipina thai vietnamese indonesian
malaysian singaporean taiwanese pakistani bangladeshi cornish senegalese congolese latino latina
hollywood bollywood broadway shakespearean republican democrat
""")

# Actors of one word.
MONONYMS = word_set("""
zendaya cher madonna rihanna awkwafina beyoncé drake common ice-t rza mo’nique mo'nique tabu
dhanush suriya vikram mammootty mohanlal rajinikanth kajol prabhas yash nani björk shakira eminem
lizzo halsey sting moby ludacris xzibit coolio rekha sridevi dharmendra govinda chiranjeevi ajith
divine iu rain cantinflas bourvil fernandel houdini liberace aaliyah brandy usher meiko mako charo
sabu topol divine twiggy lulu ann-margret
""")

PARTICLES = word_set("""
de von van der den ter ten zu zum zur di da do dos das du del della dello des la le las los el al
bin ibn ben bint y e i af av op ’t 't st san santa mac o te ó ní nic ui
""")

# Titles of persons that are no characters: stripped for comparing, kept for showing.
COMPARED_AWAY = (RANKS | {"sir", "dame"}) - word_set("""
old little big young baby special mama papa mother father king queen prince princess brother
sister private general major count master grandpa grandma granny grandmother grandfather grandad
nana
""")

KIN = word_set("""
wife husband boss pal ex son daughter neighbour neighbor roommate twins twin siblings fellow
teenager widow widower girlfriend boyfriend rival colleague sidekick hostess
""")

SEVERAL = word_set("""
deputies detectives agents officers doctors nurses sisters brothers captains sergeants lieutenants
constables inspectors professors fathers mothers princesses princes lords ladies
mum mom dad hubby
""")

# Places that people are called after.
PLACE_NAMES = word_set("""
devon houston chester lincoln sydney jackson carolina georgia virginia chelsea israel jordan
kenya india asia china adelaide vienna verona siena troy denver hudson madison montana nevada
lancaster kent london milan florence boston cairo rio salem sheffield preston lourdes
""")

WRITTEN_WORKS = word_set("""
screenplay script music score songs teleplay book story lyrics
""")
