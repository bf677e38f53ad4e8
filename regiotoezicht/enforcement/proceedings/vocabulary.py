"""The words of objections, court proceedings, requests to enforce and the process file."""

from django.db.models import TextChoices


class ObjectionStatus(TextChoices):
    """Where an objection (*bezwaar*) stands."""

    RECEIVED = "received", "in behandeling"
    REPAIR = "repair", "herstel van verzuim gevraagd"
    HEARING = "hearing", "hoorzitting gepland"
    HEARD = "heard", "klaar voor beslissing"
    DECIDED = "decided", "beslist, nog te verzenden"
    SENT = "sent", "beslissing verzonden"
    WITHDRAWN = "withdrawn", "ingetrokken"


PENDING = frozenset(
    {
        ObjectionStatus.RECEIVED,
        ObjectionStatus.REPAIR,
        ObjectionStatus.HEARING,
        ObjectionStatus.HEARD,
        ObjectionStatus.DECIDED,
    }
)
UNDECIDED = PENDING - {ObjectionStatus.DECIDED}

OBJECTION_TRANSITIONS: dict[ObjectionStatus, frozenset[ObjectionStatus]] = {
    ObjectionStatus.RECEIVED: frozenset(
        {ObjectionStatus.REPAIR, ObjectionStatus.HEARING, ObjectionStatus.HEARD, ObjectionStatus.WITHDRAWN}
    ),
    ObjectionStatus.REPAIR: frozenset({ObjectionStatus.RECEIVED, ObjectionStatus.WITHDRAWN}),
    # Moved to another day; heard; or nobody wants to be heard after all (7:3).
    ObjectionStatus.HEARING: frozenset({ObjectionStatus.HEARING, ObjectionStatus.HEARD, ObjectionStatus.WITHDRAWN}),
    # Heard again on new facts (7:9).
    ObjectionStatus.HEARD: frozenset({ObjectionStatus.HEARING, ObjectionStatus.DECIDED, ObjectionStatus.WITHDRAWN}),
    # Written again as long as its letter was not signed.
    ObjectionStatus.DECIDED: frozenset({ObjectionStatus.DECIDED, ObjectionStatus.SENT}),
    # Decided on anew, after the court annulled the decision (8:72).
    ObjectionStatus.SENT: frozenset({ObjectionStatus.HEARD}),
    ObjectionStatus.WITHDRAWN: frozenset(),
}
"""The states of an objection. Basis: Awb 6:6, 6:21, 7:2 to 7:12, 8:72; ADR 0061."""


class Timeliness(TextChoices):
    """Whether an objection came in time (Awb 6:7, 6:9, 6:11)."""

    IN_TIME = "in_time", "op tijd ontvangen (6:7)"
    POSTED_IN_TIME = "posted_in_time", "op tijd gepost (6:9)"
    LATE = "late", "te laat (6:7)"
    EXCUSED = "excused", "te laat, verschoonbaar (6:11)"


class Objector(TextChoices):
    """Who objects."""

    ADDRESSEE = "addressee", "geadresseerde van het besluit"
    INTERESTED = "interested", "andere belanghebbende (1:2)"


class HearingWaiver(TextChoices):
    """Why nobody is heard (Awb 7:3)."""

    INADMISSIBLE = "inadmissible", "kennelijk niet-ontvankelijk (7:3, onder a)"
    UNFOUNDED = "unfounded", "kennelijk ongegrond (7:3, onder b)"
    NOT_WANTED = "not_wanted", "wil niet worden gehoord (7:3, onder c)"
    NO_ANSWER = "no_answer", "heeft niet op tijd gezegd te willen worden gehoord (7:3, onder d)"
    GRANTED = "granted", "volledig tegemoetgekomen, anderen niet geschaad (7:3, onder e)"


