"""Runs a task in a process of its own, with a time limit and without our secrets: of `documents.render`, or of a room
above that brings its own.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from regiotoezicht.core.refusals import Refused

_ROOT = Path(__file__).parent.parent.parent
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TMPDIR", "HOME", "VIRTUAL_ENV", "PYTHONPATH")
SECONDS = 80
TO_TIDY = 5
"""How long a task that is stopped gets to stop what it started, in seconds."""
_REFUSED = 3
RENDER = "regiotoezicht.documents.render"


def run_apart(task: str, content: bytes, *, seconds: int = SECONDS, program: str = RENDER) -> bytes:
    """Run one task of a program on some bytes. Raises Refused with the sentence of the task, or when it fails or takes
    too long. Nothing of what it wrote down on the way is left, however it ended.
    """
    code, answer = outcome_of(task, content, seconds=seconds, program=program)
    if code == _REFUSED:
        told = json.loads(answer)
        raise Refused(told["code"], told["sentence"])
    if code:
        raise Refused(
            "render_failed", "Dit stuk kon niet worden verwerkt. Probeer het opnieuw of kies een ander bestand."
        )
    return answer


def outcome_of(task: str, content: bytes, *, seconds: int, program: str) -> tuple[int, bytes]:
    """The code with which a task ended, and what it said; all of its own files lie in one folder, which goes with it.

    Raises Refused when it takes too long.
    """
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    with tempfile.TemporaryDirectory(prefix="regiotoezicht-") as folder:
        running = subprocess.Popen(  # noqa: S603 - our own interpreter and a task that we name
            [sys.executable, "-m", program, task],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=environment | {"TMPDIR": folder},
        )
        try:
            answer, _ = running.communicate(content, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise Refused("render_slow", "Het verwerken van dit stuk duurde te lang en is gestopt.") from error
        finally:
            _stop(running)
        return running.returncode, answer


def _stop(running: "subprocess.Popen[bytes]") -> None:
    """Stop a task that is not done: first in a way that lets it stop what it started, and then for certain."""
    if running.poll() is None:
        running.terminate()
        try:
            running.wait(TO_TIDY)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
    for pipe in (running.stdin, running.stdout):
        if pipe is not None:
            pipe.close()
