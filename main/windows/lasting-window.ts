import type { Log } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { SECOND_MS } from '../../app/units.ts';

/** A window is replaced at once, unless the replacement before is younger than this. */
const LASTED_MS = 10 * SECOND_MS;
/** The pause before it otherwise, so that a page that closes its window at every load keeps nothing busy. */
const PAUSE_MS = 1_000;

/** What is needed of Electron's `BrowserWindow`. */
interface Closable {
  once(event: 'closed', listener: () => void): unknown;
}

/** The customer's window as its users know it: whoever closes it, another one with the same page takes its place. */
export interface LastingWindow<W> {
  /** The window of now; destroyed for the moment until the next one is there. */
  current(): W;
  /** Does this with the window of now, and with each one that takes its place, before its page is there. */
  prepare(work: (window: W) => void): void;
  /** Calls the listener when the window was closed for good. */
  onClosed(listener: () => void): void;
}

/** What a lasting window is made of. */
interface LastingParts<W> {
  readonly open: () => W;
  /** Whether a window that closes now was closed for good: a trial's, or at the end of the application. */
  readonly isForGood: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Opens a window that lasts. Electron destroys a window without asking when a script in its page calls `close()`; the sale
 * is in main and continues in the next window.
 */
export function openLasting<W extends Closable>({ open, isForGood, clock, log }: LastingParts<W>): LastingWindow<W> {
  const works: ((window: W) => void)[] = [];
  const listeners: (() => void)[] = [];
  let replacedMs = -Infinity;
  const closed = (): void => {
    if (isForGood()) {
      for (const listener of listeners) listener();
      return;
    }
    log.write('error', 'window-failed', { page: 'customer', detail: 'closed' });
    // Never within the end of the window before.
    clock.setTimer(clock.monoMs() - replacedMs < LASTED_MS ? PAUSE_MS : 0, () => {
      if (isForGood()) return;
      replacedMs = clock.monoMs();
      current = opened();
      for (const work of works) work(current);
    });
  };
  const opened = (): W => {
    const window = open();
    window.once('closed', closed);
    return window;
  };
  let current = opened();
  return {
    current: () => current,
    prepare(work): void {
      works.push(work);
      work(current);
    },
    onClosed(listener): void {
      listeners.push(listener);
    },
  };
}
