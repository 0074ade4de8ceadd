import { problem } from '../../../app/problem.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import { answersOfTheBank } from './answers.ts';
import { BILLS_TIYN, TWO_PIECES } from './machines.ts';
import { PersonsQuestion } from '../../../app/payment/persons-question.ts';
import { mainGate } from '../../../app/session/state/services.ts';

/**
 * Whatever may happen in this state: fingers, the bank, the devices, the disk. `fresh` makes new identifiers. One thing
 * fails at a time, and of older sales at most one is still open: more of them lead to no other states.
 */
export function* possibleEvents(state: KioskState, fresh: number): Generator<KioskEvent> {
  yield { kind: 'time-passed' };
  // Nothing works until a technician acts.
  if (state.broken !== null) return;
  yield { kind: 'broken', problem: problem('internal-error') };
  if (state.journal.kind === 'failed') yield { kind: 'journal-recovered' };
  else {
    yield { kind: 'journal-refused', problem: problem('journal-failed'), refused: null };
    yield* touches(state, fresh);
    yield* answersOfTheBank(state, fresh, isAllWell(state));
    yield* noteEvents(state, fresh);
  }
  yield* deviceEvents(state);
}

function isAllWell(state: KioskState): boolean {
  const { relay, sensor, acceptor } = state;
  return relay.kind !== 'lost' && sensor.kind !== 'lost' && acceptor.kind !== 'out' && mainGate(state).kind !== 'lost';
}

function* touches({ revision, settings, session, watched, refunds }: KioskState, fresh: number): Generator<KioskEvent> {
  const freshId = `sale-${fresh}`;
  if (watched.length + refunds.length <= 1)
    for (const { id: productId } of settings.catalogue) yield { kind: 'choose', revision, productId, freshId };
  yield { kind: 'quantity', revision, quantity: TWO_PIECES };
  if (session.kind === 'basket')
    for (const { id: productId } of settings.catalogue)
      for (const quantity of [0, 1]) yield { kind: 'pieces', revision, productId, quantity };
  yield { kind: 'pay', revision, freshId };
  yield { kind: 'method', revision, method: 'qr', freshId };
  yield { kind: 'method', revision, method: 'cash', freshId };
  yield { kind: 'method', revision, method: 'phone', freshId };
  if (session.kind === 'phone') {
    yield { kind: 'digit', revision, digit: 7 };
    yield { kind: 'erase', revision };
    yield { kind: 'send', revision, freshId };
  }
  if (session.kind === 'invoice') yield { kind: 'check', revision, question: new PersonsQuestion() };
  yield { kind: 'cancel', revision };
  yield { kind: 'done', revision };
  yield { kind: 'more', revision };
  yield { kind: 'service-entered' };
  yield { kind: 'service-left' };
}

function* deviceEvents(state: KioskState): Generator<KioskEvent> {
  const { session, relay, sensor, settings } = state;
  const isWell = isAllWell(state);
  if (relay.kind !== 'ready') yield { kind: 'relay-ready' };
  if (isWell) yield { kind: 'relay-lost', problem: problem('relay-lost') };
  if (settings.drop !== null) {
    if (sensor.kind !== 'ready') yield { kind: 'sensor-ready' };
    if (isWell) yield { kind: 'sensor-lost', problem: problem('sensor-lost') };
  }
  if (session.kind !== 'dispensing' || session.step !== 'pulsing') return;
  const { sale, received, piece } = session;
  const dispense = { sale, received, piece };
  const seen = settings.drop === null ? (['unwatched'] as const) : (['seen', 'not-seen', 'unknown'] as const);
  for (const drop of seen) yield { kind: 'pulse-done', dispense, drop };
  yield { kind: 'pulse-failed', dispense, certain: true, reason: 'busy' };
  yield { kind: 'pulse-failed', dispense, certain: false, reason: 'io' };
}

function* noteEvents(state: KioskState, fresh: number): Generator<KioskEvent> {
  const { acceptor, accepting, bill, settings } = state;
  if (!settings.hasAcceptor) return;
  if (acceptor.kind !== 'ready') yield { kind: 'acceptor-ready', billsTiyn: BILLS_TIYN, isFresh: false };
  yield { kind: 'acceptor-ready', billsTiyn: BILLS_TIYN, isFresh: true };
  if (isAllWell(state)) yield { kind: 'acceptor-out', problem: problem('acceptor-lost') };
  if (bill === null) {
    for (const billTiyn of accepting) yield { kind: 'bill-escrowed', billTiyn };
    // A unit whose escrow is off draws in whatever comes while a price is not paid.
    if (state.session.kind === 'preparing' || state.session.kind === 'qr')
      for (const billTiyn of BILLS_TIYN)
        yield { kind: 'bill-stacked', billTiyn, asked: false, freshId: `note-${fresh}` };
    return;
  }
  yield { kind: 'bill-stacked', billTiyn: bill.billTiyn, asked: true, freshId: `note-${fresh}` };
  yield { kind: 'bill-returned', asked: true };
  yield { kind: 'bill-doubtful' };
}
