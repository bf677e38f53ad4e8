"""Tests of all pages together, in the demo region."""
