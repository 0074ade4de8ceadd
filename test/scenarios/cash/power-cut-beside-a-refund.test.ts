import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { ok } from '../../../app/result.ts';
import { tiyn } from '../../../app/money/money.ts';
import { CashBench } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(135_000) }];

/** 500 in notes, 850 by a QR that is paid after everybody has gone: it goes back by itself, and the notes are owed. */
async function cutAfter(kind: string): Promise<CashBench> {
  const before = new CashBench({ catalogue: dear, refundWay: 'direct' }).ready();
  before.plugAcceptor().chooseCash().insert(500);
  before.method('qr');
  before.answerQr();
  before.touch('cancel');
  before.touch('cancel');
  await before.clock.advance(5_000);
  before.answerStatus('processed');
  const until = before.entries.findLastIndex(({ entry }) => entry.kind === kind);
  const entries = before.entries.slice(0, until + 1);
  const bench = new CashBench({ catalogue: dear, refundWay: 'direct' });
  bench.entries.push(...entries);
  bench.send({ kind: 'booted', ledger: replay(entries), version: 'test' });
  bench.send({ kind: 'relay-ready' });
  bench.send({ kind: 'connect-answered', result: ok({ tradePoint: null }) });
  return bench;
}

test('the power goes while the QR goes back: only that goes back by QR, and the notes stay owed', async () => {
  const bench = await cutAfter('refund-intended');
  expect(bench.loop.state().refunds).toHaveLength(1);
  bench.send({
    kind: 'details-answered',
    saleId: 'sale-1',
    qrPaymentId: '15',
    result: ok({ totalTiyn: tiyn(85_000), availableReturnTiyn: tiyn(85_000) }),
  });
  const asked = bench.effects.filter((effect) => effect.kind === 'ask-refund');
  expect(asked).toMatchObject([{ request: { amountTiyn: 85_000 } }]);
  bench.send({ kind: 'refund-answered', saleId: 'sale-1', qrPaymentId: '15', result: ok('1') });
  expect(bench.ledger()).toMatchObject([{ paidTiyn: 135_000, refundedTiyn: 85_000, owedTiyn: 50_000, state: 'debt' }]);
});
