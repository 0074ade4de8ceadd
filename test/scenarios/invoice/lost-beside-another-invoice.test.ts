import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { FoundPurchase, PaymentProvider } from '../../../app/payment/provider.ts';
import { err, ok } from '../../../app/result.ts';
import { noService } from '../../../main/payments/port/no-service.ts';
import { runEffect } from '../../../main/runtime/run-effect.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';

const times = { pollIntervalMs: 5_000, scanTimeoutMs: 60_000, confirmTimeoutMs: 0 };
const found: FoundPurchase = {
  qrPaymentId: '41',
  qrToken: null,
  methods: [],
  amountTiyn: tiyn(45_000),
  status: { kind: 'created' },
  ...times,
};

/** The answer is lost, and the service finds this purchase under the number of the sale. */
async function sent(isKnown: boolean): Promise<InvoiceHarness> {
  const service: PaymentProvider = {
    ...noService,
    createPurchase: () => Promise.resolve(err(noAnswer)),
    findPurchases: () => Promise.resolve(ok({ purchases: [found], isWhole: true })),
  };
  const kiosk = new InvoiceHarness().ready().untilPhone().type('7011234567').sendInvoice();
  runEffect(kiosk.last('ask-purchase'), {
    clock: kiosk.clock,
    payments: () => service,
    dispenser: null,
    printer: null,
    acceptor: null,
    probeJournal: () => ok(undefined),
    knowsPurchase: () => isKnown,
    dispatch: (event) => kiosk.send(event),
    log: { write: () => undefined },
  });
  await kiosk.clock.advance(0);
  return kiosk;
}

test('what is found is an earlier invoice of the same sale: the lost one stays in doubt', async () => {
  const kiosk = await sent(true);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'invoice-lost', money: 'in-doubt' });
  expect(kiosk.ledger()).toMatchObject([{ inDoubtTiyn: 45_000, state: 'unresolved' }]);
});

test('what is found is not on record yet: it is the lost one', async () => {
  const kiosk = await sent(false);
  expect(kiosk.screen.name).toBe('invoice');
  expect(kiosk.ledger()).toMatchObject([{ inDoubtTiyn: 0 }]);
});
