"""The collected front end: only open licences, only what is used, and light enough for a first visit."""

import gzip
import hashlib
import json
from pathlib import Path

from django.apps import apps

from scripts import collect_assets

STATIC = Path(apps.get_app_config("core").path) / "static"
VENDOR = STATIC / "vendor"
OPEN_LICENCES = {"EUPL-1.2", "MIT", "OFL-1.1", "0BSD", "BSD-0-Clause"}


def test_every_collected_package_has_an_open_licence() -> None:
    packages = json.loads((VENDOR / "manifest.json").read_text())["packages"]
    assert {package["licence"] for package in packages} <= OPEN_LICENCES


def test_the_manifest_names_every_file_with_its_hash() -> None:
    named = json.loads((VENDOR / "manifest.json").read_text())["sha256"]
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.iterdir()
        if path.name not in (".stamp", "manifest.json")
    }
    assert named == found


def test_style_and_script_of_a_first_visit_stay_under_60_kilobytes() -> None:
    files = [*STATIC.glob("core/*"), *VENDOR.glob("*.css"), *VENDOR.glob("*.js"), *VENDOR.glob("*.svg")]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < 60_000


def test_of_the_theme_only_reached_properties_remain() -> None:
    theme = collect_assets._theme(["--utrecht-heading-1-color", "--no-such-property"])
    assert "--utrecht-heading-1-color:var(--basis-heading-color)" in theme
    assert "--basis-heading-color:" in theme
    assert "--utrecht-table-" not in theme


def test_no_rule_for_an_unused_mode_remains() -> None:
    css = (VENDOR / "design-system.css").read_text()
    assert ".utrecht-button--primary-action" in css
    assert "papayawhip" not in css
    assert css.count("{") == css.count("}")
