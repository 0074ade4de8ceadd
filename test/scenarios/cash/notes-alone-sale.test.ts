import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { NotesAloneHarness } from '../../support/harness/notes-alone-harness.ts';

/** What would have to ask a payment service. */
const SERVICE_EFFECT = /payments|purchase|status|details|refund|return/;

function asked({ effects }: { readonly effects: readonly Effect[] }): readonly string[] {
  return effects.map(({ kind }) => kind).filter((kind) => SERVICE_EFFECT.test(kind));
}

test('the sale begins with the notes, the product is dispensed, and the change is owed under a code', async () => {
  const harness = new NotesAloneHarness().ready();
  expect(harness.screen).toMatchObject({ name: 'idle', takesQr: false, takesCash: true });
  harness.choose();
  expect(harness.screen).toMatchObject({ name: 'cash', ways: [] });
  harness.insert(500);
  harness.pulseDone();
  await harness.clock.advance(DELAYS.settleMs);
  expect(harness.screen).toMatchObject({
    name: 'success',
    change: { amountTiyn: 5_000, claimCode: expect.any(String) },
  });
  expect(harness.ledger()).toMatchObject([
    {
      provider: 'cash',
      purchases: [],
      qrPaymentId: null,
      paidTiyn: 50_000,
      deliveredTiyn: 45_000,
      owedTiyn: 5_000,
      state: 'debt',
      claimCode: expect.any(String),
    },
  ]);
  expect(harness.entries.find(({ entry }) => entry.kind === 'sale-opened')?.entry).toMatchObject({
    provider: 'cash',
    binding: null,
  });
  await harness.clock.advance(24 * 3_600_000);
  expect(asked(harness)).toEqual([]);
});

test('a touch for the QR, which is not offered, has no effect before and between the notes', () => {
  const harness = new NotesAloneHarness({ maxQuantity: 3 }).ready();
  harness.choose();
  harness.method('qr');
  expect(harness.screen.name).toBe('product');
  harness.send({ kind: 'pay', revision: harness.loop.view().frame.revision, freshId: 'sale-1' });
  harness.method('qr');
  expect(harness.screen.name).toBe('cash');
  expect(harness.kinds()).not.toContain('purchase-asked');
});

test('events of a payment service change nothing', () => {
  const harness = new NotesAloneHarness().ready();
  harness.send({
    kind: 'connect-answered',
    provider: 'kaspi',
    result: { ok: true, value: { tradePoint: 'somewhere' } },
  });
  harness.loseBank();
  expect(harness.screen).toMatchObject({ name: 'idle', takesQr: false });
});

test('a customer who leaves with notes in the machine is owed them', () => {
  const harness = new NotesAloneHarness({
    catalogue: [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }],
  }).ready();
  harness.choose();
  harness.insert(1_000);
  harness.touch('cancel');
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'cash-not-used', money: 'owed' });
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 100_000, owedTiyn: 100_000 }]);
});
