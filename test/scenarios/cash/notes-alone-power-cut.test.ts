import { expect, test } from 'vitest';
import { replay } from '../../../app/journal/replay.ts';
import { ok } from '../../../app/result.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { NotesAloneHarness } from '../../support/harness/notes-alone-harness.ts';

const MINUTE_MS = 60_000;

/** The price is in, and the program is ending: the next start has to give the product out. */
function paidWhileStopping(): NotesAloneHarness {
  const before = new NotesAloneHarness().ready();
  before.choose();
  before.escrow(500);
  before.send({ kind: 'stopping' });
  before.stacked(500);
  return before;
}

/** The relay is lost while the last note is drawn in: no product can follow. */
function paidWithoutRelay(): NotesAloneHarness {
  const before = new NotesAloneHarness().ready();
  before.choose();
  before.escrow(500);
  before.send({ kind: 'relay-lost', problem: { reason: 'relay-lost', parameters: {} } });
  before.stacked(500);
  return before;
}

test('power cut with a note on its way: it is found in the stacker, and owed', async () => {
  const before = new NotesAloneHarness().ready();
  before.choose();
  before.escrow(500);
  const next = (await before.restart()).boot();
  next.send({ kind: 'relay-ready' });
  expect(next.screen.name).toBe('starting');
  next.send({ kind: 'bill-found', where: 'in-stacker' });
  next.plugAcceptor();
  expect(next.screen.name).toBe('idle');
  expect(next.ledger()).toMatchObject([
    { state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000, claimCode: expect.any(String) },
  ]);
});

test('power cut in the pulse: the outcome is unknown, and everything is owed', async () => {
  const before = new NotesAloneHarness().ready();
  before.choose();
  before.insert(500);
  expect(before.kinds().at(-1)).toBe('dispense-intended');
  const next = (await before.restart()).ready();
  expect(next.count('pulse-relay')).toBe(0);
  expect(next.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, deliveredTiyn: 0, owedTiyn: 50_000 }]);
});

test('paid less than a minute before the start: the product is dispensed', async () => {
  const before = paidWhileStopping();
  expect(before.entries.find(({ entry }) => entry.kind === 'sale-opened')?.entry).toMatchObject({ binding: null });
  expect([before.kinds().at(-1), before.count('pulse-relay')]).toEqual(['bill-stacked', 0]);
  const next = (await before.restart(MINUTE_MS - 1)).ready();
  expect(next.screen.name).toBe('dispensing');
  expect(next.count('pulse-relay')).toBe(1);
  next.pulseDone();
  expect(next.ledger()).toMatchObject([
    { state: 'debt', dispensed: true, paidTiyn: 50_000, deliveredTiyn: 45_000, owedTiyn: 5_000 },
  ]);
});

test('paid a minute before the start: nothing is dispensed, and everything is owed', async () => {
  const next = (await paidWhileStopping().restart(MINUTE_MS)).ready();
  expect(next.screen.name).toBe('idle');
  expect(next.count('pulse-relay')).toBe(0);
  expect(next.ledger()).toMatchObject([
    { state: 'debt', dispensed: false, paidTiyn: 50_000, owedTiyn: 50_000, claimCode: expect.any(String) },
  ]);
});

test('paid while the relay was lost: owed, and shown, as soon as it is certain that nothing will be dispensed', async () => {
  const next = (await paidWithoutRelay().restart(MINUTE_MS)).ready();
  expect(next.count('pulse-relay')).toBe(0);
  expect(next.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});

test('a purchase from the time with a bank stays unresolved, without a request', async () => {
  const before = new CashHarness().ready();
  before.plugAcceptor().choose();
  before.method('qr');
  before.answerQr();
  const next = new NotesAloneHarness();
  next.entries.push(...before.entries);
  next.ready();
  await next.clock.advance(60 * MINUTE_MS);
  expect(next.screen.name).toBe('idle');
  expect(next.effects.filter(({ kind }) => kind.startsWith('ask-'))).toEqual([]);
  expect(next.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 0 }]);

  const back = new CashHarness();
  back.entries.push(...next.entries);
  back.send({ kind: 'booted', ledger: replay(back.entries), version: 'test' });
  back.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
  await back.clock.advance(MINUTE_MS);
  expect(back.effects.map(({ kind }) => kind)).toContain('ask-status');
  back.send({ kind: 'status-answered', saleId: 'sale-1', qrPaymentId: '15', result: ok({ kind: 'processed' }) });
  expect(back.ledger()).toMatchObject([{ paidTiyn: 45_000 }]);
});
