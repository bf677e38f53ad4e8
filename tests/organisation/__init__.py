"""Tests of `organisation`."""
