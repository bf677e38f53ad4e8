"""The words of this room: states of a case, roles of an addressee, how a view came, and what a penalty counts."""

from django.db.models import TextChoices

from regiotoezicht.bylaws.vocabulary import MeasureKind


class Status(TextChoices):
    """Where a case (*zaak*) stands."""

    NEW = "new", "te wegen"
    WEIGHED = "weighed", "gewogen"
    NO_VIOLATION = "no_violation", "gesloten: geen overtreding"
    WARNED = "warned", "gewaarschuwd"
    INTENDED = "intended", "voornemen verzonden"
    HEARD = "heard", "klaar voor besluit"
    DECIDED = "decided", "besluit genomen"
    RUNNING = "running", "last loopt"
    NOT_COMPLIED = "not_complied", "niet nageleefd"
    COLLECTING = "collecting", "invordering loopt"
    COMPLIED = "complied", "gesloten: nageleefd"
    ENDED = "ended", "gesloten na waarschuwing"
    LIFTED = "lifted", "gesloten: last opgeheven"
    EXHAUSTED = "exhausted", "gesloten: maximum verbeurd"
    DROPPED = "dropped", "gesloten: niet doorgezet"
    TALKED = "talked", "gesloten na gesprek"
    URGENT_ACTED = "urgent_acted", "zeer spoed: opgetreden, besluit volgt"
    COERCION_TERM = "coercion_term", "last onder bestuursdwang geldt"
    EXECUTED = "executed", "bestuursdwang toegepast"
    COSTS_DECIDED = "costs_decided", "kosten vastgesteld"
    COSTS_PAID = "costs_paid", "gesloten: kosten betaald"
    SHUT = "shut", "sluiting geldt"
    REOPENED = "reopened", "weer geopend"
    SUSPENDED = "suspended", "vergunning geschorst"
    WITHDRAWN = "withdrawn", "vergunning ingetrokken"
    FINISHED = "finished", "gesloten: maatregel uitgevoerd"


OPEN = frozenset(
    {
        Status.NEW,
        Status.WEIGHED,
        Status.WARNED,
        Status.INTENDED,
        Status.HEARD,
        Status.DECIDED,
        Status.RUNNING,
        Status.NOT_COMPLIED,
        Status.COLLECTING,
        Status.URGENT_ACTED,
        Status.COERCION_TERM,
        Status.EXECUTED,
        Status.COSTS_DECIDED,
        Status.SHUT,
        Status.REOPENED,
        Status.SUSPENDED,
        Status.WITHDRAWN,
    }
)
CLOSED = frozenset(Status) - OPEN

TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.NEW: frozenset({Status.WEIGHED, Status.NO_VIOLATION}),
    # Weighed again until the first letter is sent; straight to "heard" when no view is asked (Awb 4:11).
    Status.WEIGHED: frozenset(
        {
            Status.NEW,
            Status.WEIGHED,
            Status.NO_VIOLATION,
            Status.WARNED,
            Status.INTENDED,
            Status.HEARD,
            Status.DROPPED,
            Status.TALKED,
            Status.URGENT_ACTED,
        }
    ),
    Status.WARNED: frozenset({Status.COMPLIED, Status.NOT_COMPLIED, Status.ENDED}),
    # Very urgent: the municipality acts first and decides as soon as possible (Awb 5:31(2)).
    Status.INTENDED: frozenset({Status.HEARD, Status.DROPPED, Status.URGENT_ACTED}),
    # Back when somebody else is to be addressed too, who must be heard first.
    Status.HEARD: frozenset(
        {Status.WEIGHED, Status.INTENDED, Status.DECIDED, Status.DROPPED, Status.URGENT_ACTED},
    ),
    Status.URGENT_ACTED: frozenset({Status.DECIDED}),
    Status.DECIDED: frozenset(
        {
            Status.RUNNING,
            Status.DROPPED,
            Status.COERCION_TERM,
            Status.EXECUTED,
            Status.SHUT,
            Status.SUSPENDED,
            Status.WITHDRAWN,
        }
    ),
    Status.COERCION_TERM: frozenset({Status.COERCION_TERM, Status.COMPLIED, Status.EXECUTED}),
    Status.EXECUTED: frozenset({Status.COSTS_DECIDED, Status.FINISHED}),
    Status.SHUT: frozenset({Status.REOPENED}),
    Status.REOPENED: frozenset({Status.COSTS_DECIDED, Status.FINISHED}),
    # More than one pays, or more was spent: each decision on costs by itself.
    Status.COSTS_DECIDED: frozenset({Status.COSTS_DECIDED, Status.COSTS_PAID, Status.FINISHED}),
    Status.SUSPENDED: frozenset({Status.FINISHED}),
    Status.WITHDRAWN: frozenset({Status.FINISHED}),
    Status.RUNNING: frozenset({Status.COMPLIED, Status.NOT_COMPLIED, Status.LIFTED}),
    # An order that was complied with, or lifted, closes when every forfeited amount is at its end.
    Status.NOT_COMPLIED: frozenset(
        {Status.NOT_COMPLIED, Status.COLLECTING, Status.COMPLIED, Status.ENDED, Status.LIFTED, Status.EXHAUSTED}
    ),
    Status.COLLECTING: frozenset({Status.COLLECTING, Status.NOT_COMPLIED, Status.COMPLIED, Status.LIFTED}),
    Status.NO_VIOLATION: frozenset(),
    # Back only when a payment that closed the case turns out never to have been made.
    Status.COMPLIED: frozenset({Status.COLLECTING}),
    Status.ENDED: frozenset(),
    Status.LIFTED: frozenset({Status.COLLECTING}),
    Status.EXHAUSTED: frozenset({Status.NOT_COMPLIED}),
    Status.DROPPED: frozenset(),
    Status.TALKED: frozenset(),
    Status.COSTS_PAID: frozenset({Status.COSTS_DECIDED}),
    Status.FINISHED: frozenset(),
}
"""The states of a case. Basis: law notes C5; ADR 0060."""

ACTED = frozenset(
    {
        Status.WARNED,
        Status.DECIDED,
        Status.RUNNING,
        Status.NOT_COMPLIED,
        Status.COLLECTING,
        Status.COMPLIED,
        Status.ENDED,
        Status.LIFTED,
        Status.EXHAUSTED,
        Status.URGENT_ACTED,
        Status.COERCION_TERM,
        Status.EXECUTED,
        Status.COSTS_DECIDED,
        Status.COSTS_PAID,
        Status.SHUT,
        Status.REOPENED,
        Status.SUSPENDED,
        Status.WITHDRAWN,
        Status.FINISHED,
    }
)
"""The states in which the municipality told somebody what it thought of a violation: these count as an earlier time."""

IN_FORCE = frozenset(
    {
        Status.DECIDED,
        Status.RUNNING,
        Status.NOT_COMPLIED,
        Status.COLLECTING,
        Status.URGENT_ACTED,
        Status.COERCION_TERM,
        Status.SHUT,
        Status.SUSPENDED,
        Status.WITHDRAWN,
    }
)
"""The states in which a remedial sanction is in force (Awb 5:6)."""

OFFERED = (
    MeasureKind.TALK,
    MeasureKind.WARNING,
    MeasureKind.ORDER_PENALTY,
    MeasureKind.COERCION,
    MeasureKind.CLOSURE,
    MeasureKind.SUSPENSION,
    MeasureKind.WITHDRAWAL,
)
"""The measures that this programme can carry through to the end of a case; none at all is a closing with a reason."""

LIGHT = frozenset({MeasureKind.NONE, MeasureKind.TALK, MeasureKind.WARNING})
"""What is no decision: nobody is asked for a view and nothing is open to objection."""

HEAVINESS = (
    MeasureKind.NONE,
    MeasureKind.TALK,
    MeasureKind.WARNING,
    MeasureKind.ORDER_PENALTY,
    MeasureKind.COERCION,
    MeasureKind.SUSPENSION,
    MeasureKind.CLOSURE,
    MeasureKind.WITHDRAWAL,
)
"""From light to heavy: of several violations the heaviest proposal is that of the case."""


