import { execFile } from 'node:child_process';
import { powerSaveBlocker } from 'electron';

/** Limit for a display server that does not answer. */
const XSET_LIMIT_MS = 5_000;
/** The settings, each in a call of its own because a server without DPMS refuses `-dpms`. */
const XSET_CALLS = [['s', 'off'], ['s', 'noblank'], ['-dpms']] as const;
/** No display sleeps so soon, and a child process takes main's own thread some milliseconds to start. */
const TELL_X_AFTER_MS = 2_000;

/**
 * Turns off the screen saver and the sleep of the display while the kiosk runs. Chromium asks the desktop; for X
 * without a desktop `xset` is called if it is installed. A Wayland compositor without a desktop cannot be asked.
 */
export function keepAwake(): void {
  powerSaveBlocker.start('prevent-display-sleep');
  if (process.platform !== 'linux' || (process.env['DISPLAY'] ?? '') === '') return;
  setTimeout(() => {
    tellX(XSET_CALLS);
  }, TELL_X_AFTER_MS);
}

/** Calls xset, one call after the other, because each reads and writes all settings. Failures are ignored. */
function tellX([words, ...others]: readonly (readonly string[])[]): void {
  if (words === undefined) return;
  execFile('xset', [...words], { timeout: XSET_LIMIT_MS }, () => {
    tellX(others);
  });
}
