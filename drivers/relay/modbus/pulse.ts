import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import { asPortError, failureMessage, hadNoEffect, type ModbusFailure } from '../../modbus/request.ts';
import type { PortError } from '../../port/byte-port.ts';
import type { PulseFailure, RelayError } from '../relay.ts';
import type { CoilBoard } from './board.ts';

type Reason = PortError | RelayError;
type Outcome = Result<void, PulseFailure>;

/** The board's facts for a pulse. */
export interface PulseParts {
  readonly board: CoilBoard;
  readonly clock: Clock;
  /** Whether the board answers what is on. */
  readonly feedback: boolean;
  readonly channel: number;
  readonly pulseMs: number;
  /** Resolves when the pulse is ended early, or the line is lost. */
  readonly cut: Promise<Reason>;
  /** The channel may still be on: the board has to be switched off anew before it can be used. */
  readonly giveUpLine: (reason: PortError) => void;
}

/** A pulse that the host ends. The switching-on frame is handed to a free line before this returns. */
export async function hostPulse(parts: PulseParts): Promise<Outcome> {
  try {
    return await pulseByHost(parts);
  } finally {
    parts.board.reserve(Infinity);
  }
}

async function pulseByHost(parts: PulseParts): Promise<Outcome> {
  const { board, clock, channel, pulseMs } = parts;
  // Without an answer off is sent, and not later than the pulse would have ended.
  const switching = board.on(channel, Math.min(board.answerLimitMs, pulseMs));
  board.reserve(clock.monoMs() + pulseMs);
  const on = await switching;
  const started: Started | PulseFailure = on.ok
    ? { onMonoMs: on.value.sentMonoMs, isSeen: false }
    : await onAllTheSame(parts, on.error, `the board refuses to switch channel ${channel} on`);
  if ('certain' in started) return err(started);
  const offMonoMs = started.onMonoMs + pulseMs;
  board.reserve(offMonoMs);
  // A shorter pulse is over before an answer to a question about it could be waited for.
  const asksWhileOn = parts.feedback && !started.isSeen && pulseMs >= 2 * board.answerLimitMs;
  let isOver = false;
  // On a shared line the off command may overtake the query, whose answer is then not about the pulse.
  const whileOn = asksWhileOn ? isOn(parts).then((answer) => (isOver ? undefined : answer)) : undefined;
  const cutBy = await waitUntil(parts, offMonoMs);
  isOver = true;
  const failure = await switchOff(parts);
  if (cutBy !== undefined) return uncertain(cutBy);
  if (failure !== undefined) return uncertain(failure);
  if ((await whileOn) === false) return uncertain(contradicted(`channel ${channel} answers off after on`));
  return ok(undefined);
}

/** The contact is closed since then; `isSeen`: the board has confirmed it. */
interface Started {
  readonly onMonoMs: number;
  readonly isSeen: boolean;
}

/**
 * A lost answer does not show whether the contact closed: the board is queried if that can be finished before the end
 * of the pulse. In every other case the channel is switched off.
 */
async function onAllTheSame(
  parts: PulseParts,
  failure: ModbusFailure,
  refusal: string,
): Promise<Started | PulseFailure> {
  const { board, clock, feedback, pulseMs } = parts;
  const onMonoMs = 'sentMonoMs' in failure ? failure.sentMonoMs : undefined;
  if (onMonoMs !== undefined && feedback && clock.monoMs() + board.readBackMs <= onMonoMs + pulseMs) {
    board.reserve(onMonoMs + pulseMs);
    if ((await isOn(parts)) === true) return { onMonoMs, isSeen: true };
  }
  return failedStart(parts, failure, refusal);
}

/**
 * A pulse that the board ends by itself: it also ends when the host dies. Lengths are rounded up to tenths of a second.
 */
export async function boardPulse(parts: PulseParts): Promise<Outcome> {
  try {
    return await pulseByBoard(parts);
  } finally {
    parts.board.reserve(Infinity);
  }
}

async function pulseByBoard(parts: PulseParts): Promise<Outcome> {
  const { board, channel, pulseMs: wantedMs } = parts;
  const tenths = Math.ceil(wantedMs / delays.modbusTimedPulseUnitMs);
  const pulseMs = tenths * delays.modbusTimedPulseUnitMs;
  const refusal = 'the board has no such timed pulse: see the setting timedPulse';
  const on = await board.timedPulse(channel, tenths);
  const started = on.ok
    ? { onMonoMs: on.value.sentMonoMs }
    : await onAllTheSame({ ...parts, pulseMs }, on.error, refusal);
  if ('certain' in started) return err(started);
  // Nothing has to be sent at the end: a sensor on the same line is asked as long as the pulse lasts.
  board.reserve(Infinity);
  const cutBy = await waitUntil(parts, started.onMonoMs + pulseMs + delays.modbusTimedPulseMarginMs);
  if (cutBy !== undefined) {
    await switchOff(parts);
    return uncertain(cutBy);
  }
  const stillOn = parts.feedback ? await isOn(parts) : undefined;
  // Off is sent also to a board whose state cannot be read, or that does not answer.
  const failure = stillOn === false ? undefined : await switchOff(parts);
  if (stillOn === true) return uncertain(contradicted(`channel ${channel} is on longer than its timed pulse`));
  return failure === undefined ? ok(undefined) : uncertain(failure);
}

/** Certain if nothing can have moved; otherwise off is sent in any case. */
async function failedStart(parts: PulseParts, failure: ModbusFailure, refusal: string): Promise<PulseFailure> {
  if (!hadNoEffect(failure)) {
    await switchOff(parts);
    return { certain: false, reason: asPortError(failure) };
  }
  const isRefusal = failure.kind === 'exception';
  const reason: Reason = isRefusal
    ? { kind: 'refused-by-board', message: `${refusal} (${failureMessage(failure)})` }
    : asPortError(failure);
  return { certain: true, reason };
}

/** Off, and asked whether it is; what is wrong, if anything is. */
async function switchOff(parts: PulseParts): Promise<Reason | undefined> {
  const { board, channel, feedback, giveUpLine } = parts;
  const off = await board.off(channel);
  board.reserve(Infinity);
  if (!off.ok) {
    // The answers may have been lost, and not what they answer.
    const isAnswerMissing = off.error.kind === 'no-answer' || off.error.kind === 'damaged';
    if (isAnswerMissing && feedback && (await isOn(parts)) === false) return undefined;
    const reason = asPortError(off.error);
    giveUpLine(reason);
    return reason;
  }
  if (!feedback || (await isOn(parts)) !== true) return undefined;
  const contradiction = contradicted(`channel ${channel} answers on after off`);
  giveUpLine({ kind: 'io', message: contradiction.message });
  return contradiction;
}

/** Undefined where the board does not answer. */
async function isOn({ board, channel }: PulseParts): Promise<boolean | undefined> {
  const read = await board.channelsOn();
  return read.ok ? read.value.includes(channel) : undefined;
}

/** Resolves at the given moment, or earlier with the reason that cut the pulse. */
function waitUntil({ clock, cut }: PulseParts, atMonoMs: number): Promise<Reason | undefined> {
  return new Promise((resolve) => {
    const cancel = clock.setTimer(Math.max(0, atMonoMs - clock.monoMs()), () => resolve(undefined));
    void cut.then((reason) => {
      cancel();
      resolve(reason);
    });
  });
}

function contradicted(message: string): RelayError {
  return { kind: 'contradicted', message };
}

function uncertain(reason: Reason): Outcome {
  return err({ certain: false, reason });
}
