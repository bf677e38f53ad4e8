"""What collection tells the rooms below when the programme starts: kinds of work, and what its codes mean."""

from regiotoezicht.core import night, words
from regiotoezicht.enforcement.collection import rules
from regiotoezicht.enforcement.collection.vocabulary import Interruption, Outcome, PaymentAnswer, RequestKind, Stage
from regiotoezicht.enforcement.night import warn_of_lapse
from regiotoezicht.worklist import kinds

ROUTE = "enforcement:collection"
SENTENCES = {
    rules.TASK_FORFEIT: "Verbeurde dwangsom vastleggen",
    rules.TASK_COLLECT: "Dwangsom: volgende stap van de invordering",
    rules.TASK_REQUEST: "Beslissen op een verzoek over een last onder dwangsom",
    rules.TASK_LAPSE_90: "Een dwangsom verjaart binnen 90 dagen",
    rules.TASK_LAPSE_30: "Een dwangsom verjaart binnen 30 dagen",
    rules.TASK_LAPSE_7: "Een dwangsom verjaart binnen 7 dagen: stuit de verjaring of vorder in",
    rules.TASK_LAPSED: "Een dwangsom is verjaard: leg dat vast",
}


def announce() -> None:
    """Declare the work of collection, that of the night too, and its codes in Dutch."""
    for code, sentence in SENTENCES.items():
        kinds.declare(code, sentence, ROUTE)
    night.declare(night.NightWork("enforcement.lapse", "Gewaarschuwd dat een dwangsom gaat verjaren", warn_of_lapse))
    words.declare("reason", lambda code: rules.TERM_ENDS.get(code) or dict(Stage.choices).get(code, ""))
    words.declare("interruption", lambda code: dict(Interruption.choices).get(code, ""))
    words.declare("payment", lambda code: dict(PaymentAnswer.choices).get(code, ""))
    words.declare("request", lambda code: dict(RequestKind.choices).get(code, ""))
    words.declare("outcome", lambda code: dict(Outcome.choices).get(code, ""))
