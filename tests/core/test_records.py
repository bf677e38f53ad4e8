"""Every kind of record and of work leads to a page that exists."""

from django.urls import reverse

from regiotoezicht.core import records
from regiotoezicht.worklist.kinds import KINDS


def test_the_page_of_every_kind_of_record_exists() -> None:
    for kind in records.kinds():
        if kind.url is not None:
            assert kind.url(1).startswith("/"), kind.label


def test_the_page_of_every_kind_of_work_exists() -> None:
    for kind in KINDS.values():
        assert reverse(kind.route, args=[1]).startswith("/"), kind.code
