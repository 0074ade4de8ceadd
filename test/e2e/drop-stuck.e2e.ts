import { mergeTests } from '@playwright/test';
import { test as withAcceptor } from '../support/lines/acceptor-line.ts';
import { expect, test as withMachine, vends } from '../support/kiosk/drop-machine.ts';
import { takesCash } from '../support/kiosk/kiosk-files.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { OWED, REFUNDED, toCash, waitOffersCash, waitRefund, WATER } from '../support/kiosk/sales.ts';
import { SchemeBank } from '../support/sandbox/scheme-bank.ts';

const test = mergeTests(withMachine, withAcceptor);
/** The turn and the one that the operator allows beside it. */
const TWO_TURNS = [WATER.channel, WATER.channel];
const CODE = /^[0-9A-Z]{3}-[0-9A-Z]{3}$/;

/** The customer pays at a bank of another contract. */
async function payAt(bank: SchemeBank, kiosk: Kiosk, hasChoice = false): Promise<void> {
  await kiosk.tapProduct(WATER.name);
  if (hasChoice) await kiosk.tap('Kaspi QR');
  await kiosk.waitScreen('qr');
  await bank.pay();
}

test('enhanced scheme: after two turns without a product the money is refunded automatically', async ({
  machine,
  kiosks,
}) => {
  await SchemeBank.during('enhanced', async (bank) => {
    const contract = bank.contract();
    const kiosk = await kiosks.open({ change: (config) => contract(vends(machine.path)(config)) });
    machine.jam();
    // This contract sends invoices to telephones as well.
    await payAt(bank, kiosk, true);
    await waitRefund(kiosk, 'not-dispensed', 'done');
    await expect(kiosk.page.getByRole('heading')).toHaveText('Ақша қайтарылды');
    expect(bank.onlyPurchase()).toMatchObject({ returnedTiyn: WATER.priceTiyn });
    await kiosk.waitSale(REFUNDED);
    await kiosk.tap('Дайын');
    await kiosk.waitScreen('idle');
    expect(machine.pulses()).toEqual(TWO_TURNS);
    await kiosk.close();
  });
});

test('lite scheme: a debt with its code on the screen', async ({ machine, kiosks }) => {
  await SchemeBank.during('lite', async (bank) => {
    const contract = bank.contract();
    const kiosk = await kiosks.open({ change: (config) => contract(vends(machine.path)(config)) });
    machine.jam();
    await payAt(bank, kiosk);
    await kiosk.waitReason('error', 'not-dispensed');
    await expect(kiosk.page.locator('.money')).toContainText('450\u00a0₸');
    await expect(kiosk.page.locator('.claim-code')).toHaveText(CODE);
    await expect(kiosk.page.locator('.payment-number')).toContainText(bank.onlyPurchase().id);
    expect(await kiosk.onlySale()).toMatchObject(OWED);
    await kiosk.tap('Тауарларға оралу');
    await kiosk.waitScreen('idle');
    expect(machine.pulses()).toEqual(TWO_TURNS);
    await kiosk.close();
  });
});

test('paid in notes: all of them are owed under the code, the change with the price', async ({
  bank,
  machine,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: (config) => takesCash(acceptor.path)(vends(machine.path)(config)) });
  machine.jam();
  await waitOffersCash(kiosk);
  await toCash(kiosk, acceptor, [500]);
  acceptor.insert(500);
  await kiosk.waitReason('error', 'not-dispensed');
  await expect(kiosk.page.locator('.money')).toContainText('500\u00a0₸');
  await expect(kiosk.page.locator('.claim-code')).toHaveText(CODE);
  expect(await kiosk.onlySale()).toMatchObject({ ...OWED, paidTiyn: 50_000, owedTiyn: 50_000 });
  await kiosk.tap('Тауарларға оралу');
  await kiosk.waitScreen('idle');
  expect(machine.pulses()).toEqual(TWO_TURNS);
  expect(acceptor.cassetteTenge()).toBe(500);
  expect(bank.books.purchases).toEqual([]);
});
