import { expect, it } from 'vitest';
import { verifyOrganization } from '../../../main/payments/apipay/verification.ts';
import type { ApiPayStandIn } from '../../../sandbox/apipay/stand-in.ts';
import type { FakeClock } from '../sandbox/support.ts';
import { withApiPayLink } from './harness.ts';

const apiPay = withApiPayLink();
const IDN = '123456789012';

/** Verifies while `meanwhile` plays the person with the phone; time moves whenever the command waits. */
function verify(meanwhile: (service: ApiPayStandIn, leftS: number) => void): ReturnType<typeof verifyOrganization> {
  const { clock, provider, service } = apiPay();
  return verifyOrganization(provider, clock, IDN, (leftS) => {
    meanwhile(service, leftS);
    moveOn(clock);
  });
}

function moveOn(clock: FakeClock): void {
  void clock.nextTimer().then(() => {
    clock.advance(2000);
  });
}

it('waits until somebody has confirmed it', async () => {
  let asked = 0;
  const verified = await verify((service) => {
    asked += 1;
    if (asked === 3) service.verify('verified');
  });
  expect([verified, asked]).toEqual([{ ok: true, value: 'verified' }, 3]);
});

it('tells a refusal from a time that is over', async () => {
  expect(await verify((service) => service.verify('failed'))).toEqual({ ok: true, value: 'failed' });
  expect(await verify(() => undefined)).toEqual({ ok: true, value: 'expired' });
});

it('goes on after a lost answer, and ends with a refused key', async () => {
  const { service } = apiPay();
  service.faults.next('organizations/status', { kind: 'garbage' });
  expect(await verify((playing) => playing.verify('verified'))).toEqual({ ok: true, value: 'verified' });
  service.faults.next('organizations/verify', { kind: 'http', httpStatus: 401, body: '{}' });
  expect(await verify(() => undefined)).toMatchObject({ ok: false, error: { action: 'payments-off' } });
});
