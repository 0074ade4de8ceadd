import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournalThread } from '../../../main/journal/worker/journal-thread.ts';
import { startJournalWorker } from '../../../main/journal/worker/started-worker.ts';
import { entries, sale, withJournal } from './harness.ts';

const start = withJournal();
const THREAD = join(import.meta.dirname, '..', '..', '..', 'main', 'journal', 'worker', 'thread.ts');
const now = { wallMs: 1_000_000, monoMs: 5 };

test('opened while the rest of the kiosk loads: the start uses that opening, and the disk is read once', async () => {
  const { directory } = start();
  const before = openJournalThread({ program: THREAD, dataDirectory: directory });
  expect(await before.open()).toMatchObject({ ok: true });
  expect(await before.append(sale(1, 3), now)).toMatchObject({ ok: true });
  await before.close();

  const journal = openJournalThread({ program: THREAD, dataDirectory: directory });
  const ahead = await journal.open();
  expect(ahead).toMatchObject({ ok: true, value: { ledger: { lastSequence: 3 } } });
  // An answer that was read from the disk a second time would be another object.
  expect(await journal.open()).toBe(ahead);
  expect(await journal.append(entries({ kind: 'started', version: '1' }), now)).toEqual({ ok: true, value: undefined });
  await journal.close();
});

test('a thread that was started ahead is the one that is asked, and one that has died meanwhile is replaced', async () => {
  const { directory } = start();
  const ahead = startJournalWorker({ program: THREAD, dataDirectory: directory });
  const journal = openJournalThread({ program: THREAD, dataDirectory: directory, started: ahead });
  expect(await journal.open()).toMatchObject({ ok: true });
  await journal.close();
  expect(ahead.hasEnded()).toBe(true);
  const next = openJournalThread({ program: THREAD, dataDirectory: directory, started: ahead });
  expect(await next.open()).toMatchObject({ ok: true });
  await next.close();
  const absent = startJournalWorker({ program: join(directory, 'absent.cjs'), dataDirectory: directory });
  const unheard = openJournalThread({
    program: join(directory, 'absent.cjs'),
    dataDirectory: directory,
    started: absent,
  });
  expect(await unheard.open()).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  await unheard.close();
});
