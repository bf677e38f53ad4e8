"""Agreements (*afspraken*): what is agreed between municipalities, a district and partners, and what that allows."""
