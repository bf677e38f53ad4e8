"""Form fields that take text and do not pass the guard, each with the reason. A new one needs a good reason here."""

IN_ITS_OWN_FIELD = "a fact with a field of its own: who, where or which number is what this field is for"
SEALED = "who a letter is for or who asked; sealed, and never part of a text"
OF_THE_OFFICE = "an official in function or data of the municipality itself, printed on letters"
CODE = "a number or code with a fixed form, judged by the action"
SECRET = "a password; never kept as text"
SEARCH = "words to search with; not kept"

UNGUARDED = {
    "access/forms.py FirstAdministratorForm.name": OF_THE_OFFICE,
    "access/forms.py FirstAdministratorForm.password": SECRET,
    "access/forms.py FirstAdministratorForm.again": SECRET,
    "access/forms.py NewAccountForm.name": OF_THE_OFFICE,
    "access/forms.py NewAccountForm.function": OF_THE_OFFICE,
    "access/forms.py NewAccountForm.card_number": OF_THE_OFFICE,
    "access/forms.py ChangeAccountForm.name": OF_THE_OFFICE,
    "access/forms.py ChangeAccountForm.function": OF_THE_OFFICE,
    "access/forms.py ChangeAccountForm.card_number": OF_THE_OFFICE,
    "bylaws/forms/drafting.py ArticleForm.number": IN_ITS_OWN_FIELD,
    "complaints/forms.py ComplaintForm.name": SEALED,
    "complaints/forms.py ComplaintForm.address": SEALED,
    "complaints/forms.py ComplaintForm.dossier": CODE,
    "complaints/forms.py CodeForm.code": CODE,
    "core/amounts.py EuroField": "an amount; anything but a number is refused",
    "core/guarded.py GuardedCharField": "the guarded field itself",
    "core/showcase.py FormExample.title": "an example on the page of components; nothing is kept",
    "core/showcase.py FilterExample.words": "an example on the page of components; nothing is kept",
    "desk/searching/forms.py SearchForm.zoek": SEARCH,
    "enforcement/collection/forms.py _lines": "where to pay or to object: of the office; and who asks: sealed",
    "enforcement/collection/forms.py PartsField": "days and amounts; any other line is refused",
    "enforcement/forms.py AddresseeForm.name": SEALED,
    "enforcement/forms.py AddresseeForm.address": SEALED,
    "enforcement/forms.py AddresseeForm.representative": SEALED,
    "enforcement/forms.py IntentionForm.view_address": OF_THE_OFFICE,
    "enforcement/forms.py DecideForm.remedy_address": OF_THE_OFFICE,
    "enforcement/proceedings/forms.py _lines": "address of who objects (sealed), members of a committee, a court",
    "enforcement/proceedings/forms.py ObjectionForm.name": SEALED,
    "enforcement/proceedings/forms.py CommitteeForm.chair": OF_THE_OFFICE,
    "enforcement/proceedings/forms.py RequestForm.name": SEALED,
    "enforcement/remedies/forms.py RemedyIntentionForm.view_address": OF_THE_OFFICE,
    "enforcement/remedies/forms.py RemedyDecisionForm.remedy_address": OF_THE_OFFICE,
    "enforcement/remedies/forms.py ProlongForm.remedy_address": OF_THE_OFFICE,
    "enforcement/remedies/forms.py CostsForm.remedy_address": OF_THE_OFFICE,
    "inspections/forms/places.py PlacesForm.search": SEARCH,
    "inspections/forms/reports.py SignForm.sha256": "hidden: the hash of what is signed",
    "letters/forms.py FinishForm.signer_name": OF_THE_OFFICE,
    "letters/forms.py FinishForm.signer_function": OF_THE_OFFICE,
    "letters/forms.py SendForm.track_number": CODE,
    "letters/posting/forms.py ProofForm.track_number": CODE,
    "letters/templating/forms.py LetterheadForm.office": OF_THE_OFFICE,
    "letters/templating/forms.py LetterheadForm.contact_function": OF_THE_OFFICE,
    "letters/templating/forms.py LetterheadForm.address": OF_THE_OFFICE,
    "letters/templating/forms.py LetterheadForm.return_address": OF_THE_OFFICE,
    "letters/templating/forms.py LetterheadForm.court": OF_THE_OFFICE,
    "letters/templating/forms.py LetterheadForm.court_address": OF_THE_OFFICE,
    "letters/templating/forms.py LetterheadForm.objection_office": OF_THE_OFFICE,
    "letters/templating/forms.py LetterheadForm.objection_address": OF_THE_OFFICE,
    "letters/templating/forms.py LetterheadForm.iban": OF_THE_OFFICE,
    "letters/templating/forms.py LetterheadForm.account_name": OF_THE_OFFICE,
    "permits/forms.py PermitForm.case_number": IN_ITS_OWN_FIELD,
    "permits/forms.py PermitForm.name": IN_ITS_OWN_FIELD,
    "permits/forms.py PermitForm.kvk": CODE,
    "permits/forms.py PermitForm.street": IN_ITS_OWN_FIELD,
    "permits/forms.py PermitForm.addition": IN_ITS_OWN_FIELD,
    "permits/forms.py PermitForm.postcode": CODE,
    "permits/forms.py PermitForm.place": IN_ITS_OWN_FIELD,
    "permits/forms.py PermitForm.advert_phone": IN_ITS_OWN_FIELD,
    "permits/forms.py SealedForm.case_number": IN_ITS_OWN_FIELD,
    "permits/forms.py SealedForm.address": IN_ITS_OWN_FIELD,
    "permits/forms.py SealedForm.ground": "closed compartment (AVG 9(2)(f)): why this permit must be kept; sealed",
    "premises/forms.py PremisesForm.street": IN_ITS_OWN_FIELD,
    "premises/forms.py PremisesForm.addition": IN_ITS_OWN_FIELD,
    "premises/forms.py PremisesForm.postcode": CODE,
    "premises/forms.py PremisesForm.place": IN_ITS_OWN_FIELD,
    "premises/forms.py PremisesForm.business": IN_ITS_OWN_FIELD,
    "premises/searching.py SearchForm.zoek": SEARCH,
    "privacy/forms.py LogFilter.dossier": CODE,
    "signals/forms.py RegisterForm.search": SEARCH,
    "signals/forms.py RegisterForm.address": IN_ITS_OWN_FIELD,
}

NOT_KEPT = {
    "bylaws/views/sheets.py": "the name only says what kind of sheet it is",
    "permits/views/importing.py": "the name only says what kind of sheet it is; the cells pass the guard one by one",
    "enforcement/views/deciding.py": "kept by `documents`, under a name that passed the guard",
    "enforcement/proceedings/views/steps.py": "kept by `documents`, under a name that passed the guard",
    "letters/forms.py": "kept by `documents`, under a name that passed the guard",
    "letters/views.py": "kept by `documents`, under a name that passed the guard",
    "letters/posting/views.py": "kept by `documents`, under a name that passed the guard",
    "letters/templating/views.py": "kept by `documents`, under a name that passed the guard",
}
"""Views that read the name of an uploaded file, and what becomes of it."""

SHEETS = {
    "bylaws/views/sheets.py": "every row goes through the forms of the local rules, which are guarded",
    "permits/register/files.py": "remarks are judged in `permits.preview`; other columns have a field each",
}
"""Places that read a spreadsheet from outside, and where its free text meets the guard."""
