"""Traits of a person: nationality or origin, health, looks. Words about the business pass."""

import re
from collections.abc import Iterator

from .reading import Reading, Span

_PEOPLE = (
    r"(?:vrouw(?:en|tje)?|man(?:nen)?|meisjes?|meiden|meid|jongens?|dames?|heer|heren|persoon|personen"
    r"|dienstverleners?"
    r"|sekswerkers?|prostituees?|medewerk(?:er|ers|ster|sters)|klant(?:en)?|bezoekers?|exploitante?"
    r"|beheerders?|eigenaar"
    r"|eigenaresse|slachtoffers?|verdachte|huurders?|bewoners?|bewoonster|chauffeur|vriend(?:in)?"
    r"|werknemers?|collega's?"
    r"|jongedame|jongeman|tante|oom|neef|nicht|zus|broer|moeder|vader|meid|onderdaan|onderdanen|nationaliteit|afkomst"
    r"|komaf|herkomst|etniciteit|accent|paspoort"
    r"|identiteitskaart|id-?kaart"
    r"|id-?bewijs|rijbewijs|familie|stel|groep|transvrouw|transgender|trans|travestiet|homo|escorts?"
    r"|ladies|gasten|gast)"
)
_ADJECTIVE = (
    r"roemeens|bulgaars|hongaars|pools|tsjechisch|slowaaks|sloveens|servisch|kroatisch|albanees|albanes"
    r"|macedonisch"
    r"|moldavisch|oekraiens|russisch|wit-russisch|litouws|lets|ests|grieks|turks|marokkaans|algerijns"
    r"|tunesisch|egyptisch"
    r"|syrisch|iraaks|iraans|afghaans|pakistaans|indiaas|indiase|indonesisch|chinees|chines|taiwanees"
    r"|japans|koreaans"
    r"|thais|thai|vietnamees|vietnames|filipijns|braziliaans|colombiaans|venezolaans|peruaans|ecuadoraans"
    r"|dominicaans"
    r"|cubaans|mexicaans|argentijns|boliviaans|paraguayaans|surinaams|antilliaans|curacaos|nigeriaans"
    r"|ghanees|ghanes"
    r"|kameroens|ethiopisch|eritrees|somalisch|keniaans|oegandees|congolees|guinees|kaapverdisch"
    r"|zuid-afrikaans|spaans"
    r"|portugees|portuges|italiaans|frans|duits|engels|brits|amerikaans|belgisch|vlaams|iers|deens|zweeds"
    r"|noors|fins"
    r"|oost-europees|oost-europes|west-europees|zuid-amerikaans|latijns-amerikaans|latijns|afrikaans"
    r"|aziatisch|arabisch"
    r"|chileens|uruguayaans|nicaraguaans|hondurees|guatemalteeks|haitiaans|jamaicaans|libanees|jordaans|jemenitisch"
    r"|libisch|soedanees|senegalees|ivoriaans|gambiaans|togolees|angolees|angoles|mozambikaans|zimbabwaans|rwandees"
    r"|tanzaniaans|liberiaans|nepalees|nepales|bengaals|birmees|cambodjaans|laotiaans|maleisisch|mongools|kazachs"
    r"|oezbeeks|kirgizisch|georgisch|armeens|azerbeidzjaans|kosovaars|montenegrijns|bosnisch|cypriotisch|oostenrijks"
    r"|zwitsers|ijslands|schots|canadees|australisch|israelisch|koerdisch|midden-oosters|slavisch|caribisch"
    r"|west-afrikaans|oosters|buitenlands|westers"
)
_BUSINESS = (
    r"(?:massages?|massagesalons?|salons?|restaurants?|bakkers?|bakkerij|kapper|buurtwinkel|keuken|wet|wetgeving"
    r"|politie|autoriteiten"
    r"|ambassade|consulaat"
    r"|kentekens?|(?:nummer)?plaat|bankkaart(?:en)?|bankpas(?:sen)?|toeristen|markt|bedrijf|bedrijven|website|site"
    r"|tekst|teksten|taal|vertaling|tolk|folder|flyer"
    r"|brief|versie|recht"
    r"|muziek|gerechten|eten|winkel|supermarkt|sauna|club|stijl|inrichting|vlag|spiegel|deur"
    r"|telefoonnummer|nummer|uitleg"
    r"|voorlichting|huisregels|prijslijst|kaart|bedden?|ramen|folders|bv|onderneming|holding|vennootschap"
    r"|toeslag|bank|rekening(?:en|nummer)?|keuring|provider|simkaart)"
)
_OF_A_PERSON = re.compile(rf"\b(?:{_ADJECTIVE}|nederlands)e?\s+(?:[a-z-]{{1,30}}e\s+)?{_PEOPLE}\b")
_INFLECTED = re.compile(
    rf"\b(?:{_ADJECTIVE})e\b(?!-)(?!(?:,| en| of) (?:(?:{_ADJECTIVE}|nederlands)e(?:,| en"
    rf"| of)? ){{1,4}}{_BUSINESS}\b)(?!\s+(?:[a-z]{{1,30}}e\s+)?{_BUSINESS}\b)(?!\s+[a-z]{{0,30}}(?:salon"
    rf"|tekst|taal|recht)\b)"
)
_NOT_ALONE = re.compile(
    r"buitenlandse|westerse|oosterse|franse|duitse|engelse|thaie|afrikaanse|zwitserse|oostenrijkse|schotse|canadese"
    r"|australische"
)
_IS_OF = re.compile(
    rf"\b(?:nationaliteit(?:en)?|afkomst|komaf|herkomst|etniciteit|geboorteland|land van herkomst|paspoort)"
    rf"(?:[\s:=(]|\b(?:is|was|waren|zijn|van|de|mogelijk|vermoedelijk|waarschijnlijk|onder andere|beiden"
    rf"|allen)\b){{1,6}}"
    rf"(?P<trait>(?:{_ADJECTIVE}|nederlands)e?)\b"
)
_SPEAKS = re.compile(
    rf"\b(?:spreekt|spreken|sprak|spraken)\s+(?:(?:alleen|slechts|enkel|vooral|maar|uitsluitend|goed"
    rf"|vloeiend|beiden|een"
    rf"|beetje|gebrekkig|slecht)\s+){{0,3}}(?P<trait>{_ADJECTIVE})\b"
)
_PREDICATE = re.compile(
    rf"\b(?:zij|ze|hij|hen|iedereen|allen|allemaal|beiden|allebei|ander|jongste|oudste|{_PEOPLE})\s+"
    rf"(?:is|was|zijn|waren|lijkt|oogt)\s+(?:(?:van|een|vermoedelijk|waarschijnlijk|allemaal"
    rf"|beiden)\s+)?(?P<trait>{_ADJECTIVE})\b"
)
_INHABITANT = re.compile(
    r"\b(?:roemen(?:en)?|roemeen|roemenen|bulgaar|bulgaren|hongaar|hongaren|oekrainer|oekrainers"
    r"|oekrainsen?|rus|russen|russin"
    r"|turk|turken|marokkaan|marokkanen|chinezen|braziliaan|brazilianen|colombiaan|colombianen|nigeriaan"
    r"|nigerianen"
    r"|ghanezen|albanees|albanezen|serviers?|kroaat|kroaten|tsjech|tsjechen|slowaak|slowaken|litouwers?"
    r"|griek|grieken"
    r"|spanjaard|spanjaarden|portugezen|italianen|italiaan|duitsers?|fransman|fransen|engelsman|belgen"
    r"|poolsen|polin"
    r"|vietnamezen|filipina|filipina's|latina|latina's|zigeuners?|surinamers?|antillianen"
    r"|syriers?|irakees|afghaan|afghanen|oost-europeaan|oost-europeanen|aziaten|aziaat|afrikanen"
    r"|nederlanders?"
    r"|venezolanen|dominicanen|moldaviers?)\b"
)
_ONE_OF_THEM = re.compile(
    r"\b(?P<at>bij |naar |naast |boven )?(?:een|de|die|deze|twee|drie|ene) (?P<trait>thai|chinees|pool|est"
    r"|let|fin|deen"
    r"|zweed|noor|brit|amerikaan|israelier|indier|pakistaan|iranier|japanner|koreaan|vietnamees|filipijn|indonesier"
    r"|mexicaan"
    r"|argentijn|peruaan|cubaan|dominicaan|venezolaan|algerijn|tunesier|egyptenaar|senegalees|kameroener|ethiopier"
    r"|somalier"
    r"|ghanees|portugees|ier|schot|oostenrijker|zwitser|moldavier|macedonier|sloveen|wit-rus|georgier|armenier"
    r"|koerd)\b"
    r"(?! (?:restaurant|eten|massage|gerecht|keuken|is (?:gesloten|open|vol)))"
)
_LAND_CODE = re.compile(
    r"\bnat(?:ionaliteit|ionality)?[.: =]{1,3}(?:is )?(?P<trait>ro|rou|bg|bgr|hu|hun|pl|pol|cz|ua|ukr|th|tha|cn"
    r"|chn|br|bra|ng|nga|co|col|tr|tur|ma|mar|nl|nld|de|deu|es|esp|it|ita|al|alb|rs|srb|ru|rus|vn|vnm)(?![\w'-]"
    r"| [a-z])"
)
_POLES = re.compile(r"(?<=\w )(?:Pool|Polen)\b(?= (?:werkt|werken|en|gaf|spreekt|zei|aanwezig|aangetroffen)\b)")
_LAND = (
    r"(?:roemenie|bulgarije|hongarije|polen|tsjechie|slowakije|slovenie|servie|kroatie|albanie|macedonie"
    r"|moldavie|oekraine"
    r"|rusland|litouwen|letland|estland|griekenland|turkije|marokko|algerije|egypte|syrie|irak|iran"
    r"|afghanistan|pakistan"
    r"|india|indonesie|china|taiwan|japan|korea|thailand|vietnam|filipijnen|brazilie|colombia|venezuela"
    r"|peru|ecuador"
    r"|mexico|argentinie|cuba|suriname|curacao|aruba|nigeria|ghana|kameroen|ethiopie|eritrea|somalie"
    r"|kenia|oeganda"
    r"|congo|guinee|kaapverdie|zuid-afrika|spanje|portugal|italie|frankrijk|duitsland|engeland|belgie"
    r"|chili|uruguay|paraguay|bolivia|honduras|guatemala|haiti|jamaica|libanon|senegal|ivoorkust|gambia|togo|angola"
    r"|mozambique|zimbabwe|liberia|sierra leone|nepal|bangladesh|sri lanka|birma|myanmar|cambodja|laos|maleisie"
    r"|mongolie"
    r"|kazachstan|oezbekistan|georgie|armenie|azerbeidzjan|kosovo|montenegro|bosnie|cyprus|oostenrijk|zwitserland"
    r"|israel"
    r"|wit-rusland|bonaire|sint maarten|oost-europa"
    r"|zuid-amerika|latijns-amerika|afrika|azie|de dominicaanse republiek|dominicaanse republiek)"
)
_FROM = re.compile(
    rf"\b(?:afkomstig|komt|komen|kwam|kwamen|{_PEOPLE}|zij|ze|hij|geboren|gevlucht|overgekomen|is|zijn"
    rf"|was|waren|opgegroeid"
    rf"|oorspronkelijk|allemaal|beiden|alle|nationaliteit|herkomst|afkomst|geboorteland|land van herkomst)"
    rf"(?:[\s:=(]|\b(?:is|oorspronkelijk|recent|net|pas|beiden|allemaal|naar eigen zeggen|en|uit"
    rf"|in)\b){{1,5}}(?<=[\s:=(])"
    rf"(?P<trait>{_LAND})\b"
)
_TO_COME_FROM = re.compile(rf"\buit (?P<trait>{_LAND}) (?:te komen|te zijn gekomen|gehaald|gekomen|overgekomen)\b")
_SEVERAL = re.compile(
    rf"\b(?:twee|drie|vier|vijf|zes|meerdere|enkele|alle|veel"
    rf"|beide) (?P<trait>(?:{_ADJECTIVE})en)\b"
)
_PAPERS_OF = re.compile(
    rf"\b(?:paspoort|id-?kaart|id-?bewijs|identiteits(?:kaart|bewijs)|rijbewijs)(?:en)? (?:van|uit)"
    rf" (?P<trait>{_LAND})\b"
)
_COMES_FROM = re.compile(rf"\b(?:komt|komen|kwam|kwamen|afkomstig) (?:oorspronkelijk )?van (?P<trait>{_LAND})\b")


