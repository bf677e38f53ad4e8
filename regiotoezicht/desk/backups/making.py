"""Making a backup: one tar file with a manifest of what is in it."""

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from regiotoezicht.audit.models import ChainHead
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import System
from regiotoezicht.desk.backups import databases, rules
from regiotoezicht.documents.queries import held_places


def backup(target: Path, *, at: datetime) -> dict[str, Any]:
    """Make a backup in a folder, under a name with the moment, or in a new file; answers what is in it.

    The witness is copied first, then the database, then the files: so the log is never behind its witness, and every
    row has its file; but for photos that are held back, which no copy may outlive. The file appears under its name
    when it is whole and flushed, readable for its owner only.
    """
    path = target / f"regiotoezicht-{at:%Y%m%d-%H%M%S}.tar" if target.is_dir() else target
    if path.exists():
        raise Refused("exists", "Dit bestand bestaat al; kies een andere naam.")
    if not path.parent.is_dir():
        raise Refused("no_folder", "De map voor de reservekopie bestaat niet.")
    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix=".backup-") as folder:
        scratch = Path(folder)
        parts = list(_small_parts(scratch))
        unseen = held_places()
        databases.dump(scratch / "dump")
        parts.append((rules.DATABASE, scratch / "dump"))
        parts += _files(without=unseen | held_places())
        manifest = _write(path, parts, at)
    with unit():
        head = ChainHead.objects.get(pk=1)
        record(rules.BACKED_UP, head, actor=System(at), at=at, files=manifest["count"])
    return {
        "file": str(path),
        "bytes": path.stat().st_size,
        "files": manifest["count"],
        "database": manifest["database"],
        "sha256": _digest(path),
    }


def _small_parts(scratch: Path) -> Iterator[tuple[str, Path]]:
    """The keys, the tables of the region, and a copy of the witness as it is now."""
    for folder in ("keys", "tables"):
        for part in sorted((settings.HOME / folder).glob("[a-z]*")):
            yield f"{folder}/{part.name}", part
    witness = settings.HOME / "witness" / "log.jsonl"
    if witness.exists():
        copy = scratch / "witness"
        copy.write_bytes(witness.read_bytes())
        yield "witness/log.jsonl", copy


def _files(*, without: set[str]) -> list[tuple[str, Path]]:
    folder: Path = settings.FILES
    found = sorted(path for path in folder.glob("[0-9a-f]*/[0-9a-f]*") if path.name not in without)
    return [(f"files/{path.parent.name}/{path.name}", path) for path in found]


def _write(path: Path, parts: list[tuple[str, Path]], at: datetime) -> dict[str, Any]:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    manifest: dict[str, Any] = {
        "format": rules.FORMAT,
        "made_at": at.isoformat(),
        "database": connection.vendor,
        "migrations": databases.applied_migrations(),
        "count": sum(name.startswith("files/") for name, _ in parts),
        "parts": {},
    }
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w") as archive:
            for name, source in parts:
                archive.add(source, name, recursive=False, filter=_anonymous)
                manifest["parts"][name] = {"sha256": _digest(source), "bytes": source.stat().st_size}
            _add_manifest(archive, manifest)
            archive.close()
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def _add_manifest(archive: tarfile.TarFile, manifest: dict[str, Any]) -> None:
    content = json.dumps(manifest, indent=1).encode()
    member = tarfile.TarInfo(rules.MANIFEST)
    member.size, member.mode = len(content), 0o600
    archive.addfile(member, io.BytesIO(content))


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """A part without the owner's name and with rights for its owner only."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
