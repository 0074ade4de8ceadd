import { expect, test } from '../support/lines/acceptor-line.ts';
import {
  buyWithChange,
  CHANGE_TIYN,
  chooseFor,
  expectMoneyAddsUp,
  GUM,
  sellsMore,
  toCarriedChange,
} from '../support/kiosk/carried-change-sales.ts';
import { WATER } from '../support/kiosk/sales.ts';

const CODE = /^[0-9A-Z]{3}-[0-9A-Z]{3}$/;
const DONE = { dispensed: true, dispensedBy: 'assumed' } as const;

test('change pays for product after product: topped up with a note, alone, and topped up by QR', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  test.slow();
  const kiosk = await kiosks.open({ change: sellsMore(acceptor.path) });
  const { page } = kiosk;
  const codes = [await toCarriedChange(kiosk, acceptor)];
  const more = async (): Promise<void> => {
    await kiosk.waitScreen('success');
    codes.push(await page.locator('.owed-change .claim-code').innerText());
    await kiosk.tap('Тағы бірдеңе алу');
    await kiosk.waitScreen('idle');
  };

  await test.step('50 and a note of 500 pay for 450: 100 of change', async () => {
    await chooseFor(kiosk, WATER.name);
    await kiosk.waitScreen('payment');
    await expect(page.locator('.payment-rest')).toContainText('400\u00a0₸');
    await kiosk.tap('Қолма-қол');
    await kiosk.waitScreen('cash');
    await expect(page.locator('.cash-inserted .amount')).toHaveText(['0\u00a0₸', '50\u00a0₸']);
    await expect(page.locator('.cash-rest .amount')).toHaveText('400\u00a0₸');
    await acceptor.waitTaking(500);
    acceptor.insert(500);
    await kiosk.waitScreen('success');
    const receipt = page.getByRole('region', { name: 'Чек' });
    await expect(receipt).toContainText('500\u00a0₸');
    await expect(page.locator('.owed-change')).toContainText('100\u00a0₸');
    await more();
  });

  await test.step('100 pay for 40 without another question: 60 of change', async () => {
    await chooseFor(kiosk, GUM.name.kk);
    await kiosk.waitScreen('success');
    await expect(page.locator('.owed-change')).toContainText('60\u00a0₸');
    await more();
  });

  await test.step('60 and 390 by QR pay for 450: nothing is owed', async () => {
    await chooseFor(kiosk, WATER.name);
    await kiosk.waitScreen('payment');
    await kiosk.tap('Kaspi QR');
    await kiosk.waitScreen('qr');
    const purchase = await bank.purchase();
    expect(purchase.amount).toBe('390.00');
    purchase.scan();
    purchase.confirm();
    await kiosk.waitScreen('success');
    await expect(page.locator('.owed-change')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Тағы бірдеңе алу' })).toHaveCount(0);
  });

  expect(new Set(codes).size).toBe(3);
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel, WATER.channel, GUM.channel, WATER.channel]);
  expect(await expectMoneyAddsUp(kiosk, acceptor, bank)).toMatchObject([
    { ...DONE, provider: 'cash', paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0, state: 'closed' },
    { ...DONE, provider: 'cash', paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0, state: 'closed' },
    { ...DONE, provider: 'cash', paidTiyn: 4_000, deliveredTiyn: 4_000, owedTiyn: 0, state: 'closed' },
    { ...DONE, paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0, state: 'closed' },
  ]);
  expect(acceptor.cassetteTenge()).toBe(1_000);
});

test('nothing else: the change stays owed under its code, and the next customer has none', async ({
  bank,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: sellsMore(acceptor.path) });
  const code = await toCarriedChange(kiosk, acceptor);
  expect(code).toMatch(CODE);
  await kiosk.tap('Керек емес');
  await expect(kiosk.page.locator('.carried-change')).toHaveCount(0);
  await kiosk.tapProduct(WATER.name);
  await kiosk.waitScreen('payment');
  await expect(kiosk.page.locator('.payment-rest')).toHaveCount(0);
  expect(await expectMoneyAddsUp(kiosk, acceptor, bank)).toMatchObject([
    { paidTiyn: 50_000, deliveredTiyn: 45_000, owedTiyn: CHANGE_TIYN, state: 'debt' },
  ]);
});

test('the second product is not topped up: the change is available again, under its code', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: sellsMore(acceptor.path) });
  const code = await toCarriedChange(kiosk, acceptor);
  await chooseFor(kiosk, WATER.name);
  await kiosk.waitScreen('payment');
  await kiosk.tap('Kaspi QR');
  await kiosk.waitScreen('qr');
  const purchase = await bank.purchase();
  await kiosk.tap('Бас тарту');
  await kiosk.waitScreen('idle');
  await expect(kiosk.page.locator('.carried-change')).toContainText(code);
  purchase.fail();
  await expect
    .poll(async () => (await kiosk.ledger()).map(({ state }) => state), { timeout: 60_000 })
    .toEqual(['debt', 'closed']);
  expect(await expectMoneyAddsUp(kiosk, acceptor, bank)).toMatchObject([
    { paidTiyn: 50_000, deliveredTiyn: 45_000, owedTiyn: CHANGE_TIYN },
    { paidTiyn: 0, deliveredTiyn: 0, owedTiyn: 0 },
  ]);
  expect(relay.pulses()).toEqual([WATER.channel]);
});

test('switched off by the operator: the change is owed, and no other product is offered', async ({
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({
    change: (config) => ({ ...sellsMore(acceptor.path)(config), payment: config['payment'] }),
  });
  await buyWithChange(kiosk, acceptor);
  await expect(kiosk.page.getByRole('button', { name: 'Дайын', exact: true })).toBeVisible();
  await expect(kiosk.page.getByRole('button', { name: 'Тағы бірдеңе алу' })).toHaveCount(0);
});

test('an impatient finger: the second tap on "another product" chooses none, and a tap that is meant does', async ({
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: sellsMore(acceptor.path) });
  await buyWithChange(kiosk, acceptor);
  await kiosk.page.evaluate(() => {
    // Chromium reports a second tap as a double click on the element that is now under the finger.
    const shown = new MutationObserver(() => {
      const card = document.querySelector('main .card');
      if (card === null) return;
      shown.disconnect();
      card.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
    });
    shown.observe(document.body, { childList: true, subtree: true });
  });
  await kiosk.tap('Тағы бірдеңе алу');
  await kiosk.waitScreen('idle');
  await kiosk.tapProduct(WATER.name);
  await kiosk.waitScreen('product');
  const log = await kiosk.wholeLog();
  expect(log.filter(({ event, facts }) => event === 'screen-changed' && facts['screen'] === 'product')).toHaveLength(1);
});
