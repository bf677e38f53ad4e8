"""Form fields for files from outside, and the form for an incoming paper."""

from typing import Any
from uuid import uuid4

from django import forms

from regiotoezicht.core.forms import DateField, Form
from regiotoezicht.core.guarded import GuardedCharField
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents import recognition
from regiotoezicht.documents.rules import Channel, PaperKind


class UploadField(forms.FileField):
    """A file from outside; its size and type are judged before anything else reads it."""

    is_photo = False
    accept = "application/pdf,.pdf,.docx,image/jpeg,image/png,image/webp"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, allow_empty_file=True, **kwargs)
        self.widget.attrs["accept"] = self.accept

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if not upload:
            return upload
        try:
            recognition.refuse_size(upload.size, photo=self.is_photo)
            content = upload.read()
            recognition.recognise_photo(content) if self.is_photo else recognition.recognise(content)
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence, code=refusal.code) from refusal
        finally:
            upload.seek(0)
        return upload


class PhotoField(UploadField):
    """A photo from a phone or computer."""

    is_photo = True
    accept = "image/jpeg,image/png,image/webp"


class PaperForm(Form):
    """An incoming paper."""

    kind = forms.ChoiceField(label="Soort stuk", choices=PaperKind.choices)
    received_date = DateField(label="Ontvangen op")
    channel = forms.ChoiceField(label="Ontvangen via", choices=Channel.choices)
    file = UploadField(
        label="Bestand", required=False, help_text="PDF, Word (.docx) of foto, ten hoogste 20 MB (foto: 12 MB)."
    )
    note = GuardedCharField(label="Aantekening", required=False, max_length=200, widget=forms.TextInput())
    token = forms.UUIDField(widget=forms.HiddenInput(), initial=uuid4)
