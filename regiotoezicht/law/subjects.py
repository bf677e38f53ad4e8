"""The subjects of the table of terms, for whoever looks for a rule: every rule stands under one of them."""

from collections.abc import Mapping
from types import MappingProxyType

SUBJECTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Bezwaar en beroep": ("awb-6:7", "awb-6:9", "awb-7:10", "awb-7:4-papers", "awb-7:4-file", "awb-8:42"),
        "Aanvragen en vergunningen": ("awb-4:13", "awb-4:15", "awb-4:5", "bibob-31", "awb-4:17"),
        "Zienswijze, last en bestuursdwang": ("own", "awb-5:31a", "awb-5:34", "awb-5:27", "awb-5:30"),
        "Betalen en invorderen": ("awb-5:33", "awb-5:35", "awb-5:37", "awb-4:87", "awb-4:112"),
        "Bestuurlijke boete": ("awb-5:45", "awb-5:51"),
        "Binnentreden in een woning": ("awbi-6", "awbi-11"),
        "Klachten, Woo en privacy": ("awb-9:8", "awb-9:11", "woo-4.4", "avg-12", "avg-33"),
    }
)
