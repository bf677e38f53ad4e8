"""A PostgreSQL server for one command: `python -m tests.throwaway_postgresql COMMAND…`.

Started from Debian's binaries as an unprivileged user on a free port, checked to be ours, and gone afterwards.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database on a server of our own, which disappears at the end."""
    if not BINARIES:
        sys.exit("PostgreSQL ontbreekt. Installeer het met: apt-get install postgresql")
    binaries = BINARIES[-1]
    folder = Path(tempfile.mkdtemp(prefix="regiotoezicht-pg-"))
    as_user: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_user = ["runuser", "-u", "postgres", "--"]
    data, port = folder / "data", _free_port()

    def run(*command: str | Path) -> None:
        subprocess.run([*as_user, *command], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run(binaries / "initdb", "-D", data, "-U", "toezicht", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} "
    options += "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"
    run(binaries / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
    try:
        url = f"postgresql://toezicht@127.0.0.1:{port}/postgres"
        with psycopg.connect(url) as connection:
            found = connection.execute("SHOW data_directory").fetchone()
            if found is None or Path(found[0]) != data:
                sys.exit("Op deze poort antwoordt een andere PostgreSQL-server; probeer het opnieuw.")
        yield url
    finally:
        run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        time.sleep(0.1)
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run the command with DATABASE_URL pointing at the server."""
    with server() as url:
        return subprocess.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
