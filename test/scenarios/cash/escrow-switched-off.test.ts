import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { logEscrowOff } from '../../../main/runtime/observers/log-escrow-off.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import type { MachineSettings } from '../../support/harness/machine-settings.ts';

const name = { kk: 'Су', ru: 'Вода', en: 'Water' };
const PRICE = 150_000;
const dear = { catalogue: [{ id: 'water', channel: 1, name, priceTiyn: tiyn(PRICE) }] };
const CODE = expect.stringMatching(/^.{3}-.{3}$/);

/** A machine whose acceptor draws in whatever is inserted. */
function machine(settings: MachineSettings = {}): CashHarness {
  return new CashHarness({ ...dear, ...settings }).ready().plugAcceptor();
}

function swallow(kiosk: CashHarness, tenge: number | null): void {
  kiosk.stacked(tenge, false);
}

describe('in a sale that is not paid', () => {
  test('three notes in a row count, and the product is dispensed', () => {
    const kiosk = machine().chooseCash();
    swallow(kiosk, 500);
    expect(kiosk.screen).toMatchObject({ name: 'cash', insertedTiyn: 50_000, restTiyn: 100_000 });
    swallow(kiosk, 500);
    expect(kiosk.screen).toMatchObject({ name: 'cash', insertedTiyn: 100_000, restTiyn: 50_000 });
    swallow(kiosk, 500);
    expect(kiosk.screen.name).toBe('dispensing');
    expect(kiosk.accepting).toEqual([]);
    expect(kiosk.count('pulse-relay')).toBe(1);
    expect(kiosk.kinds()).not.toContain('orphan-recorded');
    kiosk.pulseDone();
    expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: PRICE, deliveredTiyn: PRICE, inDoubtTiyn: 0 }]);
  });

  test('the amount above the price is change', async () => {
    const kiosk = machine().chooseCash();
    swallow(kiosk, 5_000);
    kiosk.pulseDone();
    await kiosk.clock.advance(DELAYS.settleMs);
    expect(kiosk.screen).toMatchObject({ name: 'success', change: { amountTiyn: 350_000, claimCode: CODE } });
    expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 500_000, owedTiyn: 350_000 }]);
  });

  test('with an accepted note on its way: both count', () => {
    const kiosk = machine().chooseCash();
    kiosk.escrow(500);
    swallow(kiosk, 1_000);
    expect(kiosk.screen).toMatchObject({ name: 'cash', step: 'drawing', insertedTiyn: 100_000 });
    kiosk.stacked(500);
    expect(kiosk.screen.name).toBe('dispensing');
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: PRICE }]);
  });

  test('the price is reached while another note is on its way, which is returned', () => {
    const kiosk = machine().chooseCash();
    kiosk.escrow(500);
    swallow(kiosk, 2_000);
    kiosk.send({ kind: 'bill-returned', asked: true });
    expect(kiosk.screen.name).toBe('dispensing');
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 200_000 }]);
  });

  test('after Cancel the notes are owed', () => {
    const kiosk = machine().chooseCash();
    swallow(kiosk, 500);
    kiosk.touch('cancel');
    expect(kiosk.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 50_000, claimCode: CODE });
    expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 50_000 }]);
  });

  test('the technician is warned once, until the escrow has worked again', () => {
    const lines: string[] = [];
    const kiosk = new CashHarness(dear, [logEscrowOff({ write: (_level, event) => void lines.push(event) })]);
    kiosk.ready().plugAcceptor().chooseCash();
    swallow(kiosk, 500);
    swallow(kiosk, 500);
    expect(lines).toEqual(['acceptor-escrow-off']);
    expect(kiosk.loop.state().escrowOff).toMatchObject({ reason: 'acceptor-escrow-off' });
    kiosk.insert(500);
    expect(kiosk.loop.state().escrowOff).toBeNull();
  });
});

