import { mkdirSync } from 'node:fs';
import { mergeTests } from '@playwright/test';
import { claimCode } from '../../app/claim-code.ts';
import { problem } from '../../app/problem.ts';
import { openJournal } from '../../main/journal/journal.ts';
import { journalFiles } from '../../main/journal/journal-files.ts';
import { DoorLooks } from '../support/kiosk/door-pictures.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { takesCash } from '../support/kiosk/kiosk-files.ts';
import { waitOffersCash } from '../support/kiosk/sales.ts';
import { showBeside, type Beside } from '../support/kiosk/shown-beside.ts';
import { hold, knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';
import { expect, test as withAcceptor } from '../support/lines/acceptor-line.ts';
import { prints, test as withPrinter, waitPrinter } from '../support/lines/paper-line.ts';
import { cashSale, doubtfulNote, entry, opened, PRICE, sale } from '../unit/journal/history.ts';

const test = mergeTests(withAcceptor, withPrinter);
const HOUR_MS = 3_600_000;

/** What earlier days left behind: sales, a debt, a note in doubt, and money of no sale. */
function writePast(dataDirectory: string): void {
  mkdirSync(dataDirectory, { recursive: true });
  const files = journalFiles(dataDirectory);
  const opened = openJournal(files.database, files.backups);
  if (!opened.ok) throw new Error(opened.error.reason);
  const days = [
    ...Array.from({ length: 9 }, (_, index) => sale('delivered', `sale-${String(index)}`, String(100 + index))),
    [...cashSale('sale-cash', PRICE)],
    sale('debt', 'sale-owed', '16'),
    doubtfulNote('sale-note', 50_000),
    lostInvoice('sale-invoice'),
    [{ kind: 'orphan-recorded', orphanId: 'orphan-1', amountTiyn: 100_000, source: 'bill-acceptor' }],
  ];
  for (const [index, entries] of days.entries()) {
    const wallMs = Date.now() - (days.length - index) * HOUR_MS;
    const written = opened.value.append(entries.map(entry), { wallMs, monoMs: index * HOUR_MS });
    if (!written.ok) throw new Error(JSON.stringify(written.error));
  }
  opened.value.close();
}

/** An invoice whose answer was lost: only a person can say what became of it. */
function lostInvoice(saleId: string): object[] {
  return [
    ...opened(saleId, '900').slice(0, 1),
    { kind: 'purchase-asked', saleId, attempt: 1, method: 'phone' },
    { kind: 'purchase-unanswered', saleId, code: 'TIMEOUT' },
    { kind: 'invoice-lost', saleId, amountTiyn: PRICE, claimCode: claimCode(saleId) },
    { kind: 'attempt-abandoned', saleId, reason: 'unanswered' },
  ];
}

/** A machine with three services, whose last two updates have failed. */
const BESIDE: Beside = {
  lines: [
    {
      fact: 'update',
      level: 'attention',
      problem: null,
      text: { key: 'update.text', values: { versions: '0.2.0, 0.2.1', version: '0.1.0' } },
      cure: { kind: 'door', step: 'system' },
      service: null,
    },
    ...(['apipay', 'byfly'] as const).map((provider) => ({
      fact: 'payment-other' as const,
      level: provider === 'apipay' ? ('works' as const) : ('fault' as const),
      problem: provider === 'apipay' ? null : problem('server-silent', { service: 'ByFly', host: 'byfly-pay.com' }),
      text: {
        key: 'payment-other.text' as const,
        values: {
          names: {
            kind: 'names' as const,
            names: [{ kk: 'Телефонға шот', ru: 'Счёт на телефон', en: 'Invoice to phone' }],
          },
        },
      },
      cure: null,
      service: { provider, title: provider === 'apipay' ? 'ApiPay' : 'ByFly' },
    })),
  ],
  updates: { next: '0.3.0', isOnTrial: true, takenBack: ['0.2.0', '0.2.1'], kept: [] },
  looked: { kind: 'found', version: '0.3.0', downloadBytes: 1_234_567 },
  payment: {
    verifier: { provider: 'apipay', title: 'ApiPay', idn: '180340021791', problem: null },
    verification: {
      kind: 'waiting',
      leftS: 94,
      instruction: 'Верификация запущена. Подтвердите в приложении Kaspi Business.',
    },
  },
};

async function enter(kiosk: Kiosk, role: keyof typeof SERVICE): Promise<void> {
  await knock(kiosk);
  await typePin(kiosk, SERVICE[role].pin);
  await waitStep(kiosk, 'home');
}

async function through(kiosk: Kiosk, step: string): Promise<void> {
  await press(kiosk, `home-${step}`);
  await waitStep(kiosk, step);
}

async function home(kiosk: Kiosk): Promise<void> {
  await press(kiosk, 'back');
  await waitStep(kiosk, 'home');
}

test('axe finds nothing at any door, in either role, also with everything in reach', async ({
  relay,
  acceptor,
  printer,
  kiosks,
}) => {
  test.setTimeout(process.env['SAUDA_PICTURES'] === undefined ? 300_000 : 1_200_000);
  const change = prints(printer.path);
  await kiosks.prepare({ change: (config) => withPins(takesCash(acceptor.path)(change(config))) });
  writePast(kiosks.folder.dataDirectory);
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  await waitOffersCash(kiosk);
  await waitPrinter(kiosk);
  const { page } = kiosk;
  const looks = new DoorLooks(kiosk);
  const look = looks.look.bind(looks);

  await knock(kiosk);
  await waitStep(kiosk, 'pin');
  await look('pin');
  await typePin(kiosk, SERVICE.technician.pin);
  await waitStep(kiosk, 'home');
  await expect(page.locator('[data-fact=payment]')).toHaveAttribute('data-level', 'works');
  await look('home');

  await through(kiosk, 'checks');
  await press(kiosk, 'check-ping');
  await press(kiosk, 'check-sound');
  await hold(kiosk, 'check-channel-1');
  await expect(page.locator('[data-fact=question-1]')).toBeVisible();
  await look('checks');
  await press(kiosk, 'answer-out-1');
  await home(kiosk);

  await through(kiosk, 'cash');
  await look('cash');
  await home(kiosk);

  await through(kiosk, 'stock');
  await look('stock');
  await home(kiosk);

  await through(kiosk, 'products');
  await look('products');
  await page.locator('.product-cards .card').first().click();
  await page.locator('[data-field=price]').fill('0');
  await press(kiosk, 'save');
  await expect(page.locator('.notice[data-kind=fault]')).toBeVisible();
  await look('product-price');
  await page.locator('[data-field=category-ru]').click();
  await look('product-category');
  await press(kiosk, 'close');
  await home(kiosk);

  await through(kiosk, 'debts');
  await expect(page.locator('[data-fact=open-sums]')).toBeVisible();
  await look('debts');
  await page.locator(`[data-action="debt-${claimCode('sale-invoice')}"]`).click();
  await expect(page.locator('[data-action=debt-invoice-paid]')).toBeVisible();
  await look('debt-lost-invoice');
  await press(kiosk, 'debt-invoice-amount');
  await look('debt-other-amount');
  await press(kiosk, 'enter');
  await press(kiosk, 'list');
  // The code that the history has for every debt.
  await page.locator('[data-action=debt-ABCD-EFGH]').click();
  await look('debt');
  await press(kiosk, 'list');
  await press(kiosk, 'search');
  await look('debts-search');
  await home(kiosk);

  await through(kiosk, 'sales');
  await look('sales');
  await page.locator('[data-action^=sale-]').first().click();
  await look('sale');
  await press(kiosk, 'sales-list');
  await press(kiosk, 'sales-bars');
  await look('sales-bars');
  await home(kiosk);

  await through(kiosk, 'log');
  await expect(page.locator('[data-event]').first()).toBeVisible();
  await look('log');
  await home(kiosk);

  await through(kiosk, 'certificate');
  await expect(page.locator('[data-fact=certificate]')).toHaveAttribute('data-level', 'works');
  await look('certificate');
  await home(kiosk);

  await through(kiosk, 'payment');
  await expect(page.locator('[data-fact=answer]')).toHaveAttribute('data-level', 'works');
  await look('payment');
  await press(kiosk, 'payment-list');
  await expect(page.locator('[data-fact^=point-]').first()).toBeVisible();
  await look('payment-points');
  await press(kiosk, 'close-list');
  await home(kiosk);

  await through(kiosk, 'devices');
  await look('devices');
  await home(kiosk);

  await through(kiosk, 'export');
  await expect(page.locator('[data-action=refresh]')).toBeVisible();
  await look('export');
  await home(kiosk);

  await through(kiosk, 'system');
  await expect(page.locator('[data-fact=version]')).toBeVisible();
  await look('system');
  await page.locator('[data-fact=demo]').scrollIntoViewIfNeeded();
  await look('system-below');
  await press(kiosk, 'change-pin-collector');
  await look('system-pin');
  await press(kiosk, 'cancel-pin');
  await press(kiosk, 'leave');
  await kiosk.waitScreen('idle');

  await relay.unplug();
  await kiosk.waitScreen('out-of-service');
  await enter(kiosk, 'technician');
  await expect(page.locator('[data-fact=relay]')).toHaveAttribute('data-level', 'fault');
  await look('home-with-faults');
  await press(kiosk, 'leave');
  await enter(kiosk, 'collector');
  await look('home-of-the-collector');
  await through(kiosk, 'cash');
  await press(kiosk, 'collect');
  await look('cash-collecting');
  await press(kiosk, 'leave');

  await showBeside(kiosk, BESIDE);
  await enter(kiosk, 'technician');
  await expect(page.locator('[data-fact=payment-byfly]')).toBeVisible();
  await look('home-with-services-and-updates');
  await through(kiosk, 'system');
  await page.locator('[data-action=update-stick]').scrollIntoViewIfNeeded();
  await look('system-with-updates');
  await home(kiosk);
  await through(kiosk, 'payment');
  await expect(page.locator('[data-fact=verification]')).toHaveAttribute('data-level', 'attention');
  await look('payment-verification');
  expect(looks.found).toEqual([]);
});
