"""Common first names of people in the Netherlands, of many origins; from public statistics and lists of names given.

Never a list of working names: a list of those would itself be a register. Nothing is added from texts
that were read.
"""

from pathlib import Path


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FIRST_NAMES = _words(
    """
    jan johan johannes hans piet pieter peter paul kees cornelis willem wim henk hendrik hendrika gerrit
    gerard gert geert dirk klaas jaap jacob jacobus joop jos jeroen joost joris jasper jesse jelle jorn
    jurgen bart bas bastiaan ben bernard bert bob bram casper chris christiaan christian cor daan daniel
    david dennis diederik dick ed edwin eric erik erwin evert ferdinand floris frank frans fred freek frits
    gijs guus harm harrie harry herman hugo ivo jack jeffrey jim joey john johnny jordy kevin koen laurens
    leendert leo leon lars lex loek louis luc lucas luuk maarten marc marcel marco mario mark martijn martin
    mathijs matthijs max melvin menno michael michel michiel mike mitchell nick nico niels olaf onno oscar
    pascal patrick pim ramon raymond remco remy rene richard rick rik rinus rob robbert robert robin roel
    roland ronald ron roy ruben rudi rudolf ruud sander sebastiaan simon sjaak sjoerd stefan stephan stijn
    sven teun theo theodorus thijs thomas tim timo tobias tom ton toon victor vincent walter wessel wouter
    yannick noah sem finn levi liam milan luca mees thijmen james adam boaz anna anne anneke annelies
    annemarie annemiek annet annie anita anja ank anouk antje astrid barbara bea beatrix bianca brenda britt
    carla carolien caroline catharina charlotte chantal claudia christina christine cindy corrie daniella
    daphne debbie deborah denise diana dorien dora eefje elisabeth elise ellen ella els elsa emma esmee
    esther eva evelien eveline femke fenna fleur floor francisca fransje gerda geertje greet greetje gerry
    hanna hanneke hannah helena helma henny hilde ilse ineke inge ingrid irene iris irma isabel isabella
    jacqueline janine janneke jannie jantje jennifer jessica jet jolanda johanna josephine judith julia
    juliette karen karin kim kirsten kelly laura lieke lies liesbeth linda lisa lisanne lotte louise loes
    maaike maartje manon margriet marga margaretha maria mariska marianne marieke marijke marije marjan
    marjolein marloes martine melanie melissa merel mieke miranda mirjam moniek monique nadia nadine naomi
    natasja natasha nel nicole nienke nina nora patricia paula petra pien rachel rebecca regina renate ria
    riet rianne rita roos rosalie rosa sabine sabrina samantha sandra sanne sara sarah saskia sharon sheila
    silvia simone sjaan sofie sonja sophie stephanie susan suzanne sylvia tamara tanja tessa thea tineke
    toos trudy truus valerie vanessa vera wendy wilhelmina wilma willemijn yvette yvonne zoe olivia mila
    tess saar julie mohamed mohammed muhammed mohammad ahmed achmed ali hassan hussein omar youssef yusuf
    ibrahim ismail mustafa mehmet mahmoud hamza bilal karim khalid said abdel abdul abdullah rachid samir
    tarik younes ayoub amin anwar driss jamal emre murat hakan kemal serkan burak cem ercan fatih orhan
    osman selim yilmaz volkan fatima fatma khadija aicha aisha naima samira latifa malika hanan karima leila
    layla nour noor yasmin yasmina salma amina mariam maryam zahra zineb soukaina ikram siham ayse elif
    emine hatice zeynep merve esra sibel sevgi elena ioana andreea mihaela alina cristina gabriela ionela
    nicoleta raluca simona roxana monica ana-maria florentina georgiana adriana loredana ramona andrei
    alexandru ion ionut gheorghe mihai florin marius nicolae razvan bogdan catalin constantin adrian vasile
    stefania ivanka desislava gergana radka tsvetelina vesela yordanka ivan georgi dimitar hristo petar
    todor plamen stoyan bozhidar zsuzsanna katalin ildiko eszter krisztina erzsebet piroska laszlo istvan
    zoltan ferenc sandor tibor gabor katarzyna malgorzata agnieszka magdalena joanna ewa beata jolanta
    aleksandra iwona piotr krzysztof andrzej tomasz pawel marcin michal grzegorz jakub lukasz olga svetlana
    tatiana tatjana oksana irina natalia nataliya yulia yuliya ludmila oleksandr serhiy dmitri sergei
    vladimir volodymyr anastasia ekaterina galina maria-jose carmen lucia pilar dolores juan jose carlos
    luis jorge miguel fernando manuel antonio pedro francisco rafael diego alejandro alejandra camila
    valentina mariana juliana luciana fernanda beatriz paulo joao ricardo rodrigo thiago giovanni giuseppe
    paolo francesca chiara william charles george elizabeth margaret catherine michelle jasmine tiffany
    ashley emily megan precious blessing patience joyce grace kwame kofi kwabena abena akosua chidi emeka
    ngozi chioma osas efosa amadou mamadou ousmane fatou aminata priya rahul sanjay sunita anil rajesh
    lakshmi mei-ling xiao siriporn somchai nguyen thuy linh huong giovanny stanley winston clyde sherwin
    shanice mirela danny
    jadwiga wieslaw wieslawa stanislaw stanislawa zofia grazyna danuta halina urszula bozena barbara elzbieta
    teresa jozef zbigniew jerzy tadeusz ryszard marek henryk kazimierz boguslaw czeslaw zdzislaw leszek mariusz
    dariusz slawomir jaroslaw przemyslaw wojciech maciej kamil bartosz szymon karolina kinga dorota renata
    sylwia justyna paulina marta alicja
    """
)
"""First names without capitals and accents."""

MORE_NAMES = frozenset(
    name
    for line in (Path(__file__).parent / "first_names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for name in line.split()
)
"""Rarer first names of many countries. Without a capital they say nothing."""

ALSO_WORDS = _words(
    """
    ben wil ton max door an roos storm linde iris jet lot bas mei sofia victoria milan joy hope rob mark tom
    ron jan jos cor ed leo lex ali els nel noor ria greet floor pien merel saar jack sem adam james regina
    said ion grace precious blessing patience elise rosa nora carmen dora roy rik rick jim kim lies loes
    riet riet dick finn mees frank frans robin marga amin marina lisa tess luca tim bob bert pim ank bea
    thea karin anna merel george luis
    """
)
"""Names of the list that are words, months or places too: without a capital they are no name."""

AT_THE_START_A_WORD = _words(
    """
    ben wil ton max door roos iris jet mei milan noor floor merel frank said
    """
)
"""Names that may open a sentence as an ordinary word: there they need a surname to count."""

SURNAMES = _words(
    """
    jansen janssen bakker visser smit meijer meyer mulder bos vos peters hendriks dekker brouwer dijkstra
    smits vries berg dijk boer linden kok jacobs haan vermeulen heuvel veen graaf bruijn heijden schouten
    willems hoekstra koster prins huisman peeters kuipers veenstra postma martens timmermans hofman
    """
)
"""The most common surnames; they count only without a capital behind a title ("mevrouw jansen")."""
