import { execFile } from 'node:child_process';
import { powerSaveBlocker } from 'electron';

/** A display server that does not answer is left alone. */
const XSET_LIMIT_MS = 5_000;
/** Each on its own: a server without DPMS refuses the one that is about it. */
const XSET_CALLS = [['s', 'off'], ['s', 'noblank'], ['-dpms']] as const;

/**
 * No screen saver and no sleeping display while the kiosk runs: nobody would touch a black machine. Chromium asks the
 * desktop; X itself, where no desktop listens, is told with `xset` if that is there. A Wayland session decides for itself.
 */
export function keepAwake(): void {
  powerSaveBlocker.start('prevent-display-sleep');
  if (process.platform !== 'linux' || (process.env['DISPLAY'] ?? '') === '') return;
  tellX(XSET_CALLS);
}

/** One after the other: each reads and writes the whole setting. Without xset, or a display to tell, nothing changes. */
function tellX([words, ...others]: readonly (readonly string[])[]): void {
  if (words === undefined) return;
  execFile('xset', [...words], { timeout: XSET_LIMIT_MS }, () => {
    tellX(others);
  });
}
