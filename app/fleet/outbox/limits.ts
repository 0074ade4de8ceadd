import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../units.ts';

/**
 * `money`: what the operator's books are made of. `telemetry`: what tells how a machine is. `dropped`: what stands in the
 * place of messages that were dropped.
 */
export const MESSAGE_CLASSES = ['money', 'telemetry', 'dropped'] as const;
export type MessageClass = (typeof MESSAGE_CLASSES)[number];

/** The bounds of an outbox. */
export interface OutboxLimits {
  readonly messages: number;
  readonly bytes: number;
  readonly keptMs: number;
}

/** A month of a busy machine without any connection, and less than a disk notices. */
export const OUTBOX_LIMITS: OutboxLimits = { messages: 20_000, bytes: 24_000_000, keptMs: 90 * DAY_MS };

export const FLEET_DELAYS = {
  /** After an entry of the journal, so that no message competes with a sale for the disk. */
  pumpMs: SECOND_MS,
  /** Whatever was missed is looked for again. */
  lookAgainMs: MINUTE_MS,
  /** A broker that has not answered for so long counts as gone. */
  silentMs: 30 * SECOND_MS,
  /** A retained confirmation follows the subscription at once; nothing is sent again before it. */
  confirmationMs: SECOND_MS,
  /** The state is told again when nothing happened, and no more often than this when much does. */
  stateMs: 3 * HOUR_MS,
  /** The same while it sells: who opens a console anew sees the day's sales as of then. */
  stateSoldMs: HOUR_MS,
  stateAgainMs: MINUTE_MS,
  /**
   * The broker has had a message for so long and the keeper of the books has not confirmed it: it is sent again. A keeper
   * that usually confirms sooner is waited for twice as long as it usually takes, and so long at least.
   */
  unconfirmedMs: 10 * MINUTE_MS,
  leastUnconfirmedMs: 5 * SECOND_MS,
  /** A keeper that is away for less than this finds what the broker dropped soon after it is back; then each pause doubles. */
  evenlyUnconfirmedMs: MINUTE_MS,
  mostUnconfirmedMs: 6 * HOUR_MS,
  /** What a broker may have lost with its memory, where nobody confirms. */
  sentAgainMs: HOUR_MS,
  /** After another machine took the connection over: two with one identity do not fight for it. */
  takenOverMs: 10 * MINUTE_MS,
  /** The last words of a machine that stops. */
  stoppingMs: 2 * SECOND_MS,
} as const;

/** The first and the longest pause between two attempts to connect. */
const FIRST_PAUSE_MS = 2 * SECOND_MS;
const LONGEST_PAUSE_MS = 5 * MINUTE_MS;

/**
 * The pause before the next attempt to connect, in milliseconds: doubled with each failure in a row (from 1), and spread
 * between half and all of it, so that a fleet does not come back at one moment. `chance` is from 0 to 1.
 */
export function pauseMs(failures: number, chance: number): number {
  const whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1));
  return Math.round((whole / 2) * (1 + Math.min(1, Math.max(0, chance))));
}

/** Messages on their way to the broker at once. */
export const MOST_IN_FLIGHT = 20;

/** Seconds between two keep-alive pings without a message; a lost machine is noticed after one and a half times as long. */
export const KEEP_ALIVE_S = 300;

/** Of the slowest confirmation so much counts on with each later one, so that one late confirmation is forgotten. */
const SLOWEST_KEPT = 0.8;

/** The slowest confirmation as far as it counts, after another one that took `tookMs`; null before the first. */
export function slowestMs(before: number | null, tookMs: number): number {
  return Math.max(0, tookMs, SLOWEST_KEPT * (before ?? 0));
}

/** How long a keeper of the books is waited for whose slowest confirmation took so long, in milliseconds. */
export function patienceMs(slowest: number | null): number {
  const { unconfirmedMs, leastUnconfirmedMs } = FLEET_DELAYS;
  return slowest === null ? unconfirmedMs : Math.min(unconfirmedMs, Math.max(leastUnconfirmedMs, 2 * slowest));
}
