"""How sensitive each field of a model is, said beside the field, and how long it is kept."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Classified:
    """The classes of a model's fields, as names separated by spaces.

    `special` is data of AVG article 9 or 10, `personal` is data on a natural person, `confidential` is content that
    only those who need it may read, `plain` is the rest. `retention` names the rule that ends its keeping.
    """

    plain: str = ""
    confidential: str = ""
    personal: str = ""
    special: str = ""
    retention: str = ""
    classes: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        named = {
            name: level
            for level in ("plain", "confidential", "personal", "special")
            for name in getattr(self, level).split()
        }
        object.__setattr__(self, "classes", named)


def classes_of(model: type) -> dict[str, str]:
    """The class of each field of a model, gathered from the model and the abstract models it is built on."""
    classes: dict[str, str] = {}
    for base in reversed(model.__mro__):
        own = base.__dict__.get("privacy")
        if isinstance(own, Classified):
            classes |= own.classes
    return classes
