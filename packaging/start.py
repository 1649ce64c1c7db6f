"""Where the bundled program begins."""

import sys

from gardreader.__main__ import main

sys.exit(main())
