import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../../main/journal/journal.ts';
import { takesCash } from '../support/kiosk/kiosk-files.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { hold, knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';
import { expect, test } from '../support/lines/acceptor-line.ts';
import { cashSale, doubtfulNote, entry, NOON_MS } from '../unit/journal/history.ts';

const ORPHAN = { kind: 'orphan-recorded', orphanId: 'orphan-1', amountTiyn: 200_000, source: 'bill-acceptor' };
/** Longer than a button has to be held. */

/** The journal of a machine that took notes before. */
function seed(dataDirectory: string): void {
  mkdirSync(dataDirectory, { recursive: true });
  const journal = openJournal(join(dataDirectory, 'journal.db'), join(dataDirectory, 'backups'));
  if (!journal.ok) throw new Error(JSON.stringify(journal.error));
  const entries = [...cashSale('a', 50_000), ...cashSale('b', 100_000), ORPHAN, ...doubtfulNote('doubt', 50_000)];
  expect(journal.value.append(entries.map(entry), { wallMs: NOON_MS, monoMs: 0 }).ok).toBe(true);
  journal.value.close();
}

async function toCash(kiosk: Kiosk): Promise<void> {
  await knock(kiosk);
  await waitStep(kiosk, 'pin');
  await typePin(kiosk, SERVICE.collector.pin);
  await waitStep(kiosk, 'home');
  await press(kiosk, 'home-cash');
  await waitStep(kiosk, 'cash');
}

async function waitCollection(kiosk: Kiosk, step: 'out' | 'in' | 'count'): Promise<void> {
  await kiosk.page.locator(`[data-collection=${step}]`).waitFor();
}

test('a collector decides about a note, takes the cassette, counts in two visits, and the difference is on record', async ({
  acceptor,
  kiosks,
}) => {
  await kiosks.prepare({ change: (config) => withPins(takesCash(acceptor.path)(config)) });
  seed(kiosks.folder.dataDirectory);
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  const { page } = kiosk;
  const fact = (name: string) => page.locator(`[data-fact="${name}"]`);
  await test.step('the note in doubt is in the cassette: it is owed, and expected there', async () => {
    await toCash(kiosk);
    await expect(fact('cassette-amount')).toHaveText('3\u00a0500\u00a0₸');
    await hold(kiosk, 'note-found-ABC-123');
    await expect(fact('cassette-amount')).toHaveText('4\u00a0000\u00a0₸');
    await expect(fact('doubts')).toHaveCount(0);
    expect((await kiosk.ledger()).find(({ saleId }) => saleId === 'doubt')).toMatchObject({
      state: 'debt',
      paidTiyn: 50_000,
      owedTiyn: 50_000,
    });
  });
  await test.step('the acceptor sees the cassette go out and come back', async () => {
    await press(kiosk, 'collect');
    await waitCollection(kiosk, 'out');
    acceptor.unit.setFault({ kind: 'cassette-removed' });
    await waitCollection(kiosk, 'in');
    acceptor.unit.clearFault('cassette-removed');
    await waitCollection(kiosk, 'count');
  });
  await test.step('the count continues after the menu was left; a count of 10^9 is refused with a sentence', async () => {
    await press(kiosk, 'count-500');
    await press(kiosk, 'digit-2');
    await press(kiosk, 'enter');
    await page.locator('[data-field="count-1000"]').waitFor();
    await press(kiosk, 'leave');
    await kiosk.waitScreen('idle');
    await toCash(kiosk);
    await waitCollection(kiosk, 'count');
    await press(kiosk, 'count-1000');
    await page.locator('[data-field="count-1000"]').fill('1000000000');
    await press(kiosk, 'enter');
    await expect(page.locator('.notice')).toBeVisible();
    await page.locator('[data-field="count-1000"]').fill('1');
    await press(kiosk, 'enter');
    await page.locator('[data-field="count-2000"]').fill('0');
    await press(kiosk, 'enter');
    await press(kiosk, 'count-close');
    await expect(fact('counted')).toHaveText('2\u00a0000\u00a0₸');
    await hold(kiosk, 'collect-confirm');
  });
  await expect(fact('past-1')).toHaveAttribute('data-level', 'fault');
  await expect(fact('cassette-amount')).toHaveText('0\u00a0₸');
});
