#!/usr/bin/env bash
# Install kiemdiem beside this script, without a network, and serve it; what stands behind goes to `kiemdiem serve`.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
place="$here/.venv"

if [[ ! -e "$place/.installed" ]]; then
    python=""
    for tried in python3.13 python3.12 python3.11 python3; do
        if command -v "$tried" >/dev/null && "$tried" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            python="$tried"
            break
        fi
    done
    if [[ -z $python ]]; then
        echo "Máy này chưa có Python 3.11, 3.12 hoặc 3.13. Cài gói python3 và python3-venv rồi chạy lại." >&2
        exit 1
    fi
    echo "Cài kiemdiem vào $place (không cần mạng) …"
    "$python" -m venv "$place"
    "$place/bin/python" -m pip install --quiet --no-index --find-links "$here/wheels" --require-hashes -r "$here/requirements.txt"
    "$place/bin/python" -m pip install --quiet --no-index --no-deps "$here"/wheels/kiemdiem-*.whl
    touch "$place/.installed"
fi
exec "$place/bin/kiemdiem" serve "$@"
