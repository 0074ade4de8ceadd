import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE } from '../../support/harness/machine-settings.ts';

const GOLD = { ...CODE, id: 'kaspi_gold', canCancel: true, takesParts: true } as const;
const GATEWAY = aService({ provider: 'byfly', title: 'ByFly', binding: 'byfly test', methods: [GOLD] });

test('the rest is paid just after its customer has left the screen: the whole sum is shown under the same code', async () => {
  const kiosk = new InvoiceHarness({ services: [GATEWAY] });
  kiosk.ready();
  kiosk.send({ kind: 'connect-answered', provider: 'byfly', result: ok({ tradePoint: null }) });
  kiosk.choose();
  kiosk.answerPurchase('ABC', { qrToken: 'https://pay.example/1', scanTimeoutMs: 300_000 });
  await kiosk.clock.advance(5_000);
  kiosk.status({ kind: 'part-paid', amountTiyn: tiyn(20_000), isOpen: true }, 'ABC');
  kiosk.touch('cancel');
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'part-paid', amountTiyn: 20_000 });
  const code = kiosk.screen.name === 'error' ? kiosk.screen.claimCode : null;
  kiosk.touch('done');
  await kiosk.clock.advance(0);
  kiosk.cancelled({ kind: 'processed', amountTiyn: tiyn(45_000) }, 'ABC');
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'part-paid', amountTiyn: 45_000, claimCode: code });
  expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 45_000, owedTiyn: 45_000, state: 'debt' }]);
});
