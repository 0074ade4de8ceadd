import type { Tiyn } from '../../../app/money/money.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { AcceptorError, AcceptorIdentity } from '../bill-acceptor.ts';
import { type BillTable, decodeBillTable, decodeMask } from './bill-table.ts';
import { decodeIdentity, unknownIdentity } from './identity.ts';
import { BillAtRestart } from './bill-at-restart.ts';
import { isPowerUp, type PollState } from './poll.ts';
import { enableBillTypes, requests } from './request.ts';
import { configuredBills } from './settings.ts';
import type { Unit } from './unit.ts';

/** What a unit that is ready has said about itself. */
export interface BroughtUp {
  readonly identity: AcceptorIdentity;
  readonly table: BillTable;
}

/** `gone`: the link has ended, there is nothing to report. */
export type Failed = AcceptorError | 'gone';

const resetAttempts = 3;

/**
 * The way from the first answer to a disabled unit whose bill table is known (power-up sequence of spec/peripherals
 * section 1). What it answers before RESET is reported: RESET clears it.
 */
export async function bringUp(unit: Unit, seen: PollState | null): Promise<Result<BroughtUp, Failed>> {
  const first = seen ?? (await firstAnswer(unit));
  if (first === 'gone') return err(first);
  const left = new BillAtRestart(unit.reporter);
  await settleBill(unit, first, left);
  if (unit.isGone) {
    left.reportBeforeLinkEnds();
    return err('gone');
  }
  left.report();
  const failed = await resetUntilDisabled(unit, left);
  return failed === null ? readTables(unit) : err(failed);
}

/** Polls until the unit answers; one that stays silent is lost and reset again and again. */
async function firstAnswer(unit: Unit): Promise<PollState | 'gone'> {
  let resetMonoMs = unit.clock.monoMs();
  for (;;) {
    const polled = await unit.poll();
    if (polled.kind === 'gone') return 'gone';
    if (polled.kind === 'state') return polled.poll;
    const silence = unit.silence();
    if (silence !== undefined) unit.reporter.lost(silence);
    if (unit.clock.monoMs() - resetMonoMs < delays.ccnetResetEveryMs) continue;
    resetMonoMs = unit.clock.monoMs();
    await unit.ask({ ...requests.reset, attempts: 1 });
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

async function resetUntilDisabled(unit: Unit, left: BillAtRestart): Promise<Failed | null> {
  for (let attempt = 0; attempt < resetAttempts; attempt += 1) {
    const outcome = await unit.ask(requests.reset);
    if (outcome.kind === 'gone') return 'gone';
    const waited = await waitUntilDisabled(unit, left);
    if (waited !== 'again') return waited;
  }
  return { kind: 'not-initialised', message: `not disabled after ${resetAttempts} resets` };
}

/** Null: disabled. A unit in trouble waits for a person, and is reset now and then to see whether one has come. */
async function waitUntilDisabled(unit: Unit, left: BillAtRestart): Promise<Failed | 'again' | null> {
  const { clock } = unit;
  let startMonoMs = clock.monoMs();
  let resetMonoMs = startMonoMs;
  for (;;) {
    const polled = await unit.poll();
    if (polled.kind === 'state') left.see(polled.poll);
    if (polled.kind === 'gone' || unit.isGone) return 'gone';
    const silence = unit.silence();
    if (silence !== undefined) return silence;
    const nowMonoMs = clock.monoMs();
    if (nowMonoMs - startMonoMs > delays.ccnetInitializeLimitMs) return 'again';
    if (polled.kind !== 'state') continue;
    const { poll } = polled;
    if (poll.state === 'unit-disabled') return null;
    if (poll.state === 'idling') await unit.ask(enableBillTypes([]));
    if (isPowerUp(poll) && nowMonoMs - resetMonoMs > delays.ccnetPowerUpLimitMs) return 'again';
    if (poll.state !== 'trouble') continue;
    startMonoMs = nowMonoMs;
    if (nowMonoMs - resetMonoMs < delays.ccnetTroubleResetMs) continue;
    resetMonoMs = nowMonoMs;
    await unit.ask(requests.reset);
  }
}

async function readTables(unit: Unit): Promise<Result<BroughtUp, Failed>> {
  const status = await unit.ask(requests.getStatus);
  // Not every unit has the command; one that still accepts bills after RESET is disabled.
  if (status.kind === 'data' && decodeMask(status.body).length > 0) await unit.ask(enableBillTypes([]));
  const identified = await unit.ask(requests.identification);
  const decoded = identified.kind === 'data' ? decodeIdentity(identified.body) : null;
  const identity = decoded?.ok ? decoded.value : unknownIdentity;
  const answer = await unit.ask(requests.getBillTable);
  if (answer.kind === 'gone' || unit.isGone) return err('gone');
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
