"""What a sealed referral says: codes and dates, and nothing else. There is no field for text."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from regiotoezicht.care.sealing import padded
from regiotoezicht.care.vocabulary import (
    AFTERCARE_MONTHS,
    RUNNING,
    Ending,
    Ground,
    Help,
    Receiver,
    Status,
    aftercare_name,
)
from regiotoezicht.core.clock import local_date

_DATES = ("offer_on", "answer_on", "withdrawn_on", "closed_on")
_MOMENTS = ("consent_at", "due_at", "contact_at")


@dataclass(frozen=True)
class Content:
    """A referral as it stands. After a withdrawal only the code, the state and the day remain.

    `origins` are the municipalities and keys of the transfers by which it came here: a link that only its readers see.
    """

    code: str
    status: str
    consent_at: datetime | None = None
    ground: str = ""
    receiver: str = ""
    hours: int = 0
    due_at: datetime | None = None
    contact_at: datetime | None = None
    offer_on: date | None = None
    answer_on: date | None = None
    help: tuple[str, ...] = ()
    aftercare: dict[str, str] = field(default_factory=dict)
    withdrawn_on: date | None = None
    closed_on: date | None = None
    ending: str = ""
    origins: tuple[tuple[int, str], ...] = ()

    def sealed_text(self) -> bytes:
        """As it is sealed: of the same length whatever it says."""
        values = asdict(self)
        for name in (*_DATES, *_MOMENTS):
            values[name] = values[name].isoformat() if values[name] else None
        return padded(json.dumps(values).encode())

    @classmethod
    def from_sealed_text(cls, text: bytes) -> "Content":
        """What `sealed_text` made."""
        values: dict[str, Any] = json.loads(text)
        for name in _DATES:
            values[name] = date.fromisoformat(values[name]) if values[name] else None
        for name in _MOMENTS:
            values[name] = datetime.fromisoformat(values[name]) if values[name] else None
        came = tuple((place, uid) for place, uid in values["origins"])
        return cls(**values | {"help": tuple(values["help"]), "origins": came})

    @property
    def consent_on(self) -> date | None:
        """The day of the consent."""
        return local_date(self.consent_at) if self.consent_at else None

    @property
    def state(self) -> Status:
        """Where it stands."""
        return Status(self.status)

    @property
    def is_running(self) -> bool:
        """Whether somebody still works on it."""
        return self.state in RUNNING

    @property
    def has_accepted(self) -> bool:
        """Whether help was accepted, also when it was closed since."""
        return self.state is Status.ACCEPTED or (self.state is Status.CLOSED and bool(self.help or self.aftercare))

    @property
    def receiver_label(self) -> str:
        """The kind of organisation."""
        return str(Receiver(self.receiver).label) if self.receiver else ""

    @property
    def ground_label(self) -> str:
        """Why this municipality is responsible."""
        return str(Ground(self.ground).label) if self.ground else ""

    @property
    def help_labels(self) -> list[str]:
        """The categories of help."""
        return [str(Help(code).label) for code in self.help]

    @property
    def ending_label(self) -> str:
        """Why it was closed."""
        return str(Ending(self.ending).label) if self.ending else ""

    def moments(self) -> list[tuple[int, date, str]]:
        """The aftercare moments: months, the day on which each is due, and what was ticked."""
        if self.status != Status.ACCEPTED or self.answer_on is None:
            return []
        return [
            (months, self.answer_on + relativedelta(months=months), self.aftercare.get(str(months), ""))
            for months in AFTERCARE_MONTHS
        ]

    def attention_date(self) -> date | None:
        """The day from which it asks for attention: no contact in time, or an aftercare moment that has come."""
        if self.status == Status.WAITING and self.due_at is not None:
            return local_date(self.due_at)
        return next((due for _, due, ticked in self.moments() if not ticked), None)

    def alarm(self, at: datetime) -> str:
        """What is late, in words; empty when nothing is."""
        if self.status == Status.WAITING and self.due_at is not None and self.due_at < at:
            return "Geen eerste contact binnen de afgesproken tijd"
        late = [months for months, due, ticked in self.moments() if not ticked and due <= local_date(at)]
        return f"{aftercare_name(late[0])} nog niet vastgelegd" if late else ""


def due_after(at: datetime, hours: int) -> datetime:
    """Until when the first contact may wait."""
    return at + timedelta(hours=hours)
