"""Four eyes at one desk: a colleague looks along at a text that the guard refused, and signs in the same request.

Nothing waits anywhere: the text, who looked and why travel together in the one POST that saves, so no text is kept to
be judged later, and a signature is worth one save of one text. What is kept here lives as long as the request.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.guard import Context, Finding, Kind, Reason, reasons

SignIn = Callable[[str, str], Actor]
"""Who has this e-mail address and password; raises Refused when nobody has, or after too many attempts."""


@dataclass(frozen=True)
class Alarm:
    """A kind that the guard refused in a field, with the label of that field; never what it found."""

    kind: str
    field: str
    label: str


@dataclass(frozen=True)
class Signature:
    """A colleague who looked along, why, and for what."""

    field: str
    place: str
    label: str
    kinds: frozenset[Kind]
    reason: Reason
    colleague: Actor


@dataclass
class Desk:
    """One request that saves: who writes, what was typed, what was refused, and what a colleague signed for."""

    writer: Actor
    typed: Mapping[str, str]
    sign_in: SignIn
    alarms: set[Alarm] = field(default_factory=set)
    signatures: list[Signature] = field(default_factory=list)
    recorded: int = 0
    _lifted: set[tuple[Kind, str]] = field(default_factory=set, repr=False)


@dataclass(frozen=True)
class Asked:
    """What the block beside a refused field shows: the reasons to choose from, and what was typed in it before."""

    place: str
    reasons: tuple[Reason, ...]
    reason: str
    email: str


_NO_CODE = re.compile(r"[^\w.,:;/+()§ -]")
_desk: ContextVar[Desk | None] = ContextVar("desk", default=None)


def current() -> Desk | None:
    """The desk of this request; none for a command, a job or a reading."""
    return _desk.get()


@contextmanager
def at_desk(desk: Desk) -> Iterator[Desk]:
    """Let the guarded fields and actions inside find this desk."""
    token = _desk.set(desk)
    try:
        yield desk
    finally:
        _desk.reset(token)


def not_lifted(text: str, findings: Collection[Finding]) -> list[Finding]:
    """The findings for which nobody signed."""
    desk = current()
    if desk is None:
        return list(findings)
    return [one for one in findings if (one.kind, text[one.start : one.end]) not in desk._lifted]


def note(codes: Collection[str], field: str, label: str = "") -> None:
    """Remember that the guard refused these kinds in a field, for the log."""
    desk = current()
    if desk is not None:
        desk.alarms.update(Alarm(code, field, _as_code(label or field)) for code in codes)


def _as_code(label: str) -> str:
    """The label of a field as the log takes it."""
    return _NO_CODE.sub("", label)[:64].strip()


def ask(
    text: str, findings: Collection[Finding], context: Context, *, name: str, place: str, label: str
) -> tuple[Asked | None, str]:
    """What may be asked about an alarm and, when a colleague signed for it, the sentence that refuses her.

    The sentence is empty and the alarm lifted when she may sign; both are nothing when nobody may.
    """
    desk = current()
    kinds = frozenset(one.kind for one in findings)
    fitting = reasons(kinds, context, local_date(desk.writer.at)) if desk else ()
    if desk is None or not fitting:
        return None, ""
    reason, email, password = (desk.typed.get(f"{place}-meelezen-{part}", "") for part in ("reden", "wie", "woord"))
    asked = Asked(place, fitting, reason, email)
    if not (email.strip() or password):
        return asked, ""
    try:
        signature = _signed(
            desk, reason, email, password, kinds=kinds, fitting=fitting, name=name, place=place, label=label
        )
    except Refused as refused:
        return asked, refused.sentence
    desk.signatures.append(signature)
    desk._lifted.update((one.kind, text[one.start : one.end]) for one in findings)
    return asked, ""


def _signed(
    desk: Desk,
    reason: str,
    email: str,
    password: str,
    *,
    kinds: frozenset[Kind],
    fitting: tuple[Reason, ...],
    name: str,
    place: str,
    label: str,
) -> Signature:
    """The signature of a colleague, once she is known to be another person who gave a reason."""
    if reason not in fitting:
        raise Refused("no_reason", "Kies waarom dit geen persoonsgegeven is.")
    colleague = desk.sign_in(email.strip(), password)
    if colleague.account_id == desk.writer.account_id:
        raise Refused("same_person", "U kunt niet voor uw eigen tekst tekenen. Vraag een collega om mee te lezen.")
    return Signature(name, place, _as_code(label or name), kinds, Reason(reason), colleague)
