"""The form of a photo in which somebody may be recognised."""

from typing import Any

from django import forms

from regiotoezicht.core.forms import Form
from regiotoezicht.guard.faces import Box

SHAPE = "Schrijf per regel vier hele getallen: links, boven, breedte en hoogte, in procenten. Bijvoorbeeld: 30 10 20 25"


class CoverForm(Form):
    """Boxes over a photo, one a line. A script lets them be drawn; without it they are typed."""

    file = forms.IntegerField(widget=forms.HiddenInput())
    boxes = forms.CharField(
        label="Vakken die onherkenbaar worden",
        help_text="Per regel: links, boven, breedte en hoogte, in hele procenten van de foto.",
        widget=forms.Textarea(attrs={"rows": 4, "inputmode": "numeric", "data-boxes": ""}),
        required=False,
        max_length=500,
    )

    def clean_boxes(self) -> list[Box]:
        """The boxes as they were typed."""
        return [_box(line) for line in self.cleaned_data["boxes"].splitlines() if line.strip()]


def _box(line: str) -> Box:
    words = line.split()
    if len(words) != 4 or not all(word.isascii() and word.isdigit() and len(word) <= 3 for word in words):
        raise forms.ValidationError(SHAPE)
    left, top, width, height = map(int, words)
    return Box(left, top, width, height)


def as_lines(boxes: list[dict[str, Any]]) -> str:
    """Proposed boxes as the form takes them."""
    return "\n".join(f"{one['left']} {one['top']} {one['width']} {one['height']}" for one in boxes)
