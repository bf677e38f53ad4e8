"""Words behind which a name stands, and what may stand between the word and the name."""

import re

from .known_words import PERSON_ROLES

_FILLER = (
    r"(?:[\s:=]|(?:nu|hier|daar|er|momenteel|ook|vandaag|nog|tegenwoordig|sinds kort|is|was|waren|zijn|de"
    r"|een|mevrouw"
    r"|onder andere|o\.a\.|namelijk|dame|vrouw|dienstverlener|zich|persoon)\b){1,6}"
)
_TITLE = re.compile(r"\.?\s{1,2}(?:(?:dr|mr|ing|ir|drs|prof)s?\.\s?)?")
_NAMED = re.compile(
    r"(?:\s{1,2}(?:zich|nu|hier|ook|haar|hem|eigenlijk|naar eigen zeggen|mevrouw|mw\.?|dhr\.?"
    r"|de heer))*[\s:=]{1,3}[\"']?"
)
_NAME_IS = re.compile(r"(?: (?:van (?:haar|hem|de \w+)|exploitant|beheerder))?(?: ?[:=] ?| is | was | luidt )[\"']?")
_KNOWN_AS = re.compile(r" (?:zich )?(?:als|onder de naam|onder)(?: de naam)? [\"']?")
_HERSELF = re.compile(r" (?:aan met|ook|als) [\"']?")
_UNDER = re.compile(r" de (?:werk|artiesten)?naam(?: van)? [\"']?")
_WITH = re.compile(r"(?: (?:gehad|gevoerd))? (?:met|door|van) (?:de |een )?(?:mevrouw |mw\. |dhr\. )?")
_THERE = re.compile(_FILLER)
_ROLE = re.compile(r"(?: ?[:(] ?| (?:is|was|genaamd|heet|,) | )[\"']?")

CUES: dict[str, tuple[re.Pattern[str], bool]] = {
    **dict.fromkeys(
        ["mevrouw", "mevr", "mw", "heer", "meneer", "mijnheer", "dhr", "mej", "juffrouw", "familie", "fam"],
        (_TITLE, True),
    ),
    **dict.fromkeys(
        [
            "heet",
            "heette",
            "genaamd",
            "geheten",
            "noemt",
            "noemde",
            "roepnaam",
            "voornaam",
            "achternaam",
            "werknaam",
            "artiestennaam",
            "bijnaam",
            "schuilnaam",
            "alias",
            "aka",
            "collega-dienstverlener",
            "zogenaamde",
            "noemende",
        ],
        (_NAMED, True),
    ),
    "zichzelf": (_HERSELF, True),
    "volgens": (_TITLE, False),
    "naam": (_NAME_IS, True),
    "namen": (_NAME_IS, True),
    "onder": (_UNDER, True),
    **dict.fromkeys(["bekend", "voorstelt", "voorstelde", "voor", "werkend"], (_KNOWN_AS, True)),
    **dict.fromkeys(
        [
            "gesproken",
            "sprak",
            "gesprek",
            "contact",
            "afspraak",
            "gebeld",
            "gehoord",
            "geholpen",
            "telefoongesprek",
            "ondertekend",
            "getekend",
            "opgehaald",
            "weggebracht",
        ],
        (_WITH, False),
    ),
    **dict.fromkeys(
        [
            "werkt",
            "werkte",
            "werken",
            "werkzaam",
            "aanwezig",
            "aangetroffen",
            "verblijft",
            "verbleef",
            "woont",
            "slaapt",
            "spreekt",
        ],
        (_THERE, False),
    ),
    **dict.fromkeys(PERSON_ROLES, (_ROLE, False)),
}
"""Word -> what may stand between it and the name, and whether a body's name is unlikely behind it."""
