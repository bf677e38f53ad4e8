"""Backup and restore of a whole installation, by the real commands, on the database at hand."""

import io
import json
import os
import secrets
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from regiotoezicht.desk.backups import restoring
from tests import migrated
from tests.behind_the_wall import MAKE_ROLE, ROLE

ROOT = Path(__file__).parent.parent.parent
# They share a filled installation and its backup, which take half a minute to make.
pytestmark = [pytest.mark.xdist_group("backup"), pytest.mark.own_process]

FILL = """
from datetime import date
from uuid import uuid4
from regiotoezicht.access.actions import make_first_administrator
from regiotoezicht.core import clock
from regiotoezicht.core.actions import unit
from regiotoezicht.core.rights import System
from regiotoezicht.documents import actions
from regiotoezicht.documents.models import Paper, StoredFile
from regiotoezicht.documents.rules import FileKind
from regiotoezicht.organisation.models import Municipality
at = clock.now()
make_first_administrator(name="A. Testpersoon", email="a@voorbeeld.example", password="x" * 20, at=at, actor=System(at))
place = Municipality.objects.get(code="GM0375")
owner = Paper.objects.create(dossier="KEN-2026-00001", municipality=place, district=place.district, label="x",
    record_id=1, kind="view", received_date=date(2026, 3, 1), channel="post", token=uuid4())
with unit():
    actions.store(owner, kind=FileKind.LETTER, name="brief", content=b"%PDF-1.7 een brief", actor=System(at), at=at)
    held = actions.store(owner, kind=FileKind.PHOTO, name="foto", content=b"%PDF-1.7 nee", actor=System(at), at=at)
    StoredFile.objects.filter(pk=held.pk).update(held=True)
"""
LATER = """
from regiotoezicht.audit.models import ChainHead
from regiotoezicht.core import clock
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.rights import System
from regiotoezicht.desk.backups.rules import BACKED_UP
at = clock.now()
with unit():
    record(BACKED_UP, ChainHead.objects.get(pk=1), actor=System(at), at=at, files=9)
"""
READ = """
from regiotoezicht.access.models import Account
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.queries import open_file
kept = StoredFile.objects.filter(held=False)
print([account.email for account in Account.objects.all()], [open_file(file) for file in kept])
"""
RESTORE_EACH = """
import io, json, sys
from contextlib import redirect_stdout
from pathlib import Path
from regiotoezicht.__main__ import main
home, *archives = map(Path, sys.argv[1:])
def keys():
    return {key.name: key.read_bytes() for key in (home / "keys").glob("*")}
for archive in archives:
    before, said, code = keys(), io.StringIO(), 0
    sys.argv = ["regiotoezicht", "restore", str(archive), "--json"]
    with redirect_stdout(said):
        try:
            main()
        except SystemExit as end:
            code = end.code
    changed = [one.name for one in (home / "files", *home.glob(".restore-*")) if one.exists()]
    changed += ["keys"] if before not in ({}, keys()) else []
    print(json.dumps(json.loads(said.getvalue()) | {"exit": code, "changed": changed}))
"""
FILLED = "['a@voorbeeld.example'] [b'%PDF-1.7 een brief']"