def nationalities(reading: Reading) -> Iterator[Span]:
    """Nationality, origin or descent of a person; languages of papers and kinds of business pass.

    Basis: AVG art. 9 and 10, field list of the control (counts only).
    """
    text = reading.lower
    for pattern in (_IS_OF, _SPEAKS, _PREDICATE, _FROM):
        for found in pattern.finditer(text):
            if pattern is _SPEAKS and found["trait"] == "engels":
                continue  # it says how to be understood, not where someone comes from
            # "aanwezig in Nederland, is in Duitsland gevestigd" speaks of the business
            if pattern is not _FROM or re.search(
                r"uit|:|=|geboren|nationaliteit|herkomst|afkomst"
                r"|land",
                found.group(),
            ):
                yield found.span("trait")
    for found in _OF_A_PERSON.finditer(text):
        yield found.span()
    for found in _INFLECTED.finditer(text):
        if not _NOT_ALONE.fullmatch(found.group()):
            yield found.span()
    for found in _INHABITANT.finditer(text):
        yield found.span()
    for pattern in (_COMES_FROM, _TO_COME_FROM, _SEVERAL, _PAPERS_OF):
        for found in pattern.finditer(text):
            yield found.span("trait")
    for found in _ONE_OF_THEM.finditer(text):
        if found["at"]:
            continue  # "boven de Chinees" is a restaurant
        # without a capital "een pool" and "de est" are no people
        if found["trait"] in {"thai", "chinees"} or reading.text[found.start("trait")].isupper():
            yield found.span("trait")
    for found in _LAND_CODE.finditer(text):
        yield found.span("trait")
    for found in _POLES.finditer(reading.text):
        yield found.span()


