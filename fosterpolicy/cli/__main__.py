"""`python -m fosterpolicy.cli` is the same as `fosterpolicy`."""

from fosterpolicy.cli import main

main()
