"""Forms of cost plans, promises, inhabitants and what-if."""

from regiotoezicht.contributions.forms.deciding import AdoptForm, CarryForm, FollowForm
from regiotoezicht.contributions.forms.drafting import KeyForm, LineForm, PlanForm, VatForm
from regiotoezicht.contributions.forms.inhabitants import LoadForm
from regiotoezicht.contributions.forms.promising import EndPromiseForm, PromiseForm
from regiotoezicht.contributions.forms.scenarios import ScenarioForm
from regiotoezicht.contributions.forms.taking_part import TakingPart

__all__ = [
    "AdoptForm",
    "CarryForm",
    "EndPromiseForm",
    "FollowForm",
    "KeyForm",
    "LineForm",
    "LoadForm",
    "PlanForm",
    "PromiseForm",
    "ScenarioForm",
    "TakingPart",
    "VatForm",
]
