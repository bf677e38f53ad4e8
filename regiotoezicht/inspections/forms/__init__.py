"""Forms of rounds, visits and reports."""
