import type { JournalEntry } from '../journal/entry.ts';
import { DELAYS, DISPENSE_ATTEMPTS_LIMIT } from './delays.ts';
import type { Now } from './event.ts';
import { makeGood } from './make-good.ts';
import type { KioskState, Sale, Session } from './state.ts';
import { step, type Step } from './step.ts';

type Dispensing = Extract<Session, { kind: 'dispensing' }>;

/** Paid: the relay moves as soon as it is there, and never before the intent is on disk. */
export function startDispensing(
  state: KioskState,
  facts: { sale: Sale; qrPaymentId: string; paidAtMs: number; attempt: number; endsMonoMs: number },
): Step {
  const session: Dispensing = { kind: 'dispensing', step: 'waiting', ...facts };
  return state.relay.kind === 'ready' ? pulse(state, session) : step({ ...state, session });
}

function pulse(state: KioskState, session: Dispensing): Step {
  const { saleId, item } = session.sale;
  return step(
    { ...state, session: { ...session, step: 'pulsing' } },
    {
      entries: [{ kind: 'dispense-intended', saleId, channel: item.channel, attempt: session.attempt }],
      effects: [{ kind: 'pulse-relay', sale: session.sale, qrPaymentId: session.qrPaymentId, pulseMs: state.settings.pulseMs }],
    },
  );
}

/** The relay came back; a paid product that waits for it comes out, unless it has waited too long. */
export function onRelayReady(state: KioskState, now: Now): Step {
  const ready: KioskState = { ...state, relay: { kind: 'ready' } };
  const { session } = state;
  if (session.kind !== 'dispensing' || session.step !== 'waiting') return step(ready);
  return now.monoMs < session.endsMonoMs ? pulse(ready, session) : dispensingTimer(ready, session, now);
}

/**
 * The contact was closed and opened. Without a drop sensor the outcome is assumed, and the journal says so. Written
 * even when the screen has moved on: the product is out.
 */
export function onPulseDone(state: KioskState, { sale }: { sale: Sale }, now: Now): Step {
  const { saleId, item } = sale;
  const entries: readonly JournalEntry[] = [
    { kind: 'relay-pulsed', saleId, channel: item.channel },
    { kind: 'dispensed', saleId, by: 'assumed', valueTiyn: item.priceTiyn },
  ];
  const next: KioskState = { ...state, stock: takeOne(state.stock, item.productId) };
  const { session } = state;
  if (session.kind !== 'dispensing' || session.sale.saleId !== saleId) return step(next, { entries });
  return step(
    { ...next, session: { ...session, step: 'settling', endsMonoMs: now.monoMs + DELAYS.settleMs } },
    { entries },
  );
}

function takeOne(stock: ReadonlyMap<string, number>, productId: string): ReadonlyMap<string, number> {
  const left = stock.get(productId);
  return left === undefined ? stock : new Map(stock).set(productId, Math.max(0, left - 1));
}

/** The pulse failed: tried again only if nothing moved for certain and the payment is fresh; otherwise made good. */
export function onPulseFailed(
  state: KioskState,
  event: { sale: Sale; qrPaymentId: string; certain: boolean; reason: string },
  now: Now,
): Step {
  const { session } = state;
  const { certain } = event;
  const { saleId } = event.sale;
  const failed: JournalEntry = { kind: 'dispense-failed', saleId, certain, reason: event.reason };
  const current = session.kind === 'dispensing' && session.sale.saleId === saleId ? session : null;
  const fresh = current !== null && now.monoMs < current.endsMonoMs;
  if (current !== null && certain && fresh && current.attempt < DISPENSE_ATTEMPTS_LIMIT) {
    const waiting: Dispensing = { ...current, step: 'waiting', attempt: current.attempt + 1 };
    const next = state.relay.kind === 'ready' ? pulse(state, waiting) : step({ ...state, session: waiting });
    return { ...next, entries: [failed, ...next.entries] };
  }
  return makeGood(state, { reason: 'not-dispensed', sale: event.sale, qrPaymentId: event.qrPaymentId, certain, isWaited: current !== null }, [failed], now);
}

/** The end of waiting for the relay, or of the product's fall. */
export function dispensingTimer(state: KioskState, session: Dispensing, now: Now): Step {
  if (session.step === 'pulsing' || now.monoMs < session.endsMonoMs) return step(state);
  const { sale, qrPaymentId, paidAtMs } = session;
  if (session.step === 'settling') {
    const endsMonoMs = now.monoMs + DELAYS.successMs;
    return step({ ...state, session: { kind: 'success', sale, qrPaymentId, paidAtMs, endsMonoMs } });
  }
  return makeGood(state, { reason: 'not-dispensed', sale, qrPaymentId, certain: true, isWaited: true }, [], now);
}
