"""What costs time and tells a test nothing: waiting for the disk, and a process apart that made the same before.

What a process apart made of some bytes is made once in a run of the tests, and remembered for all its processes: it
knows only its task and what it is sent, so equal bytes give an equal answer. Starting one costs the better part of a
second, and the tests ask for the same few letters and photos hundreds of times. The tests of `documents`, which are
about those processes, start every one of them (`really_apart`).
"""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from regiotoezicht.documents import apart
from regiotoezicht.documents.render.__main__ import REFUSED

_started = apart.outcome_of


def _outcome(task: str, content: bytes, *, seconds: int, program: str) -> tuple[int, bytes]:
    """Start the process, unless one was sent the same before and had an answer: an outcome or a refusal."""
    asked = sha256(b"\0".join([program.encode(), task.encode(), content])).hexdigest()
    kept = Path(os.environ["TEST_HOME"], "rendered", asked)
    if kept.exists():
        known, _, answer = kept.read_bytes().partition(b"\n")
        return int(known), answer
    code, answer = _started(task, content, seconds=seconds, program=program)
    if code in (0, REFUSED):
        kept.parent.mkdir(exist_ok=True)
        draft = kept.with_name(f"{asked}.{os.getpid()}")
        draft.write_bytes(b"%d\n%s" % (code, answer))
        draft.rename(kept)
    return code, answer


@pytest.fixture(scope="session", autouse=True)
def _remembered() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "outcome_of", _outcome)
        yield


@pytest.fixture(scope="session", autouse=True)
def _not_waiting_for_the_disk() -> Iterator[None]:
    """No test can see whether a file survives a power cut; the tests of enforcement alone waited 4,000 times 4 ms."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda file: None)
        yield


@pytest.fixture
def really_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start a process for every task."""
    monkeypatch.setattr(apart, "outcome_of", _started)
