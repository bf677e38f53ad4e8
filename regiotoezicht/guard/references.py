"""Numbers of the business and of the case, which may always be written: dates, times, amounts, references.

A rule that looks for numbers of persons leaves alone what stands here.
"""

import re

from .reading import Reading, Spans

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:19|20)\d\d"
MONTH_NAME = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?"
    r"|okt(?:ober)?|mar(?:ch)?|may|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CASE_CUE = (
    r"(?:zaak|dossier|kenmerk|referentie|vergunning|vestiging|kvk|rsin|btw|fiscaal|bag|pand|verblijfsobject"
    r"|nummeraanduiding|factuur|bon|proces-?verbaal|pv|rapport|loonheffingen)"
)

_HARMLESS = (
    # dates with a full year, in both orders, and short dates followed by a time
    rf"(?<!\d)(?<!\d[-./]){DAY}([-./]){MONTH}\1{YEAR}(?![-./]?\d)",
    rf"(?<!\d)(?<!\d[-./]){YEAR}([-./]){MONTH}\2{DAY}(?![-./]?\d)",
    rf"(?<!\d)(?<!\d[-./]){DAY}([-./]){MONTH}\3\d\d(?=,? {{1,2}}(?:om )?[0-2]?\d[.:][0-5]\d(?![-.]?\d))",
    # opening hours
    r"(?<![\d.])(?:[01]?\d|2[0-4])[.:][0-5]\d {0,2}(?:-|tot|/) {0,2}(?:[01]?\d|2[0-4])[.:][0-5]\d(?![.\d])",
    # amounts
    r"(?:€|eur(?:o)?) {0,2}\d[\d.,]*+",
    r"(?<![\d.])\d{1,3}(?:\.\d{3})++(?:,\d\d)? {0,2}(?:euro|eur)\b",
    # case numbers, years with a number, court references, BAG ids, KvK establishment numbers
    r"\b[a-z]{1,5}[-/](?:19|20)?\d\d[-/]\d{1,8}\b",
    r"(?<![\d-])(?:19|20)\d\d[-/]\d{3,6}(?![-\d])",
    r"\becli:[a-z]{2}:[a-z0-9]{2,10}:\d{4}:[a-z0-9]{1,20}",
    r"(?<!\d)\d{16}(?!\d)",
    r"(?<!\d)0000\d{8}(?!\d)",
    rf"\b{_CASE_CUE}(?:[- ]?(?:nummer|nr|id|no)\.?)?[ :.=#-]{{0,3}}(?:nl)?"
    r"(?!06(?!-(?:19|20)\d\d-))\d(?:[./-]?\d){3,15}(?!\d)",
    # numbers of things and of orders
    r"\b(?:serie|order|meter|artikel|offerte|polis|product|batch)(?:nummer|nr|stand)\.?"
    r"(?: (?!bsn|tel|mob)[a-z]{2,20})?[ :.=#-]{1,3}\d(?:[./-]?\d){3,15}(?!\d)",
    # rooms in a row
    r"\bkamers?(?: nrs?\.?)? \d{1,2}(?:(?:[ ,/-]{1,3}|,? en )\d{1,2}(?!\d))++",
)
_PATTERN = re.compile("|".join(f"(?:{part})" for part in _HARMLESS))


def business_references(reading: Reading) -> Spans:
    """Places of dates, times, amounts and reference numbers in the text.

    Basis: the field list of premises, business and control (KvK, case, BAG and permit data may be held).
    """
    if reading.references is None:
        reading.references = Spans([found.span() for found in _PATTERN.finditer(reading.lower)])
    return reading.references
