"""Putting a backup back: judged whole before anything changes, and the log verified afterwards."""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from regiotoezicht.access.models import Account
from regiotoezicht.audit.models import ChainHead, Event
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import System
from regiotoezicht.desk.backups import databases, rules

_CHUNK = 1024 * 1024
_FOLDERS = ("keys", "files", "witness", "tables")


def restore(source: Path, *, replace: bool, at: datetime) -> dict[str, Any]:
    """Put database, files, keys and witness back from one file; answers what was put back and whether the log is whole.

    Refused, with nothing changed, when the target holds something and `replace` was not said, when the archive is
    damaged, holds a part that does not belong, is of another kind of database, or of a newer version.
    """
    if not source.is_file():
        raise Refused("no_backup", "Deze reservekopie bestaat niet.")
    if not replace and _holds_something():
        raise Refused(
            "not_empty",
            "Hier staan al gegevens. Zet alleen terug in een lege omgeving, of kies --replace om alles te vervangen.",
        )
    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix=".restore-") as folder:
        scratch = Path(folder)
        manifest = _unpack(source, scratch / "new")
        _refuse_other_place(manifest)
        databases.refuse_unreadable(scratch / "new" / rules.DATABASE)
        with _folders_swapped(scratch):
            databases.load(scratch / "new" / rules.DATABASE, scratch)
    _command("migrate", "--verbosity", "0")
    made_at = manifest["made_at"][:16]
    with unit():
        record(rules.RESTORED, ChainHead.objects.get(pk=1), actor=System(at), at=at, made_at=made_at)
    verdict = json.loads(_command("verify-log", "--json").stdout)
    return {
        "file": str(source),
        "made_at": manifest["made_at"],
        "files": manifest["count"],
        "events": verdict["events"],
        "ok": verdict["ok"],
        "first_bad": verdict["first_bad"],
    }


def _holds_something() -> bool:
    """Whether this installation has accounts, events or files. A database without tables holds nothing."""
    folder: Path = settings.FILES
    if folder.exists() and any(folder.iterdir()):
        return True
    try:
        return Account.objects.exists() or Event.objects.exists()
    except DatabaseError:
        return False


def _unpack(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack an archive beside the installation, each part judged by name and by hash; answers its manifest."""
    found: dict[str, dict[str, Any]] = {}
    try:
        with tarfile.open(source, mode="r:") as archive:
            for member in archive:
                rules.refuse_member(member.name, is_file=member.isreg(), seen=set(found))
                found[member.name] = _unpack_part(archive, member, folder / member.name)
        manifest: dict[str, Any] = json.loads((folder / rules.MANIFEST).read_bytes())
        listed = manifest["parts"]
    except (tarfile.TarError, OSError, ValueError, KeyError, EOFError, TypeError) as error:
        raise rules.damaged() from error
    found.pop(rules.MANIFEST)
    if found != listed or rules.DATABASE not in found or manifest.get("format") != rules.FORMAT:
        raise rules.damaged()
    return manifest


def _unpack_part(archive: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> dict[str, Any]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    reader = archive.extractfile(member)
    if reader is None:
        raise rules.damaged()
    path.touch(mode=0o600)
    with path.open("wb") as file:
        while chunk := reader.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
    if size != member.size:
        raise rules.damaged()
    return {"sha256": digest.hexdigest(), "bytes": size}


def _refuse_other_place(manifest: dict[str, Any]) -> None:
    if manifest["database"] != connection.vendor:
        raise Refused(
            "other_database",
            f"Deze reservekopie is van een andere soort database ({manifest['database']}) dan deze installatie.",
        )
    if databases.unknown_migrations(manifest["migrations"]):
        raise Refused("newer", "Deze reservekopie is van een nieuwere versie. Werk eerst het programma bij.")


@contextmanager
def _folders_swapped(scratch: Path) -> Iterator[None]:
    """Put keys, files, witness and tables of the backup in place; put the old ones back when what follows fails."""
    home, old, new = settings.HOME, scratch / "old", scratch / "new"
    old.mkdir()
    swapped: list[str] = []
    try:
        for name in _FOLDERS:
            if (home / name).exists():
                (home / name).rename(old / name)
            swapped.append(name)
            if (new / name).exists():
                (new / name).rename(home / name)
        yield
    except BaseException:
        for name in swapped:
            if (home / name).exists():
                (home / name).rename(new / f"{name}-unused")
            if (old / name).exists():
                (old / name).rename(home / name)
        raise


def _command(*words: str) -> "subprocess.CompletedProcess[str]":
    """Run one of our commands in a process of its own: this one still holds the keys of before."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-m", "regiotoezicht", *words], capture_output=True, text=True, check=False
    )
    if done.returncode and not done.stdout:
        raise Refused("after_restore", "De gegevens staan terug, maar het bijwerken of controleren daarna is mislukt.")
    return done
