import type { BrowserWindow, Input } from 'electron';

/**
 * Nobody in front of a kiosk may end or change it: the window does not close while the application runs, and keys that
 * mean anything to a browser or a desktop reach neither. Typing is left alone.
 */
export function refuseLeaving(window: BrowserWindow, isEnding: () => boolean): void {
  // Alt+F4 comes this way: the window manager asks the window to close.
  window.on('close', (event) => {
    if (!isEnding()) event.preventDefault();
  });
  window.webContents.on('before-input-event', (event, input) => {
    if (!isTyping(input)) event.preventDefault();
  });
}

/** Everything but letters, digits and what edits them: the modifiers' combinations, F1 to F24, Esc, keys with functions. */
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
