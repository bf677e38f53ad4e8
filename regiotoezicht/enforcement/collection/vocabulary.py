"""The words of collection: where a forfeited amount stands, what interrupts its lapse, and what is asked of us."""

from django.db.models import TextChoices


class Stage(TextChoices):
    """Where a forfeited amount (*verbeurde dwangsom*) stands."""

    FORFEITED = "forfeited", "verbeurd"
    INTENDED = "intended", "voornemen verzonden"
    DECIDED = "decided", "invordering besloten"
    REMINDED = "reminded", "aangemaand"
    WRIT = "writ", "dwangbevel"
    PAID = "paid", "betaald"
    WAIVED = "waived", "afgezien van invordering"
    LAPSED = "lapsed", "verjaard"


_ENDS = frozenset({Stage.PAID, Stage.WAIVED, Stage.LAPSED})

TRANSITIONS: dict[Stage, frozenset[Stage]] = {
    # Straight to a decision when no view is asked (Awb 4:12); paid at any time, because it is due by law (5:33).
    Stage.FORFEITED: frozenset({Stage.INTENDED, Stage.DECIDED}) | _ENDS,
    Stage.INTENDED: frozenset({Stage.DECIDED}) | _ENDS,
    # Before anybody is reminded, collection is decided on (5:37).
    Stage.DECIDED: frozenset({Stage.REMINDED}) | _ENDS,
    # A writ only after a reminder (4:117).
    Stage.REMINDED: frozenset({Stage.WRIT}) | _ENDS,
    Stage.WRIT: _ENDS,
    Stage.PAID: frozenset(),
    Stage.WAIVED: frozenset(),
    Stage.LAPSED: frozenset(),
}
"""The states of a forfeited amount. Basis: law notes C5; Awb 5:33 to 5:37, 4:112, 4:117; ADR 0060."""

ENDED = frozenset(stage for stage in Stage if not TRANSITIONS[stage])
OUTSTANDING = frozenset(Stage) - ENDED


class CollectionView(TextChoices):
    """How the moment for a view on collection ended."""

    GIVEN = "given", "zienswijze gegeven"
    SILENT = "silent", "termijn voorbij, niets ontvangen"
    SKIPPED = "skipped", "niet gevraagd (artikel 4:12 Awb)"


class Interruption(TextChoices):
    """What interrupts the lapse (*stuiting*), and starts a new term."""

    REMINDER = "reminder", "aanmaning (artikel 4:106 Awb)"
    SET_OFF = "set_off", "beschikking tot verrekening (artikel 4:106 Awb)"
    WRIT = "writ", "dwangbevel (artikel 4:106 Awb)"
    PURSUIT = "pursuit", "daad van tenuitvoerlegging of rechtsvervolging (artikelen 4:105 en 4:106 Awb)"
    ADMISSION = "admission", "erkenning door de schuldenaar (artikel 4:105, tweede lid, Awb)"


TYPED_INTERRUPTIONS = (Interruption.SET_OFF, Interruption.PURSUIT, Interruption.ADMISSION)
"""Those that are laid down by themselves: a reminder and a writ interrupt when they are sent and laid down."""


REMINDER_BACK = "reminder_back"
"""The code of a reminder that came back, beside those of `Interruption`: as long as it is so, it interrupts nothing."""
INTERRUPTIONS = {**dict(Interruption.choices), REMINDER_BACK: "aanmaning die terugkwam; telt nu niet mee"}


class PostponementGround(TextChoices):
    """Why the debtor need not pay for a while (Awb 4:111)."""

    GRANTED = "granted", "uitstel van betaling (artikel 4:94 Awb)"
    MORATORIUM = "moratorium", "surseance van betaling"
    BANKRUPTCY = "bankruptcy", "faillissement"
    RESTRUCTURING = "restructuring", "schuldsanering"


SET_BY_OTHERS = tuple(one for one in PostponementGround if one is not PostponementGround.GRANTED)
"""What is laid down as a fact. To grant postponement is a decision of the body itself, with its letter."""


class PaymentAnswer(TextChoices):
    """What was decided on paying later (Awb 4:94, 4:96)."""

    GRANTED = "granted", "uitstel van betaling verleend"
    REFUSED = "refused", "uitstel van betaling geweigerd"
    WITHDRAWN = "withdrawn", "uitstel van betaling ingetrokken"


class WithdrawalGround(TextChoices):
    """Why postponement is taken back (Awb 4:96)."""

    CONDITIONS = "conditions", "de voorwaarden zijn niet nageleefd (artikel 4:96, onder a, Awb)"
    FALSE = "false", "de gegevens waren onjuist of onvolledig (artikel 4:96, onder b, Awb)"
    CHANGED = "changed", "de omstandigheden zijn veranderd (artikel 4:96, onder c, Awb)"


class RequestKind(TextChoices):
    """What somebody asks about an order."""

    COLLECT = "collect", "verzoek om in te vorderen (artikel 5:37, tweede lid, Awb)"
    LIFT_YEAR = "lift_year", "verzoek om opheffing na een jaar (artikel 5:34, tweede lid, Awb)"
    LIFT_IMPOSSIBLE = "lift_impossible", "verzoek om opheffing, voldoen is onmogelijk (artikel 5:34, eerste lid, Awb)"


ASKER = "verzoeker"
"""Who asked to collect, without a name: for terms and lists of letters."""
LIFTING = (RequestKind.LIFT_YEAR, RequestKind.LIFT_IMPOSSIBLE)


class Outcome(TextChoices):
    """What was decided on a request."""

    GRANTED = "granted", "toegewezen"
    REFUSED = "refused", "afgewezen"
