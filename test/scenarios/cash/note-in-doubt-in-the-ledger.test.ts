import { expect, test } from 'vitest';
import { ledgerReport } from '../../support/ledger-report.ts';
import { replay } from '../../../app/journal/replay.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';

const NOTE = 50_000;
const NOTHING = { paidTiyn: 0, deliveredTiyn: 0, refundedTiyn: 0, owedTiyn: 0 };

test('a note that is not found is in no sum, but always listed', async () => {
  const kiosk = new CashHarness().ready().plugAcceptor().chooseCash();
  kiosk.escrow(500);
  // After a power cut now its place would be unknown.
  expect(kiosk.ledger()).toMatchObject([{ ...NOTHING, inDoubtTiyn: NOTE, claimCode: expect.any(String) }]);
  kiosk.send({ kind: 'bill-doubtful' });
  await kiosk.clock.advance(DELAYS.billMs);
  expect(kiosk.ledger()).toMatchObject([
    { ...NOTHING, inDoubtTiyn: NOTE, state: 'unresolved', claimCode: expect.any(String) },
  ]);
  const { totals } = ledgerReport(replay(kiosk.entries));
  expect(totals).toMatchObject({ ...NOTHING, inDoubtTiyn: NOTE, unresolved: 1 });
});

test('a stacked note is received, and no longer in doubt', () => {
  const kiosk = new CashHarness().ready().plugAcceptor().chooseCash();
  kiosk.insert(500);
  expect(kiosk.ledger()).toMatchObject([{ paidTiyn: NOTE, inDoubtTiyn: 0 }]);
});
