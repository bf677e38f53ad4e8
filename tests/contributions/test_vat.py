"""How VAT is treated: by an agreement or a reason, and lines that differ."""

from datetime import date
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.contributions import actions
from regiotoezicht.contributions.actions import Costs, Terms, Treatment
from regiotoezicht.contributions.vocabulary import CostKind, Stage, Vat
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.sharing.agreements.models import Agreement
from regiotoezicht.sharing.agreements.vocabulary import Kind
from tests.conftest import NOW
from tests.contributions.conftest import DECIDED, LEFT_OPEN, draft, seen_of
from tests.contributions.test_pages import LINE, SignedIn, go, text


@pytest.fixture
def service(haarlem: Municipality) -> Agreement:
    """The agreement by which Haarlem works for the others."""
    made = Agreement.objects.create(
        kind=Kind.SERVICE, article="Gemeentewet 160", reference="DVO-2022/4", from_date=date(2022, 1, 1)
    )
    made.municipalities.add(haarlem)
    return made


def test_lines_follow_the_agreement_unless_they_say_otherwise(
    rens: AccountActor, cor: AccountActor, service: Agreement, signed_in: SignedIn
) -> None:
    version, browser = draft(rens), signed_in(rens)
    training = Costs(CostKind.TRAINING, "Opleiding", 100, vat=Vat.EXEMPT, vat_reason="Wet OB 11(1)(o)")
    actions.add_line(version, training, actor=rens, token=uuid4(), at=NOW)
    assert browser.post(go("vat", version.pk), {"vat": "taxed"}).status_code == 422
    chosen = {"vat": "compensable", "agreement": service.pk}
    assert browser.post(go("vat", version.pk), chosen).status_code == 302
    assert sorted(version.lines.values_list("vat", flat=True)) == ["compensable", "exempt"]
    shown = text(browser.get(go("version", version.pk)))
    assert "btw doorgeschoven (BCF), volgt dienstverleningsovereenkomst DVO-2022/4" in shown
    assert "vrijgesteld van btw wijkt af Wet OB 11(1)(o)" in shown
    version.refresh_from_db()
    adopted = actions.adopt(version, DECIDED, actor=rens, seen=seen_of(version), at=NOW)
    assert adopted.vat_cents == 36_102_060 * 21 // 100 + 1
    later = actions.follow(adopted, actor=rens, stage=Stage.DEFINITIVE, at=NOW)
    assert (later.vat, later.vat_agreement_id) == (Vat.COMPENSABLE, service.pk)
    assert browser.get(go("vat", adopted.pk)).status_code == 409
    assert signed_in(cor).get(go("vat", later.pk)).status_code == 404


def test_the_vat_over_what_nobody_pays_is_shown_too(
    rens: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    half = Terms(
        cents=485_500, from_year=2022, until_year=None, source="Brief 2022/14", promised_date=date(2022, 2, 15)
    )
    actions.make_promise(beverwijk, half, actor=rens, token=uuid4(), at=NOW)
    version = actions.choose_vat(draft(rens), Treatment(Vat.TAXED, "Dienst"), actor=rens, at=NOW)
    browser = signed_in(rens)
    for _ in range(2):  # as a draft, and adopted
        shown = text(browser.get(go("version", version.pk)))
        # The VAT over what is covered is rounded down, so that the last cent is not asked of anybody.
        assert "Niet gedekt € 4.855,00 € 1.019,56 € 5.874,56" in shown
        if version.is_draft:
            version = actions.adopt(version, LEFT_OPEN, actor=rens, seen=seen_of(version), at=NOW)


def test_a_line_without_vat_needs_a_ground_and_mixes_with_no_other(rens: AccountActor, signed_in: SignedIn) -> None:
    version, browser = draft(rens), signed_in(rens)
    taxed = Treatment(Vat.TAXED, "Dienst tussen gemeenten")
    version = actions.choose_vat(version, taxed, actor=rens, at=NOW)
    answer = browser.post(go("line-new", version.pk), LINE | {"token": str(uuid4())})
    assert "de grond waaruit volgt dat dit “vrijgesteld van btw” is" in text(answer)
    outside = LINE | {"token": str(uuid4()), "vat": "outside", "vat_reason": "Overheidstaak"}
    assert "kunnen niet samen in één kostenplan" in text(browser.post(go("line-new", version.pk), outside))
    assert version.lines.count() == 1
    with pytest.raises(Refused, match="grond"):
        actions.choose_vat(version, Treatment(Vat.OUTSIDE, " "), actor=rens, at=NOW)
