"""When coercion, suspension and withdrawal are refused, and how urgent measures are told. Pure."""

from datetime import date, datetime

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.remedies.vocabulary import (
    BY_FORCE,
    LASTING,
    ON_PERMIT,
    STATE_OF,
    CostShare,
    EntryWay,
    Urgency,
)
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.organisation.rules import Body, with_article

SHORTEST_TEXT = 20
LONGEST_DAYS = 366
NO_PERMIT = (
    "Aan deze zaak hangt geen vergunning. Schorsen of intrekken kan alleen met een vergunning "
    "(artikelen 5:4 en 1:3 Awb)."
)
NOT_FOR_PLAN = frozenset({MeasureKind.ORDER_PENALTY, MeasureKind.COERCION, MeasureKind.CLOSURE})


def fits_measure(status: str, measure: str) -> bool:
    """Whether a case with this measure can stand in this state.

    Basis: law notes C5 (each measure has its own way after the decision); ADR 0063.
    """
    return Status(status) not in STATE_OF or measure in STATE_OF[Status(status)]


def refuse_other_state(status: str, measure: str) -> None:
    """A case only comes into the states of its own measure.

    Basis: law notes C5; ADR 0063.
    """
    if not fits_measure(status, measure):
        named = MeasureKind(measure).label if measure else "nog geen maatregel"
        raise Refused("other_measure", f"De stand “{Status(status).label}” hoort niet bij {named}.")


def refuse_without_permit(measure: str, *, has_permit: bool, in_force: bool = True) -> None:
    """A permit is suspended or withdrawn only when there is one, and it is in force.

    Basis: Awb 5:4(1) (a sanction takes a power); law notes C5 (the permit is withdrawn or suspended).
    """
    if measure not in ON_PERMIT:
        return
    if not has_permit:
        raise Refused("no_permit", NO_PERMIT, field="measure")
    if not in_force:
        raise Refused(
            "permit_not_in_force",
            "De vergunning van deze zaak is niet van kracht; er valt niets te schorsen of in te trekken "
            "(artikel 5:4 Awb).",
        )


def refuse_plan_rule(plan_rule: str, measure: str) -> None:
    """A use contrary to the environment plan is ended by an order; it is no ground to suspend a permit here.

    Basis: Omgevingswet 5.1; law notes C3 (the usual milder basis: order to end the use).
    """
    if plan_rule.strip() and measure not in NOT_FOR_PLAN:
        raise Refused(
            "plan_rule",
            "Gebruik in strijd met het omgevingsplan eindigt met een last onder dwangsom, een last onder bestuursdwang "
            "of een sluiting (artikel 5.1 Omgevingswet). Laat de planregel leeg, of kies zo'n maatregel.",
            field="plan_rule",
        )


def refuse_body_for_plan(body: str, *, plan_rule: str) -> None:
    """The college ends a use contrary to the environment plan.

    Basis: Omgevingswet 5.1; Gemeentewet 125; law notes C3.
    """
    if plan_rule and body != Body.COLLEGE:
        raise Refused(
            "plan_body",
            "Tegen gebruik in strijd met het omgevingsplan treedt het college op, niet de burgemeester "
            "(artikel 5.1 Omgevingswet en artikel 125 Gemeentewet).",
            field="body",
        )


def refuse_urgency(urgency: str, reason: str, *, measure: str, has_acted: bool) -> None:
    """Urgency is for what the municipality carries out itself, with a reason; very urgent once it has acted.

    Basis: Awb 5:31(1) and (2).
    """
    if urgency not in Urgency:
        raise Refused("urgency", "Kies hoe spoedeisend het is (artikel 5:31 Awb).", field="urgency")
    if has_acted and urgency != Urgency.VERY_URGENT:
        raise Refused(
            "acted_before",
            "Er is al opgetreden; het besluit achteraf is dat van zeer spoed (artikel 5:31, tweede lid, Awb).",
            field="urgency",
        )
    if urgency == Urgency.NONE:
        return
    if measure not in BY_FORCE:
        raise Refused(
            "urgency_of_paper",
            "Spoed hoort bij bestuursdwang of sluiting. Bij deze maatregel ziet u bij spoed af van de zienswijze "
            "(artikel 4:11, onder a, Awb).",
            field="urgency",
        )
    if urgency == Urgency.VERY_URGENT and not has_acted:
        raise Refused(
            "not_acted",
            "Leg eerst vast wat er is gedaan en wanneer; dan volgt het besluit achteraf "
            "(artikel 5:31, tweede lid, Awb).",
            field="urgency",
        )
    if len(reason.strip()) < SHORTEST_TEXT:
        raise Refused(
            "urgency_reason", "Schrijf op waarom het niet kon wachten (artikel 5:31 Awb).", field="urgency_reason"
        )


