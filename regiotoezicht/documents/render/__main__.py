"""The entry of the process: one task, bounded in memory and time."""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable

from regiotoezicht.core.refusals import Refused

MEMORY = 4 * 1024**3
SECONDS = 90
REFUSED = 3
STOPPED = 128 + signal.SIGTERM


def _html(content: bytes) -> bytes:
    from regiotoezicht.documents.render.pdfa import from_html

    # The fonts inside would carry the moment of making; without it the same page always gives the same bytes.
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    page = json.loads(content)
    return from_html(page["html"], page["css"])


def _docx(content: bytes) -> bytes:
    from regiotoezicht.documents.render.office import from_docx

    return from_docx(content)


def _letters(content: bytes) -> bytes:
    from regiotoezicht.documents.render.binding import unpacked
    from regiotoezicht.documents.render.office import all_from_docx

    return all_from_docx(*unpacked(content))


def _photo(content: bytes) -> bytes:
    from regiotoezicht.documents.render.pictures import clean

    return clean(content)


def _faces(content: bytes) -> bytes:
    from regiotoezicht.documents.render.pictures import faces_in

    return faces_in(content)


def _cover(content: bytes) -> bytes:
    from regiotoezicht.documents.render.pictures import cover

    return cover(content)


def _pdf(content: bytes) -> bytes:
    from regiotoezicht.documents.render.pdfa import refuse_unreadable

    refuse_unreadable(content)
    return b""


def _pages(content: bytes) -> bytes:
    from regiotoezicht.documents.render.binding import pages

    return pages(content)


def _bound(content: bytes) -> bytes:
    from regiotoezicht.documents.render.binding import bound

    return bound(content)


TASKS: dict[str, Callable[[bytes], bytes]] = {
    "html": _html,
    "docx": _docx,
    "letters": _letters,
    "photo": _photo,
    "faces": _faces,
    "cover": _cover,
    "pdf": _pdf,
    "pages": _pages,
    "bound": _bound,
}


def main() -> int:
    """Run the task that the command line names."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    # Whoever stops this process lets it end as after a mistake: what it started stops, and its files go.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(STOPPED))
    try:
        answer = TASKS[sys.argv[1]](sys.stdin.buffer.read())
    except Refused as refusal:
        sys.stdout.write(json.dumps({"code": refusal.code, "sentence": refusal.sentence}))
        return REFUSED
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