class AddresseeRole(TextChoices):
    """In which role somebody is addressed; never what somebody's work is."""

    OPERATOR = "operator", "exploitant"
    OWNER = "owner", "eigenaar of verhuurder"
    RESIDENT = "resident", "bewoner"
    OFFENDER = "offender", "overtreder"


class ViewWay(TextChoices):
    """How the moment to give a view (*zienswijze*) ended for one addressee."""

    WRITTEN = "written", "schriftelijk ontvangen"
    ORAL = "oral", "mondeling gegeven"
    TERM_OVER = "term_over", "termijn voorbij, niets ontvangen"
    WAIVED = "waived", "niet gevraagd (artikel 4:11 Awb)"


class WaiverGround(TextChoices):
    """Why no view was asked (Awb 4:11)."""

    URGENT = "urgent", "de vereiste spoed verzet zich ertegen (4:11, onder a)"
    HEARD = "heard", "al eerder gehoord en geen nieuwe feiten (4:11, onder b)"
    DEFEATS_AIM = "defeats_aim", "het doel wordt alleen bereikt zonder bericht vooraf (4:11, onder c)"


class PenaltyUnit(TextChoices):
    """For what the penalty is forfeited each time (Awb 5:32b)."""

    BREACH = "breach", "per geconstateerde overtreding"
    DAY = "day", "per dag dat de overtreding voortduurt"
    WEEK = "week", "per week dat de overtreding voortduurt"
    LUMP = "lump", "in één keer"


class RecheckResult(TextChoices):
    """What a recheck (*hercontrole*) found."""

    COMPLIED = "complied", "de last is nageleefd"
    NOT_COMPLIED = "not_complied", "de last is niet nageleefd"


class LetterKind(TextChoices):
    """The letters of a case, by the codes that the letters of this programme have."""

    WARNING = "warning", "waarschuwing"
    INTENTION = "intention", "voornemen"
    ORDER = "order_under_penalty", "besluit last onder dwangsom"
    VIEW_RECEIVED = "view_received", "ontvangstbevestiging van de zienswijze"
    RECHECK_CLOSED = "recheck_closed", "bericht van naleving"
    COLLECTION_INTENTION = "collection_intention", "voornemen tot invordering"
    COLLECTION_DECISION = "collection_decision", "invorderingsbesluit"
    REMINDER = "reminder", "aanmaning"
    WAIVED = "waiver_decision", "besluit om af te zien van invordering"
    REQUEST_ANSWERED = "lift_decision", "besluit op een verzoek om opheffing"
    COLLECT_ANSWERED = "collect_answer", "besluit op een verzoek om in te vorderen"
    PAYMENT_POSTPONED = "payment_postponed", "besluit over uitstel van betaling"
    POSTPONEMENT_REFUSED = "postponement_refused", "besluit om geen uitstel van betaling te verlenen"
    POSTPONEMENT_WITHDRAWN = "postponement_withdrawn", "besluit om uitstel van betaling in te trekken"
    COERCION = "coercion_order", "besluit last onder bestuursdwang"
    URGENT_COERCION = "urgent_coercion", "besluit spoedeisende bestuursdwang"
    CLOSURE = "closure", "besluit tot sluiting"
    PROLONGED = "closure_prolonged", "besluit tot verlenging van de sluiting"
    SUSPENSION = "suspension", "besluit tot schorsing van de vergunning"
    WITHDRAWAL = "withdrawal", "besluit tot intrekking van de vergunning"
    COSTS = "cost_decision", "kostenbeschikking"
    COERCION_COMPLIED = "coercion_complied", "bericht van naleving van de last onder bestuursdwang"
    PAPER_RECEIVED = "paper_received", "ontvangstbevestiging van een stuk"


PAYMENT_LETTERS = frozenset(
    {LetterKind.PAYMENT_POSTPONED, LetterKind.POSTPONEMENT_REFUSED, LetterKind.POSTPONEMENT_WITHDRAWN}
)
TOLD = frozenset(
    {LetterKind.WAIVED, LetterKind.REQUEST_ANSWERED, LetterKind.COLLECT_ANSWERED, *PAYMENT_LETTERS},
)
"""Letters of what was decided on an amount or a request: they go out also when the case ended with it."""