def refuse_act(what: str, done_at: datetime, *, now: datetime, not_before: date, day: date) -> None:
    """What was done, and when: not in the future and not before the violation. `day` is the local day of `done_at`.

    Basis: Awb 5:31(2) and 5:29 (what was done is put down).
    """
    if len(what.strip()) < SHORTEST_TEXT:
        raise Refused("what", "Schrijf op wat er is gedaan (artikel 5:31 Awb).", field="what")
    if done_at > now:
        raise Refused("acted_in_future", "Het tijdstip ligt in de toekomst.", field="done_at")
    if day < not_before:
        raise Refused(
            "acted_before_violation", f"De overtreding is pas op {not_before:%d-%m-%Y} vastgesteld.", field="done_at"
        )


def refuse_entry(entry: str, *, is_dwelling: bool) -> None:
    """A home is entered with consent or with an authorisation.

    Basis: Awb 5:27; Awbi 1 and 2.
    """
    if entry not in EntryWay:
        raise Refused("entry", "Kies of een woning is betreden (artikel 5:27 Awb).", field="entry")
    if is_dwelling and entry == EntryWay.NOT_NEEDED:
        raise Refused(
            "entry_home",
            "Dit is een woning: betreden kan met toestemming of met een machtiging (artikel 5:27 Awb; artikel 2 Awbi).",
            field="entry",
        )


def refuse_execution_in_term(done_on: date, *, last_comply_day: date | None, is_urgent: bool) -> None:
    """An order with a term is not carried out while the term runs.

    Basis: Awb 5:24(2).
    """
    if not is_urgent and last_comply_day is not None and done_on <= last_comply_day:
        raise Refused(
            "within_term",
            f"De termijn om zelf te voldoen loopt tot en met {last_comply_day:%d-%m-%Y}; eerder mag de gemeente niet "
            "optreden (artikel 5:24, tweede lid, Awb).",
            field="done_at",
        )


def refuse_execution_unsent(done_on: date, *, sent_on: date | None) -> None:
    """Coercion is applied on a decision that was made known.

    Basis: Awb 3:40, 3:41.
    """
    if sent_on is None or done_on < sent_on:
        raise Refused(
            "not_made_known",
            "Optreden kan pas op of na de dag waarop het besluit is verzonden (artikel 3:40 Awb).",
            field="done_at",
        )


def refuse_cost_share(share: str, note: str, *, measure: str) -> None:
    """An order that is carried out by the municipality says in how far the offender pays.

    Basis: Awb 5:25(1) and (2).
    """
    if measure not in BY_FORCE:
        return
    if share not in CostShare:
        raise Refused(
            "cost_share",
            "Zeg in hoeverre de kosten worden verhaald (artikel 5:25, tweede lid, Awb).",
            field="cost_share",
        )
    if share == CostShare.PART and len(note.strip()) < SHORTEST_TEXT:
        raise Refused(
            "cost_note", "Schrijf op welk deel van de kosten wordt verhaald (artikel 5:25 Awb).", field="cost_note"
        )


def refuse_comply_term(comply_until: date | None, *, decided_on: date) -> None:
    """An order under coercion without urgency has a term in which the offender can comply.

    Basis: Awb 5:24(2).
    """
    if comply_until is None or not 1 <= (comply_until - decided_on).days <= LONGEST_DAYS:
        raise Refused(
            "comply_until",
            f"De laatste dag om zelf te voldoen ligt 1 tot {LONGEST_DAYS} dagen na het besluit "
            "(artikel 5:24, tweede lid, Awb).",
            field="comply_until",
        )


def refuse_days(days: int | None, *, measure: str) -> None:
    """The intention says for how long, or within what time.

    Basis: Awb 5:24(2) and 4:8 (whoever is heard must know what is intended).
    """
    if measure == MeasureKind.WITHDRAWAL:
        return
    if days is None or not 1 <= days <= LONGEST_DAYS:
        raise Refused(
            "days", f"Vul een duur of termijn van 1 tot {LONGEST_DAYS} dagen in (artikel 4:8 Awb).", field="days"
        )


def refuse_period(
    from_date: date | None, until_date: date | None, *, measure: str, decided_on: date, acted_on: date | None
) -> None:
    """A closure or suspension holds from a day up to a day; a withdrawal from a day. None of them in the past.

    Basis: Awb 3:40 (a decision does not work before it is made known), 5:31(2) (unless there was no time); 3:4(2).
    """
    if measure not in LASTING and measure != MeasureKind.WITHDRAWAL:
        return
    if from_date is None:
        raise Refused("from_date", "Vul in vanaf welke dag de maatregel geldt (artikel 3:40 Awb).", field="from_date")
    if from_date < (acted_on or decided_on):
        raise Refused(
            "from_in_past",
            "De maatregel kan niet gelden vanaf een dag voor het besluit (artikel 3:40 Awb).",
            field="from_date",
        )
    if measure == MeasureKind.WITHDRAWAL:
        return
    if until_date is None or not from_date <= until_date or (until_date - from_date).days >= LONGEST_DAYS:
        raise Refused(
            "until_date",
            f"Vul in tot en met welke dag: ten hoogste {LONGEST_DAYS} dagen, en niet voor de eerste dag "
            "(artikel 3:4 Awb).",
            field="until_date",
        )


