"""What is told, to whom, in which words, and that it arrives."""
