import { expect, test } from 'vitest';
import { withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const harness = withNetwork();
const start = withKiosk();

test('one HTML page instead of the QR: the sale continues with the next attempt', async () => {
  const kiosk = await start({ payments: harness.payments() });
  await until(() => kiosk.screen.name === 'idle');
  harness.sandbox.faults.next('qr/create', { kind: 'html-502' });
  const requests = harness.kioskRequests().length;
  await kiosk.choose('water');
  await until(() => kiosk.entries().some(({ kind }) => kind === 'purchase-unanswered'));
  await kiosk.clock.advance(1_000);
  await until(() => kiosk.screen.name === 'qr');
  expect(harness.kioskRequests(requests).map(({ httpStatus }) => httpStatus)).toEqual([502, 200]);
  expect(harness.line.accepted).toBe(1);
});

test('only HTML: payments stop before a customer’s touch, and recover by themselves', async () => {
  const kiosk = await start({ payments: harness.payments() });
  await until(() => kiosk.screen.name === 'idle');
  harness.sandbox.faults.next('health/ping', { kind: 'html-502' }, 3);
  await harness.pass(kiosk, 22_500);
  expect(kiosk.screen).toMatchObject({
    name: 'out-of-service',
    problem: { reason: 'payments-unavailable', parameters: { code: 'HTTP 502' } },
  });
  await harness.pass(kiosk, 30_000);
  expect(kiosk.screen.name).toBe('idle');
});