def refuse_sent_after_start(from_date: date | None, *, sent: date) -> None:
    """A decision is made known before, or on, the day from which it says that it works.

    Basis: Awb 3:40 and 3:41.
    """
    if from_date is not None and sent > from_date:
        raise Refused(
            "sent_after_start",
            f"Het besluit zegt te gelden vanaf {from_date:%d-%m-%Y}, maar werkt pas als het bekend is "
            "(artikel 3:40 Awb). Neem een besluit met een latere begindatum.",
            field="sent_date",
        )


def refuse_reopening(day: date, *, from_date: date | None, until_date: date | None, today: date, reason: str) -> None:
    """Premises open again after the last day; before it only with a reason.

    Basis: Awb 3:4(2) and 5:34 by analogy (a measure is not longer than needed); law notes C3 (RVS:2022:1741).
    """
    if day > today:
        raise Refused("reopened_in_future", "De dag van heropening ligt in de toekomst.", field="done_on")
    if from_date is not None and day < from_date:
        raise Refused("reopened_too_early", f"De sluiting begon pas op {from_date:%d-%m-%Y}.", field="done_on")
    if until_date is not None and day <= until_date and len(reason.strip()) < SHORTEST_TEXT:
        raise Refused(
            "early_reason",
            f"De sluiting geldt tot en met {until_date:%d-%m-%Y}. Schrijf op waarom zij eerder eindigt "
            "(artikel 3:4 Awb).",
            field="reason",
        )


def refuse_finish(measure: str, *, until_date: date | None, today: date, permit_ended: bool, reason: str) -> None:
    """A measure is finished when it was carried out: the suspension over, the permit ended in the register.

    Basis: Awb 3:4(2) and 3:46; Archiefwet 3 (the register says what is so).
    """
    is_early = measure == MeasureKind.SUSPENSION and until_date is not None and today <= until_date
    if is_early and until_date is not None and len(reason.strip()) < SHORTEST_TEXT:
        raise Refused(
            "early_reason",
            f"De schorsing geldt tot en met {until_date:%d-%m-%Y}. Schrijf op waarom zij eerder eindigt "
            "(artikel 3:4 Awb).",
            field="reason",
        )
    if measure == MeasureKind.WITHDRAWAL and not permit_ended:
        raise Refused(
            "permit_in_register",
            "De vergunning staat in het register nog als geldig. De vergunningverlener legt daar eerst de intrekking "
            "vast.",
        )


def held_sentence(held_for: str, until: date | None, *, today: date) -> str:
    """The one sentence that a held case says, empty when it is not held or the last day has passed.

    Basis: law notes, Further rules ("Hold").
    """
    if not held_for or until is None or until < today:
        return ""
    return (
        f"Deze zaak wacht tot en met {until:%d-%m-%Y}: geen brief en geen bezoek zonder overleg. "
        "Hef het wachten eerst op, of wacht die dag af."
    )


def refuse_held(held_for: str, until: date | None, *, today: date) -> None:
    """While a case is held no letter goes out and no visit is planned. Raises Refused("held").

    Basis: law notes, Further rules ("Hold").
    """
    if sentence := held_sentence(held_for, until, today=today):
        raise Refused("held", sentence)


def refuse_hold_until(until: date, *, today: date) -> None:
    """A hold has an end, not too far away.

    Basis: law notes, Further rules ("Hold": until a date).
    """
    if not 0 <= (until - today).days <= LONGEST_DAYS:
        raise Refused("held_until", "Kies een dag vanaf vandaag, ten hoogste een jaar vooruit.", field="until")


def refuse_co_body(body: str, *, first: str, basis: str) -> None:
    """A second body decides too only when it is another one, on a basis of its own.

    Basis: Gemeentewet 125 and 174; law notes C2 "Whose power" (one decision, several bodies, bases and signatures).
    """
    if body == first:
        raise Refused(
            "co_body_same",
            "Het tweede mandaat is van hetzelfde bestuursorgaan. Kies het andere, of laat dit leeg.",
            field="co_mandate",
        )
    if len(basis.strip()) < 3:
        raise Refused(
            "co_basis",
            f"Noem de grondslag waarop ook {with_article(body)} besluit (artikel 125 Gemeentewet).",
            field="co_basis",
        )


def refuse_unsigned_body(body: str, *, is_signed: bool) -> None:
    """A decision of two bodies goes out when both signed.

    Basis: Awb 10:1 and 10:10; law notes C2.
    """
    if not is_signed:
        raise Refused(
            "not_countersigned",
            f"Dit besluit is ook van {with_article(body)}; die handtekening staat er nog niet onder "
            "(artikel 10:10 Awb).",
        )


def refuse_talk(done_on: date, note: str, *, today: date, not_before: date) -> None:
    """A talk was held on a day, and what was agreed is put down.

    Basis: Awb 3:2 and 3:46.
    """
    if done_on > today:
        raise Refused("talk_in_future", "Het gesprek ligt in de toekomst.", field="done_on")
    if done_on < not_before:
        raise Refused("talk_too_early", f"De controle was pas op {not_before:%d-%m-%Y}.", field="done_on")
    if len(note.strip()) < SHORTEST_TEXT:
        raise Refused("talk_note", "Schrijf kort op wat is besproken en afgesproken.", field="note")
