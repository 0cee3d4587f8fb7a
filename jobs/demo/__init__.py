"""The sample web: five government sites on loopback, and what becomes of them in two nights."""
