"""Parts of `make bench`: the machine, the installation under test, its users, and what is measured."""
