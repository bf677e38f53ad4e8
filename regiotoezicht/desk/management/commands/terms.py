"""`terms`: the statutory terms that `term` can compute."""

from typing import Any

from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.law.options import Choice, Day, Option, YesNo
from regiotoezicht.law.rules import RULES


class Command(BaseCommand):
    """Lists each rule with its article, what it counts from, and the options it takes."""

    help = "Toont de wettelijke termijnen die `term` kan berekenen."
    requires_system_checks = []

    def answer(self, **options: Any) -> list[dict[str, Any]]:
        return [
            {
                "rule": rule.code,
                "basis": rule.basis,
                "name": rule.name,
                "from": rule.trigger,
                "options": [_option(option) for option in rule.options],
            }
            for rule in RULES.values()
        ]

    def text(self, document: Any) -> list[str]:
        lines = []
        for rule in document:
            lines.append(f"{rule['rule']}  {rule['name']} ({rule['basis']}), vanaf {rule['from']}")
            lines += [f"    --set {option['key']}={option['values']}  {option['label']}" for option in rule["options"]]
        return lines


def _option(option: Option) -> dict[str, Any]:
    """An option as `--set` takes it: its key, what it means, what may be given, and whether it must be."""
    if isinstance(option, YesNo):
        values = "yes|no"
    elif isinstance(option, Choice):
        values = "|".join(option.choices)
    else:
        values = "DATE" if isinstance(option, Day) else "N"
    return {"key": option.key, "label": option.label, "values": values, "required": option.is_required}
