import { expect, test } from 'vitest';
import { withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';
import { REQUEST_LIMITS } from '../../../main/payments/kaspi/request-limits.ts';

const harness = withNetwork();
const start = withKiosk();

test('a second purchase is created and paid; the first is recorded, never shown, and nothing is paid twice', async () => {
  const kiosk = await start({ payments: harness.payments() });
  await until(() => kiosk.screen.name === 'idle');
  harness.line.hold();
  await kiosk.choose('water');
  await until(() => harness.line.heldBytes > 0);
  expect(kiosk.screen.name).toBe('preparing');
  await kiosk.clock.advance(REQUEST_LIMITS.createMs);
  harness.line.release();
  await kiosk.clock.advance(1_000);
  await until(() => kiosk.screen.name === 'qr');

  const [first, second] = harness.sandbox.purchases().map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('two purchases were expected');
  expect(
    kiosk
      .entries()
      .map(({ kind }) => kind)
      .slice(-5),
  ).toEqual(['sale-opened', 'purchase-asked', 'purchase-unanswered', 'purchase-asked', 'purchase-known']);
  expect(kiosk.entries().at(-1)).toMatchObject({ qrPaymentId: second });
  const tokens = kiosk.shown.flatMap((screen) => (screen.name === 'qr' ? [screen.qrToken] : []));
  expect(new Set(tokens).size).toBe(1);

  expect((await harness.sandbox.phone.scan(second)).ok).toBe(true);
  expect((await harness.sandbox.phone.confirm(second)).ok).toBe(true);
  await harness.pass(kiosk, 15_000);
  expect(kiosk.pulses(1)).toBe(1);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0 }]);
  expect(harness.kioskRequests().filter(({ path }) => path.endsWith(`payment/status/${first}`))).toEqual([]);
});
