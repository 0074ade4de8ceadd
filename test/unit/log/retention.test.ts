import { describe, expect, test } from 'vitest';
import { openLog, type LogInThread } from '../../../main/log/in-thread.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { LOG_LIMITS, type LogLimits } from '../../../main/log/retention.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { useLogFolder } from '../../support/log/log-folder.ts';

const DAY_MS = 86_400_000;
const folder = useLogFolder();

function open(clock: FakeClock, limits: Partial<LogLimits> = {}): LogInThread {
  return openLog(folder.file, clock, createRedactor(), { ...LOG_LIMITS, ...limits });
}

const lineNumbers = (): readonly number[] => folder.rows().map(({ id }) => id);

describe('the log keeps', () => {
  test('ninety days, and deletes the oldest lines at a quiet moment', async () => {
    const clock = new FakeClock();
    const log = open(clock);
    for (let day = 0; day < 100; day += 1) {
      log.write('info', 'app-started', { day });
      await clock.advance(DAY_MS);
    }
    log.write('info', 'app-stopping');
    await clock.advance(10_000);
    log.close();
    expect(JSON.parse(folder.rows()[0]?.facts ?? '')).toEqual({ day: 11 });
    expect(folder.rows()).toHaveLength(90);
    expect(clock.pendingTimers).toBe(0);
  });

  test('ninety days of a kiosk that is switched off every night', async () => {
    for (let day = 0; day < 100; day += 1) {
      // Each start has a monotonic clock of its own.
      const clock = new FakeClock(Date.UTC(2026, 0, 1 + day, 8));
      const log = open(clock);
      log.write('info', 'app-started', { day });
      await clock.advance(DAY_MS / 2);
      log.write('info', 'app-stopping', { day });
      log.close();
    }
    expect(JSON.parse(folder.rows()[0]?.facts ?? '')).toMatchObject({ day: 9 });
  });

  test('the limit of lines', async () => {
    const clock = new FakeClock();
    const log = open(clock, { maxRows: 100 });
    for (let line = 0; line < 1_000; line += 1) log.write('info', 'app-started', { line });
    await clock.advance(10_000);
    log.close();
    expect(lineNumbers()).toEqual(Array.from({ length: 100 }, (_, at) => 901 + at));
  });

  test('the limit of bytes on the disk, even without quiet moments, with long and short lines', () => {
    const maxBytes = 4 * 1_048_576;
    const log = open(new FakeClock(), { maxBytes });
    let mostBytes = 0;
    for (let line = 0; line < 9_000; line += 1) {
      // Many short ones first: long ones take their place page by page.
      const detail = 'x'.repeat(line < 6_000 ? 20 : 3_000);
      log.write('info', 'app-started', { line, detail });
      if (line % 50 === 0) mostBytes = Math.max(mostBytes, folder.bytesOnDisk());
    }
    expect(mostBytes).toBeLessThanOrEqual(maxBytes);
    expect(mostBytes).toBeGreaterThan(maxBytes / 2);
    log.close();
    expect(lineNumbers().at(-1)).toBe(9_000);
  });

  test('its newest line, despite the limits', async () => {
    const clock = new FakeClock();
    const log = open(clock, { maxRows: 0, maxBytes: 1, maxAgeMs: -1 });
    for (let line = 0; line < 20; line += 1) log.write('info', 'app-started', { line });
    await clock.advance(10_000);
    log.close();
    expect(lineNumbers()).toEqual([20]);
  });

  test('its limits even if every start ends before a quiet moment', () => {
    for (let start = 0; start < 60; start += 1) {
      const log = open(new FakeClock(), { maxRows: 50 });
      for (let line = 0; line < 10; line += 1) log.write('info', 'app-started', { line });
      log.close();
    }
    expect(folder.rows().length).toBeLessThanOrEqual(60);
    expect(folder.rows().at(-1)?.run).toBe(60);
  });
});

test('while lines are written, none is deleted for their number before a quiet moment', () => {
  const log = open(new FakeClock(), { maxRows: 10 });
  for (let line = 0; line < 100; line += 1) log.write('info', 'app-started', { line });
  expect(folder.rows()).toHaveLength(100);
  log.close();
});

test('the limits of the product', () => {
  expect(LOG_LIMITS).toEqual({ maxAgeMs: 90 * DAY_MS, maxBytes: 64 * 1_048_576, maxRows: 500_000 });
});
