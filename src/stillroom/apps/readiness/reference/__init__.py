"""What an installation begins with, until it imports its own."""
