"""The errors a user can mend: one line that names the thing at fault and the remedy."""


class KgError(Exception):
    """A user's mistake; the command line prints it in one line and exits with 2."""
