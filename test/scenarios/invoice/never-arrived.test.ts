import { expect, test } from 'vitest';
import type { FoundPurchases, PaymentFailure } from '../../../app/payment/provider.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, INVOICE } from '../../support/harness/machine-settings.ts';

const NOTHING = ok({ purchases: [], isWhole: true });
const LONG_MS = 10 * MINUTE_MS;

/** A machine whose invoice got no answer, at a service that can be asked by the number of the sale. */
class Lost extends InvoiceHarness {
  #asked = 0;

  constructor() {
    super({ services: [aService({ refundWay: 'direct', findsLost: true, methods: [INVOICE] })] });
  }

  begin(): this {
    this.ready().untilPhone().type('7011234567').sendInvoice();
    this.failPurchase('retry');
    this.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
    return this;
  }

  /** For so long each question gets this answer. */
  async pass(ms: number, result: Result<FoundPurchases, PaymentFailure> = NOTHING): Promise<this> {
    for (let left = ms; left > 0; left -= SECOND_MS) {
      await this.clock.advance(SECOND_MS);
      if (this.count('find-purchases') === this.#asked) continue;
      this.#asked = this.count('find-purchases');
      const { by, saleId } = this.last('find-purchases');
      this.send({ kind: 'find-answered', saleId, by, result });
    }
    return this;
  }

  get inDoubtTiyn(): number | undefined {
    return this.ledger()[0]?.inDoubtTiyn;
  }
}

test('an invoice that the service has had nothing of for less than ten minutes may still arrive', async () => {
  const kiosk = await new Lost().begin().pass(LONG_MS);
  expect(kiosk.inDoubtTiyn).toBe(45_000);
});

test('after ten minutes without it, it was never sent: the doubt ends, and nothing is asked any more', async () => {
  const kiosk = await new Lost().begin().pass(LONG_MS + MINUTE_MS);
  expect(kiosk.inDoubtTiyn).toBe(0);
  const asked = kiosk.count('find-purchases');
  await kiosk.pass(LONG_MS);
  expect(kiosk.count('find-purchases')).toBe(asked);
});

test.each([
  ['no answer', err(noAnswer)],
  ['an answer that does not show everything', ok({ purchases: [], isWhole: false })],
])('%s in between says nothing: the ten minutes begin anew', async (_, between) => {
  const kiosk = await new Lost().begin().pass(LONG_MS - MINUTE_MS);
  await kiosk.pass(MINUTE_MS, between);
  await kiosk.pass(LONG_MS - MINUTE_MS);
  expect(kiosk.inDoubtTiyn).toBe(45_000);
  await kiosk.pass(3 * MINUTE_MS);
  expect(kiosk.inDoubtTiyn).toBe(0);
});
