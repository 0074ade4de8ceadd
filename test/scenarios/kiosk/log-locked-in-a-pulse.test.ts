import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { heartbeat } from '../../support/harness/heartbeat.ts';
import { PULSE_MS, withRealTimeKiosk } from '../../support/harness/real-time-kiosk.ts';
import { OtherProgram } from '../../support/journal/other-program.ts';
import { openKioskLog } from '../../support/log/kiosk-log.ts';

/** Much longer than the pulse. */
const LOCKED_MS = 3_000;
/** A device with a loose contact, and what a log that waits only 10 ms for each line would make of it: two seconds. */
const LINES = 200;
/** Much later than the pulse may end, besides the time in which other programs have the processor. */
const LATE_MS = 500;

const start = withRealTimeKiosk((directory) => openKioskLog(join(directory, 'log.db'), systemClock));
beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterEach(() => {
  vi.restoreAllMocks();
});

test('another program holds the log for seconds: the contact opens in time, polls continue, and every line is written later', async () => {
  const kiosk = start();
  await kiosk.untilScreen('idle');
  const file = join(kiosk.directory, 'log.db');
  const other = await OtherProgram.open(file);
  await kiosk.buyUntilPulse();
  await other.run('BEGIN IMMEDIATE');
  const unlocked = new Promise((resolve) => {
    setTimeout(() => {
      resolve(other.run('COMMIT'));
    }, LOCKED_MS);
  });
  const beat = heartbeat();
  const { polls } = kiosk.unit;
  for (let line = 0; line < LINES; line += 1) kiosk.log.write('warning', 'sensor-lost', { line });
  await kiosk.until(() => !kiosk.board.isOn(1), 'the end of the pulse');
  await unlocked;
  const { longestMs, othersMs } = beat();
  expect(longestMs).toBeLessThan(LATE_MS);
  expect(kiosk.unit.polls - polls).toBeGreaterThan((LOCKED_MS - othersMs) / 400);
  const [closedMs] = kiosk.closedMs();
  expect(closedMs).toBeGreaterThan(PULSE_MS - LATE_MS - othersMs);
  expect(closedMs).toBeLessThan(PULSE_MS + LATE_MS + othersMs);
  await kiosk.untilScreen('success');
  await other.close();
  await kiosk.stop();
  const database = new Database(file, { readonly: true });
  const events = database.prepare('SELECT event FROM log ORDER BY id').pluck().all();
  database.close();
  expect(events).toEqual(kiosk.logged.map(({ event }) => event));
  expect(events.filter((event) => event === 'sensor-lost')).toHaveLength(LINES);
});
