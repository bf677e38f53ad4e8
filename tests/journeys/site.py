"""The real programme, served by the real server for journeys, pictures and measurements."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Site:
    """A running site: where it answers, its folder, and the clock that it lives by."""

    url: str
    home: Path
    environment: dict[str, str]

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


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _database(home: Path) -> Iterator[str]:
    """An empty database beside the one of the tests: a file, or a database on the same throw-away server."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield f"sqlite:///{home / 'db.sqlite3'}"
        return
    name = f"site_{home.name.replace('-', '_').lower()}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield urlsplit(given)._replace(path=f"/{name}").geturl()
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError("the server stopped while starting")
        try:
            with urllib.request.urlopen(f"{url}/account/login/", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within 30 seconds")


@contextmanager
def serve(moment: datetime, *, demo: bool = True, workers: int = 1, seed: tuple[str, ...] = ()) -> Iterator[Site]:
    """The site at a moment, seeded unless `demo` is False; everything is gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="regiotoezicht-site-"))
    try:
        with _database(home) as database:
            port = free_port()
            environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"} | {
                "REGIOTOEZICHT_HOME": str(home),
                "REGIOTOEZICHT_DEMO": "true" if demo else "false",
                "REGIOTOEZICHT_CLOCK_FILE": str(home / "clock"),
                "DATABASE_URL": database,
            }
            site = Site(f"http://127.0.0.1:{port}", home, environment)
            site.travel(moment)
            site.manage("migrate", "--verbosity", "0")
            site.manage("collectstatic", "--noinput", "--verbosity", "0")
            if demo:
                site.manage("seed", *seed)
            server = subprocess.Popen(
                [
                    Path(sys.executable).parent / "granian",
                    "--interface",
                    "wsgi",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    str(port),
                    "--workers",
                    str(workers),
                    "--blocking-threads",
                    "4",
                    "--no-ws",
                    "--log-level",
                    "error",
                    "regiotoezicht.config.wsgi:application",
                ],
                env=environment,
                cwd=ROOT,
            )
            try:
                _wait_for(site.url, server)
                yield site
            finally:
                server.terminate()
                server.wait(timeout=20)
    finally:
        shutil.rmtree(home, ignore_errors=True)
