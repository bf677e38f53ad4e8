"""Secrets of this installation: made at first use in the folder of the installation, never in the repository."""

import os
import secrets
from pathlib import Path


def installation_secret(home: Path, name: str) -> str:
    """Read secret `name` from `home/keys`, making it on the first call.

    The file is created with mode 600 and in one step, so two processes that start together agree on one secret.
    """
    folder = home / "keys"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    if not path.exists():
        draft = folder / f".{name}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_hex(32))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
