"""Tests of `signals`."""