@dataclass(frozen=True)
class Installation:
    """One installation: a home and a database of its own."""

    home: Path
    environment: dict[str, str]

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run one of our commands here."""
        return subprocess.run(
            [sys.executable, "-m", "regiotoezicht", *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    def answer(self, *words: str) -> dict[str, Any]:
        """The JSON document of a command."""
        done = self.run(*words, "--json")
        assert done.stdout, done.stderr
        document: dict[str, Any] = json.loads(done.stdout.splitlines()[0])
        return document | {"exit": done.returncode}

    def read(self) -> str:
        """The accounts and the content of the files that this installation holds."""
        return self.run("shell", "--no-imports", "-c", READ).stdout.strip()


@contextmanager
def fresh_database(home: Path, *, has_tables: bool) -> Iterator[dict[str, str]]:
    """Where a fresh database on the server at hand is, for its role and for its owner; nothing on the embedded
    database, which lives in its home.
    """
    if connection.vendor == "sqlite":
        if has_tables:
            home.mkdir()
            migrated.copy_file(home / "db.sqlite3")
        yield {}
        return
    at = connection.settings_dict
    name = f"reservekopie_{secrets.token_hex(4)}"
    address = f"postgresql://{at['USER']}@{at['HOST']}:{at['PORT']}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as server:
        server.execute(MAKE_ROLE.encode())
        copied = f' TEMPLATE "{migrated.database()}"' if has_tables else ""
        server.execute(f'CREATE DATABASE "{name}"{copied}'.encode())
        try:
            as_role = f"postgresql://{ROLE}@{at['HOST']}:{at['PORT']}/{name}"
            yield {"DATABASE_URL": as_role, "DATABASE_OWNER_URL": f"{address}/{name}"}
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@contextmanager
def installation(home: Path, *, has_tables: bool = False) -> Iterator[Installation]:
    """An installation that nobody has used, without even tables unless said otherwise."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"REGIOTOEZICHT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "regiotoezicht.config.settings"}
    environment |= {"REGIOTOEZICHT_DEMO": "false"}
    with fresh_database(home, has_tables=has_tables) as where:
        yield Installation(home, environment | where)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with an account, a file, events and a witness."""
    with installation(tmp_path_factory.mktemp("gevuld") / "var", has_tables=True) as here:
        assert here.run("migrate", "--verbosity", "0").returncode == 0
        done = here.run("shell", "--no-imports", "-c", FILL)
        assert done.returncode == 0, done.stderr
        assert here.answer("verify-log")["ok"]
        decree = here.home.parent / "besluit.toml"
        decree.write_text('[[besluit]]\nvan = 2029\ntot = 2032\ndagen = [2029-05-11]\nbron = "Stb. (fictief)"\n')
        assert here.answer("equal-days", str(decree))["taken"]
        yield here


@pytest.fixture(scope="module")
def copy(filled: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it."""
    made = filled.answer("backup", str(tmp_path_factory.mktemp("kopie")))
    assert (made["exit"], made["files"], made["database"]) == (0, 1, connection.vendor)
    return Path(made["file"])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation without even tables, for restores that are refused."""
    with installation(tmp_path_factory.mktemp("leeg") / "var") as here:
        yield here


def changed(copy: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A backup with its parts changed."""
    with tarfile.open(copy) as archive:
        parts = {m.name: reader.read() for m in archive if (reader := archive.extractfile(m)) is not None}
    change(parts)
    with tarfile.open(target, "w") as archive:
        for name, content in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return target


def test_a_backup_put_back_elsewhere_gives_everything_and_a_whole_log(
    filled: Installation, copy: Path, tmp_path: Path
) -> None:
    with installation(tmp_path / "var") as elsewhere:
        done = elsewhere.answer("restore", str(copy))
        assert (done["exit"], done["ok"], done["files"]) == (0, True, 1)
        assert elsewhere.read() == filled.read() == FILLED
        verdict = elsewhere.answer("verify-log")
        assert (verdict["ok"], verdict["events"]) == (True, done["events"])
        for key in (filled.home / "keys").iterdir():
            restored = elsewhere.home / "keys" / key.name
            assert restored.read_bytes() == key.read_bytes()
            assert restored.stat().st_mode & 0o777 == 0o600
        assert elsewhere.answer("term", "awb-6:7", "--from", "2029-03-29")["end"] == "2029-05-14"
        assert not list(elsewhere.home.glob(".restore-*"))


def test_a_backup_is_readable_for_its_owner_only_and_tells_what_is_in_it(copy: Path) -> None:
    assert copy.stat().st_mode & 0o777 == 0o600
    with tarfile.open(copy) as archive:
        names = set(archive.getnames())
        reader = archive.extractfile("manifest.json")
        assert reader is not None
        manifest = json.load(reader)
    assert {"manifest.json", "database/dump", "keys/chain", "keys/sealing", "witness/log.jsonl"} <= names
    assert sum(name.startswith("files/") for name in names) == 1, "a photo that is held back is in no copy"
    assert set(manifest["parts"]) == names - {"manifest.json"}


def test_the_log_says_that_a_backup_was_made(filled: Installation, copy: Path) -> None:
    asked = "from regiotoezicht.audit.models import Event; print(Event.objects.filter(type='desk.backed_up').count())"
    assert filled.run("shell", "--no-imports", "-c", asked).stdout.strip() == "1"


