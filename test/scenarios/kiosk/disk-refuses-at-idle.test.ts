import { expect, test } from 'vitest';
import { problem, type Problem } from '../../../app/problem.ts';
import { err, type Result } from '../../../app/result.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { journalInThread } from '../../../main/journal/keeper/in-thread.ts';
import type { KioskJournal } from '../../../main/journal/kiosk-journal.ts';
import { QUIET_PROBE_MS } from '../../../main/runtime/keep-journal.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

/** The real journal on a disk that refuses every write while `refusal` is set. */
class RefusingDisk {
  refusal: Problem | null = null;
  probes = 0;

  readonly journal = (directory: string): KioskJournal => {
    const real = journalInThread(new JournalKeeper(directory));
    const refused = (): Result<never, Problem> | null => (this.refusal === null ? null : err(this.refusal));
    return {
      ...real,
      append: (entries, now) => refused() ?? real.append(entries, now),
      probe: () => {
        this.probes += 1;
        return refused() ?? real.probe();
      },
    };
  };
}

test.each([
  ['turned read-only', problem('journal-failed', { code: 'SQLITE_READONLY' })],
  ['stopped answering (EIO)', problem('journal-failed', { code: 'SQLITE_IOERR_FSYNC' })],
  ['become full', problem('journal-full')],
])(
  'the disk has %s while no customer is buying: out of service before the first touch, and back by itself',
  async (_, why) => {
    const disk = new RefusingDisk();
    const kiosk = await start({ journal: disk.journal });
    expect(kiosk.screen.name).toBe('idle');
    disk.refusal = why;
    await kiosk.clock.advance(QUIET_PROBE_MS);
    expect(kiosk.screen).toMatchObject({ name: 'out-of-service', problem: { reason: why.reason } });
    disk.refusal = null;
    await kiosk.clock.advance(DELAYS.journalRetryMs);
    expect(kiosk.screen.name).toBe('idle');
  },
);

test('there is no check during a sale, whose own entries test the disk', async () => {
  const disk = new RefusingDisk();
  const kiosk = await start({ journal: disk.journal });
  await kiosk.chooseUntilQr();
  const before = disk.probes;
  await kiosk.clock.advance(QUIET_PROBE_MS);
  expect(kiosk.screen.name).toBe('qr');
  expect(disk.probes).toBe(before);
});

test('a stopped kiosk makes no further checks', async () => {
  const disk = new RefusingDisk();
  const kiosk = await start({ journal: disk.journal });
  await kiosk.stop();
  const before = disk.probes;
  disk.refusal = problem('journal-full');
  await kiosk.clock.advance(2 * QUIET_PROBE_MS);
  expect(disk.probes).toBe(before);
});
