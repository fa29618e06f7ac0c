#!/bin/sh
# See to it that the journeys have their browsers: Chromium, a real Firefox for push, and D-Bus for its notifications.
set -eu

any() {
    for name in "$@"; do command -v "$name" >/dev/null 2>&1 && return 0; done
    return 1
}
playwrights_own() {
    .venv/bin/python -c '
import os
from playwright.sync_api import sync_playwright
with sync_playwright() as tools:
    raise SystemExit(not os.path.exists(tools.chromium.executable_path))'
}
has_chromium() { any chromium chromium-browser google-chrome || playwrights_own; }
has_firefox() { any firefox-esr firefox; }
has_dbus() { any dbus-daemon; }
# Firefox loads it to show notifications; no package of Firefox asks for it.
has_notify() { .venv/bin/python -c 'import ctypes; ctypes.CDLL("libnotify.so.4")' 2>/dev/null; }

from_apt() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root=sudo; else return 1; fi
    $as_root apt-get update -q
    # One at a time: a system that has no firefox-esr may still have the others.
    for package in chromium firefox-esr dbus libnotify4; do
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$package" ||
            echo "apt-get could not install $package." >&2
    done
}

if has_chromium && has_firefox && has_dbus && has_notify; then exit 0; fi
from_apt || true
has_chromium || .venv/bin/playwright install chromium || true

missing=
has_chromium || missing="$missing Chromium"
has_firefox || missing="$missing Firefox"
has_dbus || missing="$missing dbus-daemon"
has_notify || missing="$missing libnotify4"
if [ -n "$missing" ]; then
    echo "The journeys in real browsers need what is missing here:$missing." >&2
    echo "On Debian: sudo apt-get install chromium firefox-esr dbus libnotify4. All other tests run with: make check" >&2
    exit 1
fi
