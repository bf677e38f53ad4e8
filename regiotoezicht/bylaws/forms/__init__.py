"""Forms of the local rules."""

from regiotoezicht.bylaws.forms.drafting import (
    AdoptForm,
    ArticleForm,
    CorrectForm,
    DraftForm,
    GeneralForm,
    Origin,
    RuleSetFilter,
    SheetForm,
    StepForm,
)

__all__ = [
    "AdoptForm",
    "ArticleForm",
    "CorrectForm",
    "DraftForm",
    "GeneralForm",
    "Origin",
    "RuleSetFilter",
    "SheetForm",
    "StepForm",
]
