"""Tests on the demo region itself, which is made once for all of them."""
