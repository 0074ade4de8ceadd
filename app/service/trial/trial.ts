import type { Now } from '../../ports/clock.ts';
import type { Role } from '../../role.ts';
import {
  answerTest,
  canTestChannel,
  intendTest,
  testPulsed,
  type TestAnswer,
  type TestPulse,
} from '../../session/dispense/channel-test.ts';
import type { KioskState } from '../../session/state/state.ts';
import type { Step } from '../../session/state/step.ts';
import { SECOND_MS } from '../../units.ts';

/** If writing the intent takes longer than this, there is no pulse, because the person may have left. */
const PULSE_WITHIN_MS = 10 * SECOND_MS;

/** A pulse of one channel by hand, for the doors that offer it. */
export interface PulseEffect {
  readonly kind: 'pulse-channel';
  readonly channel: number;
  readonly pulseMs: number;
  /** Null where no sensor watches. */
  readonly watchMs: number | null;
  /** Limit on the monotonic clock: an intent that is on disk later has no pulse. */
  readonly untilMonoMs: number;
}

export type TrialEffect =
  | PulseEffect
  /** A person has seen the board move. */
  | { readonly kind: 'commission' };

export interface TrialOutcome {
  readonly kind: 'pulse-ended';
  readonly channel: number;
  readonly pulse: TestPulse;
}

/** The last channel whose pulse certainly did not happen, and why. */
export interface Unmoved {
  readonly channel: number;
  readonly reason: string;
}

interface Trial {
  readonly kiosk: KioskState;
  readonly role: Role;
  readonly now: Now;
}

/** The intent of a pulse, and the pulse; null where this channel cannot be tried now. */
export function trialBegun(
  channel: number,
  { kiosk, role, now }: Trial,
): { readonly intended: Step; readonly effect: PulseEffect } | null {
  if (!canTestChannel(kiosk, channel)) return null;
  const { drop, pulseMs } = kiosk.settings;
  // A board can be tried while its sensor is out of order; only the person sees the fall then.
  const watchMs = kiosk.sensor.kind === 'ready' ? (drop?.limitMs ?? null) : null;
  return {
    intended: intendTest(kiosk, { channel, role }),
    effect: { kind: 'pulse-channel', channel, pulseMs, watchMs, untilMonoMs: now.monoMs + PULSE_WITHIN_MS },
  };
}

/** The pulse has ended, also where the door was left meanwhile. */
export function trialEnded(
  { channel, pulse }: TrialOutcome,
  { kiosk, role }: Pick<Trial, 'kiosk' | 'role'>,
): { readonly after: Step; readonly unmoved: Unmoved | null } {
  const unmoved = pulse.kind === 'failed' && pulse.certain ? { channel, reason: pulse.reason } : null;
  return { after: testPulsed(kiosk, { channel, role }, pulse), unmoved };
}

/** The person's answer about what came out; it may be the first proof that the board moves. */
export function trialAnswered(
  channel: number,
  answer: TestAnswer,
  { kiosk, role, now }: Trial,
): { readonly answered: Step; readonly effects: readonly TrialEffect[] } {
  const answered = answerTest(kiosk, { channel, role }, answer, now);
  const hasMoved = answered.entries.length > 0 && answer !== 'not-out';
  return { answered, effects: hasMoved ? [{ kind: 'commission' }] : [] };
}
