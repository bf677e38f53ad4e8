"""Measuring a served page: rate and latency with wrk, memory from the kernel, weight of a first visit."""

import json
import re
import subprocess
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path

REPORT = Path(__file__).resolve().parent / "report.lua"


@dataclass(frozen=True)
class Load:
    """What a bounded load found: requests per second, latencies in milliseconds, and answers other than 2xx."""

    rate: float
    p50: float
    p95: float
    failed: int


def load(url: str, *, connections: int, cookie: str = "", seconds: int = 8, body: str = "") -> Load:
    """Ask one page over and over for some seconds, on this machine only; with a `body` send a form to it."""
    if urllib.parse.urlsplit(url).hostname != "127.0.0.1":
        raise ValueError("a load goes to this machine only")
    words = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(REPORT), "-H", f"Cookie: {cookie}", url]
    if body:
        token = dict(part.split("=", 1) for part in cookie.split("; "))["csrftoken"]
        words += ["--", body, token]
    done = subprocess.run(
        words,
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout.strip().splitlines()[-1])
    return Load(found["rate"], found["p50"], found["p95"], found["failed"])


def sign_in(url: str, mailbox: str) -> str:
    """Sign in as a demo account; answers the cookie header for the requests that follow."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    with opener.open(f"{url}/account/login/") as answer:
        page = answer.read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        raise RuntimeError("the sign-in page has no form")
    words = {"csrfmiddlewaretoken": token.group(1), "mailbox": mailbox}
    request = urllib.request.Request(
        f"{url}/demo/aanmelden/", urllib.parse.urlencode(words).encode(), {"Referer": f"{url}/account/login/"}
    )
    opener.open(request).close()
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def memory_of(pid: int) -> float:
    """The memory of a process and its children in MiB, shared pages counted once (proportional set size)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    own = int(re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE).group(1)) / 1024  # type: ignore[union-attr]  # the kernel always writes it
    return own + sum(memory_of(int(child)) for child in children)


def first_visit(url: str) -> int:
    """Compressed bytes of the sign-in page with its style sheets, scripts and pictures; fonts not counted."""
    page, weight = _fetch(f"{url}/account/login/")
    links = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode()))
    return weight + sum(_fetch(url + link)[1] for link in links if not link.endswith((".woff2", ".woff")))


def _fetch(url: str) -> tuple[bytes, int]:
    with urllib.request.urlopen(url) as plain:
        content = plain.read()
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": "br, gzip"})) as packed:
        return content, len(packed.read())


def seconds_until(url: str, started: float) -> float:
    """Seconds from `started` (monotonic) until the address answers."""
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return time.monotonic() - started
        except OSError:
            time.sleep(0.02)
