import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { ok } from '../../../app/result.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import type { BillAcceptor, BillAcceptorEvent } from '../../../drivers/bill-acceptor/bill-acceptor.ts';
import { Listeners } from '../../../drivers/common/listeners.ts';
import { followAcceptor } from '../../../main/peripherals/follow-acceptor.ts';
import { CashHarness, NOTES } from '../../support/harness/cash-harness.ts';

const dear = [{ id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: tiyn(150_000) }];
const PAUSED: BillAcceptorEvent = { kind: 'trouble', trouble: { kind: 'paused' } };
const JAMMED: BillAcceptorEvent = { kind: 'trouble', trouble: { kind: 'jammed' } };
const OVER: BillAcceptorEvent = { kind: 'trouble-over' };
const STACKED: BillAcceptorEvent = { kind: 'stacked', billTiyn: tiyn(50_000), asked: true };

interface Followed {
  readonly harness: CashHarness;
  say(event: BillAcceptorEvent): void;
}

/** 1,500 tenge are to be paid in notes, the unit's reports are scripted, and the first note is being drawn in. */
function drawing(): Followed {
  const harness = new CashHarness({ catalogue: dear }).ready();
  const events = new Listeners<BillAcceptorEvent>();
  const acceptor: BillAcceptor = {
    onEvent: (listener) => events.add(listener),
    start: () => undefined,
    stop: () => Promise.resolve(),
    accept: () => undefined,
    stack: () => ok(undefined),
    giveBack: () => ok(undefined),
  };
  followAcceptor(acceptor, {
    port: '/dev/notes',
    dispatch: (event) => harness.send(event),
    log: { write: () => undefined },
  });
  const say = (event: BillAcceptorEvent): void => events.emit(event);
  say({
    kind: 'ready',
    identity: { model: 'test', firmware: '', serialNumber: '', assetNumber: '' },
    billsTiyn: NOTES,
  });
  harness.chooseCash();
  say({ kind: 'escrowed', billTiyn: tiyn(50_000) });
  return { harness, say };
}

test('a note that was inserted too early makes the unit pause, without an effect on the sale', async () => {
  const { harness, say } = drawing();
  say(PAUSED);
  await harness.clock.advance(DELAYS.acceptorPauseMs - 1);
  say(STACKED);
  expect(harness.screen).toMatchObject({
    name: 'cash',
    step: 'insert',
    isAcceptorOut: false,
    insertedTiyn: 50_000,
    billsTiyn: [50_000, 100_000],
  });
  say(OVER);
  await harness.clock.advance(DELAYS.acceptorPauseMs);
  expect(harness.screen).toMatchObject({ name: 'cash', step: 'insert', isAcceptorOut: false });
});

test('a pause that does not end counts as a fault, once, even if a note comes to rest during it', async () => {
  const { harness, say } = drawing();
  say(PAUSED);
  await harness.clock.advance(DELAYS.acceptorPauseMs / 2);
  say(STACKED);
  await harness.clock.advance(DELAYS.acceptorPauseMs / 2 - 1);
  expect(harness.screen).toMatchObject({ isAcceptorOut: false });
  await harness.clock.advance(1);
  expect(harness.screen).toMatchObject({ name: 'cash', isAcceptorOut: true, billsTiyn: [], ways: [{ id: 'qr' }] });
  say(OVER);
  await harness.clock.advance(DELAYS.acceptorPauseMs);
  expect(harness.screen).toMatchObject({ name: 'cash', isAcceptorOut: false, billsTiyn: [50_000, 100_000] });
});

test('a pause that becomes a jam counts as a fault at once', () => {
  const { harness, say } = drawing();
  say(PAUSED);
  expect(harness.screen).toMatchObject({ step: 'drawing' });
  say(JAMMED);
  expect(harness.screen).toMatchObject({ step: 'leaving', isAcceptorOut: true });
});

test('the pause exceeds its limit while the disk is full: the notes are owed as soon as that can be written', async () => {
  const { harness, say } = drawing();
  say(STACKED);
  harness.loseBank();
  say(PAUSED);
  harness.diskFull = true;
  await harness.clock.advance(DELAYS.acceptorPauseMs);
  expect(harness.screen).toMatchObject({
    name: 'error',
    money: 'owed',
    amountTiyn: 50_000,
    claimCode: expect.any(String),
  });
  harness.diskFull = false;
  await harness.clock.advance(DELAYS.journalRetryMs);
  expect(harness.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000 }]);
});
