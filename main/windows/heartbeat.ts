import type { WebContents } from 'electron';
import { HEARTBEAT_CHANNEL } from '../../app/ipc/names.ts';

const BEAT_MS = 3_000;
/** A page that hangs this many beats does not come back by itself. */
const MISSED_LIMIT = 4;

/**
 * Tells when a page hangs. Chromium notices it only when somebody touches the screen, and nobody touches a screen that
 * does not answer. Counts from one loading to the next: a page that is still loading has not promised to answer.
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
