"""Forms of the programme."""

from regiotoezicht.programme.forms.care_and_money import ContractForm, CostsForm
from regiotoezicht.programme.forms.decisions import StepForm, SubjectForm
from regiotoezicht.programme.forms.plans import (
    ActionForm,
    IndicatorForm,
    MeasureForm,
    NeedsForm,
    PartForm,
    PlanDatesForm,
    PlanForm,
    ProgressForm,
    StarterForm,
)
from regiotoezicht.programme.forms.readiness import ArrangeForm, CertificateForm

__all__ = [
    "ActionForm",
    "ArrangeForm",
    "CertificateForm",
    "ContractForm",
    "CostsForm",
    "IndicatorForm",
    "MeasureForm",
    "NeedsForm",
    "PartForm",
    "PlanDatesForm",
    "PlanForm",
    "ProgressForm",
    "StarterForm",
    "StepForm",
    "SubjectForm",
]
