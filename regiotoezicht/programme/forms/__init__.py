"""Forms of the programme."""

from regiotoezicht.programme.forms.care_and_money import ContractForm, CostsForm
from regiotoezicht.programme.forms.decisions import OwnStepForm, SubjectForm
from regiotoezicht.programme.forms.groups import (
    AnswerForm,
    GroupActionForm,
    GroupDecisionForm,
    GroupFactsForm,
    GroupForm,
    HearingForm,
    MeetingForm,
    MemberForm,
)
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
from regiotoezicht.programme.forms.transfers import TransferForm, VerdictForm
from regiotoezicht.programme.forms.triangles import SharedStepForm, TriangleForm

__all__ = [
    "ActionForm",
    "AnswerForm",
    "ArrangeForm",
    "CertificateForm",
    "ContractForm",
    "CostsForm",
    "GroupActionForm",
    "GroupDecisionForm",
    "GroupFactsForm",
    "GroupForm",
    "HearingForm",
    "IndicatorForm",
    "MeasureForm",
    "MeetingForm",
    "MemberForm",
    "NeedsForm",
    "OwnStepForm",
    "PartForm",
    "PlanDatesForm",
    "PlanForm",
    "ProgressForm",
    "SharedStepForm",
    "StarterForm",
    "SubjectForm",
    "TransferForm",
    "TriangleForm",
    "VerdictForm",
]
