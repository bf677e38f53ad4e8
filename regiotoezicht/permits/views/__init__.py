"""The pages of the permit register."""
