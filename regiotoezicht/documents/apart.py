"""Runs a task in a process of its own, with a time limit and without our secrets: of `documents.render`, or of a room
above that brings its own.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from regiotoezicht.core.refusals import Refused

_ROOT = Path(__file__).parent.parent.parent
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TMPDIR", "HOME", "VIRTUAL_ENV", "PYTHONPATH")
SECONDS = 80
_REFUSED = 3
RENDER = "regiotoezicht.documents.render"


def run_apart(task: str, content: bytes, *, seconds: int = SECONDS, program: str = RENDER) -> bytes:
    """Run one task of a program on some bytes. Raises Refused with the sentence of the task, or when it fails or takes
    too long.
    """
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and a task that we name
            [sys.executable, "-m", program, task],
            input=content,
            capture_output=True,
            timeout=seconds,
            cwd=_ROOT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("render_slow", "Het verwerken van dit stuk duurde te lang en is gestopt.") from error
    if done.returncode == _REFUSED:
        told = json.loads(done.stdout)
        raise Refused(told["code"], told["sentence"])
    if done.returncode:
        raise Refused(
            "render_failed", "Dit stuk kon niet worden verwerkt. Probeer het opnieuw of kies een ander bestand."
        )
    return done.stdout
