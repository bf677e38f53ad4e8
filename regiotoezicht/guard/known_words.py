"""Words with a capital that are no person: places, bodies, roles, opening words, kinds of business."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PLACES = _words(
    """
    beverwijk bloemendaal haarlem haarlemmermeer heemskerk heemstede uitgeest velsen zandvoort alkmaar
    bergen castricum helder dijk waard drechterland enkhuizen heiloo hollands kroon hoorn koggenland
    medemblik opmeer schagen stede broec texel edam volendam edam-volendam landsmeer oostzaan purmerend
    waterland wormerland zaanstad zaandam ijmuiden ijmond hoofddorp kennemerland noord-holland
    noord-holland-noord zaanstreek zaanstreek-waterland wijk zee santpoort driehuis krommenie wormer
    assendelft amsterdam rotterdam utrecht den haag 's-gravenhage eindhoven groningen tilburg almere breda
    nijmegen arnhem leiden amstelveen diemen lelystad schiphol nederland holland europa schiedam nieuwegein
    zwolle maastricht delft dordrecht deventer apeldoorn enschede leeuwarden bredene monnickendam belgie
    duitsland frankrijk spanje italie portugal polen roemenie bulgarije hongarije oekraine turkije marokko
    china thailand brazilie nigeria colombia engeland ierland suriname curacao oost west noord zuid
    """
)
BODIES = _words(
    """
    politie ggd riec liec avim bibob kvk kadaster om rvs uwv svb ind ggz gemeente college raad burgemeester
    wethouder openbaar ministerie omgevingsdienst veiligheidsregio belastingdienst douane arbeidsinspectie
    inspectie brandweer rechtbank veilig thuis comensha coordinatiepunt zorgcoordinatie bureau afdeling team
    basisteam wijkteam vereniging stichting provincie rijk ministerie staat awb apv awbi avg woo wgts wpg
    bag brp bsn gemeentewet opiumwet wet artikel besluit vergunning zaak dossier model keurmerk internet
    telegram instagram facebook snapchat whatsapp google excel word microsoft kinky sexjobs meld misdaad
    anoniem vluchtelingenwerk leger heils raamexploitatie
    """
)
ROLES = _words(
    """
    exploitant exploitante exploitanten beheerder beheerster beheerders eigenaar eigenaresse eigenaren
    verhuurder verhuurders huurder huurders onderhuurder bewoner bewoners bewoonster melder meldster klager
    klaagster getuige buurman buurvrouw buren omwonende omwonenden klant klanten bezoeker bezoekers portier
    beveiliger chauffeur dienstverlener dienstverleners sekswerker sekswerkers prostituee medewerker
    medewerkster medewerkers personeel slachtoffer verdachte betrokkene betrokkenen vrouw vrouwen man mannen
    meisje meisjes jongen dame dames heer heren vriend vriendin partner zoon dochter moeder vader broer zus
    ouders contactpersoon vergunninghouder ondernemer bestuurder directeur directrice aanvrager aanvraagster
    gemachtigde advocaat tolk bedrijfsleider receptioniste schoonmaker schoonmaakster persoon personen
    aanwezige aanwezigen collega zij hij ze wij we ik u jij men iemand niemand iedereen deze dit dat die wie
    wat er geen
    """
)
PERSON_ROLES = _words(
    """
    exploitant exploitante beheerder beheerster eigenaar eigenaresse verhuurder huurder onderhuurder bewoner
    bewoonster melder meldster klager klaagster getuige buurman buurvrouw klant bezoeker portier beveiliger
    chauffeur dienstverlener sekswerker prostituee medewerker medewerkster slachtoffer verdachte betrokkene
    vrouw man meisje jongen dame vriend vriendin partner zoon dochter moeder vader broer zus contactpersoon
    vergunninghouder ondernemer bestuurder directeur directrice aanvrager aanvraagster gemachtigde advocaat
    bedrijfsleider receptioniste schoonmaker schoonmaakster exploitanten beheerders klanten vrouwen meisjes
    dames dienstverleners
    """
)
"""Roles that a name often follows: "exploitant A. Testpersoon"."""

OFFICIALS = _words(
    """
    toezichthouder toezichthouders inspecteur inspecteurs agent agenten wijkagent rechercheur rechercheurs
    burgemeester wethouder boa boa's handhaver handhavers ambtenaar ambtenaren jurist juriste
    zorgcoordinator contactambtenaar controleur controleurs verbalisant verbalisanten coordinator
    hulpofficier officier rechter secretaris bouwinspecteur casemanager hoofdagent brigadier teamleider
    projectleider accountmanager brandweerinspecteur contactfunctionaris beleidsmedewerker
    vergunningverlener arbeidsinspecteur hoofdinspecteur gemeentesecretaris raadsheer voorzitter griffier
    collega
    """
)
"""Functions in whose name an official acts; the name behind one passes."""

PARTICLES = _words("van de der den ten ter von el al da di del la le dos bin 't het op vd")
"""Small words between a first name and a surname."""

BUSINESS_NOUNS = _words(
    """
    club nachtclub seksclub parenclub bedrijf seksbedrijf prostitutiebedrijf onderneming zaak salon
    massagesalon beautysalon sauna privehuis huize huis villa hotel motel bar cafe restaurant escort
    escortbureau escortbedrijf escortservice bordeel inrichting seksinrichting pand kantoor winkel shop
    sexshop seksshop theater sekstheater studio spa wellness centrum massage massages kapsalon stichting
    service gebr gebroeders fa vereniging holding beheer exploitatie vastgoed groep handelsnaam bedrijfsnaam website
    site naamgeving
    kamerverhuur raamverhuur raam ramen vennootschap firma garage makelaar makelaardij bank school kerk sint
    st beauty relax paradijs lounge thai horeca uitzendbureau kliniek
    """
)
LEGAL_FORM = (
    r"\s*,?\s*\(?(?:B\.? ?V\.?|[Vv]\.? ?[Oo]\.? ?[Ff]\.?|N\.? ?V\.?|C\.? ?V\.?|Holding|Beheer|Exploitatie|Vastgoed"
    r"|Groep|Massage"
    r"|Massages|Wellness|Horeca|Club|Salon|Escort|Beauty|Bar|Hotel|Studio|Spa|GmbH|Ltd|bv|vof|nv)(?![\w])"
)
VERBS = _words(
    """
    gaf kwam deed sprak zei liep zag nam bleef vroeg schreef hield riep stond zat lag ging keek dronk sliep vond begon
    las wist mocht moest zou had was werd heeft vertrok opende sloot tekende belde mailde weigerde toonde gebruikt
    geeft komt doet spreekt zegt loopt ziet neemt blijft vraagt schrijft houdt roept gaat kijkt drinkt slaapt vindt weet
    moet zal wordt hier daar niet ook nog alleen zelf samen weer eerst boven beneden binnen buiten zojuist
    """
)
"""What may follow "mw" or "dhr" without being a name."""

SENTENCE_WORDS = _words(
    """
    de het een er en of maar want dus toen daarna daarvoor daar hier nu niet wel geen ook nog al als bij met
    van voor naar op in uit aan over onder tot te om zonder tegen door tijdens na sinds volgens via wegens
    alle alleen alles andere beide bestaande binnen buiten controle bezoek gesprek contact afspraak opnieuw
    eerste tweede derde nieuwe nieuw oude kamer kamers kamernummer verdieping begane grond ingang
    nooduitgang brandblusser keuken douche toilet deur deuren pand adres bedrijfsplan vergunning aanvraag
    brief bezwaar beroep hoorzitting zienswijze last dwangsom waarschuwing constatering bevinding
    bevindingen advertentie advertenties melding signaal overtreding rapport rapportage verslag foto foto's
    prijslijst huisregels reglement administratie werkrooster huur huurprijs openingstijden alarm alarmknop
    noodknop hygiene condooms bedrijf zaak dossier stukken datum tijd maandag dinsdag woensdag donderdag
    vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november
    december ja nee onbekend onduidelijk nvt wegens gecontroleerd aangetroffen aanwezig gesloten open
    ingetrokken is was waren zijn heeft had hebben werkt werkte kan kon moet moest wil wilde gaat ging komt
    kwam staat stond hangt ligt lag telefonisch mondeling schriftelijk anoniem anonieme mevrouw meneer heer
    mijnheer dhr mw uw ons onze hun haar zijn ieder elke twee drie vier vijf zes zeven acht negen tien
    verder vervolgens volgende vorige conform nederlands nederlandse engels engelse duits duitse frans
    franse spaans spaanse roemeens roemeense bulgaars bulgaarse hongaars hongaarse pools poolse thais thaise
    chinees chinese turks turkse raam ramen unit ruimte receptie balie voldoet voldaan akkoord gezien
    getoond gevraagd meegedeeld besproken toegang sleutel slot eigen kantooradres legitimatie identiteit
    identiteitsbewijs leeftijd taal aantal totaal pasen kerst pinksteren koningsdag mag zal zou privacy
    wellicht mogelijk waarschijnlijk hoewel omdat zodat terwijl indien wanneer waar wie wat hoe
    """
)
ORGANISATION_ENDINGS = _words(
    """
    dienst regio huis raad hof bank bureau politie gemeente kamer stichting vereniging instituut inspectie
    centrum schap heid straat laan weg plein kade gracht park dijk singel steeg dreef plantsoen markt brug
    haven burg poort boulevard poli ministerie wet nummer salon club
    """
)
STREET_WORD = (
    r"[\w'-]*(?:straat|straatweg|laan|weg|plein|kade|gracht|hof|park|dijk|singel|steeg|dreef|plantsoen"
    r"|markt|brug|haven"
    r"|boulevard|pad|baan|ring|oord|veld|akker|dam|str\.)"
)
NO_PERSON = PLACES | BODIES | ROLES | SENTENCE_WORDS | OFFICIALS

ACCOUNT_STOP_WORDS = _words(
    """
    de het een er en of maar want dus in op aan via met van voor naar bij door is was waren zijn worden
    wordt werd groep groepen kanaal kanalen bericht berichten account accounts pagina pagina's profiel
    profielen advertentie advertenties gesprek contact app link foto foto's post posts story chat chats naam
    die dat deze dit als om te tot niet geen wel ook nog onbekend nvt nee ja niets gezien gecontroleerd
    gebruikt verwijderd gevonden reclame promotie melding signaal controle bedrijf zaak club salon nummer
    https http www sinds omdat waar waarop zonder alleen gaat loopt staat kan mag moet heeft had
    bedrijfspagina bedrijfsaccount pop-up website kaart wordt over uit onder platform platforms marketplace
    business live actief dan toen nu daar hier
    """
)
