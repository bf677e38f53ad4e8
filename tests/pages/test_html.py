"""Every page is valid HTML, by html-validate (its rules: .htmlvalidate.json)."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT
from tests.pages.conftest import Region

pytestmark = pytest.mark.django_db

VALIDATOR = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
NODE = Path(sys.executable).parent / "node"


def test_every_page_is_valid_html(region: Region, tmp_path: Path) -> None:
    assert VALIDATOR.exists(), "html-validate is not there yet: run scripts/assets"
    of_file = {}
    for number, page in enumerate(region.walk.pages):
        name = f"{number:04d}-{re.sub(r'[^a-z0-9]+', '-', page.route)}.html"
        (tmp_path / name).write_text(page.text)
        of_file[name] = str(page)
    report = tmp_path / "report.json"
    answer = subprocess.run(
        [NODE, VALIDATOR, "--config", ROOT / ".htmlvalidate.json", "--formatter", f"json={report}", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode in (0, 1), answer.stderr
    found: dict[str, str] = {}
    for result in json.loads(report.read_text()):
        for message in result["messages"]:
            what = f"{message['ruleId']}: {message['message']} [{message.get('selector')}]"
            found.setdefault(what, of_file[Path(result["filePath"]).name])
    wrong = [f"{what}\n    on {page}" for what, page in found.items()]
    assert not wrong, f"{len(wrong)} mistakes in HTML; mend the template:\n" + "\n".join(wrong[:40])
