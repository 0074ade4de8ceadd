import { writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { err, type Result } from '../../../app/result.ts';
import { WebLink } from '../../../main/payments/web/web-link.ts';
import { readWebAnswer, type WebAnswer } from '../../../main/payments/web/web-call.ts';
import { withApiPay, withByFly } from './harness.ts';

const reasonOf = (tried: Result<unknown, PaymentFailure>): string => (tried.ok ? 'good' : tried.error.problem.reason);

/** Whatever is asked, this is the answer at the service's address. */
function answering(status: number, body: string): void {
  const spy = vi.spyOn(WebLink.prototype, 'send').mockResolvedValue(answered(status, body));
  onTestFinished(() => {
    spy.mockRestore();
  });
}

function answered(status: number, body: string): Result<WebAnswer, PaymentFailure> {
  return readWebAnswer('a.kz', { status, body });
}

const OTHERS = [
  ['a page of a provider', 200, '<html>Welcome</html>', 'answered-by-another'],
  ['JSON of something else', 200, '{"hello":"world"}', 'server-answer-invalid'],
  ['a page that does not exist', 404, '<html>404</html>', 'answered-by-another'],
  ['a bad day of the service', 500, '{"message":"Server Error"}', 'payments-unavailable'],
  ['too many questions', 429, '{"message":"Too Many Requests"}', 'payments-unavailable'],
  ['no access', 403, '{"message":"Forbidden"}', 'api-key-refused'],
] as const;

describe.each([
  ['ApiPay', withApiPay()],
  ['ApiPay in its first form', withApiPay({ port: 0, behaviour: { form: 'first' } })],
  ['ByFly', withByFly()],
])('a key of %s is tried by a question that changes nothing', (_, service) => {
  it('and the right one is accepted', async () => {
    expect(reasonOf(await service().provider.connect())).toBe('good');
  });

  it('and another one is refused', async () => {
    const { provider, secretFile } = service();
    writeFileSync(secretFile, 'another-key\n');
    expect(reasonOf(await provider.connect())).toBe('api-key-refused');
  });

  it('and without the service nobody can tell', async () => {
    const { provider } = service();
    vi.spyOn(WebLink.prototype, 'send').mockResolvedValueOnce(err(unreachable()));
    expect(reasonOf(await provider.connect())).toBe('network-unreachable');
  });

  it.each(OTHERS)('and %s is no sign that it is right', async (_what, status, body, reason) => {
    const { provider } = service();
    answering(status, body);
    expect(reasonOf(await provider.connect())).toBe(reason);
  });
});

function unreachable(): PaymentFailure {
  return { action: 'retry', code: 'ECONNREFUSED', problem: { reason: 'network-unreachable', parameters: {} } };
}

describe('an address at which nobody knows this question', () => {
  const apiPay = withApiPay();
  it('is told for ApiPay, whose list of invoices every form of its API has', async () => {
    answering(404, '{"message":"Not Found"}');
    expect(reasonOf(await apiPay().provider.connect())).toBe('service-refused');
  });

  const byFly = withByFly();
  it('is no sign for ByFly where it refuses otherwise than for a transaction that does not exist', async () => {
    answering(422, '{"success":false,"message":"Bad request"}');
    expect(reasonOf(await byFly().provider.connect())).toBe('service-refused');
  });
});
