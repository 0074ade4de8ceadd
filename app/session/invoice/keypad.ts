import type { ChosenWay, Picked, Sale } from '../state/sale.ts';
import { MAX_TYPED_DIGITS } from '../../payment/phone-number.ts';
import { type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import type { Now } from '../../ports/clock.ts';
import { DELAYS } from '../state/delays.ts';
import type { Session } from '../state/session.ts';
import type { KioskState } from '../state/state.ts';
import { step, type Step } from '../state/step.ts';

/** What the invoice is for: products, or an open sale and its notes. */
interface Wanted {
  readonly by: ChosenWay;
  readonly picked: readonly Picked[];
  readonly sale?: Sale | null;
  readonly cashTiyn?: Tiyn;
}

/** The keypad for the telephone number. */
export function keypad({ by, picked, sale = null, cashTiyn = ZERO_TIYN }: Wanted, now: Now): Session {
  const endsMonoMs = now.monoMs + DELAYS.phoneMs;
  return { kind: 'phone', by, picked, sale, cashTiyn, digits: '', mistake: null, endsMonoMs };
}

/** One more digit; more than a number has are not taken. */
export function onDigit(state: KioskState, { digit }: { digit: number }, now: Now): Step {
  const { session } = state;
  if (session.kind !== 'phone' || session.digits.length >= MAX_TYPED_DIGITS) return step(state);
  return step(typed(state, session, `${session.digits}${String(digit)}`, now));
}

/** The last digit is taken away. */
export function onErase(state: KioskState, now: Now): Step {
  const { session } = state;
  return session.kind === 'phone' ? step(typed(state, session, session.digits.slice(0, -1), now)) : step(state);
}

function typed(state: KioskState, session: Extract<Session, { kind: 'phone' }>, digits: string, now: Now): KioskState {
  return { ...state, session: { ...session, digits, mistake: null, endsMonoMs: now.monoMs + DELAYS.phoneMs } };
}
