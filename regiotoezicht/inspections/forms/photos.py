"""The forms of photos: what is covered in one, and why they are turned on in a dwelling."""

from collections.abc import Sequence
from typing import Any

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.guard.faces import Box
from regiotoezicht.inspections.models.seen import NOTE_LENGTH
from regiotoezicht.inspections.vocabulary import PhotoReason

LARGEST_ROW = 2**63 - 1
SHAPE = "Schrijf per regel vier hele getallen: links, boven, breedte en hoogte, in procenten. Bijvoorbeeld: 30 10 20 25"


class HomePhotosForm(Form):
    """Why photos are turned on in a dwelling."""

    reason = forms.ChoiceField(label="Waarom foto’s?", choices=PhotoReason.choices, widget=forms.RadioSelect())
    why = GuardedCharField(
        label="Toelichting",
        max_length=NOTE_LENGTH,
        widget=forms.TextInput(),
        help_text="Wat moet erop staan, en waarom is beschrijven niet genoeg? Dit staat in het rapport.",
    )


class CoverForm(Form):
    """Boxes over a photo, one a line. A script lets them be drawn; without it they are typed.

    What stands in the boxes is not read by who says that nobody can be recognised (`clearing`).
    """

    file = forms.IntegerField(widget=forms.HiddenInput(), min_value=1, max_value=LARGEST_ROW)
    boxes = forms.CharField(
        label="Vakken die onherkenbaar worden",
        help_text="Per regel: links, boven, breedte en hoogte, in hele procenten van de foto.",
        widget=forms.Textarea(attrs={"rows": 4, "inputmode": "numeric", "data-boxes": ""}),
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, clearing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clearing = clearing

    def clean_boxes(self) -> list[Box]:
        """The boxes as they were typed."""
        if self.clearing:
            return []
        return [_box(line) for line in self.cleaned_data["boxes"].splitlines() if line.strip()]


def _box(line: str) -> Box:
    words = line.split()
    if len(words) != 4 or not all(word.isascii() and word.isdigit() and len(word) <= 3 for word in words):
        raise forms.ValidationError(SHAPE)
    left, top, width, height = map(int, words)
    return Box(left, top, width, height)


def as_lines(boxes: Sequence[Box]) -> str:
    """Proposed boxes as the form takes them."""
    return "\n".join(f"{one.left} {one.top} {one.width} {one.height}" for one in boxes)
