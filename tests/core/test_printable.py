"""What can be typed can be printed: the rule, the fonts that it leans on, and what a form says."""

from pathlib import Path

import pytest
from django import forms
from fontTools.ttLib import TTFont

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.core.printable import _LETTERS, _SIGNS, tidy, unprintable

FONTS = Path("/usr/share/fonts/truetype")
REFUSED = "Het teken «{}» kan niet worden afgedrukt. Haal het weg of schrijf het in woorden."


@pytest.mark.parametrize(
    "text",
    [
        "Één lijn, 10 m² à € 3,50 – «vrij» … 50%\n\tvolgende regel",
        "Şükrü Yıldız, Małgorzata Łuk, Nguyễn Thị Hương, Ελένη Παπά, Жанна",
        "van A → B, ≤ 3, Salon ♥, © 2026, № 4",
    ],
)
def test_ordinary_text_and_the_names_of_europe_are_printed(text: str) -> None:
    assert unprintable(text) == ""


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Gezien 😀", "😀"),
        ("👍🏽", "👍"),
        ("Let op ⚠️!", "⚠"),
        ("1️⃣ kamer", "\u20e3"),
        ("🇳🇱", "🇳"),
        ("klaar ✅", "✅"),
        ("中文", "中"),
        ("مرحبا", "م"),
        ("a\x07b", "U+0007"),
        ("een \ue123", "U+E123"),
    ],
)
def test_a_sign_without_a_place_in_our_fonts_is_named(text: str, sign: str) -> None:
    assert unprintable(text) == REFUSED.format(sign)


def test_what_nobody_sees_is_taken_out_and_accents_are_put_on_their_letters() -> None:
    assert tidy("so\u00adft\u200b \ufeffe\u0301e\u0301n\u202e \uf0b7 x\u2009y\u2028z") == "soft één • x y\nz"


def test_every_sign_that_may_be_typed_is_in_a_font_that_is_installed() -> None:
    held: set[int] = set()
    for name in ("dejavu/DejaVuSans.ttf", "liberation/LiberationSans-Regular.ttf"):
        held |= set(TTFont(FONTS / name).getBestCmap())
    allowed = {code for first, last in _LETTERS for code in range(first, last + 1)} | {ord(sign) for sign in _SIGNS}
    missing = [
        code for code in sorted(allowed) if tidy(chr(code)).isprintable() and not held >= set(map(ord, tidy(chr(code))))
    ]
    assert not missing, f"these would be printed as a box: {[f'{code:04X}' for code in missing]}"


class Typed(Form):
    name = forms.CharField(label="Naam")
    note = GuardedCharField(label="Toelichting", required=False)
    password = forms.CharField(label="Wachtwoord", widget=forms.PasswordInput, required=False)


def test_a_form_says_which_sign_and_keeps_what_was_typed() -> None:
    form = Typed({"name": "Jansen 😀", "note": "Mooi ☀️"})
    assert form.errors == {"name": [REFUSED.format("😀")], "note": [REFUSED.format("☀")]}
    assert "Jansen 😀" in str(form)


def test_a_form_tidies_text_and_leaves_a_password_alone() -> None:
    form = Typed({"name": " Rene\u0301\u200b ", "note": "twee\u2028regels", "password": "Rene\u0301😀"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"name": "René", "note": "twee\nregels", "password": "Rene\u0301😀"}


def test_a_field_with_nothing_that_is_seen_is_empty() -> None:
    assert Typed({"name": "\u200b"}).errors == {"name": ["Vul “Naam” in."]}


class Bare(forms.Form):
    note = GuardedCharField()


def test_a_guarded_field_refuses_by_itself_and_is_not_fooled_by_unseen_signs() -> None:
    assert Bare({"note": "😀"}).errors == {"note": [REFUSED.format("😀")]}
    assert "note" in Bare({"note": "Bel 06-00\u200b000088"}).errors
