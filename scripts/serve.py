"""`make run`: the database made and filled once, then served on this machine."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANAGE = [sys.executable, str(ROOT / "manage.py")]


def _manage(*words: str) -> None:
    subprocess.run([*MANAGE, *words], check=True)


def _is_new() -> bool:
    """Whether no account exists yet."""
    asked = subprocess.run(
        [
            *MANAGE,
            "shell",
            "--no-imports",
            "-c",
            "from regiotoezicht.access.models import Account; print(Account.objects.count())",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    return asked.stdout.strip().splitlines()[-1] == "0"


def _work_at_night() -> None:
    """Do what a real region does every night, when that is 20 hours ago. The site starts whatever comes of it."""
    worked = subprocess.run([*MANAGE, "nightly", "--once-in", "20"], check=False, capture_output=True, text=True)
    if worked.returncode:
        print(f"Het nachtwerk is niet (helemaal) gelukt:\n{worked.stdout}{worked.stderr}", flush=True)


def main() -> None:
    """Prepare the database and serve. A second start keeps the data and takes seconds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--demo", choices=("yes", "no"), default="yes")
    options = parser.parse_args()
    demo = options.demo == "yes"
    os.environ["REGIOTOEZICHT_DEMO"] = "true" if demo else "false"
    print("· Database bijwerken", flush=True)
    _manage("migrate", "--verbosity", "0")
    _manage("collectstatic", "--noinput", "--verbosity", "0")
    _work_at_night()  # before the demo is made: in what was just made there is nothing to clear
    if demo and _is_new():
        print("· Demogegevens maken (eenmalig, ongeveer een halve minuut)", flush=True)
        _manage("seed")
    address = f"http://127.0.0.1:{options.port}/"
    print(f"\nRegiotoezicht staat klaar op {address}", flush=True)
    if demo:
        _manage("demo-accounts")
    elif _is_new():
        print("De regio is leeg: open het adres en maak de eerste functioneel beheerder.", flush=True)
    print("Stoppen met Ctrl+C.\n", flush=True)
    granian = Path(sys.executable).parent / "granian"
    os.execv(
        granian,
        [
            str(granian),
            "--interface",
            "wsgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(options.port),
            "--workers",
            "2",
            "--blocking-threads",
            "2",
            "--no-ws",
            "--log-level",
            "warning",
            "regiotoezicht.config.wsgi:application",
        ],
    )


if __name__ == "__main__":
    main()
