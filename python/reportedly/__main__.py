"""``python -m reportedly`` is the command ``reportedly``."""

from reportedly import main

main()
