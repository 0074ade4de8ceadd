import type { Tiyn } from '../../../app/money/money.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { AcceptorError, AcceptorIdentity } from '../bill-acceptor.ts';
import { type BillTable, decodeBillTable, decodeMask } from './protocol/bill-table.ts';
import { decodeIdentity, unknownIdentity } from './protocol/identity.ts';
import { BillAtRestart } from './bill-at-restart.ts';
import { isPowerUp, type PollState } from './protocol/poll.ts';
import { enableBillTypes, requests } from './protocol/request.ts';
import { configuredBills } from './settings.ts';
import type { Unit } from './unit.ts';

/** The facts about a unit that is ready. */
export interface BroughtUp {
  readonly identity: AcceptorIdentity;
  readonly table: BillTable;
}

/** `gone`: the link has ended, there is nothing to report. */
export type Failed = AcceptorError | 'gone';

const resetAttempts = 3;

/**
 * The way from the first answer to a disabled unit whose bill table is known (power-up sequence of spec/peripherals
 * section 1). Its answers before RESET are reported, because RESET clears them. If the unit's return from an earlier
 * link's RESET is still pending, the sequence continues from there.
 */
export async function bringUp(unit: Unit, seen: PollState | null): Promise<Result<BroughtUp, Failed>> {
  const waitedFor = seen === null ? unit.resets.left : null;
  if (waitedFor !== null) return resetUntilReady(unit, waitedFor, true);
  const first = seen ?? (await firstAnswer(unit));
  if (first === 'gone') return err(first);
  const left = new BillAtRestart(unit.reporter);
  await settleBill(unit, first, left);
  if (unit.isGone) {
    left.reportBeforeLinkEnds();
    return err('gone');
  }
  left.report();
  return resetUntilReady(unit, left, isStartingAfterReset(unit, first));
}

/** After our RESET, also one that took longer than it may, the next one would only make the unit begin anew. */
function isStartingAfterReset({ resets }: Unit, { state }: PollState): boolean {
  if (resets.isExpected) return state === 'initialize';
  return resets.isOutstanding && (state === 'initialize' || state === 'unit-disabled' || state === 'power-up');
}

/** Polls until the unit answers; one that stays silent is lost, and reset now and then. */
async function firstAnswer(unit: Unit): Promise<PollState | 'gone'> {
  const beganMonoMs = unit.clock.monoMs();
  for (;;) {
    const polled = await unit.poll();
    if (polled.kind === 'gone') return 'gone';
    if (polled.kind === 'state') {
      unit.resets.answered();
      return polled.poll;
    }
    const silence = unit.silence();
    if (silence !== undefined && !unit.resets.isExpected) unit.reporter.lost(silence);
    if (unit.reopenAfterReset()) return 'gone';
    const searchedMs = unit.clock.monoMs() - beganMonoMs;
    const waitedMs = unit.isReopened ? Infinity : searchedMs;
    if (Math.min(waitedMs, unit.resets.sinceMs ?? waitedMs) < unit.resets.silentPeriodMs) continue;
    if (unit.resets.isExpected) continue;
    await unit.resetSilent();
  }
}

const moving: ReadonlySet<PollState['state']> = new Set([
  'accepting',
  'stacking',
  'returning',
  'rejecting',
  'holding',
  'busy',
  'escrow',
  'stacked',
  'returned',
]);

/** A unit that kept its power while the host was away may be moving a bill: it finishes first, and escrow goes back. */
async function settleBill(unit: Unit, first: PollState, left: BillAtRestart): Promise<void> {
  const untilMonoMs = unit.clock.monoMs() + delays.ccnetDeliveryLimitMs;
  let poll = first;
  left.see(poll);
  while (moving.has(poll.state) && !unit.isGone && unit.clock.monoMs() < untilMonoMs && unit.silence() === undefined) {
    if (poll.state === 'escrow' || poll.state === 'holding') await unit.ask(requests.giveBack);
    const polled = await unit.poll();
    if (polled.kind === 'gone') return;
    if (polled.kind !== 'state') continue;
    poll = polled.poll;
    left.see(poll);
  }
}

/** `isSent`: a RESET has gone out already, and only its end is waited for. */
async function resetUntilReady(unit: Unit, left: BillAtRestart, isSent: boolean): Promise<Result<BroughtUp, Failed>> {
  for (let isDue = !isSent; ; isDue = true) {
    if (isDue) {
      if (unit.resets.attempts >= resetAttempts) {
        unit.resets.over();
        return err({ kind: 'not-initialised', message: `not disabled after ${resetAttempts} resets` });
      }
      const outcome = await unit.reset(left);
      if (outcome.kind === 'gone') return err('gone');
    }
    const ready = await awaitReady(unit, left);
    if (ready !== 'again') return ready;
  }
}

