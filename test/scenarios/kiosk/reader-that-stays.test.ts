import { statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { afterEach, expect, test } from 'vitest';
import { LONG_LOG_BYTES, keepJournal } from '../../../main/runtime/keep-journal.ts';
import type { TidyReport } from '../../../main/journal/kiosk-journal.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { OtherProgram } from '../../support/journal/other-program.ts';
import { withRealTimeKiosk } from '../../support/harness/real-time-kiosk.ts';

/** A checkpoint that waits for readers waits for seconds. */
const AT_ONCE_MS = 1_000;

const start = withRealTimeKiosk();
const others: OtherProgram[] = [];
afterEach(async () => {
  for (const other of others.splice(0)) await other.close();
});

test('a backup program keeps reading the journal: sales continue, no quiet moment waits, and the log is emptied at its end', async () => {
  const kiosk = start();
  await kiosk.untilScreen('idle');
  const other = await OtherProgram.open(kiosk.database);
  others.push(other);
  await other.run('BEGIN');
  await other.run('SELECT count(*) FROM entries');
  for (const sale of [1, 2]) {
    await kiosk.buyUntilPulse();
    await kiosk.untilScreen('success');
    kiosk.done();
    await kiosk.untilScreen('idle');
    const now = { wallMs: sale, monoMs: sale };
    const sinceMs = performance.now();
    expect(await kiosk.journal.tidy(now)).toMatchObject({ isRead: true });
    kiosk.writeEntry();
    expect(await kiosk.journal.probe()).toMatchObject({ ok: true });
    expect(performance.now() - sinceMs).toBeLessThan(AT_ONCE_MS);
  }
  expect(kiosk.kinds().filter((kind) => kind === 'dispensed')).toHaveLength(2);
  await other.run('COMMIT');
  expect(await kiosk.journal.tidy({ wallMs: 3, monoMs: 3 })).toEqual({ logBytes: 0, isRead: false });
  expect(statSync(journalFiles(kiosk.directory).log).size).toBe(0);
});

test('a log that exceeds its limit during a read is reported once, and again after it was short', async () => {
  const clock = new FakeClock();
  const reported: string[] = [];
  const nothing = { ok: true, value: undefined } as const;
  let report: TidyReport = { logBytes: LONG_LOG_BYTES + 1, isRead: true };
  const kept = keepJournal(
    {
      open: () => ({ ok: false, error: { reason: 'journal-failed', parameters: {} } }),
      append: () => nothing,
      probe: () => nothing,
      tidy: () => Promise.resolve(report),
      knowsPurchase: () => false,
      close: () => undefined,
    },
    {
      clock,
      log: { write: (_level, event) => void reported.push(event) },
      version: 'test',
      dispatch: () => undefined,
      isIdle: () => true,
    },
  );
  const tidied = async (next: TidyReport): Promise<void> => {
    report = next;
    kept.tidy();
    await clock.advance(0);
  };
  await tidied(report);
  await tidied({ logBytes: 2 * LONG_LOG_BYTES, isRead: true });
  expect(reported).toEqual(['journal-log-long']);
  await tidied({ logBytes: 0, isRead: false });
  await tidied({ logBytes: LONG_LOG_BYTES + 1, isRead: true });
  expect(reported).toEqual(['journal-log-long', 'journal-log-long']);
});
