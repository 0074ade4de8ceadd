import type { ForeignBank } from '../foreign-bank/bank.ts';
import type { CcnetFault } from '../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { expect, type AcceptorLine } from '../lines/acceptor-line.ts';
import { takesCash, type ConfigTree } from './kiosk-files.ts';
import type { RunningKiosk } from './running-kiosk.ts';
import type { RelayLine } from '../lines/relay-line.ts';
import { toCash, waitOffersCash } from './sales.ts';

/** A note pays for it without change, so that what is owed is a fault's doing. */
export const TEA = { name: 'Шай', channel: 5, priceTenge: 500 } as const;
/** For a note of 500 and the rest by QR. */
export const JUICE = { name: 'Шырын', channel: 2, priceTenge: 750 } as const;
const NOTE = 500;
const NOTE_TIYN = 50_000;

/** The ledger's line of a sale that one note of 500 was inserted for. */
export const SOLD = {
  provider: 'cash',
  paidTiyn: NOTE_TIYN,
  deliveredTiyn: NOTE_TIYN,
  refundedTiyn: 0,
  owedTiyn: 0,
  dispensed: true,
  state: 'closed',
} as const;
export const OWED = {
  provider: 'cash',
  paidTiyn: NOTE_TIYN,
  deliveredTiyn: 0,
  refundedTiyn: 0,
  owedTiyn: NOTE_TIYN,
  dispensed: false,
  state: 'debt',
} as const;
export const NOTHING = {
  provider: 'cash',
  paidTiyn: 0,
  deliveredTiyn: 0,
  refundedTiyn: 0,
  owedTiyn: 0,
  dispensed: false,
  state: 'closed',
} as const;
export const IN_DOUBT = { ...NOTHING, state: 'unresolved' } as const;

/** A kiosk with a bill acceptor on this port that sells tea and juice. */
export function sellsForNotes(port: string): (config: ConfigTree) => ConfigTree {
  const product = (id: string, { name, channel, priceTenge }: typeof TEA | typeof JUICE): unknown => ({
    id,
    channel,
    priceTenge,
    name: { kk: name, ru: id, en: id },
  });
  return takesCash(port, { catalogue: [product('tea', TEA), product('juice', JUICE)] });
}

/** From idle to the entry that accepts a note of 500. */
async function toTea(kiosk: RunningKiosk, acceptor: AcceptorLine): Promise<void> {
  await waitOffersCash(kiosk);
  // Closed first: after a fault the unit may still have the notes of the sale before.
  await acceptor.waitTaking();
  await toCash(kiosk, acceptor, [NOTE], TEA.name);
}

/** From idle to a note of 500 that is on its way in. */
export async function insertNote(kiosk: RunningKiosk, acceptor: AcceptorLine): Promise<void> {
  await toTea(kiosk, acceptor);
  acceptor.insert(NOTE);
}

/** From idle to a note of 500 that stands still at this place of its way in; it has to be let go. */
export async function insertUpTo(
  kiosk: RunningKiosk,
  acceptor: AcceptorLine,
  place: 'entering' | 'stacking' | 'in-stacker',
): Promise<void> {
  await toTea(kiosk, acceptor);
  await acceptor.insertUpTo(NOTE, place);
}

/** Inserts a note of 500 as soon as the entry takes it: a note that came out blocks it until the host has read that. */
export async function insertAgain(acceptor: AcceptorLine): Promise<void> {
  await expect.poll(() => acceptor.tryInsert(NOTE)).toBe(true);
}

/** From whatever follows the payment back to idle. */
export async function finishSale(kiosk: RunningKiosk): Promise<void> {
  await kiosk.waitScreen('success');
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');
}

/** From idle to idle, with tea for a note. */
export async function buyForNote(kiosk: RunningKiosk, acceptor: AcceptorLine): Promise<void> {
  await insertNote(kiosk, acceptor);
  await finishSale(kiosk);
}

/** An error screen for this reason, with a code to claim the money or, where there is none to claim, without; back to idle. */
export async function leaveError(kiosk: RunningKiosk, reason: string, hasCode: boolean): Promise<void> {
  await kiosk.waitReason('error', reason);
  expect((await kiosk.claimCode()) !== null).toBe(hasCode);
  await kiosk.tap('Тауарларға оралу');
}

/** Chocolate for 1,200, 1,000 in the cassette, and the acceptor gone. */
export async function unplugBetweenNotes(kiosk: RunningKiosk, acceptor: AcceptorLine): Promise<void> {
  await waitOffersCash(kiosk);
  await toCash(kiosk, acceptor, [500, 1_000, 2_000], 'Қара шоколад');
  acceptor.insert(1_000);
  await acceptor.waitTaking(500);
  await acceptor.unplug();
  await kiosk.waitAcceptorOut();
}

/** Waits until the screen shows a customer whose sale has ended that the note inside has to come to rest first. */
function waitLeaving(kiosk: RunningKiosk): Promise<void> {
  return kiosk.waitStep('cash', 'leaving');
}

/** Waits until a fault that lasts for a number of frames has had all of them. */
export async function waitUsedUp(acceptor: AcceptorLine, left: CcnetFault): Promise<void> {
  await expect.poll(() => acceptor.unit.faults()).toEqual([left]);
}

/** Waits until the technical log has this number of losses or troubles of the acceptor. */
export async function waitLogged(
  kiosk: RunningKiosk,
  event: 'acceptor-trouble' | 'acceptor-lost',
  count: number,
): Promise<void> {
  await kiosk.loggedTimes(event, count);
}

/** A note between escrow and cassette is stopped by a trouble; the end of the trouble lets it go in, and it is paid. */
export async function stopNoteBy(kiosk: RunningKiosk, acceptor: AcceptorLine, fault: CcnetFault): Promise<void> {
  await insertUpTo(kiosk, acceptor, 'stacking');
  acceptor.unit.setFault(fault);
  acceptor.goOn();
  await waitLeaving(kiosk);
  expect(acceptor.unit.note()?.at).toBe('stacking');
  acceptor.unit.clearFault(fault.kind);
  await finishSale(kiosk);
}

/** The machine at the end of a test. */
export interface Machine {
  readonly kiosk: RunningKiosk;
  readonly acceptor: AcceptorLine;
  readonly relay: RelayLine;
  readonly bank: ForeignBank;
}

/**
 * Every sale of the ledger looks like this, in this order. Every note in the cassette is on record exactly once, none
 * of those that came out is, and none is inside; the contacts have closed once for every product and never otherwise,
 * except for the `unsure` pulses, after which it was unknown whether anything had come out.
 */
export async function expectOnRecord(
  { kiosk, acceptor, relay, bank }: Machine,
  wanted: readonly object[],
  { unsure = 0 } = {},
): Promise<void> {
  const sales = await kiosk.ledger();
  expect(sales).toMatchObject([...wanted]);
  expect(await kiosk.orphans()).toEqual([]);
  expect(acceptor.unit.note()).toBeNull();
  const { insertedTiyn, stackedTiyn, returnedTiyn } = acceptor.unit.totals();
  expect(insertedTiyn).toBe(stackedTiyn + returnedTiyn);
  const byQr = bank.books.purchases
    .filter(({ status }) => status === 'Processed')
    .reduce((sum, { priceTiyn }) => sum + priceTiyn, 0);
  expect(sales.reduce((sum, { paidTiyn }) => sum + paidTiyn, 0)).toBe(stackedTiyn + byQr);
  expect(relay.pulses()).toHaveLength(sales.filter(({ dispensed }) => dispensed).length + unsure);
  expect(relay.isAllOff()).toBe(true);
}