_HEALTH = re.compile(
    r"\b(?:hiv(?:-(?:positief|besmet|infectie|patient))?|aids|soa|soa's|geslachtsziekte|zwanger"
    r"|zwangerschap|hoogzwanger"
    r"|abortus|miskraam|ongesteld|menstrueert|menstruatie\w*|verslaafd|verslaafde|verslaving|drugsverslaafd\w*"
    r"|alcoholist(?:e)?|alcoholverslaafd\w*|depressief|depressies?|depressieve|psychoses?|psychotisch"
    r"|psychisch(?: in de war)?|psychische"
    r"|psychiatrisch|psychiatrische|overspannen|burn-?out|suicidaal|suicidale|zelfmoord\w*|zelfmutilatie"
    r"|automutilatie"
    r"|zelfbeschadiging|ptss|getraumatiseerd|trauma|trauma's|autisme|autistisch|adhd|borderline"
    r"|schizofre\w+|dementie"
    r"|dementerend|hepatitis|syfilis|gonorroe|chlamydia|herpes|genitale wratten|hpv|tuberculose|tbc"
    r"|diabetes|suikerziekte"
    r"|epilepsie|epileptisch\w*|astma|kanker|tumor|hartpatient|hartklachten|hartaanval|beroerte|reuma"
    r"|corona|covid"
    r"|allergisch|lvb|licht verstandelijk\w*|verstandelijk\w* (?:beperk\w+|gehandicapt\w*)|zwakbegaafd\w*"
    r"|gehandicapt"
    r"|gehandicapte|handicap|doofstom|slechthorend|slechtziend|zwakbegaafd|ziek|zieke|ziekgemeld|ziekmelding"
    r"|ziekteverlof|zwangerschapsverlof|arbeidsongeschikt\w*|gewond|gewonde|verwond|verwonding\w*|letsel"
    r"|blauwe plek(?:ken)?"
    r"|blauw oog|bloeduitstorting\w*|kneuzing\w*|brandwond\w*|snijwond\w*|gebroken (?:arm|been|neus|pols"
    r"|rib\w*)|bloedneus"
    r"|overdosis|flauwgevallen|bewusteloos|onwel|hyperventil\w*|schurft|schaamluis|candida|schimmelinfectie"
    r"|blaasontsteking"
    r"|ontsteking|infectie|antibiotica|hiv-remmers|hernia|zelfmoord|verwarde?|in de war|spierziekte"
    r"|onder invloed(?: van [a-z]{2,30})?|dronken|stoned|(?:is|was|leek) high|in verwachting|diabeet|diabetici"
    r"|(?:loopt|gaat|was|is) bij (?:een |de |haar |zijn )?(?:psychiater|psycholoog)"
    r"|afkick\w*|ontwenning\w*|methadon\w*|antidepressiva|insuline"
    r"|oververmoeid|uitgeput"
    r"|ondervoed\w*|koorts|[a-z]{2,12}pijn|(?:rug|nek|buik|maag|hoofd|long|huid|knie|schouder|darm|slaap|stress"
    r"|vermoeidheids)klachten"
    r"|(?:een|haar|zijn) operatie (?:gehad|ondergaan)"
    r"|griep|verkouden|migraine|geopereerd|opgenomen in (?:het |een )?(?:ziekenhuis|kliniek|ggz\w*)"
    r"|in het ziekenhuis"
    r"|medische (?:klachten|problemen|toestand|behandeling)|lichamelijke klachten|gezondheidsklachten"
    r"|gezondheidsproblemen"
    r"|soatest positief|positief getest|getest op|besmet met|lijdt aan(?: [a-z]{2,30})?"
    r"|onder behandeling(?: van (?:een |haar )?[a-z]{3,20})?"
    r"|in behandeling bij (?:een |de )?"
    r"(?:arts|psycholoog|psychiater|ggz|huisarts)|paniekaanval\w*|angststoornis|anorexia|eetstoornis"
    r"|transitie-operatie)\b"
)
_HEALTH_OF_BUSINESS = re.compile(
    r"(?:-|\s*)(?:preventie|test(?:en|locatie|en\b)?|beleid|protocol|voorlichting|onderzoek(?:en)?|poli"
    r"|poliklinieken|folder\w*"
    r"|informatie|maatregel\w*|spreekuur|controles?|check|consult\w*|regels|risico\w*|bestrijding"
    r"|materiaal|flyers?|zorg"
    r"|verzekering|verzuimbeleid|parkeerplaats|toilet|fonds|periode|crisis|steun|sluiting|tijd)\b"
)
_ABOUT_PREVENTION = re.compile(
    r"(?:preventie van|voorlichting over|informatie over|folders? over|bescherming tegen|beleid over"
    r"|tegen|risico op|regels over"
    r"|protocol|(?:flyers?|posters?|boekjes?) over|maatregelen tegen|overdracht van|test(?:en)? op"
    r"|aandacht voor)(?: (?:het "
    r"|een |o\.a\. |hiv en |soa en |soa's en ))? ?$"
)
_TAKES = re.compile(
    r"\b(?:slikt|gebruikt|neemt|krijgt|spuit|snuift|gebruikte|slikte|nam|verslaafd aan|aan de"
    r"|blowt)(?:\s+[a-z]{1,30}){0,2}?\s+"
    r"(?P<trait>(?:(?:ghb|xtc|cocaine|coke|speed|wiet|drugs|pillen|drank),? (?:en )?){0,3}(?:medicijnen|medicatie"
    r"|pillen|drugs|cocaine|coke|heroine|speed|ghb|ketamine|xtc|wiet|crack"
    r"|slaappillen"
    r"|slaapmiddelen|kalmeringsmiddelen|pijnstillers|hormonen|3-mmc|lachgas|drank))\b"
)
_SMELLS = re.compile(
    r"(?<!kamer )(?<!ruimte )(?<!gang )(?<!pand )(?<!hal )(?<!het )\b(?:rook|ruikt|stonk"
    r"|stinkt) naar (?P<trait>alcohol|drank|wiet|hasj)\b"
)
_WOUNDS = re.compile(
    r"\b(?:had|heeft|hadden|hebben|met|zat onder de|zit onder de|vol)\s+(?:[a-z]{1,20}\s+)?(?P<trait>wond(?:en|jes)?"
    r"|striemen"
    r"|krassen|schaafwonden|bulten|schimmel|uitslag|een hoofdwond)\b(?=[^.]{0,30}\b(?:arm|armen|been|benen|gezicht"
    r"|hals|nek|rug|pols"
    r"|polsen|lichaam|lijf|hand|handen|voet|voeten|hoofd|borst)\b)"
)
_IS_BLIND = re.compile(
    r"\b(?:zij|ze|hij|vrouw|man|klant|exploitant|beheerder)\s+(?:is|was)\s+(?P<trait>doof|blind|invalide"
    r"|mank)\b|\bin een rolstoel\b"
)


