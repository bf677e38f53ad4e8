"""What the rooms with records that open in an emergency share in their tests."""
