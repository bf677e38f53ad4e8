"""The page with every component: complete, and clean under a strict Content-Security-Policy."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import engines
from django.test import Client, RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from regiotoezicht.access.roles import Role
from regiotoezicht.core import panels
from regiotoezicht.organisation.models import Municipality
from tests.conftest import Hire

CORE = Path(apps.get_app_config("core").path)
FOLDER = CORE / "templates/components"


def written(template: str, request: HttpRequest, **context: str) -> str:
    """What a template with components becomes; from a string it has to pass cotton's compiler by hand."""
    html: str = engines["django"].from_string(CottonCompiler().process(template)).render(context, request)
    return html


@pytest.fixture
def page(client: Client, hire: Hire, beverwijk: Municipality) -> str:
    client.force_login(hire("Anna", Role.LAWYER, beverwijk).account, settings.SIGN_IN_BACKEND)
    response = client.get("/onderdelen/")
    assert response.status_code == 200
    return response.content.decode()


def test_every_component_of_the_folder_is_shown_on_the_page() -> None:
    shown = (CORE / "templates/core/components.html").read_text()
    missing = [path.stem for path in sorted(FOLDER.glob("*.html")) if f"<c-{path.stem.replace('_', '-')}" not in shown]
    assert missing == [], f"show these components in core/templates/core/components.html: {missing}"


def test_no_component_stays_raw_and_no_style_or_script_is_inline(page: str) -> None:
    assert "<c-" not in page
    assert not re.search(r"\sstyle=", page)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))
    assert "<style" not in page
    assert not re.search(r"\son[a-z]+=", page)


def test_the_frame_says_who_is_here_with_role_and_place(page: str) -> None:
    assert "Anna" in page
    assert "jurist handhaving, Beverwijk" in page
    assert "Afmelden" in page


def test_ids_are_unique_and_every_label_has_its_field(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r'<label for="([^"]+)"', page)) <= set(ids)
    described = {part for names in re.findall(r'aria-describedby="([^"]+)"', page) for part in names.split()}
    assert described <= set(ids)


def test_a_heading_sorts_and_keeps_the_filter() -> None:
    request = RequestFactory().get("/lijst/", {"soort": "brief", "na": "x|3"})
    request.user = AnonymousUser()
    html = written('<c-sort-heading field="street" label="Adres" current="street" />', request)
    assert 'aria-sort="ascending"' in html
    assert 'href="?soort=brief&amp;sorteer=-street"' in html


def test_text_of_users_is_escaped_in_every_component_that_takes_text() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    for tag in (
        '<c-page-head title="{{ bad }}" lead="{{ bad }}" />',
        '<c-alert title="{{ bad }}">{{ bad }}</c-alert>',
        "<c-status>{{ bad }}</c-status>",
        '<c-fact label="{{ bad }}">{{ bad }}</c-fact>',
        '<c-timeline-item title="{{ bad }}" who="{{ bad }}">{{ bad }}</c-timeline-item>',
        '<c-card title="{{ bad }}">{{ bad }}</c-card>',
        '<c-card :title="bad" />',
        '<c-table caption="{{ bad }}"></c-table>',
        '<c-empty :title="bad" href="/" label="{{ bad }}" />',
        '<c-dossier number="{{ bad }}" />',
    ):
        html = written(tag, request, bad="<b>A & B</b>")
        assert "<b>" not in html, tag
        assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in html, tag
        assert "&amp;amp;" not in html, tag


@pytest.mark.django_db
def test_an_unknown_address_shows_the_page_for_what_is_not_there(client: Client) -> None:
    response = client.get("/bestaat-niet/")
    assert response.status_code == 404
    assert "niet voor u bestemd" in response.content.decode()


def test_the_sign_in_page_is_ours(client: Client, hire: Hire, beverwijk: Municipality) -> None:
    hire("Anna", Role.LAWYER, beverwijk)
    html = client.get("/account/login/").content.decode()
    assert "Met uw e-mailadres van het werk." in html
    assert "Hoofdmenu" not in html


def test_every_icon_that_a_room_names_is_in_the_sprite() -> None:
    named = {entry.icon for entry in panels._MENU}
    for path in CORE.parent.glob("*/templates/**/*.html"):
        named |= set(re.findall(r'(?:icon=|{% icon |<c-icon name=)"([a-z0-9-]+)"', path.read_text()))
    known = set((CORE.parent.parent / "scripts/icons.txt").read_text().split())
    assert named <= known, f"add to scripts/icons.txt: {sorted(named - known)}"
