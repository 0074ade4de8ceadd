import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE } from '../../support/harness/machine-settings.ts';

const GOLD = { ...CODE, id: 'kaspi_gold', canCancel: true, commissionRate: 100 } as const;
const services = [aService({ refundWay: 'direct', methods: [GOLD, { ...GOLD, id: 'kaspi_red' }] })];

test('the commission is another one than shown, in a sale that change pays a part of: the customer chooses again', async () => {
  const kiosk = new InvoiceHarness({ services, hasAcceptor: true, change: 'owe', moreProducts: true });
  kiosk.ready().plugAcceptor();
  kiosk.choose();
  kiosk.way('cash').insert(500);
  kiosk.pulseDone();
  await kiosk.clock.advance(1_500);
  kiosk.send({ kind: 'more', revision: kiosk.revision });
  kiosk.choose('sale-2');
  kiosk.send({ kind: 'pay', freshId: 'sale-2', revision: kiosk.revision });
  kiosk.way('kaspi_gold', 'sale-2');
  expect(kiosk.last('ask-purchase')).toMatchObject({ amountTiyn: 40_000 });
  kiosk.answerPurchase('ABC', { qrToken: 'https://pay.example/1', commission: { rate: 200, amountTiyn: tiyn(800) } });
  expect(kiosk.screen).toMatchObject({
    name: 'payment',
    restTiyn: 40_000,
    isTotalChanged: true,
    ways: [
      { id: 'kaspi_gold', totalTiyn: 40_800, commissionTiyn: 800 },
      { id: 'kaspi_red', totalTiyn: 40_400, commissionTiyn: 400 },
    ],
  });
});
