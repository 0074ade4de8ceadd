import { expect, test } from 'vitest';
import { heartbeat } from '../../support/harness/heartbeat.ts';
import { OtherProgram } from '../../support/journal/other-program.ts';
import { PULSE_MS, SLOW_THREAD, withRealTimeKiosk, type RealTimeKiosk } from '../../support/harness/real-time-kiosk.ts';

const LONG_MS = 3_000;
/**
 * Much later than the pulse may end, much sooner than the disk answers, besides the time in which other programs have
 * the processor.
 */
const LATE_MS = 500;

const start = withRealTimeKiosk();

/** What the log says of the entry that was kept waiting; a busy computer may have been slow with an earlier one. */
function slowEntry({ logged }: RealTimeKiosk): RealTimeKiosk['logged'][number] | undefined {
  return logged.find(({ event, facts }) => event === 'append-slow' && facts['event'] === 'bill-stacked');
}

/** An entry is due while the contact is closed, and the disk takes `LONG_MS` for it. */
async function expectPulseAsUsual(kiosk: RealTimeKiosk): Promise<void> {
  const beat = heartbeat();
  const { polls } = kiosk.unit;
  kiosk.writeEntry();
  await kiosk.until(() => !kiosk.board.isOn(1), 'the end of the pulse');
  kiosk.speak('ru');
  await kiosk.until(() => slowEntry(kiosk) !== undefined, 'the entry');
  const { longestMs, othersMs } = beat();
  expect(longestMs).toBeLessThan(LATE_MS);
  // A poll each 100 to 200 ms; more than half of them is far from none.
  expect(kiosk.unit.polls - polls).toBeGreaterThan((LONG_MS - othersMs) / 400);
  const [closedMs] = kiosk.closedMs();
  expect(closedMs).toBeGreaterThan(PULSE_MS - LATE_MS - othersMs);
  expect(closedMs).toBeLessThan(PULSE_MS + LATE_MS + othersMs);
  await kiosk.untilScreen('success');
  expect(kiosk.kinds().slice(-4)).toEqual(['dispense-intended', 'orphan-recorded', 'relay-pulsed', 'dispensed']);
  const slow = slowEntry(kiosk);
  expect(slow?.facts).toMatchObject({ isWaiting: false });
  expect(Number(slow?.facts['ms'])).toBeGreaterThan(LONG_MS / 2);
}

test('another program holds the journal for seconds: the contact opens in time, polls and touches continue, the entry follows', async () => {
  const kiosk = start();
  await kiosk.untilScreen('idle');
  const other = await OtherProgram.open(kiosk.database);
  await kiosk.buyUntilPulse();
  await other.run('BEGIN IMMEDIATE');
  setTimeout(() => void other.run('COMMIT'), LONG_MS);
  await expectPulseAsUsual(kiosk);
  await other.close();
});

test('the disk takes seconds to flush an entry: the contact opens in time, polls and touches continue, the entry follows', async () => {
  const kiosk = start(SLOW_THREAD);
  await kiosk.buyUntilPulse();
  kiosk.setSlow(LONG_MS);
  setTimeout(() => {
    kiosk.setSlow(0);
  }, LONG_MS / 2);
  await expectPulseAsUsual(kiosk);
});
