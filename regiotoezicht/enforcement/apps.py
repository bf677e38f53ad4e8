from django.apps import AppConfig


class EnforcementConfig(AppConfig):
    name = "regiotoezicht.enforcement"
    verbose_name = "Handhaving"

    def ready(self) -> None:
        from django.urls import reverse

        from regiotoezicht.core import records, words
        from regiotoezicht.documents import owners as files
        from regiotoezicht.enforcement import doors, rules
        from regiotoezicht.enforcement.actions.resending import letter_returned, letter_sent_again
        from regiotoezicht.enforcement.actions.sending import letter_sent
        from regiotoezicht.enforcement.collection.announcing import announce
        from regiotoezicht.enforcement.models import Case
        from regiotoezicht.enforcement.proceedings import doors as proceedings
        from regiotoezicht.enforcement.vocabulary import Status, ViewWay
        from regiotoezicht.inspections.subjects import place_next_page
        from regiotoezicht.inspections.waiting import place_waiting
        from regiotoezicht.letters import owners as letters

        rules.declare_rights()
        _declare_finding()
        words.declare(
            "reason",
            lambda code: {**dict(Status.choices), **dict(ViewWay.choices), "prolonged": "verlengd"}.get(code, ""),
        )
        announce()
        _declare_tasks()
        _declare_menu()
        records.declare(
            Case,
            name="handhavingszaak",
            visible=lambda actor: Case.objects.status_for(actor),
            url=lambda pk: reverse("enforcement:detail", args=[pk]),
            state="status",
        )
        files.declare(Case._meta.label_lower, doors.may_read, purpose="handhaving")
        letters.declare(
            letters.Owner(
                Case._meta.label_lower,
                readable=doors.readable,
                compose_permission=rules.CASE_WORK,
                decide_permission=rules.CASE_DECIDE,
                sent=letter_sent,
                visible=lambda actor: Case.objects.whole_for(actor),
                mandate=doors.deciding_mandate,
                sent_again=letter_sent_again,
                returned=letter_returned,
                envelope=doors.envelope,
            )
        )
        proceedings.connect()
        place_next_page(doors.after_hand_over)
        place_waiting(doors.waiting_cases)


def _declare_menu() -> None:
    """Put the lists of this room in the menu of whoever may read them."""
    from regiotoezicht.core.panels import MenuEntry, add_to_menu
    from regiotoezicht.enforcement import rules

    readers = (rules.CASE_READ, rules.CASE_READ_MANDATED, rules.CASE_READ_PERMIT, rules.CASE_STATUS)
    add_to_menu(MenuEntry(28, "Handhavingszaken", "enforcement:list", readers, "gavel", "Werk"))
    amounts = (rules.CASE_AMOUNTS,)
    add_to_menu(MenuEntry(29, "Dwangsommen en kosten", "enforcement:amounts", amounts, "scale", "Werk"))


def _declare_tasks() -> None:
    """Say in words what waits in a case, and which page it leads to."""
    from regiotoezicht.enforcement import rules
    from regiotoezicht.worklist import kinds

    kinds.declare(rules.TASK_WEIGH, "Handhavingszaak wegen", "enforcement:detail")
    kinds.declare(rules.TASK_LETTERS, "Brieven van een handhavingszaak voorbereiden", "enforcement:detail")
    kinds.declare(rules.TASK_VIEWS, "Zienswijze vastleggen", "enforcement:detail")
    kinds.declare(rules.TASK_DECIDE, "Besluiten in een handhavingszaak", "enforcement:detail")
    kinds.declare(rules.TASK_SEND, "Besluit verzenden", "enforcement:papers")
    kinds.declare(rules.TASK_RECHECK, "Nagaan of is voldaan (hercontrole)", "enforcement:detail")
    kinds.declare(rules.TASK_EXECUTE, "Nagaan of is voldaan, anders bestuursdwang toepassen", "enforcement:detail")
    kinds.declare(rules.TASK_COSTS, "Kosten vaststellen of de zaak afronden", "enforcement:execution")
    kinds.declare(rules.TASK_REOPEN, "Weer openen na sluiting", "enforcement:execution")
    kinds.declare(rules.TASK_COSTS_PAID, "Kosten versturen en de betaling vastleggen", "enforcement:execution")
    kinds.declare(rules.TASK_FINISH, "Maatregel afronden", "enforcement:execution")
    kinds.declare(rules.TASK_END_PERMIT, "Intrekking in het vergunningenregister vastleggen", "enforcement:detail")
    kinds.declare(rules.TASK_COUNTERSIGN, "Besluit mede ondertekenen", "enforcement:execution")
    kinds.declare(rules.TASK_RECHECK_ASKED, "Hercontrole plannen voor de gemeente", "enforcement:detail")


def _declare_finding() -> None:
    from regiotoezicht.access.roles import Role
    from regiotoezicht.core import searchables
    from regiotoezicht.emergency import openable
    from regiotoezicht.enforcement import doors
    from regiotoezicht.enforcement.models import Case

    openable.declare(
        openable.Openable(
            Case._meta.label_lower,
            "een handhavingszaak",
            rows=Case.objects.all,
            readable=Case.objects.visible_to,
            owner=lambda _: Role.LAWYER,
        )
    )
    cases = searchables.Searchable(60, "zaken", "Handhavingszaken", rows=doors.searchable, show=doors.hit)
    searchables.declare(cases)
