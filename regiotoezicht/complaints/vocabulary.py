"""The words of complaints: states, grounds, outcomes."""

from django.db.models import TextChoices


class ComplaintStatus(TextChoices):
    """Where a complaint (*klacht*) stands."""

    RECEIVED = "received", "in behandeling"
    HEARD = "heard", "klaar voor bevindingen"
    CONCLUDED = "concluded", "bevindingen klaar, nog mee te delen"
    CLOSED = "closed", "afgehandeld"
    REFUSED = "refused", "niet in behandeling, nog mee te delen"
    NOT_TAKEN_UP = "not_taken_up", "niet in behandeling genomen"
    SETTLED = "settled", "naar tevredenheid opgelost"
    WITHDRAWN = "withdrawn", "ingetrokken"


S = ComplaintStatus
COMPLAINT_TRANSITIONS: dict[ComplaintStatus, frozenset[ComplaintStatus]] = {
    S.RECEIVED: frozenset({S.HEARD, S.REFUSED, S.SETTLED, S.WITHDRAWN}),
    S.HEARD: frozenset({S.CONCLUDED, S.SETTLED, S.WITHDRAWN}),
    # Written again as long as its letter was not signed.
    S.CONCLUDED: frozenset({S.CONCLUDED, S.CLOSED, S.SETTLED, S.WITHDRAWN}),
    # Taken up after all, for example because the ground does not hold.
    S.REFUSED: frozenset({S.RECEIVED, S.REFUSED, S.NOT_TAKEN_UP, S.SETTLED, S.WITHDRAWN}),
    S.CLOSED: frozenset(),
    S.NOT_TAKEN_UP: frozenset(),
    S.SETTLED: frozenset(),
    S.WITHDRAWN: frozenset(),
}
"""The states of a complaint. Basis: Awb 9:5, 9:8, 9:10, 9:12; ADR 0064."""

PENDING = frozenset({S.RECEIVED, S.HEARD, S.CONCLUDED, S.REFUSED})
UNDECIDED = frozenset({S.RECEIVED, S.HEARD})


class About(TextChoices):
    """Whose behaviour the complaint is about (Awb 9:1)."""

    SUPERVISOR = "supervisor", "een of meer toezichthouders"
    EMPLOYEE = "employee", "andere medewerkers"
    BODY = "body", "de gemeente of een bestuursorgaan als geheel"


class RefusalGround(TextChoices):
    """Why a complaint need not be handled (Awb 9:8)."""

    BEFORE = "before", "eerder als klacht behandeld (eerste lid, onder a)"
    OVER_A_YEAR = "over_a_year", "langer dan een jaar geleden (eerste lid, onder b)"
    OBJECTION = "objection", "er kon bezwaar worden gemaakt (eerste lid, onder c)"
    APPEAL = "appeal", "er kan of kon beroep worden ingesteld (eerste lid, onder d)"
    COURT = "court", "ligt bij de rechter of lag daar (eerste lid, onder e)"
    CRIMINAL = "criminal", "opsporing of vervolging loopt (eerste lid, onder f)"
    SLIGHT = "slight", "belang of gewicht kennelijk onvoldoende (tweede lid)"


class HearingWaiver(TextChoices):
    """Why nobody is heard (Awb 9:10(2))."""

    UNFOUNDED = "unfounded", "de klacht is kennelijk ongegrond"
    NOT_WANTED = "not_wanted", "de klager wil niet worden gehoord"
    NO_ANSWER = "no_answer", "de klager heeft niet op tijd gezegd te willen worden gehoord"


class ComplaintOutcome(TextChoices):
    """The opinion on a complaint (Awb 9:12)."""

    FOUNDED = "founded", "gegrond"
    PARTLY = "partly", "gedeeltelijk gegrond"
    UNFOUNDED = "unfounded", "ongegrond"
    NO_OPINION = "no_opinion", "geen oordeel: de feiten zijn niet vast te stellen"


class ComplaintLetter(TextChoices):
    """The letters of a complaint."""

    RECEIVED = "complaint_received", "ontvangstbevestiging van een klacht"
    EXTENDED = "complaint_extended", "verdaging van de afhandeling van een klacht"
    NOT_TAKEN_UP = "complaint_not_taken_up", "klacht niet in behandeling"
    OUTCOME = "complaint_outcome", "uitkomst van een klacht"
    COPY = "complaint_copy", "afschrift van een klacht"
