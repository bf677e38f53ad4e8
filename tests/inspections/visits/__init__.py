"""Tests of visits and reports."""
