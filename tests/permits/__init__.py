"""Tests of the permit register."""
