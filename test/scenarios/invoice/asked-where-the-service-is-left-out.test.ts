import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { InvoiceHarness } from '../../support/harness/invoice-harness.ts';
import { aService, CODE, INVOICE } from '../../support/harness/machine-settings.ts';

const SENDER = aService({ provider: 'apipay', binding: 'apipay test', refundWay: 'direct', methods: [INVOICE] });
const OTHER = aService({ provider: 'kaspi', binding: 'kaspi test', refundWay: 'direct', methods: [CODE] });

/** Starts with some of the services on what the journal has. */
function startWith(services: readonly ReturnType<typeof aService>[], before: InvoiceHarness): InvoiceHarness {
  const next = new InvoiceHarness({ services });
  next.entries.push(...before.entries);
  next.send({ kind: 'booted', ledger: replay(next.entries), version: 'test' });
  return next;
}

test('an invoice without an answer is not given up by a start that has not its service, and is in doubt by the next that has', () => {
  const cut = new InvoiceHarness({ services: [SENDER, OTHER] }).ready();
  cut.send({ kind: 'connect-answered', provider: 'apipay', result: { ok: true, value: { tradePoint: null } } });
  cut.choose();
  cut.way('phone').type('7011234567').sendInvoice();
  const without = startWith([OTHER], cut);
  expect(without.ledger()).toMatchObject([{ state: 'open', inDoubtTiyn: 0 }]);
  const again = startWith([SENDER, OTHER], without);
  expect(again.ledger()).toMatchObject([{ state: 'unresolved', inDoubtTiyn: 45_000 }]);
});
