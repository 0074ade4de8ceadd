import { expect, test } from 'vitest';
import { openLog } from '../../../main/log/in-thread.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { useLogFolder } from '../../support/log/log-folder.ts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const folder = useLogFolder();

test('a clock that jumps a year ahead and back while the kiosk runs erases nothing', async () => {
  const clock = new FakeClock();
  const log = openLog(folder.file, clock, createRedactor());
  for (let line = 0; line < 500; line += 1) log.write('info', 'app-started', { line });
  for (const jumpMs of [YEAR_MS, -YEAR_MS, -30 * YEAR_MS, 30 * YEAR_MS]) {
    clock.jumpWall(jumpMs);
    log.write('info', 'app-started', { jumpMs });
    await clock.advance(DAY_MS);
  }
  log.close();
  expect(folder.rows()).toHaveLength(504);
});

test('a clock that is a year ahead at every second start erases nothing', async () => {
  // Each jump might count as three days of pause, and thirty of them as ninety days.
  const STARTS = 70;
  for (let start = 0; start < STARTS; start += 1) {
    const clock = new FakeClock(Date.UTC(2026, 0, 1) + start * 60_000 + (start % 2 === 1 ? YEAR_MS : 0));
    const log = openLog(folder.file, clock, createRedactor());
    log.write('info', 'app-started', { start });
    await clock.advance(60_000);
    log.write('info', 'app-stopping', { start });
    log.close();
  }
  expect(folder.rows()).toHaveLength(2 * STARTS);
});

test('lines of a wrong year are deleted ninety days later like all others', async () => {
  const clock = new FakeClock();
  const log = openLog(folder.file, clock, createRedactor());
  clock.jumpWall(YEAR_MS);
  log.write('info', 'app-started', { wrong: true });
  clock.jumpWall(-YEAR_MS);
  await clock.advance(91 * DAY_MS);
  log.write('info', 'app-stopping');
  await clock.advance(10_000);
  log.close();
  expect(folder.rows()).toMatchObject([{ event: 'app-stopping' }]);
});

test('after a long pause the earlier lines are still there', async () => {
  const autumn = new FakeClock(Date.UTC(2026, 9, 1));
  const first = openLog(folder.file, autumn, createRedactor());
  first.write('error', 'relay-lost');
  await autumn.advance(30 * DAY_MS);
  first.write('info', 'app-stopping');
  first.close();
  const spring = new FakeClock(Date.UTC(2027, 3, 1));
  const second = openLog(folder.file, spring, createRedactor());
  second.write('info', 'app-started');
  await spring.advance(10_000);
  second.close();
  expect(folder.rows()).toMatchObject([
    { event: 'relay-lost', run: 1 },
    { event: 'app-stopping', run: 1 },
    { event: 'app-started', run: 2 },
  ]);
});

test('every line has the time of both clocks, and its start', async () => {
  const clock = new FakeClock(Date.UTC(2026, 0, 1));
  await clock.advance(1_500);
  const log = openLog(folder.file, clock, createRedactor());
  log.write('info', 'app-started');
  clock.jumpWall(YEAR_MS);
  await clock.advance(250);
  log.write('warning', 'config-warning', { key: 'peripherals.printer' });
  log.close();
  expect(folder.rows()).toMatchObject([
    { run: 1, wall_ms: Date.UTC(2026, 0, 1) + 1_500, mono_ms: 1_500, level: 'info', event: 'app-started', facts: '{}' },
    { run: 1, wall_ms: Date.UTC(2027, 0, 1) + 1_750, mono_ms: 1_750, level: 'warning', event: 'config-warning' },
  ]);
});
