"""The self-drill: a site of our own with a planted report, edit and challenge, and proof of what came of them."""
