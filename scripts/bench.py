"""`make bench`: what the programme does in a second, beside the floor of the same machine in the same run.

Seeds a country (100,000 dossiers, 100,000 running terms) on the embedded database and on PostgreSQL, starts the real
server with two workers, and loads it with a bounded client. Nothing is switched off that a user has on. A benchmark,
never a test.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.load import Load, first_visit, load, memory_of, seconds_until, sign_in
from scripts.share_speed import report_shares
from scripts.term_speed import measure_terms
from tests.journeys.conftest import MONDAY
from tests.journeys.site import ROOT, Site, free_port, serve
from tests.throwaway_postgresql import server as throwaway_postgresql

COORDINATOR = "coordinator.kennemerland"
WORKERS = 2
TURNS = 5
TASKS = "werkvoorraad, 100 regels"
TERMS = "termijnen, 100 van 100.000 lopende"


@contextmanager
def _serving(site: Site, settings: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A second server on the database of a site, with other settings."""
    port = free_port()
    granian = Path(sys.executable).parent / "granian"
    words = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", str(WORKERS)]
    words += ["--blocking-threads", "2", "--no-ws", "--log-level", "error", "regiotoezicht.config.wsgi:application"]
    process = subprocess.Popen([granian, *words], env=site.environment | {"DJANGO_SETTINGS_MODULE": settings}, cwd=ROOT)
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _row(name: str, found: Load, to_floor: float | None = None) -> None:
    ratio = f"{to_floor:6.2f}" if to_floor else "     -"
    failed = f"   {found.failed} mislukt" if found.failed else ""
    print(f"  {name:<44}{found.rate:>9.1f}{found.p50:>9.1f}{found.p95:>9.1f}{ratio:>9}{failed}", flush=True)


def _middle(turns: list[Load]) -> Load:
    rates, p50s, p95s = ([getattr(one, name) for one in turns] for name in ("rate", "p50", "p95"))
    return Load(
        statistics.median(rates), statistics.median(p50s), statistics.median(p95s), sum(one.failed for one in turns)
    )


def _beside_floor(name: str, url: str, floor_url: str, *, connections: int, cookie: str, seconds: int) -> None:
    """Print a page beside its floor, asked in turn: a machine that is slow for a while is slow for both. The ratio is
    the middle of those of the turns.
    """
    floors, pages = [], []
    for _turn in range(TURNS):
        floors.append(load(floor_url, connections=connections, seconds=seconds))
        pages.append(load(url, connections=connections, cookie=cookie, seconds=seconds))
    ratios = [page.rate / floor.rate for page, floor in zip(pages, floors, strict=True)]
    _row(f"vloer van {name.partition(',')[0]}: kale view ({connections})", _middle(floors))
    _row(f"{name} ({connections})", _middle(pages), statistics.median(ratios))
    if connections > 1:
        print(f"    t.o.v. de vloer van {min(ratios):.2f} tot {max(ratios):.2f}", flush=True)


def _statements(site: Site, path: str) -> str:
    """How many SQL statements a page costs, transaction control not counted; asked of the programme itself."""
    return site.manage("count-statements", path, "--as", f"{COORDINATOR}@demo.example").strip()


def measure_guards(site: Site, cookie: str, pages: dict[str, str], *, seconds: int) -> None:
    """Print what rights, walls and the log add to a request, beside the same request without them.

    The two servers are asked in turn, so that what else the machine does meets both; the middle of the turns counts.
    """
    print(f"  {'rechten, muren en leeslog, p95 in ms (1)':<44}{'met':>9}{'zonder':>9}{'erbij':>9}")
    with _serving(site, "scripts.unguarded") as (bare, _):
        seconds_until(f"{bare}/account/login/", time.monotonic())
        for name, path in pages.items():
            with_guards, without = [], []
            for _turn in range(TURNS):
                without.append(load(bare + path, connections=1, cookie=cookie, seconds=seconds))
                with_guards.append(load(site.url + path, connections=1, cookie=cookie, seconds=seconds))
            failed = sum(found.failed for found in (*without, *with_guards))
            guarded, plain = (statistics.median(found.p95 for found in all_) for all_ in (with_guards, without))
            said = f"   {failed} mislukt" if failed else ""
            print(f"  {name:<44}{guarded:>9.1f}{plain:>9.1f}{guarded - plain:>9.1f}{said}", flush=True)


