import { expect, test } from 'vitest';
import { ok } from '../../../app/result.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { journalInThread } from '../../../main/journal/keeper/in-thread.ts';
import type { KioskJournal } from '../../../main/journal/kiosk-journal.ts';
import { SLOW_OPENING_MS } from '../../../main/runtime/keep-journal.ts';
import { heartbeat } from '../../support/harness/heartbeat.ts';
import { SLOW_THREAD, withRealTimeKiosk } from '../../support/harness/real-time-kiosk.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const SLOW_MS = 100;
/** Not for a disk, and longer than anything else that is done at once. */
const LATE_MS = 1_000;
/** Each flush of the opening takes so long. */
const FLUSH_MS = 7_000;

const startInRealTime = withRealTimeKiosk();
const start = withKiosk();

test('a start on a slow disk: the acceptor is polled and the board switched off meanwhile, and then the machine sells', async () => {
  const beat = heartbeat();
  const kiosk = startInRealTime(SLOW_THREAD, 'held');
  await kiosk.until(() => kiosk.unit.polls > 5, 'polls of the acceptor');
  expect(kiosk.screen.name).toBe('starting');
  kiosk.setSlow(SLOW_MS);
  await kiosk.untilScreen('idle');
  expect(beat().longestMs).toBeLessThan(LATE_MS);
  kiosk.setSlow(0);
  await kiosk.buyUntilPulse();
  await kiosk.untilScreen('success');
});

test('a start that waits for its disk for half a minute says so on the screen and in the log, once', async () => {
  let isOpen: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    isOpen = resolve;
  });
  const slow = (directory: string): KioskJournal => {
    const real = journalInThread(new JournalKeeper(directory));
    return { ...real, open: () => opened.then(() => real.open()), probe: () => ok(undefined) };
  };
  const kiosk = await start({ journal: slow });
  await kiosk.clock.advance(SLOW_OPENING_MS - kiosk.clock.monoMs() - 1);
  expect(kiosk.screen).toEqual({ name: 'starting' });
  await kiosk.clock.advance(1);
  expect(kiosk.screen).toEqual({ name: 'starting', waitsFor: 'disk' });
  await kiosk.clock.advance(4 * FLUSH_MS);
  isOpen();
  await kiosk.clock.advance(0);
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.logged.filter(({ event }) => event === 'journal-opening-slow')).toHaveLength(1);
});
