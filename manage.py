#!/usr/bin/env python
"""Django's command line of this checkout; the same commands as `regiotoezicht …`."""

from regiotoezicht.__main__ import main

if __name__ == "__main__":
    main()
