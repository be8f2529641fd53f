"""`python -m litfass` is the command `litfass`."""

from litfass.cli import main

main()