def test_what_holds_something_is_replaced_only_when_asked(copy: Path, tmp_path: Path) -> None:
    with installation(tmp_path / "var") as here:
        assert here.answer("restore", str(copy))["exit"] == 0
        assert here.run("shell", "--no-imports", "-c", LATER).returncode == 0
        assert here.answer("verify-log")["ok"]
        refused = here.answer("restore", str(copy))
        assert (refused["exit"], refused["refused"]) == (1, "not_empty")
        done = here.answer("restore", str(copy), "--replace")
        assert (done["exit"], done["ok"]) == (0, True)
        assert here.read() == FILLED


def _flip(parts: dict[str, bytes]) -> None:
    whole = parts["database/dump"]
    parts["database/dump"] = whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:]


def _lose_a_file(parts: dict[str, bytes]) -> None:
    parts.pop(next(name for name in parts if name.startswith("files/")))


def _lose_the_manifest(parts: dict[str, bytes]) -> None:
    parts.pop("manifest.json")


def _climb(parts: dict[str, bytes]) -> None:
    parts["../../ergens"] = b"x"


def _absolute(parts: dict[str, bytes]) -> None:
    parts["/tmp/ergens"] = b"x"


def _claim(**claims: Any) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | claims).encode()

    return change


def _link(target: Path) -> None:
    with tarfile.open(target, "w") as archive:
        link = tarfile.TarInfo("keys/chain")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)


CHANGES: dict[str, tuple[Callable[[dict[str, bytes]], None], str]] = {
    "one bit": (_flip, "damaged"),
    "a file less": (_lose_a_file, "damaged"),
    "no manifest": (_lose_the_manifest, "damaged"),
    "out of its folder": (_climb, "strange_part"),
    "from the root": (_absolute, "strange_part"),
    "another format": (_claim(format=2), "damaged"),
    "another database": (_claim(database="oracle"), "other_database"),
    "a later version": (_claim(migrations=["access.9999_later"]), "newer"),
}
OTHERS = {"half": "damaged", "nothing": "damaged", "text": "damaged", "link": "strange_part", "missing": "no_backup"}


@pytest.fixture(scope="module")
def verdicts(empty: Installation, copy: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What `restore` says of each archive that is not right; one process is asked about them all."""
    folder = tmp_path_factory.mktemp("slecht")
    for name, (change, _) in CHANGES.items():
        changed(copy, folder / name, change)
    whole = copy.read_bytes()
    for name, content in (("half", whole[: len(whole) // 2]), ("nothing", b""), ("text", b"x" * 3000)):
        (folder / name).write_bytes(content)
    _link(folder / "link")
    names = [*CHANGES, *OTHERS]
    command: list[str | Path] = [sys.executable, "-c", RESTORE_EACH, empty.home, *(folder / name for name in names)]
    done = subprocess.run(command, env=empty.environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(zip(names, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("name", [*CHANGES, *OTHERS])
def test_an_archive_that_is_not_right_is_refused_and_changes_nothing(
    verdicts: dict[str, dict[str, Any]], name: str
) -> None:
    code = CHANGES[name][1] if name in CHANGES else OTHERS[name]
    verdict = verdicts[name]
    assert (verdict["exit"], verdict["refused"], verdict["changed"]) == (1, code, [])


def test_a_backup_never_overwrites_and_needs_its_folder(filled: Installation, copy: Path, tmp_path: Path) -> None:
    assert filled.answer("backup", str(copy))["refused"] == "exists"
    assert filled.answer("backup", str(tmp_path / "geen" / "map.tar"))["refused"] == "no_folder"
    named = filled.answer("backup", str(tmp_path / "naam.tar"))
    assert Path(named["file"]) == tmp_path / "naam.tar"
    assert [path.name for path in tmp_path.iterdir()] == ["naam.tar"]


def test_a_load_that_fails_puts_the_old_folders_back(tmp_path: Path, settings: Settings) -> None:
    settings.HOME = tmp_path
    scratch = tmp_path / "scratch"
    for folder, content in ((tmp_path / "keys", "oud"), (scratch / "new" / "keys", "nieuw")):
        folder.mkdir(parents=True)
        (folder / "chain").write_text(content)
    (scratch / "new" / "files").mkdir()
    with pytest.raises(ZeroDivisionError), restoring._folders_swapped(scratch):
        assert (tmp_path / "keys" / "chain").read_text() == "nieuw"
        raise ZeroDivisionError
    assert (tmp_path / "keys" / "chain").read_text() == "oud"
    assert not (tmp_path / "files").exists()
