import { expect, test } from '../../support/windowless/windowless-test.ts';
import { SPECIFICATION, type Dialect } from '../../support/foreign-bank/dialect.ts';
import { buy } from '../../support/kiosk/sales.ts';

/** What live integrations teach (facts, section 3). */
const DIALECTS: Readonly<Record<string, Partial<Dialect>>> = {
  'lower-case names, one-digit day': { names: 'lower', expireDate: '2026-11-3T11:55:14.166+06:00' },
  'camel case, numbers as text, no zone': {
    names: 'camel',
    numbersAsText: true,
    expireDate: '2026-12-08T11:35:48.1566667',
  },
  'upper case, a lower-case message': {
    names: 'upper',
    lowerCaseMessage: true,
    expireDate: '2026-10-22T17:10:50.717+05:00',
  },
  'terse, without payment methods': { terse: true, paymentMethods: null },
  'one method, one unknown': { paymentMethods: ['Gold', 'Unheard'] },
};

test('every dialect of the bank sells', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open();
  let number = 0;
  for (const [name, changes] of Object.entries(DIALECTS)) {
    number += 1;
    await test.step(name, async () => {
      bank.books.dialect = { ...SPECIFICATION, ...changes };
      await buy(kiosk, bank, number);
      await kiosk.tap('Дайын');
      await kiosk.waitScreen('idle');
    });
  }
  await expect.poll(() => relay.pulses()).toEqual(Object.keys(DIALECTS).map(() => 1));
  expect((await kiosk.ledger()).every(({ state, dispensed }) => state === 'closed' && dispensed)).toBe(true);
});

test('the device is registered in the oddest dialect', async ({ bank, kiosks }) => {
  bank.books.dialect = { ...SPECIFICATION, names: 'lower', numbersAsText: true, terse: true };
  await kiosks.open();
  expect(bank.requestsOf('device/register')).toHaveLength(1);
});

test('undocumented statuses count as neither paid nor failed, and polling continues', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('qr');
  const purchase = await bank.purchase();
  purchase.say('SomethingNew', 'Wait', 'Pending', 'Processed');
  await kiosk.waitScreen('success');
  expect(purchase.polls).toEqual(['SomethingNew', 'Wait', 'Pending', 'Processed']);
  await expect.poll(() => relay.pulses()).toEqual([1]);
});
