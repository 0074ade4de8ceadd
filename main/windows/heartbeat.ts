import type { WebContents } from 'electron';
import { HEARTBEAT_CHANNEL } from '../../app/ipc/names.ts';

const BEAT_MS = 3_000;
/** Number of missed beats after which a page is not expected to recover by itself. */
const MISSED_LIMIT = 4;

/**
 * Calls `hangs` when a page does not answer. Chromium itself notices that only on input, and customers do not touch a
 * screen that does not react. The count starts when a page has loaded, because a loading page cannot answer yet.
 */
export function watchHeartbeat(contents: WebContents, hangs: () => void): void {
  let missed: number | null = null;
  contents.ipc.on(HEARTBEAT_CHANNEL, () => {
    missed = 0;
  });
  contents.on('did-finish-load', () => {
    missed = 0;
  });
  contents.on('did-start-loading', () => {
    missed = null;
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
