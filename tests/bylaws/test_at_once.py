"""Two lawyers who adopt local rules at once: on one day one set holds."""

from collections.abc import Callable
from datetime import date

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.bylaws import actions
from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.bylaws.vocabulary import ViolationKind
from tests.at_once import refused, together
from tests.bylaws.conftest import Draft
from tests.conftest import NOW

pytestmark = pytest.mark.at_once


def test_two_sets_that_overlap_are_not_both_adopted(drafted: Draft, anna: AccountActor) -> None:
    drafts = [drafted(date(2026, 1, 1)), drafted(date(2026, 6, 1))]

    def adopting(draft: RuleSet) -> Callable[[], RuleSet]:
        def adopt() -> RuleSet:
            read, day = RuleSet.objects.get(pk=draft.pk), date(2025, 12, 1)
            return actions.adopt(read, actor=anna, reference="2025/0412", adopted_date=day, at=NOW)

        return adopt

    assert refused(together(*map(adopting, drafts))) == ["overlap"]
    assert RuleSet.objects.filter(status="adopted").count() == 1


def test_an_article_is_not_changed_while_its_rules_are_adopted(drafted: Draft, anna: AccountActor) -> None:
    draft = drafted(date(2026, 1, 1))

    def adopt() -> RuleSet:
        read, day = RuleSet.objects.get(pk=draft.pk), date(2025, 12, 1)
        return actions.adopt(read, actor=anna, reference="2025/0412", adopted_date=day, at=NOW)

    def change() -> object:
        read = RuleSet.objects.get(pk=draft.pk)
        text, article = "Zonder vergunning is het bedrijf verboden.", read.articles.get()
        kind = ViolationKind.NO_PERMIT_PREMISES
        return actions.put_article(
            read, number="3:3", title="Vergunning", text=text, violation=kind, article=article, actor=anna, at=NOW
        )

    answers = together(change, adopt)
    assert refused(answers) in ([], ["changed_meanwhile"])
    draft.refresh_from_db()
    assert draft.status == "adopted"
