"""Terms in hours: moments in local Dutch time, also over a change of the clock."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from regiotoezicht.law.refusals import WrongUsage

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MOMENT_FORM = re.compile(
    r"\d{4}-\d{2}-\d{2}(?P<between>[T ])\d{2}:\d{2}(?P<seconds>:\d{2}(?P<fraction>\.\d{1,6})?)?"
    r"(Z|[+-]\d{2}:\d{2})?",
    re.ASCII,
)


def read_moment(text: str) -> datetime:
    """Read a moment written as 2026-05-22T16:10, with or without seconds and offset.

    Raises `WrongUsage` for anything else. Basis: ISO 8601 (no article).
    """
    if MOMENT_FORM.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass  # the form is right and the moment does not exist: the same answer as for a wrong form
    raise WrongUsage(f"Dit is geen bestaand tijdstip: {text!r}. Schrijf een tijdstip als 2026-05-22T16:10.")


def write_like(example: str, moment: date) -> str:
    """Write a day, or a moment in the same form as `example`: separator, precision and offset.

    Basis: ISO 8601 (no article).
    """
    form = MOMENT_FORM.fullmatch(example)
    if not isinstance(moment, datetime) or form is None:
        return moment.isoformat()
    whole = "seconds" if form["seconds"] else "minutes"
    text = moment.isoformat(form["between"], "microseconds" if form["fraction"] else whole)
    return text.removesuffix("+00:00") + "Z" if example.endswith("Z") else text


def _located(moment: datetime, *, later: bool) -> datetime:
    """Give a naive local moment its zone; of an hour that comes twice, the first or the second."""
    return moment.replace(tzinfo=AMSTERDAM, fold=1 if later else 0)


def hours_after(moment: datetime, hours: int, *, later: bool) -> datetime:
    """Return the end of a term in hours, in the form of `moment`: naive (local) or aware.

    Over a change of the clock, elapsed hours and hours on the clock differ by one; `later` picks which
    of the two counts.
    Raises `WrongUsage` for a local time that the clock skips, `OverflowError` beyond the dates there are.
    Basis: artikel 33, eerste lid, AVG (earlier is safe); artikel 5:27, derde lid, Awb (later is safe).
    """
    if moment.tzinfo is None:
        start = _located(moment, later=later)
        if start.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None, fold=0) != moment.replace(fold=0):
            raise WrongUsage("Dit tijdstip bestaat niet: in die nacht gaat de klok een uur vooruit.")
    else:
        start = moment.astimezone(AMSTERDAM)
    period = timedelta(hours=hours)
    elapsed = start.astimezone(UTC) + period
    on_clock = _located(start.replace(tzinfo=None) + period, later=later).astimezone(UTC)
    end = max(elapsed, on_clock) if later else min(elapsed, on_clock)
    if moment.tzinfo is None:
        return end.astimezone(AMSTERDAM).replace(tzinfo=None, fold=0)
    return end if moment.tzinfo is UTC else end.astimezone(AMSTERDAM)


def local(moment: datetime) -> datetime:
    """Return the local reading of a moment; a naive one is local already.

    Basis: Dutch legal time (no article).
    """
    return moment if moment.tzinfo is None else moment.astimezone(AMSTERDAM)
