"""What `make` calls: preparing, serving, measuring, taking pictures."""
