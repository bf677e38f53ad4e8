"""Pages of rounds, visits and reports."""
