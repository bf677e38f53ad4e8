"""The entry of the process: invoices as fields in, invoices as XML with what was found out."""

import json
import resource
import sys

from regiotoezicht.contributions.invoices.apart.checks import checked
from regiotoezicht.contributions.invoices.apart.writing import written

MEMORY = 2 * 1024**3
"""What it may use; it uses about 230 MB. Addresses are not bounded: Saxon reserves a hundred GB of them."""
SECONDS = 90


def main() -> int:
    """Write and check the invoices on standard input."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    documents = json.loads(sys.stdin.buffer.read())
    invoices = [written(fields) for fields in documents]
    answer = {"invoices": [xml.decode() for xml in invoices], "checks": checked(invoices)}
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
