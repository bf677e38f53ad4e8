"""A letter that came back without counting, and goes out again."""

from datetime import date

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.posting import actions as posting
from regiotoezicht.letters.posting.rules import ReturnReason
from regiotoezicht.letters.vocabulary import Method
from tests.enforcement.conftest import on


def send_again(letter: Letter, actor: AccountActor, back: date, day: date) -> None:
    """Put down that a letter came back by our own doing, and send it again."""
    letter.refresh_from_db()
    came: dict[str, object] = {"returned_date": back, "reason": ReturnReason.WRONG_ADDRESS, "counts": False}
    posting.put_down_return(letter, **came, note="Adres opgezocht.", actor=actor, at=on(back))  # type: ignore[arg-type]
    posting.send_again(letter, sent_date=day, method=Method.REGISTERED, actor=actor, at=on(day))