class ConsentGround(TextChoices):
    """Why the decision may be postponed beyond its term (Awb 7:10(4))."""

    ALL_AGREE = "all_agree", "alle belanghebbenden stemmen in (onder a)"
    OBJECTOR_AGREES = "objector_agrees", "de indiener stemt in en anderen worden niet geschaad (onder b)"
    PROCEDURE = "procedure", "nodig voor een wettelijk procedurevoorschrift (onder c)"


class ObjectionOutcome(TextChoices):
    """What is decided on an objection."""

    UNFOUNDED = "unfounded", "ongegrond"
    FOUNDED = "founded", "gegrond"
    PARTLY = "partly", "gedeeltelijk gegrond"
    INADMISSIBLE = "inadmissible", "niet-ontvankelijk"


class Effect(TextChoices):
    """What becomes of the decision that was objected to (Awb 7:11(2))."""

    KEPT = "kept", "blijft in stand"
    CHANGED = "changed", "wordt gewijzigd"
    REVOKED = "revoked", "wordt herroepen"


class InadmissibleGround(TextChoices):
    """Why an objection is not admissible."""

    LATE = "late", "te laat ingediend (6:7)"
    NOT_REPAIRED = "not_repaired", "verzuim niet hersteld (6:6)"
    NO_INTEREST = "no_interest", "geen belanghebbende (1:2 en 8:1)"
    NO_DECISION = "no_decision", "niet gericht tegen een besluit (1:3)"


class CourtKind(TextChoices):
    """What is brought before the court."""

    INJUNCTION = "injunction", "voorlopige voorziening (8:81)"
    APPEAL = "appeal", "beroep (8:1)"
    HIGHER_APPEAL = "higher_appeal", "hoger beroep (8:104)"


class CourtStatus(TextChoices):
    """Where a court proceeding stands."""

    RECEIVED = "received", "ontvangen van de rechter"
    PAPERS_SENT = "papers_sent", "stukken ingezonden"
    HEARING = "hearing", "zitting gepland"
    JUDGED = "judged", "uitspraak gedaan"
    WITHDRAWN = "withdrawn", "ingetrokken"


COURT_TRANSITIONS: dict[CourtStatus, frozenset[CourtStatus]] = {
    # An injunction may be set for a hearing before the papers are in; it may end without a hearing (8:54, 8:83).
    CourtStatus.RECEIVED: frozenset(
        {CourtStatus.PAPERS_SENT, CourtStatus.HEARING, CourtStatus.JUDGED, CourtStatus.WITHDRAWN}
    ),
    CourtStatus.PAPERS_SENT: frozenset({CourtStatus.HEARING, CourtStatus.JUDGED, CourtStatus.WITHDRAWN}),
    CourtStatus.HEARING: frozenset({CourtStatus.HEARING, CourtStatus.JUDGED, CourtStatus.WITHDRAWN}),
    CourtStatus.JUDGED: frozenset(),
    CourtStatus.WITHDRAWN: frozenset(),
}
"""The states of a court proceeding. Basis: Awb 8:42, 8:54, 8:56, 8:70, 8:81 to 8:84, 8:108; ADR 0061."""

BEFORE_COURT = frozenset({CourtStatus.RECEIVED, CourtStatus.PAPERS_SENT, CourtStatus.HEARING})


class Judgment(TextChoices):
    """What the court said (Awb 8:70; 8:84 for an injunction)."""

    UNFOUNDED = "unfounded", "ongegrond: het besluit blijft in stand"
    FOUNDED = "founded", "gegrond: vernietigd, wij beslissen opnieuw (8:72)"
    DECIDED_BY_COURT = "decided_by_court", "gegrond: vernietigd, de rechter voorziet zelf (8:72)"
    EFFECTS_KEPT = "effects_kept", "gegrond: vernietigd, rechtsgevolgen blijven in stand (8:72)"
    INADMISSIBLE = "inadmissible", "niet-ontvankelijk"
    NO_JURISDICTION = "no_jurisdiction", "de rechter is onbevoegd"
    GRANTED = "granted", "voorziening getroffen: het besluit is geschorst"
    REJECTED = "rejected", "voorziening afgewezen"


