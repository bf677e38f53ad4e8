"""The real programme, served by the real server for journeys, pictures and measurements."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from tests import migrated
from tests.behind_the_wall import MAKE_ROLE, ROLE

ROOT = Path(__file__).resolve().parent.parent.parent
ARGUMENTS = ("--blocking-threads", "2", "--no-ws", "--log-level", "error", "regiotoezicht.config.wsgi:application")


@dataclass
class Site:
    """A region with its server: where it answers, its folder and database, and the clock that it lives by."""

    url: str
    home: Path
    environment: dict[str, str]
    workers: int = 1
    server: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)
    sessions: dict[str, Any] = field(default_factory=dict, repr=False)
    """The cookies of those who signed in, by their address."""

    @property
    def database(self) -> str:
        """Where its database is."""
        return self.environment["DATABASE_URL"]

    def manage(self, *words: str) -> str:
        """Run a command of the programme on this site's database; answers its standard output."""
        done = subprocess.run(
            [sys.executable, ROOT / "manage.py", *words],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
        )
        return done.stdout

    def travel(self, moment: datetime) -> None:
        """Set the clock of the site."""
        Path(self.environment["REGIOTOEZICHT_CLOCK_FILE"]).write_text(moment.isoformat())

    def start(self) -> None:
        """Let the server answer, in a group of processes of its own."""
        answer = f"--interface wsgi --host 127.0.0.1 --port {urlsplit(self.url).port} --workers {self.workers}"
        command = [str(Path(sys.executable).parent / "granian"), *answer.split(), *ARGUMENTS]
        self.server = subprocess.Popen(command, env=self.environment, cwd=ROOT, start_new_session=True)
        _wait_for(self.url, self.server)

    def stop(self) -> None:
        """Let the server finish what it does and end."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(timeout=60)
            self.server = None

    def kill(self) -> None:
        """End every process of the server at once, in the middle of whatever it does, as when the power fails."""
        assert self.server is not None, "nothing runs"
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait(timeout=60)
        self.server = None


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _database(home: Path, like: Site | None) -> Iterator[dict[str, str]]:
    """A database of its own, a copy or a new one: a file in the folder, or a database on the server of the tests.

    In the tests a new one has all tables already; elsewhere, as in a picture or a measurement, it is empty.

    Answers what the environment says of it. On the server the programme works as a role that the walls hold, as in a
    region.
    """
    given = os.environ.get("DATABASE_URL", "")
    is_new_in_tests = like is None and "TEST_HOME" in os.environ
    if not given.startswith("postgres"):
        if is_new_in_tests:
            migrated.copy_file(home / "db.sqlite3")
        yield {"DATABASE_URL": f"sqlite:///{home / 'db.sqlite3'}"}
        return
    name = f"site_{home.name.replace('-', '_').lower()}"
    template = urlsplit(like.database).path[1:] if like else migrated.database() if is_new_in_tests else ""
    copied = f' TEMPLATE "{template}"' if template else ""
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(MAKE_ROLE)
        connection.execute(f'CREATE DATABASE "{name}"{copied}')
    server = urlsplit(given)
    own = server._replace(path=f"/{name}", netloc=f"{ROLE}@{server.hostname}:{server.port}")
    yield {"DATABASE_URL": own.geturl(), "DATABASE_OWNER_URL": server._replace(path=f"/{name}").geturl()}
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError("the server stopped while starting")
        try:
            with urllib.request.urlopen(f"{url}/account/login/", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within two minutes")


@contextmanager
def _placed(moment: datetime, *, demo: bool, workers: int, like: Site | None) -> Iterator[Site]:
    """A folder and a database, empty or copied from a prepared region; everything is gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="regiotoezicht-site-"))
    try:
        if like is not None:
            shutil.copytree(like.home, home, dirs_exist_ok=True)
        with _database(home, like) as database:
            environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"} | {
                "REGIOTOEZICHT_HOME": str(home),
                "REGIOTOEZICHT_DEMO": "true" if demo else "false",
                "REGIOTOEZICHT_CLOCK_FILE": str(home / "clock"),
                **database,
            }
            site = Site(f"http://127.0.0.1:{free_port()}", home, environment, workers)
            site.travel(moment)
            yield site
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def prepare(moment: datetime, *, demo: bool = True, workers: int = 1, seed: tuple[str, ...] = ()) -> Iterator[Site]:
    """A region at a moment that nothing runs on yet, seeded unless `demo` is False."""
    with _placed(moment, demo=demo, workers=workers, like=None) as site:
        site.manage("migrate", "--verbosity", "0")
        site.manage("collectstatic", "--noinput", "--verbosity", "0")
        if demo:
            site.manage("seed", *seed)
        yield site


@contextmanager
def prepare_once(moment: datetime, folder: Path) -> Iterator[Site]:
    """The demo region at a moment, to be copied: made by the process that comes first, kept in a folder for the others.

    On PostgreSQL, where a region is more than a folder, each process makes its own.
    """
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        with prepare(moment) as site:
            yield site
        return
    kept = folder / "region"
    with (folder / "region.lock").open("w") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        if not kept.exists():
            with prepare(moment) as site:
                draft = shutil.copytree(site.home, folder / "region.draft", dirs_exist_ok=True)
            draft.rename(kept)
    yield Site("", kept, {"DATABASE_URL": f"sqlite:///{kept / 'db.sqlite3'}"})


@contextmanager
def running(site: Site) -> Iterator[Site]:
    """The server of a site, for as long as the block lasts."""
    site.start()
    try:
        yield site
    finally:
        site.stop()


@contextmanager
def serve(moment: datetime, *, demo: bool = True, workers: int = 1, seed: tuple[str, ...] = ()) -> Iterator[Site]:
    """The site at a moment, prepared and running."""
    with prepare(moment, demo=demo, workers=workers, seed=seed) as site, running(site):
        yield site


@contextmanager
def serve_copy(like: Site, moment: datetime, *, demo: bool = True) -> Iterator[Site]:
    """A site of its own that starts as a copy of a prepared region: seconds instead of half a minute."""
    with _placed(moment, demo=demo, workers=like.workers, like=like) as site, running(site):
        yield site
