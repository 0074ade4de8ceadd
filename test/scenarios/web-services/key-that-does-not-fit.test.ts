import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../sandbox/http/fault.ts';
import { withApiPay, withByFly } from './harness.ts';

/** An answer of the service's own, or of something before it. */
function answer(httpStatus: number, body: string): Fault {
  return { kind: 'http', httpStatus, body };
}

const NEITHER: readonly (readonly [string, Fault])[] = [
  ['401', answer(401, '{"success":false,"message":"Unauthenticated."}')],
  ['403', answer(403, '{"success":false,"message":"Forbidden"}')],
  ['400', answer(400, '{"success":false,"message":"Invalid key"}')],
  ['422', answer(422, '{"success":false,"message":"Invalid key"}')],
  ['success: false at HTTP 200', answer(200, '{"success":false,"message":"Invalid key"}')],
  ['a page at HTTP 200', answer(200, '<html>Sign in</html>')],
  ['a page at 404', answer(404, '<html>Not Found</html>')],
];

describe('ApiPay', () => {
  const apiPay = withApiPay();

  it('with its key answers a list of invoices', async () => {
    expect(await apiPay().provider.connect()).toEqual({ ok: true, value: { tradePoint: null } });
  });

  it.each([...NEITHER, ['404 in JSON', answer(404, '{"message":"Not Found"}')]] as const)(
    '%s does not show that the key is good',
    async (_name, fault) => {
      const { provider, service } = apiPay();
      service.faults.next('invoices/list', fault);
      expect(await provider.connect()).toMatchObject({ ok: false });
    },
  );
});

describe('ByFly', () => {
  const byFly = withByFly();

  it('with its token does not know the transaction that there is not', async () => {
    expect(await byFly().provider.connect()).toEqual({ ok: true, value: { tradePoint: null } });
  });

  it.each(NEITHER)('%s does not show that the token is good', async (_name, fault) => {
    const { provider, service } = byFly();
    service.faults.next('payment/details', fault);
    expect(await provider.connect()).toMatchObject({ ok: false });
  });
});
