"""Days that do not count: what suspends a term, and for how many days."""

from dataclasses import dataclass
from datetime import date, timedelta

from regiotoezicht.law.options import Settings
from regiotoezicht.law.refusals import NoAnswer, WrongUsage
from regiotoezicht.law.sentences import in_words, short_day

LONGEST_BUREAU_DAYS = 84  # eight weeks and the one extension of four (artikel 15 Wet Bibob)


@dataclass(frozen=True)
class SuspendedDays:
    """A number of days that do not count, with the Dutch sentence that explains it."""

    days: int
    sentence: str


def counted_days(days: int) -> SuspendedDays:
    """Take over a number of suspended days that was counted elsewhere.

    Basis: artikel 7:10, tweede lid, artikel 4:15 Awb and artikel 4.4, derde lid, Woo.
    """
    verb = "telt" if days == 1 else "tellen"
    return SuspendedDays(days, f"De termijn was {_count(days)} opgeschort; die {verb} niet mee.")


def completion(invited: date, until: date) -> SuspendedDays:
    """Count from the day after the invitation up to, not including, the completion or the unused last day.

    Raises `NoAnswer` when `until` lies before the invitation.
    Basis: artikel 4:15, eerste lid, onder a, Awb.
    """
    if until < invited:
        raise NoAnswer("completed_before_invited", "De aanvulling kan niet voor de uitnodiging daartoe liggen.")
    days = max((until - invited).days - 1, 0)
    if days == 0:
        return SuspendedDays(0, "Tussen de uitnodiging en de aanvulling ligt geen dag: er is niets opgeschort.")
    return SuspendedDays(
        days,
        f"De termijn was opgeschort van {short_day(invited + timedelta(days=1))} tot en met "
        f"{short_day(until - timedelta(days=1))}: {_count(days)} (artikel 4:15, eerste lid, onder a, Awb).",
    )


def bureau(asked: date, received: date, bureau_suspended_days: int = 0) -> SuspendedDays:
    """Count from the request to the Bureau up to and including the receipt of its advice, at most its term.

    That term is 84 days, longer by the days on which the Bureau itself waited for information.
    Raises `NoAnswer` when the advice was received before it was asked.
    Basis: artikelen 15 en 31 Wet Bibob.
    """
    if received < asked:
        raise NoAnswer("received_before_asked", "Het advies kan niet zijn ontvangen voordat het was gevraagd.")
    days = (received - asked).days + 1
    longest = LONGEST_BUREAU_DAYS + bureau_suspended_days
    sentence = (
        f"De termijn was opgeschort van {short_day(asked)} tot en met {short_day(received)}: {_count(days)} "
        "(artikel 31 Wet Bibob)"
    )
    if days <= longest:
        return SuspendedDays(days, f"{sentence}.")
    return SuspendedDays(longest, f"{sentence}; ten hoogste {longest} dagen tellen (artikel 15 Wet Bibob).")


def completion_of(settings: Settings, start: date, last_day: date) -> SuspendedDays | None:
    """Read the options of a completion; None when there was no invitation.

    `last_day` is the end of the term without suspension: a later invitation suspends nothing and is refused.
    Basis: artikel 4:15, eerste lid, onder a, Awb.
    """
    invited, completed, term_end = (settings.day(key) for key in ("invited", "completed", "term_end"))
    if completed is not None and term_end is not None:
        raise WrongUsage("Geef completed of term_end, niet allebei.")
    until = completed if completed is not None else term_end
    if invited is None and until is None:
        return None
    if invited is None or until is None:
        raise WrongUsage("Geef bij invited ook completed of term_end, en andersom.")
    _within("invited", "De uitnodiging om aan te vullen", invited, start, last_day)
    return completion(invited, until)


def bureau_of(settings: Settings, start: date, last_day: date) -> SuspendedDays | None:
    """Read the options of an advice of the Bureau; None when none was asked.

    Basis: artikelen 15 en 31 Wet Bibob.
    """
    asked, received = settings.day("asked"), settings.day("received")
    extra = settings.number("bureau_suspended_days")
    if asked is None and received is None and extra is None:
        return None
    if asked is None or received is None:
        raise WrongUsage("Geef asked en received allebei.")
    _within("asked", "Het verzoek aan het Bureau", asked, start, last_day)
    return bureau(asked, received, extra or 0)


def _within(code: str, subject: str, day: date, start: date, last_day: date) -> None:
    if day < start:
        raise NoAnswer(f"{code}_before_start", f"{subject} kan niet voor de ontvangst van de aanvraag liggen.")
    if day > last_day:
        raise NoAnswer(f"{code}_after_end", f"{subject} kwam na afloop van de beslistermijn en schort niets op.")


def _count(days: int) -> str:
    return f"{in_words(days)} {'dag' if days == 1 else 'dagen'}"