/** A unit that reports itself as disabled may still stop answering after RESET. */
async function awaitReady(unit: Unit, left: BillAtRestart): Promise<Result<BroughtUp, Failed> | 'again'> {
  for (;;) {
    const waited = await waitUntilDisabled(unit, left);
    if (waited === 'again') return waited;
    if (waited !== null) return err(waited);
    const read = await readTables(unit);
    if (read !== 'silent') return read;
  }
}

/** Null: disabled. A unit in trouble waits for a person, and is reset now and then to see whether one has come. */
async function waitUntilDisabled(unit: Unit, left: BillAtRestart): Promise<Failed | 'again' | null> {
  const { clock, resets } = unit;
  let startMonoMs = clock.monoMs();
  let heardMonoMs: number | null = null;
  for (;;) {
    const polled = await unit.poll();
    if (polled.kind === 'state') left.see(polled.poll);
    if (polled.kind === 'gone' || unit.isGone) return 'gone';
    const silence = unit.silence();
    if (silence !== undefined) {
      if (!resets.isExpected) return silentAfterReset(unit, silence);
      unit.tellWait();
      if (unit.reopenAfterReset()) return 'gone';
    }
    const nowMonoMs = clock.monoMs();
    if (nowMonoMs - startMonoMs > delays.ccnetInitializeLimitMs) return 'again';
    if (polled.kind !== 'state') continue;
    const { poll } = polled;
    heardMonoMs ??= nowMonoMs;
    if (poll.state === 'unit-disabled') return null;
    if (poll.state === 'idling') await unit.ask(enableBillTypes([]));
    if (isPowerUp(poll) && !resets.mayStartSlowly && nowMonoMs - heardMonoMs > delays.ccnetPowerUpLimitMs)
      return 'again';
    if (poll.state !== 'trouble') continue;
    startMonoMs = nowMonoMs;
    if ((resets.sinceMs ?? Infinity) < delays.ccnetTroubleResetMs) continue;
    await unit.reset(left);
    heardMonoMs = null;
  }
}

/** The error of a unit that has not come back in the time that it may be away. */
function silentAfterReset({ resets }: Unit, silence: AcceptorError): AcceptorError {
  resets.missed();
  const sinceSeconds = Math.round((resets.sinceMs ?? 0) / 1_000);
  return { kind: silence.kind, message: `no answer for ${sinceSeconds} s after RESET: ${silence.message}` };
}

const noGoodAnswer: ReadonlySet<string> = new Set(['silent', 'damaged', 'nak']);

/** `silent`: the unit stopped answering, which after a RESET is not a fault yet. */
async function readTables(unit: Unit): Promise<Result<BroughtUp, Failed> | 'silent'> {
  const status = await unit.ask(requests.getStatus);
  // Not every unit has the command; one that still accepts bills after RESET is disabled.
  if (status.kind === 'data' && decodeMask(status.body).length > 0) await unit.ask(enableBillTypes([]));
  const identified = await unit.ask(requests.identification);
  const decoded = identified.kind === 'data' ? decodeIdentity(identified.body) : null;
  const identity = decoded?.ok ? decoded.value : unknownIdentity;
  const answer = await unit.ask(requests.getBillTable);
  if (answer.kind === 'gone' || unit.isGone) return err('gone');
  if (noGoodAnswer.has(answer.kind) && unit.resets.isExpected) return 'silent';
  if (answer.kind !== 'data') return err({ kind: 'unexpected-answer', message: `GET BILL TABLE: ${answer.kind}` });
  const table = decodeBillTable(answer.body);
  if (!table.ok) return err({ kind: 'unexpected-answer', message: table.error });
  if (usableBills(table.value, configuredBills(unit.settings)).length > 0) return ok({ identity, table: table.value });
  return err({ kind: 'no-usable-bills', message: `"${identity.firmware}" knows none of the configured bills` });
}

/** The values that are both in the table and in the configuration, smallest first. */
export function usableBills(table: BillTable, configuredTiyn: readonly Tiyn[]): readonly Tiyn[] {
  return [...configuredTiyn].filter((billTiyn) => table.includes(billTiyn)).sort((a, b) => a - b);
}
