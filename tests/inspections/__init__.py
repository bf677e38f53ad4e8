"""Tests of `inspections`."""
