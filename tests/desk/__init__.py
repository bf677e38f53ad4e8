"""Tests of the room `desk`: the office."""
