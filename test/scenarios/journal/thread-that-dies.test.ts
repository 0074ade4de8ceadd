import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournalThread } from '../../../main/journal/worker/journal-thread.ts';
import type { KioskJournal } from '../../../main/journal/kiosk-journal.ts';
import { entries, sale, withJournal } from './harness.ts';

const start = withJournal();
const now = { wallMs: 1_000_000, monoMs: 5 };
const DYING = join(import.meta.dirname, '..', '..', 'support', 'journal', 'dying-thread.ts');

function open(dataDirectory: string): KioskJournal {
  return openJournalThread({ program: DYING, dataDirectory });
}

/** What lets the thread of `dying-thread.ts` end, before or after the entry is on disk. */
function deadly(when: 'before' | 'after') {
  return entries({ kind: 'started', version: `dies ${when}` });
}

test('the thread ends before an entry is on disk: refused, and the next probe restarts it with the same records', async () => {
  const { directory } = start();
  const journal = open(directory);
  expect(await journal.open()).toMatchObject({ ok: true });
  expect(await journal.append(sale(1), now)).toMatchObject({ ok: true });
  const refused = { ok: false, error: { reason: 'journal-failed' } };
  // What was asked after it is refused as well, and nothing waits for ever.
  const answers = await Promise.all([
    journal.append(deadly('before'), now),
    journal.append(sale(2), now),
    journal.knowsPurchase('1001', 'test'),
  ]);
  // Whether a number was issued before is unknown, which is not "no".
  expect(answers).toMatchObject([refused, refused, null]);
  expect(await journal.append(sale(2), now)).toMatchObject(refused);
  expect(await journal.probe()).toMatchObject({ ok: true });
  expect(await journal.append(sale(2), now)).toMatchObject({ ok: true });
  expect(await journal.knowsPurchase('1001', 'test')).toBe(true);
  await journal.close();
});

test('the thread ends after an entry is on disk, before its answer: the running kiosk does not continue with other records', async () => {
  const { directory } = start();
  let unexpected: unknown = null;
  const journal = openJournalThread({
    program: DYING,
    dataDirectory: directory,
    onDisagreement: (error) => {
      unexpected = error;
    },
  });
  expect(await journal.open()).toMatchObject({ ok: true });
  expect(await journal.append(deadly('after'), now)).toMatchObject({ ok: false });
  expect(await journal.probe()).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  expect(unexpected).toBeInstanceOf(Error);
  expect(await journal.append(sale(1), now)).toMatchObject({ ok: false });
  await journal.close();
  // The next start of the application has the books of the disk.
  const next = open(directory);
  expect(await next.open()).toMatchObject({ ok: true, value: { ledger: { lastSequence: 1 } } });
  await next.close();
});
