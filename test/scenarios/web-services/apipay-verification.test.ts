import { expect, it } from 'vitest';
import type { VerificationProgress, VerificationWatch } from '../../../app/payment/verification.ts';
import type { ApiPayStandIn } from '../../../sandbox/apipay/stand-in.ts';
import { rewriting } from '../../support/payment-contract/sandbox-worlds.ts';
import type { FakeClock } from '../sandbox/support.ts';
import { done, invoiceRequest, withApiPay } from './harness.ts';

const apiPay = withApiPay();
const IDN = '123456789012';
const ROUND_MS = 3_000;

type Meanwhile = (service: ApiPayStandIn, progress: VerificationProgress) => void;

/** Verifies while `meanwhile` plays the person with the phone; time moves whenever the verification waits. */
function verify(meanwhile: Meanwhile, more: Partial<VerificationWatch> = {}) {
  const { clock, provider, service } = apiPay();
  return provider.verification.verify(IDN, {
    told: (progress) => {
      meanwhile(service, progress);
      moveOn(clock);
    },
    ...more,
  });
}

function moveOn(clock: FakeClock): void {
  void clock.nextTimer().then(() => {
    clock.advance(ROUND_MS);
  });
}

it('waits until somebody has confirmed it, and tells what the service asks for', async () => {
  const told: VerificationProgress[] = [];
  const verified = await verify((service, progress) => {
    told.push(progress);
    if (told.length === 3) service.verify('verified');
  });
  const instruction = 'Верификация запущена. Подтвердите в приложении Kaspi Business.';
  expect(verified).toEqual({ ok: true, value: 'verified' });
  expect(told).toEqual([120, 117, 114].map((leftS) => ({ leftS, instruction })));
});

it('counts the time by the service, which may have less of it than two minutes', async () => {
  const { service } = apiPay();
  const told: number[] = [];
  for (const left of ['40', '"37"', 'null', '-1', '1e9', '"soon"'])
    service.faults.next('organizations/status', rewriting('time_remaining', left));
  const ended = await verify((playing, { leftS }) => {
    told.push(leftS);
    if (told.length === 7) playing.verify('verified');
  });
  expect(ended).toEqual({ ok: true, value: 'verified' });
  // What is no time of seconds leaves the last one counting.
  expect(told).toEqual([120, 40, 37, 34, 31, 28, 25]);
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

it.each([
  ['another organisation', rewriting('id', '77')],
  ['a status that nobody knows', rewriting('status', '"on_hold"')],
])('is not decided by an answer about %s', async (_what, fault) => {
  const { service } = apiPay();
  let asked = 0;
  const verified = await verify((playing) => {
    asked += 1;
    if (asked === 1) service.faults.next('organizations/status', fault);
    if (asked === 2) playing.verify('verified');
  });
  expect([verified, asked]).toEqual([{ ok: true, value: 'verified' }, 2]);
});

it('is told to be the cabinet’s where the service has no such request', async () => {
  const { service } = apiPay();
  const body = '{"message":"Not Found"}';
  service.faults.next('organizations/verify', { kind: 'http', httpStatus: 404, body });
  expect(await verify(() => undefined)).toEqual({ ok: true, value: 'in-cabinet' });
});

it('ends after five minutes where the service has more time than anybody waits', async () => {
  const { service } = apiPay();
  let rounds = 0;
  const verified = await verify(() => {
    rounds += 1;
    service.faults.next('organizations/status', {
      kind: 'http',
      httpStatus: 200,
      body: '{"organization":{"id":1,"status":"pending","time_remaining":95}}',
    });
  });
  expect([verified, rounds]).toEqual([{ ok: true, value: 'expired' }, 102]);
});

it('asks nothing while a customer is in a sale, and counts on', async () => {
  const { service } = apiPay();
  let rounds = 0;
  const verified = await verify(
    (playing) => {
      rounds += 1;
      if (rounds === 1) playing.verify('verified');
    },
    { mayAsk: () => rounds > 5 },
  );
  const asked = service.requests().filter(({ operation }) => operation === 'organizations/status');
  expect([verified, rounds, asked.length]).toEqual([{ ok: true, value: 'verified' }, 6, 1]);
});

it('leaves a customer who comes right after it every question', async () => {
  const { clock, provider } = apiPay();
  expect(await verify(() => undefined)).toEqual({ ok: true, value: 'expired' });
  const { qrPaymentId } = done(await provider.createPurchase(invoiceRequest()));
  for (let asked = 0; asked < 20; asked += 1) {
    clock.advance(ROUND_MS);
    expect(await provider.purchaseStatus(qrPaymentId)).toMatchObject({ ok: true });
  }
});
