import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE } from '../../support/harness/machine-settings.ts';

const GOLD = { ...CODE, id: 'kaspi_gold', canCancel: true, commissionRate: 100, takesParts: true } as const;
const CREDIT = { ...GOLD, id: 'kaspi_credit', commissionRate: 1_400 } as const;
const GATEWAY = aService({ provider: 'byfly', title: 'ByFly', binding: 'byfly test', methods: [GOLD, CREDIT] });
const name = { kk: 'Тур', ru: 'Тур', en: 'Tour' };
const catalogue = [{ id: 'water', channel: 1, name, priceTiyn: tiyn(1_000_000) }];

function onTheCode(): InvoiceHarness {
  const kiosk = new InvoiceHarness({ services: [GATEWAY], catalogue });
  kiosk.ready();
  kiosk.send({ kind: 'connect-answered', provider: 'byfly', result: ok({ tradePoint: null }) });
  kiosk.choose();
  return kiosk;
}

const commission = { rate: 100, amountTiyn: tiyn(10_000) };
const code = { qrToken: 'https://pay.example/1', scanTimeoutMs: 300_000, commission };

describe('the commission', () => {
  test('is on every button before the choice', () => {
    expect(onTheCode().screen).toMatchObject({
      name: 'payment',
      ways: [
        { id: 'kaspi_gold', totalTiyn: 1_010_000, commissionTiyn: 10_000 },
        { id: 'kaspi_credit', totalTiyn: 1_140_000, commissionTiyn: 140_000 },
      ],
    });
  });

  test('is paid and delivered with the product, and on record', () => {
    const kiosk = onTheCode().way('kaspi_gold').answerPurchase('ABC', code);
    expect(kiosk.screen).toMatchObject({ name: 'qr', amountTiyn: 1_010_000 });
    kiosk.status({ kind: 'processed', amountTiyn: tiyn(1_010_000) }, 'ABC');
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 1_010_000, deliveredTiyn: 0, owedTiyn: 1_010_000 }]);
    kiosk.pulseDone();
    expect(kiosk.ledger()).toMatchObject([
      { provider: 'byfly', paidTiyn: 1_010_000, deliveredTiyn: 1_010_000, owedTiyn: 0, commissionTiyn: 10_000 },
    ]);
  });

  test('without the product all of it is owed', async () => {
    const kiosk = onTheCode().way('kaspi_gold').answerPurchase('ABC', code);
    kiosk.status({ kind: 'processed' }, 'ABC');
    const { dispense } = kiosk.last('pulse-relay');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      kiosk.send({ kind: 'pulse-failed', dispense, certain: true, reason: 'busy' });
      await kiosk.clock.advance(1_500);
    }
    expect(kiosk.ledger()).toMatchObject([
      { paidTiyn: 1_010_000, deliveredTiyn: 0, owedTiyn: 1_010_000, state: 'debt' },
    ]);
  });

  test('another one than shown is put to the customer again, and the purchase is withdrawn', async () => {
    const other = { ...code, commission: { rate: 0, amountTiyn: tiyn(0) } };
    const kiosk = onTheCode().way('kaspi_gold').answerPurchase('ABC', other);
    expect(kiosk.screen).toMatchObject({
      name: 'payment',
      isTotalChanged: true,
      ways: [{ id: 'kaspi_gold', totalTiyn: 1_000_000 }, { id: 'kaspi_credit' }],
    });
    await kiosk.clock.advance(0);
    expect(kiosk.last('cancel-purchase')).toMatchObject({ qrPaymentId: 'ABC', provider: 'byfly' });
    kiosk.way('kaspi_gold').answerPurchase('ABD', other);
    expect(kiosk.screen).toMatchObject({ name: 'qr', amountTiyn: 1_000_000 });
  });

  test('what a service answered last is on the buttons after a restart', async () => {
    const other = { ...code, commission: { rate: 50, amountTiyn: tiyn(5_000) } };
    const before = onTheCode().way('kaspi_gold').answerPurchase('ABC', other);
    const kiosk = await before.restart();
    kiosk.choose('sale-2');
    expect(kiosk.screen).toMatchObject({
      name: 'payment',
      ways: [
        { id: 'kaspi_gold', totalTiyn: 1_005_000 },
        { id: 'kaspi_credit', totalTiyn: 1_140_000 },
      ],
    });
    kiosk.way('kaspi_gold', 'sale-2').answerPurchase('ABD', other);
    expect(kiosk.screen).toMatchObject({ name: 'qr', amountTiyn: 1_005_000 });
  });

  test.each([
    ['less than the commission', 5_000],
    ['less than the price', 500_000],
    ['too much', 1_500_000],
  ])('is the same after a restart when %s was paid', async (_what, paidTiyn) => {
    const before = onTheCode().way('kaspi_gold').answerPurchase('ABC', code);
    before.status({ kind: 'processed', amountTiyn: tiyn(paidTiyn) }, 'ABC');
    if (paidTiyn > 1_010_000) before.pulseDone();
    const kiosk = await before.restart();
    kiosk.choose('sale-2');
    expect(kiosk.screen).toMatchObject({
      name: 'payment',
      ways: [{ id: 'kaspi_gold', totalTiyn: 1_010_000 }, { id: 'kaspi_credit' }],
    });
  });
});