def newest_dossier(site: Site) -> str:
    """The page of a dossier that the coordinator sees: of the newest signal of her district."""
    newest = "from regiotoezicht.signals.models import Signal as S; "
    newest += "print(S.objects.filter(district__code='KEN').latest('received_at').dossier)"
    return f"/dossiers/{site.manage('shell', '--no-imports', '-c', newest).strip().splitlines()[-1]}/"


def measure(label: str, *, seconds: int, scale: str) -> None:
    """Measure one database and print its rows."""
    started = time.monotonic()
    with serve(MONDAY, workers=WORKERS, seed=("--scale", scale, "--years", "10")) as site:
        print(f"\n{label}: gevuld en geserveerd in {time.monotonic() - started:.0f} s", flush=True)
        cookie = sign_in(site.url, COORDINATOR)
        pages = {
            TASKS: "/werkvoorraad/",
            TERMS: "/werkvoorraad/termijnen/",
            "meldingen, 100 regels": "/meldingen/",
            "vergunningen, 100 regels": "/vergunningen/",
            "dossier": newest_dossier(site),
            "beginpagina": "/",
        }
        print(f"  {'':<44}{'per s':>9}{'p50 ms':>9}{'p95 ms':>9}{'t.o.v. vloer':>9}")
        with _serving(site, "scripts.floor") as (floor_url, _):
            seconds_until(f"{floor_url}/vloer/", time.monotonic())
            for connections in (1, 8):
                for name, floor in ((TASKS, "/vloer/"), (TERMS, "/vloer/termijnen/")):
                    url, asked = site.url + pages[name], {"connections": connections, "seconds": max(2, seconds // 2)}
                    _beside_floor(name, url, floor_url + floor, cookie=cookie, **asked)
                for name, path in pages.items():
                    if name not in (TASKS, TERMS):
                        found = load(site.url + path, connections=connections, cookie=cookie, seconds=seconds)
                        _row(f"{name} ({connections})", found)
                search = f"{site.url}/vergunningen/"
                found = load(search, connections=connections, cookie=cookie, seconds=seconds, body="zoek=maquette")
                _row(f"vergunningen, gezocht op tekst ({connections})", found)
        measure_guards(site, cookie, pages, seconds=max(1, seconds // 3))
        for name, path in pages.items():
            print(f"  SQL-opdrachten, {name}: {_statements(site, path)}")
        begun = time.monotonic()
        with _serving(site, "regiotoezicht.config.settings") as (url, process):
            cold = seconds_until(f"{url}/account/login/", begun)
            for path in pages.values():
                load(url + path, connections=4, cookie=cookie, seconds=1)
            print(f"  koude start {cold:.2f} s; geheugen van twee werkers {memory_of(process.pid):.0f} MiB")
        print(f"  eerste bezoek, gecomprimeerd zonder lettertypen: {first_visit(site.url) / 1024:.0f} KB")
        begun = time.monotonic()
        print(f"  {site.manage('verify-log').strip()} ({time.monotonic() - begun:.1f} s)")


def main() -> None:
    """Measure both databases, or the one that is named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", choices=("both", "sqlite", "postgresql"), default="both")
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--scale", choices=("region", "country"), default="country")
    options = parser.parse_args()
    terms, dates = measure_terms(options.seconds)
    print(f"termijnen met uitleg {terms:,.0f} per s; vloer, kale datums, {dates:,.0f} per s ({terms / dates:.4f})")
    print(report_shares(), flush=True)
    if options.database != "postgresql":
        os.environ.pop("DATABASE_URL", None)
        measure("SQLite", seconds=options.seconds, scale=options.scale)
    if options.database != "sqlite":
        with throwaway_postgresql() as url:
            os.environ["DATABASE_URL"] = url
            measure("PostgreSQL", seconds=options.seconds, scale=options.scale)


if __name__ == "__main__":
    main()
