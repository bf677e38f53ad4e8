"""Opening a file."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import clock
from regiotoezicht.core.actions import record, unit
from regiotoezicht.documents import recognition, rules
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.queries import open_file, readable_file


@require_GET
def file(request: ActorRequest, pk: int) -> HttpResponse:
    """The content of a file, for whoever may read the record that it belongs to. Every opening is on the log.

    A photo shows in the page; anything else is saved by the browser.
    """
    found = readable_file(request.actor, pk)
    if found is None:
        raise Http404
    stored, owner = found
    return answer_file(request, stored, purpose=owner.purpose)


def answer_file(request: ActorRequest, stored: StoredFile, *, purpose: str) -> HttpResponse:
    """Give out a file and put that on the log. The caller has checked who asks."""
    with unit():
        kind = stored.get_kind_display()
        record(rules.FILE_READ, stored, actor=request.actor, at=clock.now(), purpose=purpose, kind=kind)
        content = open_file(stored)
    response = HttpResponse(content, content_type=stored.content_type)
    is_photo = stored.content_type == recognition.JPEG.content_type
    disposition = content_disposition_header(not is_photo, stored.name)
    if disposition:
        response["Content-Disposition"] = disposition
    response["X-Content-Type-Options"] = "nosniff"
    return response
