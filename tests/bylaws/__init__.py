"""Tests of `bylaws`."""
