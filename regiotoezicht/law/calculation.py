"""The computation of a term: a rule, a base date and a calendar in, a `Term` with its reasons out.

Every answer: base length (plus extension) from the trigger, then suspended days, then moved once if a statute
moves it. The trigger day is day 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from regiotoezicht.law.decrees import statutory
from regiotoezicht.law.holidays import ONE_DAY, REGULATION_1182_71, SATURDAY, Calendar
from regiotoezicht.law.lengths import Length
from regiotoezicht.law.moments import hours_after, local
from regiotoezicht.law.options import Number, OptionValue, Settings, YesNo, read_options
from regiotoezicht.law.refusals import NoAnswer, WrongUsage
from regiotoezicht.law.rules import LONG, find_rule
from regiotoezicht.law.sentences import as_sentence, long_day, long_moment
from regiotoezicht.law.suspensions import SuspendedDays, bureau_of, completion_of, counted_days
from regiotoezicht.law.terms import Ending, Mover, Rule, Suspension, Term

PENALTY_DAYS = 42
BYLAW = "De Algemene termijnenwet geldt niet voor een termijn uit een verordening (artikelen 1 en 5)."


def compute(
    rule_code: str,
    start: date,
    options: Mapping[str, OptionValue] | None = None,
    *,
    calendar: Calendar | None = None,
) -> Term:
    """Compute the term of a rule from its trigger; `calendar` holds the equal days of the Atw, those in use if None.

    `start` is a date, or for a rule in hours a datetime (naive: local time in Amsterdam).
    Raises `WrongUsage` for an unknown rule, an unknown, unreadable or missing option, or a start of the wrong
    kind; `NoAnswer` when the law or the tables give no answer.
    Basis: per rule, see `rules.RULES`; artikelen 1-4 Algemene termijnenwet; Verordening 1182/71 for the AVG.
    """
    rule = find_rule(rule_code)
    settings = read_options(rule.options, options or {})
    try:
        if rule.takes_moment:
            if not isinstance(start, datetime):
                raise WrongUsage(f"De regel {rule.code} begint op een tijdstip, zoals 2026-05-22T16:10.")
            return _compute_hours(rule, start)
        if isinstance(start, datetime):
            raise WrongUsage(f"De regel {rule.code} begint op een dag, zoals 2026-03-24.")
        return _Question(rule, start, settings, calendar or statutory()).answer()
    except OverflowError:
        raise NoAnswer("date_out_of_range", "De termijn eindigt buiten de kalender.") from None


def _compute_hours(rule: Rule, start: datetime) -> Term:
    end = hours_after(start, rule.length.number, later=rule.ending is Ending.HOURS_LATER)
    steps = (
        f"De termijn is {rule.length.words} ({rule.basis}) en begint op het tijdstip van {rule.trigger}: "
        f"{long_moment(local(start))}.",
        f"De termijn eindigt op {long_moment(local(end))}.",
        rule.stays,
    )
    return Term(rule, start, end, end, steps)


@dataclass
class _Question:
    """One question in days; `answer` fills `steps` as it goes."""

    rule: Rule
    start: date
    settings: Settings
    calendar: Calendar
    steps: list[str] = field(default_factory=list)

    def answer(self) -> Term:
        """Answer by the way this rule ends."""
        if self.rule.ending is Ending.PENALTY_DAYS:
            return self._penalty_days()
        if self.rule.ending is Ending.SAME_DAY_OPENS:
            return self._same_day_opens()
        length = self._length()
        self._tell_start(length)
        raw_end = self._restarted(self._suspended(length.after(self.start)))
        postponed = self._postponed(raw_end)
        if postponed is not None:
            return self._term(postponed, postponed)
        word = "uiterste" if length.number < 0 else "laatste"
        self.steps.append(f"De {word} dag is dan {long_day(raw_end)}.")
        end = self._moved(length, raw_end)
        if self.rule.ending is Ending.NEXT_DAY_OPENS:
            first_day = end + ONE_DAY
            self.steps.append(f"Vanaf {long_day(first_day)} mag het.")
            return self._term(raw_end, end, first_day=first_day)
        if self.rule.ending is Ending.OWN_TERM:
            return self._term(raw_end, end, warning=self._own_warning(end))
        return self._term(raw_end, end)

    def _term(self, raw_end: date, end: date, *, first_day: date | None = None, warning: str | None = None) -> Term:
        internal = None
        if self.rule.is_ours and end != raw_end:
            internal = self._mover_calendar().last_counting_day(raw_end)
        return Term(self.rule, self.start, raw_end, end, tuple(self.steps), first_day, warning, internal)

    # Length and start

    def _length(self) -> Length:
        """Base length plus extension, as the options set them."""
        base, extensions = self.rule.length, []
        given = [option for option in self.rule.options if option.key in self.settings.values]
        if self.rule.ending is Ending.OWN_TERM and len(given) != 1:
            raise WrongUsage("Geef days of weeks, en niet allebei.")
        for option in given:
            if isinstance(option, YesNo):
                chosen = self.settings.is_yes(option.key)
                base = (option.sets if chosen else option.no_sets) or base
                if chosen and option.adds:
                    extensions.append(option.adds)
            elif isinstance(option, Number):
                number = self.settings.number(option.key) or 0
                if option.sets is not None:
                    base = Length(number, option.sets)
                elif option.adds is not None and number:
                    extensions.append(Length(number, option.adds))
        self._base = base
        total = base
        for extension in extensions:
            total = total + extension
        return total

    def _tell_start(self, length: Length) -> None:
        base = self._base
        if base.number < 0:
            self.steps.append(
                f"De termijn is {base.words} ({self.rule.basis}) en wordt teruggerekend vanaf "
                f"{self.rule.trigger}: {long_day(self.start)}."
            )
            return
        self.steps.append(
            f"De termijn is {base.words} ({self.rule.basis}) en begint op de dag na {self.rule.trigger}: "
            f"{long_day(self.start + ONE_DAY)}."
        )
        if length != base:
            extra = Length(length.number - base.number, length.unit)
            self.steps.append(f"De termijn is met {extra.words} verlengd tot {length.words}.")

    # Suspension, restart, postponement

    def _suspended(self, last_day: date) -> date:
        """Add the days that do not count; `last_day` is the end without them."""
        suspension = self._suspension(last_day)
        if suspension is None:
            return last_day
        if suspension.days:
            self.steps.append(f"Zonder opschorting was de laatste dag {long_day(last_day)}.")
        self.steps.append(suspension.sentence)
        return last_day + timedelta(days=suspension.days)

    def _suspension(self, last_day: date) -> SuspendedDays | None:
        if self.rule.suspension is not Suspension.NONE:
            read = completion_of if self.rule.suspension is Suspension.COMPLETION else bureau_of
            return read(self.settings, self.start, self.calendar.roll_as_far_as_known(last_day))
        days = self.settings.number("suspended_days")
        return counted_days(days) if days else None

    def _restarted(self, last_day: date) -> date:
        """Begin a new, equal term after an interruption."""
        interrupted = self.settings.day("interrupted")
        if interrupted is None:
            return last_day
        if interrupted < self.start:
            raise NoAnswer("interrupted_before_start", "De stuiting kan niet voor de verbeurte liggen.")
        if interrupted > last_day:
            raise NoAnswer(
                "interrupted_after_lapse",
                f"Op {long_day(last_day)} was de bevoegdheid al verjaard (artikel 5:35 Awb); daarna is "
                "stuiting niet meer mogelijk.",
            )
        self.steps.append(
            f"De verjaring is gestuit op {long_day(interrupted)} (artikelen 4:105 en 4:106 Awb); de dag "
            f"daarna begint een nieuwe termijn van {self._base.words} (artikel 4:110 Awb)."
        )
        return self._base.after(interrupted)

    def _postponed(self, raw_end: date) -> date | None:
        """Return the day until which the decision was postponed with consent, if it was."""
        postponed = self.settings.day("postponed_until")
        if postponed is None:
            return None
        if postponed < raw_end:
            raise NoAnswer(
                "postponed_before_end",
                f"Uitstel met instemming kan niet eindigen voor de wettelijke termijn, {long_day(raw_end)}.",
            )
        self.steps.append(f"Zonder uitstel was de laatste dag {long_day(raw_end)}.")
        self.steps.append(
            f"Met instemming is de beslissing uitgesteld tot en met {long_day(postponed)} (artikel 7:10, "
            "vierde lid, Awb)."
        )
        return postponed

    # Moving the last day

    def _mover_calendar(self) -> Calendar:
        return REGULATION_1182_71 if self.rule.mover is Mover.REGULATION_1182_71 else self.calendar

    def _stays(self, length: Length) -> str | None:
        """Return in Dutch why the last day does not move, or None when a statute moves it."""
        if self.rule.mover is Mover.NONE:
            return self.rule.stays
        if self.settings.word("source") == "bylaw":
            return BYLAW
        return LONG if self.rule.mover is Mover.ATW and length.is_longer_than_twelve_weeks() else None

    def _moved(self, length: Length, raw_end: date) -> date:
        stays = self._stays(length)
        if stays is not None:
            self.steps.append(stays)
            return raw_end
        calendar = self._mover_calendar()
        end = self._with_two_working_days(calendar, raw_end)
        return self._rolled(calendar, end)

    def _with_two_working_days(self, calendar: Calendar, raw_end: date) -> date:
        """Lengthen a term of a few days until it holds two days that count."""
        if self.rule.ending is not Ending.TWO_WORKING_DAYS:
            return raw_end
        day, end, working = self.start, raw_end, 0
        calendar.require_known(raw_end)
        while day < end or working < 2:
            day += ONE_DAY
            if calendar.why_not(day) is None:
                calendar.require_known(day)
                working += 1
            end = max(end, day)
        if end != raw_end:
            self.steps.append(
                "De termijn moet ten minste twee werkdagen bevatten en loopt daarom door tot en met "
                f"{long_day(end)} (artikel 2 Algemene termijnenwet)."
            )
        return end

    def _rolled(self, calendar: Calendar, day: date) -> date:
        end = calendar.roll(day)
        if end == day:
            self.steps.append("Dat is geen zaterdag, zondag of feestdag; de termijn eindigt op die dag.")
            return end
        passed = day
        while passed < end:
            self.steps.append(as_sentence(f"{long_day(passed)} {_why_not(calendar, passed)}."))
            passed += ONE_DAY
        article = "artikel 3, vierde lid, Verordening 1182/71"
        if self.rule.mover is Mover.ATW:
            article = "artikel 1 Algemene termijnenwet"
        self.steps.append(f"De termijn loopt door tot en met {long_day(end)} ({article}).")
        return end

    # Endings of their own kind

    def _own_warning(self, end: date) -> str | None:
        reason = self.calendar.why_not(end)
        if reason is not None:
            return f"{as_sentence(long_day(end))} {reason}. Stel liever een einddatum op een werkdag."
        if not self.calendar.is_known(end.year):
            return (
                f"Voor {end.year} is niet bekend welke dagen met een feestdag zijn gelijkgesteld; ga na of "
                f"{long_day(end)} een werkdag is."
            )
        return None

    def _same_day_opens(self) -> Term:
        first_day = self.rule.length.after(self.start)
        end = first_day - ONE_DAY
        self.steps.append(
            f"De last moet {self.rule.length.words} van kracht zijn geweest ({self.rule.basis}), gerekend "
            f"vanaf {long_day(self.start)}."
        )
        self.steps.append(f"De laatste dag van die termijn is {long_day(end)}.")
        self.steps.append(self.rule.stays)
        self.steps.append(f"Het verzoek kan worden gedaan vanaf {long_day(first_day)}.")
        return self._term(end, end, first_day=first_day)

    def _penalty_days(self) -> Term:
        last_grace_day = self.rule.length.after(self.start)
        first_day = last_grace_day + ONE_DAY
        end = first_day + timedelta(days=PENALTY_DAYS - 1)
        self.steps.append(
            f"Na {self.rule.trigger} op {long_day(self.start)} heeft het bestuursorgaan nog "
            f"{self.rule.length.words} (artikel 4:17, derde lid, Awb), tot en met {long_day(last_grace_day)}."
        )
        self.steps.append(f"De eerste dag waarover een dwangsom is verschuldigd, is {long_day(first_day)}.")
        self.steps.append(
            f"De dwangsom loopt ten hoogste {PENALTY_DAYS} dagen (artikel 4:17, eerste lid, Awb), tot en met "
            f"{long_day(end)}; de Algemene termijnenwet geldt niet voor die dagen."
        )
        warning = self._penalty_warning(last_grace_day)
        return self._term(end, end, first_day=first_day, warning=warning)

    def _penalty_warning(self, last_grace_day: date) -> str | None:
        """Give the reading in which the two weeks move, when it differs from the safe one."""
        try:
            rolled = self.calendar.roll(last_grace_day)
        except NoAnswer as unknown:
            return f"Of de Algemene termijnenwet de twee weken verlengt, staat niet vast. {unknown.sentence}"
        if rolled == last_grace_day:
            return None
        first_day = rolled + ONE_DAY
        last_day = first_day + timedelta(days=PENALTY_DAYS - 1)
        return (
            "Gerekend is met de veilige lezing. Als de Algemene termijnenwet voor de twee weken geldt, lopen "
            f"die tot en met {long_day(rolled)}; de dwangsom loopt dan van {long_day(first_day)} tot en met "
            f"{long_day(last_day)}."
        )


def _why_not(calendar: Calendar, day: date) -> str:
    reason = calendar.why_not(day) or "telt"
    if day.weekday() >= SATURDAY or not calendar.knows_equal_days:
        return reason
    return f"{reason} (artikel 3 Algemene termijnenwet)"
