import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { journalInThread } from '../../../main/journal/keeper/in-thread.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { heartbeat } from '../../support/harness/heartbeat.ts';
import { SLOW_THREAD, withRealTimeKiosk } from '../../support/harness/real-time-kiosk.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const SLOW_MS = 500;
/** Not for a disk, and longer than anything else that is done at once. */
const LATE_MS = 1_000;
/** Closing waits for the disk three times. */
const SLOW_CLOSE_MS = 3 * 7_000;

const startInRealTime = withRealTimeKiosk();
const start = withKiosk();

test('an end on a slow disk: the journal is closed in order, with everything in its one file, and main stands still for nothing', async () => {
  const kiosk = startInRealTime(SLOW_THREAD);
  await kiosk.buyUntilPulse();
  await kiosk.untilScreen('success');
  kiosk.setSlow(SLOW_MS);
  const beat = heartbeat();
  await kiosk.stop();
  expect(beat().longestMs).toBeLessThan(LATE_MS);
  expect(existsSync(journalFiles(kiosk.directory).log)).toBe(false);
  expect(kiosk.kinds().at(-1)).toBe('dispensed');
  expect(kiosk.board.isOn(1)).toBe(false);
});

test('a disk that takes seven seconds for each flush is waited for before the application leaves', async () => {
  const closed: string[] = [];
  const kiosk = await start({
    journal: (directory) => {
      const real = journalInThread(new JournalKeeper(directory));
      let isClosed = false;
      return {
        ...real,
        close: async () => {
          if (isClosed) return;
          isClosed = true;
          await new Promise<void>((resolve) => void kiosk.clock.setTimer(SLOW_CLOSE_MS, resolve));
          await real.close();
          closed.push('journal');
        },
      };
    },
  });
  const stopped = kiosk.stop().then(() => closed.push('application'));
  for (let waitedMs = 0; waitedMs < 2 * SLOW_CLOSE_MS; waitedMs += 1_000) await kiosk.clock.advance(1_000);
  await stopped;
  expect(closed).toEqual(['journal', 'application']);
});
