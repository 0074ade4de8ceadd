import type { BrowserWindow, Input } from 'electron';

/**
 * Prevents customers from leaving the kiosk: the window does not close while the application runs, and keys with a
 * function in a browser or on a desktop are ignored. Typing works.
 */
export function refuseLeaving(window: BrowserWindow, isEnding: () => boolean): void {
  // Alt+F4 arrives here, because the window manager asks the window to close.
  window.on('close', (event) => {
    if (!isEnding()) event.preventDefault();
  });
  window.webContents.on('before-input-event', (event, input) => {
    if (!isTyping(input)) event.preventDefault();
  });
}

/** True for letters, digits and editing keys; false for combinations, F1 to F24, Esc and other function keys. */
export function isTyping({ key, alt, control, meta }: Pick<Input, 'key' | 'alt' | 'control' | 'meta'>): boolean {
  if (alt || control || meta) return false;
  return /^.$/u.test(key) || EDITING.has(key);
}

const EDITING: ReadonlySet<string> = new Set([
  'Backspace',
  'Delete',
  'Enter',
  'Tab',
  'Shift',
  'CapsLock',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
]);
