import { HEARTBEAT_CHANNEL } from '../../app/ipc/names.ts';

const BEAT_MS = 3_000;
/** Number of missed beats after which a page is not expected to recover by itself. */
const MISSED_LIMIT = 4;
/** The beats that a page may take to load, far more than the slowest computer needs. */
const LOADING_LIMIT = 10;

/** What a watched page needs of Electron's `WebContents`. */
export interface WatchedPage {
  readonly ipc: { on(channel: string, listener: () => void): unknown };
  on(event: 'did-finish-load' | 'did-start-loading' | 'render-process-gone', listener: () => void): unknown;
  once(event: 'destroyed', listener: () => void): unknown;
  send(channel: string): void;
}

/**
 * Calls `hangs` when a page does not answer. Chromium itself notices that only on input, and customers do not touch a
 * screen that does not react. A loading page cannot answer yet and has longer; one that never loads hangs as well.
 */
export function watchHeartbeat(contents: WatchedPage, hangs: () => void): void {
  let missed: number | null = null;
  contents.ipc.on(HEARTBEAT_CHANNEL, () => {
    missed = 0;
  });
  contents.on('did-finish-load', () => {
    missed = 0;
  });
  contents.on('did-start-loading', () => {
    missed = MISSED_LIMIT - LOADING_LIMIT;
  });
  contents.on('render-process-gone', () => {
    missed = null;
  });
  const timer = setInterval(() => {
    if (missed === null) return;
    if (missed >= MISSED_LIMIT) {
      missed = null;
      hangs();
      return;
    }
    missed += 1;
    contents.send(HEARTBEAT_CHANNEL);
  }, BEAT_MS);
  contents.once('destroyed', () => {
    clearInterval(timer);
  });
}
