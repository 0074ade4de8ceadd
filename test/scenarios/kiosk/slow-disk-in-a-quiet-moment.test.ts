import { expect, test } from 'vitest';
import { heartbeat } from '../../support/harness/heartbeat.ts';
import { SLOW_THREAD, withRealTimeKiosk } from '../../support/harness/real-time-kiosk.ts';

const SLOW_MS = 400;
/** Not for a disk, and longer than anything else that is done at once. */
const LATE_MS = 1_000;

const start = withRealTimeKiosk();

test('the upkeep of the journal on a slow disk gives way to a customer: a touch waits for one flush, not for all of them', async () => {
  const kiosk = start(SLOW_THREAD);
  await kiosk.untilScreen('idle');
  const beat = heartbeat();
  kiosk.setSlow(SLOW_MS);
  const order: string[] = [];
  const tidied = Promise.resolve(kiosk.journal.tidy({ wallMs: 1, monoMs: 1 })).then(() => order.push('tidied'));
  const { polls } = kiosk.unit;
  kiosk.writeEntry();
  const known = Promise.resolve(kiosk.journal.knowsPurchase('none', null)).then(() => order.push('asked'));
  await Promise.all([tidied, known]);
  expect(order).toEqual(['asked', 'tidied']);
  expect(kiosk.unit.polls).toBeGreaterThan(polls);
  expect(beat().longestMs).toBeLessThan(LATE_MS);
  kiosk.setSlow(0);
  // What was left over is done at the next quiet moment.
  expect(await kiosk.journal.tidy({ wallMs: 2, monoMs: 2 })).toEqual({ logBytes: 0, isRead: false });
  expect(kiosk.kinds()).toContain('orphan-recorded');
});
