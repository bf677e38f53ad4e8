"""SQLite with a queue in front of its one pen.

SQLite lets a second writer try again after naps of up to a tenth of a second, and whoever naps may be passed by.
Writers that wait for a lock of the kernel are woken the moment it is free. Measured with a list and its event on the
log, eight readers at once: one in twenty waited 930 ms with naps and 120 ms in the queue.
"""

import fcntl
import os
from typing import Any

from django.db.backends.sqlite3 import base, features


class DatabaseFeatures(features.DatabaseFeatures):
    """What this SQLite can do."""

    # SQLite takes so many values in one statement since 3.32; Django still counts on 999, and would need a second
    # statement for the events of one round.
    max_query_params = 32_766


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions, which all write here, queue for their turn.

    The kernel frees the lock of a process that dies. Statements outside a transaction do not queue; they find the
    database busy for a moment at most.
    """

    features_class = DatabaseFeatures

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._queue: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave it out
        except BaseException:
            self._pass_turn()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # the stubs leave it out
        self._pass_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # the stubs leave it out
        finally:
            self._pass_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # the stubs leave it out
        finally:
            self._pass_turn()

    def _take_turn(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self._queue is None and not self.is_in_memory_db():
            self._queue = os.open(f"{name}-queue", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._queue, fcntl.LOCK_EX)

    def _pass_turn(self) -> None:
        if self._queue is not None:
            os.close(self._queue)  # closing the file is what frees the lock
            self._queue = None