describe('a payment in parts', () => {
  test('what is in is counted at once, and the rest can be paid', async () => {
    const kiosk = onTheCode().way('kaspi_gold').answerPurchase('ABC', code);
    await kiosk.clock.advance(5_000);
    kiosk.status({ kind: 'part-paid', amountTiyn: tiyn(300_000), isOpen: true }, 'ABC');
    expect(kiosk.screen).toMatchObject({
      name: 'qr',
      part: { paidTiyn: 300_000, missingTiyn: 710_000, paysRest: false },
    });
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 300_000, owedTiyn: 300_000, state: 'open' }]);
    kiosk.send({ kind: 'rest', revision: kiosk.revision });
    expect(kiosk.screen).toMatchObject({ part: { paysRest: true } });
    await kiosk.clock.advance(5_000);
    kiosk.status({ kind: 'processed', amountTiyn: tiyn(1_010_000) }, 'ABC');
    kiosk.pulseDone();
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 1_010_000, deliveredTiyn: 1_010_000, owedTiyn: 0 }]);
  });

  test('whoever leaves is owed exactly what is in, and what comes later as well', async () => {
    const kiosk = onTheCode().way('kaspi_gold').answerPurchase('ABC', code);
    await kiosk.clock.advance(5_000);
    kiosk.status({ kind: 'part-paid', amountTiyn: tiyn(300_000), isOpen: true }, 'ABC');
    kiosk.touch('cancel');
    expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'part-paid', money: 'owed', amountTiyn: 300_000 });
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 300_000, owedTiyn: 300_000, state: 'unresolved' }]);
    await kiosk.clock.advance(0);
    kiosk.cancelled({ kind: 'part-paid', amountTiyn: tiyn(400_000), isOpen: false }, 'ABC');
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 400_000, owedTiyn: 400_000, state: 'debt' }]);
  });

  test('a power cut in between owes what is in', async () => {
    const before = onTheCode().way('kaspi_gold').answerPurchase('ABC', code);
    await before.clock.advance(5_000);
    before.status({ kind: 'part-paid', amountTiyn: tiyn(1_000_000), isOpen: true }, 'ABC');
    const kiosk = await before.restart();
    expect(kiosk.screen.name).toBe('idle');
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 1_000_000, deliveredTiyn: 0, owedTiyn: 1_000_000 }]);
    await kiosk.clock.advance(10_000);
    kiosk.status({ kind: 'processed', amountTiyn: tiyn(1_010_000) }, 'ABC');
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 1_010_000, owedTiyn: 1_010_000, state: 'debt' }]);
  });

  test('what is over is owed', () => {
    const kiosk = onTheCode().way('kaspi_gold').answerPurchase('ABC', code);
    kiosk.status({ kind: 'processed', amountTiyn: tiyn(1_050_000) }, 'ABC');
    kiosk.pulseDone();
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 1_050_000, deliveredTiyn: 1_010_000, owedTiyn: 40_000 }]);
  });
});
