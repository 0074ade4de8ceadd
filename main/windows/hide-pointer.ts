import type { WebContents } from 'electron';

/** A pointer that nobody moves covers a part of the screen for years; Wayland's compositor cannot be told to hide it. */
const HIDDEN = '*, *::before, *::after { cursor: none !important; }';

/** Hides the pointer over the page, again after each load. */
export function hidePointer(contents: WebContents): void {
  contents.on('dom-ready', () => {
    // A page that is gone before it is styled is loaded again.
    contents.insertCSS(HIDDEN, { cssOrigin: 'user' }).catch(() => undefined);
  });
}
