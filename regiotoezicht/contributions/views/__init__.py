"""Pages of cost plans, promises, inhabitants and what-if."""
