"""Forms of the programme."""

from regiotoezicht.programme.forms.decisions import StepForm, SubjectForm
from regiotoezicht.programme.forms.readiness import ArrangeForm, CertificateForm

__all__ = ["ArrangeForm", "CertificateForm", "StepForm", "SubjectForm"]