def health_words(reading: Reading) -> Iterator[Span]:
    """Health, injury, pregnancy, addiction or disability of a person; prevention by the business passes.

    Basis: AVG art. 9; help goes through the care coordinator, not through a remark.
    """
    text = reading.lower
    for found in _HEALTH.finditer(text):
        if _HEALTH_OF_BUSINESS.match(text, found.end()):
            continue
        if _ABOUT_PREVENTION.search(text[max(0, found.start() - 40) : found.start()]):
            continue
        yield found.span()
    for pattern in (_TAKES, _WOUNDS, _SMELLS):
        for found in pattern.finditer(text):
            yield found.span("trait")
    for found in _IS_BLIND.finditer(text):
        yield found.span()


_LOOKS = re.compile(
    r"\b(?:(?:(?:lang|kort|blond|donker|zwart|bruin|rood|grijs|krullend|steil|geverfd|lichtbruin"
    r"|donkerbruin|donkerblond"
    r"|roze|halflang)e?,?\s+(?:en\s+)?){1,3}(?:haar|haren|krullen|lokken|ogen)|(?:blauwe|bruine|groene"
    r"|grijze|donkere) ogen"
    r"|blondine|blondines|brunette|roodharig\w*|donkerharig\w*|blondharig\w*|langharig\w*|kaal(?:geschoren)? hoofd"
    r"|(?:paars|groen|blauw|wit|gebleekt|geblondeerd|geverfd|gekleurd)e? (?:haar|haren)"
    r"|(?:rode|grijze|witte|paarse|roze) (?:haar|haren|krullen)|haar haar (?:is|was)|haar haren|krullen|vlecht(?:en"
    r"|jes)|dreads|dreadlocks|rastahaar|negroide"
    r"|breedgeschouderd\w*"
    r"|(?:stevig|fors|fijn|tenger|licht|zwaar|atletisch) gebouwde?"
    r"|kaalhoofdig|haarkleur"
    r"|oogkleur|huidskleur|kleur (?:haar|ogen)|krullenbol|paardenstaart|[a-z]{0,20}tatoeages?|tattoo's?|tattoos?"
    r"|getatoeeerd\w*|[a-z]{0,12}piercings?"
    r"|litteken(?:s)?|moedervlek(?:ken)?|sproeten|(?:licht|donker)?getinte?|(?:licht|donker) getinte?|(?:blanke"
    r"|donkere"
    r"|lichte|getinte|zwarte)"
    r" huid|mulat\w*|postuur|lichaamsbouw|slank|slanke|mollig|mollige|gezette?|tenger|tengere|gespierd"
    r"|gespierde|mager|magere"
    r"|cup(?:maat)? ?[a-h]{1,2}|cupmaat|grote borsten|borsten|confectiemaat|siliconen|lipfillers"
    r"|opgespoten|sproetjes"
    r"|(?:aziatisch|europees|zuid-europees|oost-europees|slavisch|afrikaans|noord-afrikaans|arabisch"
    r"|exotisch|latijns-amerikaans|zuid-amerikaans|mediterraan|oosters|westers|caribisch|turks|marokkaans"
    r"|chinees) uiterlijk"
    r"|zwaar opgemaakt|opvallend uiterlijk|aantrekkelijk|aantrekkelijke|knap uiterlijk"
    r"|(?:ziet|zag|zien|zagen)(?: \w+){0,2} er(?: \w+){0,3} (?:jong|minderjarig|moe|mager|knap|mooi"
    r"|vermoeid|jonger)(?: \w+)? uit"
    r"|oogt (?:erg |heel |zeer )?(?:jong|minderjarig|jonger)|signalement|gebit|gouden tand"
    r"|draagt een bril|brildragend\w*"
    r"|(?:met|heeft|had|draagt) (?:een )?(?:baard|snor|bril|hoofddoek|pruik)|ongeveer \d\.\d\d lang)\b"
)
_PERSON_LOOKS = re.compile(
    r"\b(?:dikke|dunne|knappe|mooie|donkere|blonde|blanke|zwarte|kale|forse|stevige|gekleurde|roodharige"
    r"|lange|kleine"
    r"|jong uitziende|goed uitziende|bebaarde|schaars geklede"
    r"|uitdagend geklede)\s+(?:[a-z]{1,30}e\s+)?(?:vrouw(?:en)?|man(?:nen)?"
    r"|meisjes?|jongens?|jongedames?|jongeman|dames?|heer|dienstverleners?|sekswerkers?|meiden|klant|persoon|personen"
    r"|exploitant|beheerder|meid)\b"
)
_IS_LIKE = re.compile(
    r"\b(?:zij|ze|hij|vrouw|man|dame|meisje|klant|portier|melder|bezoeker|exploitant|beheerder|dienstverlener)"
    r" (?:is|was|oogt|oogde)(?: (?:erg|heel|vrij|nogal|ongeveer))? (?:[a-z]{2,20} en )?"
    r"(?P<trait>kaal|blond|donkerblond|dik|mollig|tenger|breed|gespierd|blank|getint|roodharig|knap|lelijk)\b"
)
_ASIDE = re.compile(
    r"\b(?:zij|ze|hij|vrouw|man|dame|meisje|klant|portier|bezoeker)\b[^.\n]{0,12}, (?P<trait>gezet|mollig|slank"
    r"|tenger|fors|kaal|dun|dik"
    r"|blank|blond|donker)\b"
    r"|\b(?P<thin>dun|klein|dik|blond|mollig|slank|tenger) (?:meisje|vrouwtje|mannetje|ventje)\b"
)
_HEIGHT = re.compile(
    r"\b(?:vrouw|man|dame|meisje|persoon|klant|bezoeker)(?: is| was|,)? (?:van |circa |ongeveer "
    r"|ca\. ){0,2}1[.,][4-9]\d ?m?\b"
    r"|\b1m[4-9]\d\b|\b(?:weegt|weegt ongeveer|gewicht) \d{2,3} ?(?:kg|kilo)\b"
    r"|\b(?:1[.,][4-9]\d ?(?:m|meter)?\b|1[4-9]\d ?(?:cm|centimeter)) (?:lang|groot)\b"
    r"|\blichaamslengte\b|\blengte (?:van )?(?:haar |hem |ca\.? |ongeveer )?:? ?1[.,]?[4-9]\d\b"
)
_BUILDING_PART = re.compile(
    r"\b(?:gang|balie|kamer|bed|muur|deur|bar|raam|wand|trap|matras|hek|schutting|bank|tafel|kast|douche"
    r"|bord|ruimte"
    r"|opening|bad|scherm|kozijn|vluchtweg)\b"
)
_CLOTHES = re.compile(
    r"\b(?:gekleed in|draagt|droeg|droegen|dragen|in)(?:\s+(?:alleen|een|haar|slechts|rood|zwart|wit|blauw|roze|strak"
    r"|doorzichtig|rode|zwarte|witte"
    r"|blauwe|korte|roze|kort"
    r"|gele|groene)){0,4}\s+(?:lingerie|jurk|jurkje|rok|rokje|bikini|ondergoed|string|badjas|spijkerbroek"
    r"|hakken|jas|trui"
    r"|t-shirt|topje|minirok|joggingpak|trainingspak|pet)\b"
)
_NO_LOOKS = re.compile(r"^(?:tattoo\w*|piercings?|gezette?|borsten|mager\w*|gebit|slank\w*)")
_SHOP = re.compile(r"(?:-?\s?)(?:verlicht\w*|gevuld|onderbouwd|shop|studio|zaak|winkel|salon|bier)\b")


def looks(reading: Reading) -> Iterator[Span]:
    """Looks of a person: hair, skin, build, height, marks, clothes. Sizes of rooms and shops pass.

    Basis: AVG art. 5(1)(c) and 9; the report describes the business.
    """
    text = reading.lower
    for found in _LOOKS.finditer(text):
        if not (_NO_LOOKS.match(found.group()) and _SHOP.match(text, found.end())):
            yield found.span()
    for pattern in (_PERSON_LOOKS, _CLOTHES):
        for found in pattern.finditer(text):
            yield found.span()
    for pattern in (_IS_LIKE, _ASIDE):
        for found in pattern.finditer(text):
            yield found.span(found.lastgroup or 0)
    for found in _HEIGHT.finditer(text):
        if not _BUILDING_PART.search(text[max(0, found.start() - 40) : found.start()]):
            yield found.span()
