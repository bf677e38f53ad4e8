"""The attack on the access rules: an oracle written from the table, and what compares the product with it."""
