import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogEvent, LogFacts } from '../../../app/log/events.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { journalInThread } from '../../../main/journal/keeper/in-thread.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { keepJournal, LONG_LOG_BYTES, QUIET_PROBE_MS, type KeptJournal } from '../../../main/runtime/keep-journal.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { OtherProgram } from '../../support/journal/other-program.ts';

const MINUTES = 60;
/** Far busier than any machine is; together more than what makes the write-ahead log long. */
const ENTRIES_A_MINUTE = 250;

let directory = '';
let keeper: JournalKeeper;
let kept: KeptJournal;
let other: OtherProgram;
const clock = new FakeClock();
const logged: { readonly event: LogEvent; readonly facts: LogFacts | undefined }[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-reader-'));
  keeper = new JournalKeeper(directory);
  kept = keepJournal(journalInThread(keeper), {
    clock,
    log: { write: (_level, event, facts) => void logged.push({ event, facts }) },
    version: 'test',
    dispatch: () => undefined,
    isIdle: () => true,
  });
  await kept.open();
  other = await OtherProgram.open(journalFiles(directory).database);
});
afterEach(async () => {
  kept.stop();
  keeper.close();
  await other.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Long entries: that many are written in the time of a test. */
function busyMinute(minute: number): void {
  const entry = {
    kind: 'service-acted',
    role: 'technician',
    step: 'system',
    what: String(minute),
    before: 'a'.repeat(500),
    after: 'b'.repeat(500),
  } as const;
  const entries = Array.from({ length: ENTRIES_A_MINUTE }, () => entry);
  expect(keeper.append(entries, { wallMs: clock.wallMs(), monoMs: clock.monoMs() })).toMatchObject({ ok: true });
}

test('another program reads the journal for an hour: every entry is written, the long log is told once, and it is empty a minute after', async () => {
  await other.run('BEGIN');
  await other.run('SELECT count(*) FROM entries');
  let previousBytes = 0;
  for (let minute = 0; minute < MINUTES; minute += 1) {
    busyMinute(minute);
    kept.tidy();
    await clock.advance(MINUTE_MS);
    const { size } = statSync(journalFiles(directory).log);
    expect(size).toBeGreaterThanOrEqual(previousBytes);
    previousBytes = size;
  }
  expect(previousBytes).toBeGreaterThan(LONG_LOG_BYTES);
  const told = logged.filter(({ event }) => event === 'journal-log-long');
  expect(told).toHaveLength(1);
  expect(Number(told[0]?.facts?.['logBytes'])).toBeGreaterThan(LONG_LOG_BYTES);
  await other.run('COMMIT');
  // Nobody buys: the regular check of a quiet kiosk is enough.
  await clock.advance(QUIET_PROBE_MS);
  expect(statSync(journalFiles(directory).log).size).toBeLessThan(previousBytes / 100);
  expect(keeper.lastSequence).toBeGreaterThanOrEqual(MINUTES * ENTRIES_A_MINUTE);
  expect(keeper.open()).toMatchObject({ ok: true });
});
