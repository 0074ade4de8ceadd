import { expect, test } from 'vitest';
import { withNetwork } from '../../support/harness/network-harness.ts';
import { until } from '../../support/until.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const harness = withNetwork();
const start = withKiosk();
const NIGHT_MS = 8 * 3_600_000;

test('the server closed the connection at night: the first touch works, with one handshake that resumes the session', async () => {
  const kiosk = await start({ payments: harness.payments() });
  await harness.pass(kiosk, 500);
  expect(kiosk.screen.name).toBe('idle');
  harness.line.hangUp();
  await until(() => harness.line.open === 0);
  const [accepted, requests] = [harness.line.accepted, harness.kioskRequests().length];
  await kiosk.choose('water');
  await until(() => kiosk.screen.name === 'qr');
  expect(harness.line.accepted).toBe(accepted + 1);
  expect(harness.kioskRequests(requests)).toMatchObject([{ method: 'qr/create', tlsResumed: true, statusCode: 0 }]);
});

test('the connection breaks at the moment of the touch: the customer waits a second longer and sees no error', async () => {
  const kiosk = await start({ payments: harness.payments() });
  await harness.pass(kiosk, 500);
  harness.line.stall();
  const { asked } = harness.line;
  await kiosk.choose('water');
  await until(() => harness.line.asked > asked);
  harness.line.reset();
  await until(() => kiosk.entries().some(({ kind }) => kind === 'purchase-unanswered'));
  expect(kiosk.screen.name).toBe('preparing');
  await harness.pass(kiosk, 1_500);
  expect(kiosk.screen.name).toBe('qr');
  expect(kiosk.shown.some(({ name }) => name === 'error' || name === 'out-of-service')).toBe(false);
});

test('a night with a server that closes the connection after every answer: never out of service', async () => {
  const kiosk = await start({ payments: harness.payments() });
  await harness.pass(kiosk, 500);
  const requests = harness.kioskRequests().length;
  for (let passedMs = 0; passedMs < NIGHT_MS; passedMs += NIGHT_MS / 24) {
    await harness.pass(kiosk, 20_500);
    harness.line.hangUp();
    await until(() => harness.line.open === 0);
  }
  expect(
    harness.kioskRequests(requests).every(({ method, statusCode }) => method === 'health/ping' && statusCode === 0),
  ).toBe(true);
  expect(kiosk.shown.some(({ name }) => name === 'out-of-service')).toBe(false);
  await kiosk.choose('water');
  await harness.pass(kiosk, 500);
  expect(kiosk.screen.name).toBe('qr');
});