_ON_APPEAL = frozenset(
    {
        Judgment.UNFOUNDED,
        Judgment.FOUNDED,
        Judgment.DECIDED_BY_COURT,
        Judgment.EFFECTS_KEPT,
        Judgment.INADMISSIBLE,
        Judgment.NO_JURISDICTION,
    }
)
JUDGMENTS: dict[CourtKind, frozenset[Judgment]] = {
    CourtKind.INJUNCTION: frozenset(
        {Judgment.GRANTED, Judgment.REJECTED, Judgment.INADMISSIBLE, Judgment.NO_JURISDICTION}
    ),
    CourtKind.APPEAL: _ON_APPEAL,
    CourtKind.HIGHER_APPEAL: _ON_APPEAL,
}
"""What the court can say in each kind of proceeding."""


class RequestKind(TextChoices):
    """What a third party brought."""

    REQUEST = "request", "verzoek om handhaving"
    REPORTER = "reporter", "melding waarop een terugkoppeling volgt"


class RequestStatus(TextChoices):
    """Where a request of a third party stands."""

    RECEIVED = "received", "in behandeling"
    GRANTED = "granted", "toegewezen, antwoord te verzenden"
    REJECTED = "rejected", "afgewezen, antwoord te verzenden"
    ANSWERED = "answered", "beantwoord"
    WITHDRAWN = "withdrawn", "ingetrokken"


REQUEST_TRANSITIONS: dict[RequestStatus, frozenset[RequestStatus]] = {
    RequestStatus.RECEIVED: frozenset(
        {RequestStatus.GRANTED, RequestStatus.REJECTED, RequestStatus.ANSWERED, RequestStatus.WITHDRAWN}
    ),
    # Written again as long as its letter was not signed.
    RequestStatus.GRANTED: frozenset({RequestStatus.GRANTED, RequestStatus.REJECTED, RequestStatus.ANSWERED}),
    RequestStatus.REJECTED: frozenset({RequestStatus.GRANTED, RequestStatus.REJECTED, RequestStatus.ANSWERED}),
    RequestStatus.ANSWERED: frozenset(),
    RequestStatus.WITHDRAWN: frozenset(),
}
"""The states of a request. Basis: Awb 1:3(3), 4:13, 3:41; ADR 0061. Feedback is answered without a decision."""


class Treatment(TextChoices):
    """How an item goes into a process file."""

    FULL = "full", "volledig"
    REDACTED = "redacted", "bewerkt (gegevens weggelaten)"
    LEFT_OUT = "left_out", "weggelaten"


class ProceedingLetter(TextChoices):
    """The letters of objections and requests."""

    OBJECTION_RECEIVED = "objection_received", "ontvangstbevestiging van een bezwaar"
    OBJECTION_REPAIR = "objection_repair", "verzoek om een verzuim te herstellen"
    OBJECTION_HEARING = "objection_hearing", "uitnodiging voor een hoorzitting"
    OBJECTION_COMMITTEE = "objection_committee", "bericht dat een commissie adviseert"
    OBJECTION_POSTPONED = "objection_postponed", "bericht van verdaging of uitstel"
    OBJECTION_DECISION = "objection_decision", "beslissing op bezwaar"
    REQUEST_RECEIVED = "request_received", "ontvangstbevestiging van een verzoek"
    REQUEST_EXTENDED = "request_extended", "bericht dat het besluit op een verzoek later komt"
    REQUEST_REPLY = "request_reply", "antwoord op een verzoek om handhaving"
    PAPER_RECEIVED = "paper_received", "ontvangstbevestiging van een stuk"
    REPORTER_FEEDBACK = "reporter_feedback", "terugkoppeling aan een melder"
