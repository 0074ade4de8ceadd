import { expect, test } from 'vitest';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

const LATENCY_MS = 400;
/** Only after this long without a change a request in a gateway has certainly ended. */
const GATEWAY_MS = 60_000;
/** The outside contract: "settled within 45 s where the outside world answers". */
const SETTLED_MS = 45_000;
const OWED = {
  paidTiyn: 45_000,
  deliveredTiyn: 0,
  refundedTiyn: 0,
  owedTiyn: 45_000,
  dispensed: false,
  dispensedBy: null,
  // The details may be behind the books, so that a person has to look before it is paid by hand.
  state: 'unresolved',
};

test('the request never arrived before a power cut, and the customer has left: it is not sent again, the debt stays', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.press('cancel');
  kiosk.bank.confirm();
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'paid-late', step: 'qr' });
  kiosk.bank.refundFates.push({ carriedOut: false, failure: noAnswer });
  kiosk.bank.scanRefundQr('payer');
  kiosk.bank.latencyMs = LATENCY_MS;
  // Status, purchases and details are answered; the refund itself is on its way.
  await kiosk.clock.advance(kiosk.bank.options.pollIntervalMs + 3 * LATENCY_MS + LATENCY_MS / 4);
  expect(kiosk.bank.refunds).toHaveLength(1);

  await kiosk.killAndRestart();
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.ledger()).toMatchObject([OWED]);
  await kiosk.clock.advance(GATEWAY_MS + SETTLED_MS);
  expect(kiosk.ledger()).toMatchObject([{ ...OWED, claimCode: expect.any(String) }]);
  expect(kiosk.bank.refunds).toHaveLength(1);
  expect(kiosk.bank.purchases).toMatchObject([{ returnedTiyn: 0 }]);
});