describe('while the rest is paid by QR', () => {
  test.each(['before the QR is there', 'while the QR is shown'])('%s: back to the notes, with the new rest', (when) => {
    const kiosk = machine().chooseCash();
    swallow(kiosk, 500);
    kiosk.method('qr');
    if (when === 'while the QR is shown') kiosk.answerQr();
    swallow(kiosk, 500);
    expect(kiosk.screen).toMatchObject({ name: 'cash', insertedTiyn: 100_000, restTiyn: 50_000, ways: [{ id: 'qr' }] });
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 100_000 }]);
  });

  test('the price is reached: the product is dispensed, and a later payment is owed', () => {
    const kiosk = machine().chooseCash();
    kiosk.method('qr');
    if (kiosk.screen.name === 'cash') kiosk.method('qr');
    kiosk.answerQr();
    swallow(kiosk, 2_000);
    expect(kiosk.screen.name).toBe('dispensing');
    kiosk.answerStatus('processed');
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 350_000, owedTiyn: 350_000 }]);
    kiosk.pulseDone();
    expect(kiosk.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, owedTiyn: 200_000 }]);
  });

  test('scanned already: the notes count, and the amount above the price is change', async () => {
    const kiosk = machine().chooseCash();
    swallow(kiosk, 500);
    kiosk.method('qr');
    kiosk.answerQr();
    kiosk.answerStatus('scanned');
    swallow(kiosk, 500);
    expect(kiosk.screen).toMatchObject({ name: 'confirm', amountTiyn: 100_000 });
    kiosk.answerStatus('processed');
    kiosk.pulseDone();
    await kiosk.clock.advance(DELAYS.settleMs);
    expect(kiosk.screen).toMatchObject({ name: 'success', change: { amountTiyn: 50_000, claimCode: CODE } });
  });

  test('scanned, then declined with enough notes inserted: the product is dispensed', () => {
    const kiosk = machine().chooseCash();
    swallow(kiosk, 500);
    kiosk.method('qr');
    kiosk.answerQr();
    kiosk.answerStatus('scanned');
    swallow(kiosk, 1_000);
    const result = { ok: true, value: { kind: 'failed', name: 'Error' } } as const;
    kiosk.send({ kind: 'status-answered', saleId: 'sale-1', qrPaymentId: '15', result });
    expect(kiosk.screen.name).toBe('dispensing');
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: PRICE }]);
  });
});

describe('after the sale was paid', () => {
  test('while the product is dispensed: owed, and its code is shown after the receipt', async () => {
    const kiosk = machine().chooseCash();
    kiosk.insert(1_000);
    kiosk.insert(500);
    expect(kiosk.screen.name).toBe('dispensing');
    swallow(kiosk, 500);
    swallow(kiosk, 1_000);
    expect(kiosk.ledger()).toMatchObject([{ paidTiyn: 300_000, owedTiyn: 300_000, claimCode: CODE }]);
    kiosk.pulseDone();
    await kiosk.clock.advance(DELAYS.settleMs);
    expect(kiosk.screen.name).toBe('success');
    kiosk.touch('done');
    expect(kiosk.screen).toMatchObject({
      name: 'error',
      reason: 'note-unasked',
      money: 'owed',
      amountTiyn: 150_000,
      claimCode: CODE,
    });
    expect(kiosk.ledger()).toMatchObject([{ state: 'debt', deliveredTiyn: PRICE, owedTiyn: 150_000 }]);
  });

  test('and the product is not dispensed: one screen names the whole debt', () => {
    const kiosk = machine().chooseCash();
    kiosk.insert(1_000);
    kiosk.insert(500);
    swallow(kiosk, 500);
    const { dispense } = kiosk.effects.find((effect) => effect.kind === 'pulse-relay') ?? {};
    if (dispense === undefined) throw new Error('nothing was pulsed');
    kiosk.send({ kind: 'pulse-failed', dispense, certain: false, reason: 'jammed' });
    expect(kiosk.screen).toMatchObject({ name: 'error', money: 'owed', amountTiyn: 200_000 });
    expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 200_000 }]);
  });

  test('on the screen with the code of a cancelled sale: the amount grows', () => {
    const kiosk = machine().chooseCash();
    kiosk.insert(500);
    kiosk.touch('cancel');
    swallow(kiosk, 1_000);
    expect(kiosk.screen).toMatchObject({ reason: 'cash-not-used', money: 'owed', amountTiyn: 150_000 });
    expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 150_000 }]);
  });

  test.each([
    [DELAYS.noteOwnerMs - 1_000, true],
    [DELAYS.noteOwnerMs + 1_000, false],
  ])('%i ms after a sale that was cancelled without a note: its customer’s is %s', async (laterMs, isTheirs) => {
    const kiosk = machine().chooseCash();
    kiosk.touch('cancel');
    expect(kiosk.screen.name).toBe('idle');
    await kiosk.clock.advance(laterMs);
    swallow(kiosk, 500);
    expect(kiosk.kinds().includes('orphan-recorded')).toBe(!isTheirs);
    expect(kiosk.screen).toMatchObject(
      isTheirs ? { reason: 'note-unasked', money: 'owed', amountTiyn: 50_000, claimCode: CODE } : { name: 'idle' },
    );
    expect(kiosk.ledger()).toMatchObject([{ owedTiyn: isTheirs ? 50_000 : 0 }]);
  });

  test('at idle before any sale: it belongs to no sale', () => {
    const kiosk = machine();
    swallow(kiosk, 500);
    expect(kiosk.kinds()).toContain('orphan-recorded');
  });
});

