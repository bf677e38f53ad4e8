"""Every field of every model is classified, and every model says how long it is kept."""

from regiotoezicht.core.classification import Classified, classes_of
from tests.architecture import house

NOT_SAID = frozenset({"id"})


def test_every_field_is_classified() -> None:
    missing = [
        f"{model._meta.label}.{field.name}"
        for model in house.models()
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.name not in NOT_SAID and field.name not in classes_of(model)
    ]
    assert not missing, (
        "Say beside the field how sensitive it is, in `privacy = Classified(plain=…, confidential=…, personal=…, "
        "special=…, retention=…)`:\n" + "\n".join(missing)
    )


def test_no_class_is_given_to_a_field_that_is_not_there() -> None:
    wrong = [
        f"{model._meta.label}.{name}"
        for model in house.models()
        for name in classes_of(model)
        if name not in {field.name for field in model._meta.get_fields()}
    ]
    assert not wrong, "These fields are classified and do not exist; take the names away:\n" + "\n".join(wrong)


def test_no_field_is_classified_twice() -> None:
    wrong = []
    for model in house.models():
        own = model.__dict__.get("privacy")
        if isinstance(own, Classified):
            names = " ".join((own.plain, own.confidential, own.personal, own.special)).split()
            wrong += [f"{model._meta.label}.{name}" for name in sorted(set(names)) if names.count(name) > 1]
    assert not wrong, "A field has one class; these have two:\n" + "\n".join(wrong)


def test_every_model_says_how_long_it_is_kept() -> None:
    missing = [
        model._meta.label
        for model in house.models()
        if not any(getattr(base.__dict__.get("privacy"), "retention", "") for base in model.__mro__)
    ]
    assert not missing, "Name the rule that ends the keeping: `Classified(…, retention=…)`:\n" + "\n".join(missing)
