"""A complaint as a path: what was done, what may come next, and which terms run. Pure over what was read."""

from datetime import date

from regiotoezicht.complaints.models import Complaint
from regiotoezicht.complaints.vocabulary import ComplaintStatus
from regiotoezicht.enforcement.path import Next, Stop
from regiotoezicht.enforcement.proceedings.path import TermLine

S = ComplaintStatus


def stops_of(complaint: Complaint) -> list[Stop]:
    """Received, heard, findings, told; or stopped where it ended otherwise."""
    is_heard = bool(complaint.heard_date or complaint.hearing_waiver)
    if S(complaint.status) in (S.REFUSED, S.NOT_TAKEN_UP):
        told = Stop("Meegedeeld", "done" if complaint.told_date else "current", complaint.told_date)
        return [Stop("Ontvangen", "done", complaint.received_date), Stop("Niet in behandeling", "stopped"), told]
    stops = [
        ("Ontvangen", True, complaint.received_date),
        ("Niet gehoord" if complaint.hearing_waiver else "Gehoord", is_heard, complaint.heard_date),
        ("Bevindingen", complaint.decided_on is not None, complaint.decided_on),
        ("Meegedeeld", complaint.told_date is not None, complaint.told_date),
    ]
    drawn: list[Stop] = []
    met = False
    for label, done, on in stops:
        if done:
            drawn.append(Stop(label, "done", on))
        elif S(complaint.status) in (S.SETTLED, S.WITHDRAWN):
            drawn.append(
                Stop("Opgelost" if complaint.status == S.SETTLED else "Ingetrokken", "stopped", complaint.ended_date)
            )
            break
        else:
            drawn.append(Stop(label, "todo" if met else "current"))
            met = True
    return drawn


def nexts_of(complaint: Complaint, today: date, *, is_copied: bool) -> list[Next]:
    """What may come next, the most likely first; `is_copied` says that whom it is about has the copy (Awb 9:9)."""
    found = [*_copy(complaint, is_copied), *_main(complaint, today, is_copied), *_terms(complaint)]
    return [*found, *_papers(complaint), *_ends(complaint)]


def _copy(complaint: Complaint, is_copied: bool) -> list[Next]:
    """The copy comes before the hearing."""
    if is_copied or S(complaint.status) not in (S.RECEIVED, S.HEARD):
        return []
    return [Next("Afschrift aan wie de klacht betreft", "copies", is_main=True)]


def _papers(complaint: Complaint) -> list[Next]:
    return [Next("Stuk toevoegen", "paper")] if complaint.is_pending else []


def _main(complaint: Complaint, today: date, is_copied: bool) -> list[Next]:
    status = S(complaint.status)
    if status is S.RECEIVED:
        found = [Next("Horen vastleggen", "hear", is_main=is_copied), Next("Niet horen", "waive")]
        notice = complaint.notice_term
        may_refuse = notice is not None and today <= notice.end
        return [*found, Next("Niet in behandeling nemen", "refuse")] if may_refuse else found
    tell = [Next("Meegedeeld aan de klager met de code", "tell", is_main=True)] if complaint.is_anonymous else []
    if status is S.HEARD:
        return [Next("Bevindingen vaststellen", "conclude", is_main=is_copied)]
    if status is S.CONCLUDED:
        return [*tell, Next("Bevindingen opnieuw opstellen", "conclude")]
    if status is S.REFUSED:
        return [*tell, Next("Toch in behandeling nemen", "take_up")]
    return []


def _terms(complaint: Complaint) -> list[Next]:
    if S(complaint.status) not in (S.RECEIVED, S.HEARD):
        return []
    found = [Next("Klachtadviescommissie", "committee")]
    return found if complaint.extended_date else [*found, Next("Verdagen met vier weken", "extend")]


def _ends(complaint: Complaint) -> list[Next]:
    if not complaint.is_pending:
        return []
    found = [Next("Naar tevredenheid opgelost", "settle"), Next("Intrekking vastleggen", "withdraw")]
    return [*found, Next("Nieuwe code geven", "renew_code")] if complaint.is_anonymous else found


def terms_of(complaint: Complaint, today: date) -> list[TermLine]:
    """The terms of a complaint."""
    named = (
        ("Klacht afhandelen", complaint.decision_term),
        ("Meedelen dat de klacht niet wordt behandeld", complaint.notice_term),
    )
    return [TermLine(label, term, today) for label, term in named if term is not None]
