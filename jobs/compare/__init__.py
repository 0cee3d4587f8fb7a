"""Says what sets two versions of a report apart, how much it matters, and shows it."""
