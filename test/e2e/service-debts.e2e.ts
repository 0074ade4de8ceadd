import { mkdirSync } from 'node:fs';
import { claimCode } from '../../app/claim-code.ts';
import { openJournal } from '../../main/journal/journal.ts';
import { journalFiles } from '../../main/journal/journal-files.ts';
import { cashSale, entry, PRICE, sale } from '../unit/journal/history.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { hold, knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';

const HOUR_MS = 3_600_000;
const OWED = 'sale-owed';
const CODE = claimCode(OWED);

/** What earlier days left in the journal. */
function writePast(dataDirectory: string): void {
  mkdirSync(dataDirectory, { recursive: true });
  const files = journalFiles(dataDirectory);
  const opened = openJournal(files.database, files.backups);
  if (!opened.ok) throw new Error(opened.error.reason);
  const owed = sale('debt', OWED, '16').map((one) => ('claimCode' in one ? { ...one, claimCode: CODE } : one));
  const days = [
    sale('delivered', 'sale-fine', '15'),
    [...cashSale('sale-cash', PRICE)],
    owed,
    ...Array.from({ length: 10 }, (_, index) => sale('delivered', `more-${String(index)}`, String(100 + index))),
  ];
  for (const [index, entries] of days.entries()) {
    const wallMs = Date.now() - (days.length - index) * HOUR_MS;
    const written = opened.value.append(entries.map(entry), { wallMs, monoMs: index * HOUR_MS });
    if (!written.ok) throw new Error(JSON.stringify(written.error));
  }
  opened.value.close();
}

async function find(kiosk: Kiosk, text: string): Promise<void> {
  await press(kiosk, 'search');
  await kiosk.page.locator('[data-field=search]').fill(text);
  await press(kiosk, 'find');
}

test('a debt is found by its code, paid out once, and shown as the story of its sale', async ({ kiosks }) => {
  await kiosks.prepare({ change: withPins });
  writePast(kiosks.folder.dataDirectory);
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  await knock(kiosk);
  await typePin(kiosk, SERVICE.technician.pin);
  await waitStep(kiosk, 'home');
  await press(kiosk, 'home-debts');
  await waitStep(kiosk, 'debts');
  await expect(kiosk.page.locator('[data-fact=open-sums]')).toBeVisible();

  await find(kiosk, '???');
  await expect(kiosk.page.locator('.notice[data-kind=fault]')).toBeVisible();
  await find(kiosk, CODE.toLowerCase().replace('-', ' '));
  await press(kiosk, `debt-${CODE}`);
  await hold(kiosk, 'debt-pay');
  await expect(kiosk.page.locator('[data-fact=debt-paid]')).toBeVisible();
  await expect(kiosk.page.locator('[data-action=debt-pay]')).toHaveCount(0);
  await press(kiosk, 'list');
  await press(kiosk, 'back');

  await press(kiosk, 'home-sales');
  await waitStep(kiosk, 'sales');
  await press(kiosk, 'page-next');
  await press(kiosk, 'page-previous');
  await find(kiosk, '16');
  await find(kiosk, `order-${OWED}`);
  await press(kiosk, `sale-${OWED}`);
  await expect(kiosk.page.locator('[data-word=paid-out-technician]')).toBeVisible();
  await press(kiosk, 'sales-bars');
  await expect(kiosk.page.locator('[data-fact=bar-water]')).toBeVisible();
  await press(kiosk, 'range-today');
  await press(kiosk, 'range-month');
  await expect(kiosk.page.locator('[data-fact=sold-sum]')).toBeVisible();

  const line = (await kiosk.ledger()).find((one) => one.saleId === OWED);
  expect(line).toMatchObject({ owedTiyn: 0, refundedTiyn: PRICE, state: 'closed' });
});
