import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { ok } from '../../../app/result.ts';
import { tiyn } from '../../../app/money/money.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(135_000) }];

/** 500 in notes, 850 by a QR that is paid after everybody has gone: it goes back by itself, and the notes are owed. */
async function cutAfter(kind: string): Promise<CashHarness> {
  const before = new CashHarness({ catalogue: dear, refundWay: 'direct' }).ready();
  before.plugAcceptor().chooseCash().insert(500);
  before.method('qr');
  before.answerQr();
  before.touch('cancel');
  before.touch('cancel');
  await before.clock.advance(5_000);
  before.answerStatus('processed');
  const until = before.entries.findLastIndex(({ entry }) => entry.kind === kind);
  const entries = before.entries.slice(0, until + 1);
  const harness = new CashHarness({ catalogue: dear, refundWay: 'direct' });
  harness.entries.push(...entries);
  harness.send({ kind: 'booted', ledger: replay(entries), version: 'test' });
  harness.send({ kind: 'relay-ready' });
  harness.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
  return harness;
}

test('power cut during the refund of the QR: only that part is refunded, and the notes stay owed', async () => {
  const harness = await cutAfter('refund-intended');
  expect(harness.loop.state().refunds).toHaveLength(1);
  harness.send({
    kind: 'details-answered',
    saleId: 'sale-1',
    qrPaymentId: '15',
    result: ok({ totalTiyn: tiyn(85_000), refundableTiyn: tiyn(85_000) }),
  });
  const asked = harness.effects.filter((effect) => effect.kind === 'ask-refund');
  expect(asked).toMatchObject([{ request: { amountTiyn: 85_000 } }]);
  harness.send({ kind: 'refund-answered', saleId: 'sale-1', qrPaymentId: '15', result: ok('1') });
  expect(harness.ledger()).toMatchObject([
    { paidTiyn: 135_000, refundedTiyn: 85_000, owedTiyn: 50_000, state: 'debt' },
  ]);
});
