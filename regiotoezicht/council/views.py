"""The papers of a municipality: which facts they will hold, what is missing, and the files."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import Refused
from regiotoezicht.council import rules
from regiotoezicht.council.facts import Facts, facts_of, signatories
from regiotoezicht.council.forms import EditedForm, PaperForm, PeriodForm
from regiotoezicht.council.papers import edited_as_pdfa, name_of, offered, write
from regiotoezicht.council.sources import gaps_of, lines_of
from regiotoezicht.council.vocabulary import Paper
from regiotoezicht.documents.pdf import docx_to_pdfa
from regiotoezicht.documents.recognition import DOCX, PDF, safe_name
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.queries import municipalities_on

TYPES = {"docx": DOCX.content_type, "pdf": PDF.content_type}
MADE = {f"{paper.value}-{ending}": (paper, ending) for paper in Paper for ending in TYPES}
"""What the buttons of the form ask."""


def municipalities(request: ActorRequest) -> HttpResponse:
    """The municipalities for which the actor writes."""
    actor = request.actor
    found = list(municipalities_on(local_date(actor.at), need(actor, rules.WRITE)))
    return render(request, "council/list.html", {"rows": found})


@require_http_methods(["GET", "POST"])
def papers(request: ActorRequest, code: str) -> HttpResponse:
    """The facts of a municipality for a period; a form that was sent answers the file that was asked."""
    actor, today, place = request.actor, local_date(request.actor.at), _place(request, code)
    period, refusal = _period(request)
    facts = facts_of(actor, place, period)
    started = {"date": today} | signatories(place, today)
    form = PaperForm(request.POST or None, offered=offered(facts), initial=started)
    made = _made(request, form, facts) if request.method == "POST" and form.is_valid() and not refusal else None
    if made is not None:
        return made
    context: dict[str, Any] = {
        "place": place,
        "period": period,
        "choice": PeriodForm(initial={"periode": period.code}, today=today),
        "refusal": refusal,
        "lines": lines_of(facts),
        "gaps": gaps_of(facts, actor),
        "form": form,
        "today": today,
    }
    return render(request, "council/papers.html", context, status=422 if form.errors or refusal else 200)


@require_http_methods(["GET", "POST"])
def edited(request: ActorRequest, code: str) -> HttpResponse:
    """A paper that was edited in Word, back as PDF/A; like the paper itself it is kept nowhere."""
    place = _place(request, code)
    form = EditedForm(request.POST, request.FILES) if request.method == "POST" else EditedForm()
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        made = attempt(form, lambda: edited_as_pdfa(upload.read()))
        if made is not None:
            return download(made, safe_name(upload.name, PDF), PDF.content_type)
    context = {"place": place, "form": form}
    return render(request, "council/edited.html", context, status=422 if form.errors else 200)


def _place(request: ActorRequest, code: str) -> Municipality:
    """A municipality for which the actor writes; else not found."""
    actor = request.actor
    found: Municipality = get_object_or_404(
        municipalities_on(local_date(actor.at), need(actor, rules.WRITE)), code=code
    )
    return found


def _period(request: ActorRequest) -> tuple[rules.Period, str]:
    """The period that was asked, this year when none was; and why it cannot be what was asked."""
    today = local_date(request.actor.at)
    asked = request.GET.get("periode", "")
    try:
        return (rules.period_of(asked, today) if asked else rules.Period(today.year)), ""
    except Refused as refusal:
        return rules.Period(today.year), refusal.sentence


def _made(request: ActorRequest, form: PaperForm, facts: Facts) -> HttpResponse | None:
    """The file that was asked, or None when it cannot be made: the form then says why."""
    if request.POST.get("make") not in MADE:
        form.add_error(None, "Kies welk stuk u wilt maken: de brief of het voorstel, in Word of als PDF/A.")
        return None
    paper, ending = MADE[request.POST["make"]]
    typed = form.typed()
    if paper is Paper.PROPOSAL and not typed.points:
        form.add_error("points", "Kies ten minste één beslispunt voor het voorstel.")
        return None

    def content() -> bytes:
        made = write(paper, facts, typed, request.actor)
        return docx_to_pdfa(made) if ending == "pdf" else made

    made = attempt(form, content)
    return None if made is None else download(made, name_of(paper, facts, ending), TYPES[ending])
