"""Tests of business premises."""
