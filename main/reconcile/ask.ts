import type { BankAnswer, Question } from '../../app/journal/reconcile.ts';
import { ZERO_TIYN } from '../../app/money/money.ts';
import type { PaymentFailure, PaymentProvider } from '../../app/payment/provider.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';

/** The limits on asking the bank; durations in milliseconds. */
export const ASK_LIMITS = {
  /**
   * The pause between two questions: a month of sales must neither look like an attack nor slow down a customer at the
   * machine.
   */
  gapMs: 500,
  /** How often a question is asked without an answer before the connection itself is checked. */
  tries: 3,
  againMs: 2_000,
  /** The interval between two checks of whether the network is back. */
  lostMs: 15_000,
  /** After this long without a connection the remaining questions count as not asked. */
  patienceMs: 600_000,
} as const;

export type AskLimits = Readonly<Record<keyof typeof ASK_LIMITS, number>>;

/** The part of the service that is used. It cannot move money. */
export type AskedBank = Pick<PaymentProvider, 'purchaseDetails' | 'purchaseStatus' | 'ping'>;

export interface AskPorts {
  readonly clock: Clock;
  readonly limits: AskLimits;
  /** The connection is lost after `done` answers; the next attempt is in `waitMs`. */
  readonly waiting: (done: number, waitMs: number) => void;
}

/** The answers, by the questions' keys. `stopped` is why the rest was not asked; asking on would not have helped. */
export interface Asked {
  readonly answers: ReadonlyMap<string, BankAnswer>;
  readonly stopped: PaymentFailure | null;
}

/**
 * Asks one question after another. When the network is lost it waits and continues; a single purchase that the service
 * does not answer about does not hold up the others.
 */
export async function askBank(questions: readonly Question[], bank: AskedBank, ports: AskPorts): Promise<Asked> {
  const answers = new Map<string, BankAnswer>();
  for (const question of questions) {
    if (answers.size > 0) await pause(ports.clock, ports.limits.gapMs);
    const answer = await askPatiently(question, bank, answers.size, ports);
    if (!answer.ok) return { answers, stopped: answer.error };
    answers.set(question.key, answer.value);
  }
  return { answers, stopped: null };
}

/** Asks one question. The error is a failure that affects every question. */
async function askPatiently(
  question: Question,
  bank: AskedBank,
  done: number,
  ports: AskPorts,
): Promise<Result<BankAnswer, PaymentFailure>> {
  const first = await askSome(question, bank, ports);
  if (!first.ok || first.value.kind !== 'silent') return first;
  const line = await untilReachable(bank, done, ports);
  if (!line.ok) return line;
  // If the connection was there all along, the purchase is the reason; if it has come back, the question is asked
  // again.
  return line.value === 'there' ? first : askSome(question, bank, ports);
}

async function askSome(
  question: Question,
  bank: AskedBank,
  { clock, limits }: AskPorts,
): Promise<Result<BankAnswer, PaymentFailure>> {
  const sinceMs = clock.monoMs();
  let tried = 0;
  let answer = await askOnce(question, bank);
  while (!answer.ok && answer.error.action === 'retry') {
    const { notSentForMs } = answer.error;
    // Nothing was asked yet: a service that limits requests names the time from which it may be.
    if (notSentForMs === undefined) tried += 1;
    else if (clock.monoMs() - sinceMs >= limits.patienceMs) break;
    if (tried >= limits.tries) break;
    await pause(clock, notSentForMs ?? limits.againMs);
    answer = await askOnce(question, bank);
  }
  return answer.ok ? answer : classified(answer.error);
}

async function askOnce(
  { qrPaymentId, ask, statusIfNothingLeft }: Question,
  bank: AskedBank,
): Promise<Result<BankAnswer, PaymentFailure>> {
  if (ask === 'status') {
    const status = await bank.purchaseStatus(qrPaymentId);
    return status.ok ? ok({ kind: 'status', status: status.value }) : status;
  }
  const details = await bank.purchaseDetails(qrPaymentId);
  if (!details.ok) return details;
  const { totalTiyn, refundableTiyn } = details.value;
  const facts = { kind: 'details', totalTiyn, refundableTiyn, status: null } as const;
  if (!statusIfNothingLeft || refundableTiyn > ZERO_TIYN) return ok(facts);
  const status = await bank.purchaseStatus(qrPaymentId);
  return status.ok ? ok({ ...facts, status: status.value }) : status;
}

const NOT_FOUND_FOR_REFUND = '-99000001';
const OTHER_TRADE_POINT = '-99000003';

/**
 * Distinguishes a refusal about this purchase, which is an answer, from a refusal of this machine, which stops all
 * questions.
 */
function classified(failure: PaymentFailure): Result<BankAnswer, PaymentFailure> {
  const { action, code } = failure;
  if (action === 'payments-off' || action === 'register-again') return err(failure);
  if (action === 'purchase-unknown' || code === NOT_FOUND_FOR_REFUND) return ok({ kind: 'unknown', code });
  if (code === OTHER_TRADE_POINT) return ok({ kind: 'other-trade-point', code });
  return ok({ kind: 'silent', code });
}

async function untilReachable(
  bank: AskedBank,
  done: number,
  { clock, limits, waiting }: AskPorts,
): Promise<Result<'there' | 'back', PaymentFailure>> {
  const sinceMs = clock.monoMs();
  let answered = await bank.ping();
  if (answered.ok) return ok('there');
  while (!answered.ok) {
    if (answered.error.action !== 'retry' || clock.monoMs() - sinceMs >= limits.patienceMs) return answered;
    waiting(done, limits.lostMs);
    await pause(clock, limits.lostMs);
    answered = await bank.ping();
  }
  return ok('back');
}

function pause(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimer(delayMs, resolve);
  });
}
