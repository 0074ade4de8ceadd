import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE } from '../../support/harness/machine-settings.ts';

const GOLD = { ...CODE, id: 'kaspi_gold', canCancel: true, takesParts: true } as const;
const GATEWAY = aService({ provider: 'byfly', title: 'ByFly', binding: 'byfly test', methods: [GOLD] });

test('the acceptor draws in a note without a value beside a part: the part is owed once', async () => {
  const kiosk = new InvoiceHarness({ services: [GATEWAY], hasAcceptor: true });
  kiosk.ready().plugAcceptor();
  kiosk.send({ kind: 'connect-answered', provider: 'byfly', result: ok({ tradePoint: null }) });
  kiosk.choose();
  kiosk.way('kaspi_gold').answerPurchase('ABC', { qrToken: 'https://pay.example/1', scanTimeoutMs: 300_000 });
  await kiosk.clock.advance(5_000);
  kiosk.status({ kind: 'part-paid', amountTiyn: tiyn(20_000), isOpen: true }, 'ABC');
  kiosk.stacked(null, false);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'note-unnamed', amountTiyn: 20_000 });
  expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 20_000, owedTiyn: 20_000 }]);
  await kiosk.clock.advance(5_000);
  kiosk.cancelled({ kind: 'processed', amountTiyn: tiyn(45_000) }, 'ABC');
  expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 45_000, owedTiyn: 45_000 }]);
  const owed = kiosk.entries.flatMap(({ entry }) => (entry.kind === 'debt-recorded' ? [entry.amountTiyn] : []));
  expect(owed).toEqual([20_000, 25_000]);
});
