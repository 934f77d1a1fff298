#!/bin/sh
# Start scripts/bootstrap.py with any Python 3.8 or newer that works; it finds the right ones for the project itself.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
for candidate in python3 python3.13 python3.12 python3.11 python3.10 python \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1*/bin/python3 "$HOME"/.local/share/uv/python/*/bin/python3 \
    /usr/local/bin/python3 /opt/homebrew/bin/python3; do
    # A pyenv shim exists for every version ever installed and fails for most, so ask instead of looking.
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 8))' >/dev/null 2>&1; then
        exec "$candidate" "$here/bootstrap.py" "$@"
    fi
done
echo "Parley needs Python 3.11, 3.12 or 3.13 and Python 3.10; no python3 was found: install both and try again." >&2
exit 1
