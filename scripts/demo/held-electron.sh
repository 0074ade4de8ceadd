#!/bin/bash
# Starts Electron ($SAUDA_HELD_ELECTRON) for Playwright, which attaches to the windows as soon as Chromium has written
# "DevTools listening". Attached in the middle of a window's first navigation, Chromium leaves its commands without an
# answer, and Playwright waits for ever. The line is therefore held back until the kiosk has shown its first screen,
# which comes after that navigation.
forward() {
  local line held='' shown=''
  while IFS= read -r line; do
    if [[ -z $shown && $line == 'DevTools listening'* ]]; then
      held=$line
      continue
    fi
    printf '%s\n' "$line"
    if [[ $line == *' screen-changed '* || $line == *' out-of-service '* ]]; then
      shown=yes
      if [[ -n $held ]]; then printf '%s\n' "$held"; fi
      held=''
    fi
  done
  if [[ -n $held ]]; then printf '%s\n' "$held"; fi
}
exec "$SAUDA_HELD_ELECTRON" "$@" 2> >(forward >&2)
