"""Tests of `worklist`."""
