"""`python -m briefgen` is the command `briefgen`."""

from briefgen.cli import main

main(prog_name="briefgen")