describe('a note that the acceptor cannot name', () => {
  test('in an open sale: the sale ends with a code, the notes are owed, and this note is in doubt', () => {
    const kiosk = machine().chooseCash();
    kiosk.insert(500);
    swallow(kiosk, null);
    expect(kiosk.screen).toMatchObject({
      name: 'error',
      reason: 'note-unnamed',
      money: 'in-doubt',
      amountTiyn: 50_000,
      claimCode: CODE,
    });
    expect(kiosk.ledger()).toMatchObject([
      { state: 'unresolved', paidTiyn: 50_000, owedTiyn: 50_000, inDoubtTiyn: 0, claimCode: CODE },
    ]);
    expect(kiosk.accepting).toEqual([]);
  });

  test('while the product is dispensed: its code is shown afterwards', async () => {
    const kiosk = machine().chooseCash();
    kiosk.insert(1_000);
    kiosk.insert(500);
    swallow(kiosk, null);
    kiosk.pulseDone();
    await kiosk.clock.advance(DELAYS.settleMs);
    kiosk.touch('done');
    expect(kiosk.screen).toMatchObject({ reason: 'note-unnamed', money: 'in-doubt', amountTiyn: 0, claimCode: CODE });
    expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved', deliveredTiyn: PRICE, owedTiyn: 0 }]);
  });
});

test('a note that counted as lost and is reported later is received once, and owed', async () => {
  const kiosk = machine().chooseCash();
  kiosk.escrow(500);
  kiosk.send({ kind: 'bill-doubtful' });
  await kiosk.clock.advance(DELAYS.billMs);
  expect(kiosk.screen).toMatchObject({ reason: 'bill-stuck', money: 'in-doubt', amountTiyn: 50_000 });
  swallow(kiosk, 500);
  expect(kiosk.screen).toMatchObject({ reason: 'bill-stuck', money: 'owed', amountTiyn: 50_000 });
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 50_000, inDoubtTiyn: 0 }]);
});

test('the disk is full when it comes: the code is on the screen, and the debt is written when there is room', async () => {
  const kiosk = machine().chooseCash();
  kiosk.diskFull = true;
  swallow(kiosk, 500);
  expect(kiosk.screen).toMatchObject({ reason: 'journal-failed', money: 'owed', amountTiyn: 50_000, claimCode: CODE });
  kiosk.diskFull = false;
  await kiosk.clock.advance(DELAYS.journalRetryMs);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
  expect(kiosk.kinds()).not.toContain('orphan-recorded');
});
