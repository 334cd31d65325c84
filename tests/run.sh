#!/bin/sh
# Runs the tests on a machine that may have nothing yet: installs the packages, a Redis and a Chromium where they
# are missing, then hands its arguments to vitest. Never skips a suite silently.
set -eu
cd "$(dirname "$0")/.."

if [ ! -e node_modules/.package-lock.json ]; then
  echo "tests: installing packages (npm ci)" >&2
  npm ci --no-fund --no-audit --loglevel=error >&2
fi

# $1: package; the rest: what to look for, commands or paths.
provide() {
  package=$1
  shift
  for each in "$@"; do
    if command -v "$each" >/dev/null 2>&1; then return 0; fi
  done
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root=sudo; else as_root=impossible; fi
  fi
  if [ "$as_root" = impossible ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "tests: $1 is missing; install it (on Debian: apt-get install $package) and run this again" >&2
    exit 1
  fi
  echo "tests: installing $package (apt-get)" >&2
  {
    $as_root apt-get -qq update
    DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq install -y --no-install-recommends "$package"
  } >/dev/null || {
    echo "tests: apt-get could not install $package; install it by hand and run this again" >&2
    exit 1
  }
}

provide redis-server redis-server
provide chromium chromium chromium-browser google-chrome

PATH=$PWD/node_modules/.bin:$PATH
export PATH
exec node node_modules/vitest/vitest.mjs run "$@"
