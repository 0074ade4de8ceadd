import { afterAll, expect, test } from 'vitest';
import { CLIENT_INFO_PER_MINUTE } from '../../../main/payments/kaspi/request-limits.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { PHONE } from '../../support/sandbox/method-proofs.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const clock = new FakeClock();
const harness = withSandbox({ strict: true, clock });

afterAll(() => {
  expect(harness.sandbox.violations()).toEqual([]);
});

test('the 51st look-up of a phone number within a minute is not sent; a minute later it is', async () => {
  const { client, token } = await harness.registered('enhanced', 'KIOSK-1', () => clock.monoMs());
  for (let count = 0; count < CLIENT_INFO_PER_MINUTE; count += 1) {
    expect(await client.clientName(token, PHONE)).toMatchObject({ ok: true });
    await clock.advance(1_000);
  }
  const before = harness.sandbox.requests().length;
  expect(await client.clientName(token, PHONE)).toMatchObject({
    ok: false,
    error: { code: 'TOO-OFTEN', action: 'retry' },
  });
  expect(harness.sandbox.requests().length).toBe(before);
  await clock.advance(11_000);
  expect(await client.clientName(token, PHONE)).toMatchObject({ ok: true });
});

test('an invalid phone number is not looked up', async () => {
  const { client, token } = await harness.registered('enhanced', 'KIOSK-2', () => clock.monoMs());
  expect(await client.clientName(token, '12345')).toMatchObject({ ok: false, error: { code: 'PHONE-NUMBER' } });
});
