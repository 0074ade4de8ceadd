import type { Tiyn } from '../../../app/money/money.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../delays.ts';
import type { AcceptorError, AcceptorIdentity, BillAcceptorEvent } from '../bill-acceptor.ts';
import { type BillTable, decodeBillTable, decodeMask } from './bill-table.ts';
import { decodeIdentity, unknownIdentity } from './identity.ts';
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
type FoundBill = Extract<BillAcceptorEvent, { kind: 'found' }>['bill'];

const resetAttempts = 3;

/**
 * The way from the first answer to a disabled unit whose bill table is known (power-up sequence of spec/peripherals
 * section 1). What it tells before RESET is reported, for RESET makes it forget.
 */
export async function bringUp(unit: Unit, seen: PollState | null): Promise<Result<BroughtUp, Failed>> {
  const first = seen ?? (await firstAnswer(unit));
  if (first === 'gone') return err(first);
  const bill = await settleBill(unit, first);
  if (bill === 'gone') return err(bill);
  unit.reporter.report({ kind: 'found', bill });
  const failed = await resetUntilDisabled(unit, bill);
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

function foundIn({ state }: PollState): FoundBill {
  switch (state) {
    case 'power-up-bill-in-acceptor':
    case 'escrow':
    case 'holding':
    case 'returning':
    case 'returned':
      return 'in-acceptor';
    case 'power-up-bill-in-stacker':
      return 'in-stacker';
    default:
      return 'none';
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
async function settleBill(unit: Unit, first: PollState): Promise<FoundBill | 'gone'> {
  const untilMonoMs = unit.clock.monoMs() + delays.ccnetDeliveryLimitMs;
  let found = foundIn(first);
  let before: PollState | undefined;
  let poll = first;
  while (moving.has(poll.state) && unit.clock.monoMs() < untilMonoMs && unit.silence() === undefined) {
    if (poll.state === 'escrow' || poll.state === 'holding') await unit.ask(requests.giveBack);
    reportOrphan(unit, poll, before);
    before = poll;
    const polled = await unit.poll();
    if (polled.kind === 'gone') return 'gone';
    if (polled.kind !== 'state') continue;
    poll = polled.poll;
    if (isPowerUp(poll)) found = foundIn(poll);
  }
  return found;
}

/** A bill that was stacked while nobody could have asked for it; what the unit repeats is one bill. */
function reportOrphan(unit: Unit, poll: PollState, before: PollState | undefined): void {
  if (poll.state !== 'stacked' || before?.state === 'stacked') return;
  unit.reporter.report({ kind: 'stacked', billTiyn: null, asked: false });
}

async function resetUntilDisabled(unit: Unit, found: FoundBill): Promise<Failed | null> {
  for (let attempt = 0; attempt < resetAttempts; attempt += 1) {
    const outcome = await unit.ask(requests.reset);
    if (outcome.kind === 'gone') return 'gone';
    const waited = await waitUntilDisabled(unit, found);
    if (waited !== 'again') return waited;
  }
  return { kind: 'not-initialised', message: `not disabled after ${resetAttempts} resets` };
}

/** Null: disabled. A unit in trouble waits for a person, and is reset now and then to see whether one has come. */
async function waitUntilDisabled(unit: Unit, found: FoundBill): Promise<Failed | 'again' | null> {
  const { clock } = unit;
  let startMonoMs = clock.monoMs();
  let resetMonoMs = startMonoMs;
  let before: PollState | undefined;
  for (;;) {
    const polled = await unit.poll();
    if (polled.kind === 'gone') return 'gone';
    const silence = unit.silence();
    if (silence !== undefined) return silence;
    const nowMonoMs = clock.monoMs();
    if (nowMonoMs - startMonoMs > delays.ccnetInitializeLimitMs) return 'again';
    if (polled.kind !== 'state') continue;
    const { poll } = polled;
    if (poll.state === 'unit-disabled') return null;
    if (poll.state === 'idling') await unit.ask(enableBillTypes([]));
    if (isPowerUp(poll) && nowMonoMs - resetMonoMs > delays.ccnetPowerUpLimitMs) return 'again';
    // The bill that was found in the stacker has been told already.
    if (found !== 'in-stacker') reportOrphan(unit, poll, before);
    before = poll;
    if (poll.state !== 'trouble') continue;
    startMonoMs = nowMonoMs;
    if (nowMonoMs - resetMonoMs < delays.ccnetTroubleResetMs) continue;
    resetMonoMs = nowMonoMs;
    await unit.ask(requests.reset);
  }
}

async function readTables(unit: Unit): Promise<Result<BroughtUp, Failed>> {
  const status = await unit.ask(requests.getStatus);
  // Not every unit knows the command; one that still accepts bills after RESET is told not to.
  if (status.kind === 'data' && decodeMask(status.body).length > 0) await unit.ask(enableBillTypes([]));
  const identified = await unit.ask(requests.identification);
  const decoded = identified.kind === 'data' ? decodeIdentity(identified.body) : null;
  const identity = decoded?.ok ? decoded.value : unknownIdentity;
  const answer = await unit.ask(requests.getBillTable);
  if (answer.kind === 'gone' || unit.isGone) return err('gone');
  if (answer.kind !== 'data') return err({ kind: 'unexpected-answer', message: `GET BILL TABLE: ${answer.kind}` });
  const table = decodeBillTable(answer.body, unit.settings.currencyTexts);
  if (!table.ok) return err({ kind: 'unexpected-answer', message: table.error });
  if (usableBills(table.value, configuredBills(unit.settings)).length > 0) return ok({ identity, table: table.value });
  return err({ kind: 'no-usable-bills', message: `"${identity.firmware}" knows none of the configured bills` });
}

/** The values that are both in the table and in the configuration, smallest first. */
export function usableBills(table: BillTable, configuredTiyn: readonly Tiyn[]): readonly Tiyn[] {
  return [...configuredTiyn].filter((billTiyn) => table.includes(billTiyn)).sort((a, b) => a - b);
}
