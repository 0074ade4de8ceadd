import { itemOfPiece, linesOf } from '../../money/price.ts';
import type { JournalEntry, RecordedEntry } from '../../journal/entry.ts';
import type { LocalText } from '../../language/language.ts';
import type { SaleHistory } from '../../journal/money-by-method.ts';
import { CASH, FIRST_SERVICE, type ProviderName } from '../../payment/capabilities.ts';
import { MINUTE_MS } from '../../units.ts';
import { noteRead, type AuditRead } from './reads.ts';
import { saleBookings, type Booking } from './sale-bookings.ts';
import { newStock, noteStock, type StockWatch } from './stock-watch.ts';
import { newTally, tally, type EventMoment, type EventTally, type Tally } from './tally.ts';

/** Longer than a customer can still spend owed change, the payments of the next product included. */
const CHANGE_USABLE_MS = 15 * MINUTE_MS;
/** The most events behind the last read that are told one by one; all of them are counted. */
const MOST_MOMENTS = 100;

/** One channel's counters. */
export interface ChannelAudit {
  /** What was sold last; null before the first sale. */
  name: LocalText | null;
  priceTiyn: number;
  readonly vends: Tally;
  readonly cash: Tally;
  /** By the first service, and by all others. */
  readonly qr: Tally;
  readonly other: Tally;
  /** Pieces paid in both ways; the sums are their part in notes and by QR. */
  readonly mixedCash: Tally;
  readonly mixedQr: Tally;
  readonly mixedOther: Tally;
  readonly tests: Tally;
  lastSaleMs: number | null;
}

/** One note's counters. */
export interface NoteAudit {
  readonly validated: Tally;
  readonly stacked: Tally;
}

/** Owed change that may still pay for the customer's next product. */
interface PendingChange {
  readonly saleId: string;
  readonly sequence: number;
  readonly monoMs: number;
  /** Null until the sale's history has come. */
  amount: number | null;
  /** The entry behind which it cannot be spent any more; null while it can. */
  overAt: number | null;
}

/** Everything that the entries of a journal add up to, from its beginning and since the last read. */
export interface Audit {
  /** Entries behind this one count as since the last read. */
  readonly since: number;
  readonly channels: Map<number, ChannelAudit>;
  readonly notes: Map<number, NoteAudit>;
  /** The services of the journal in the order of their first purchases: the first one is the first device for ever. */
  readonly services: Set<ProviderName>;
  readonly overpay: Tally;
  readonly qrOverpay: Tally;
  readonly otherOverpay: Tally;
  /** Starts that no person has ordered. */
  readonly powerCuts: Tally;
  hasStarted: boolean;
  /** A person has ordered the end, and nothing was sold since. */
  isEndOrdered: boolean;
  readonly events: Map<string, EventTally>;
  readonly moments: EventMoment[];
  readonly stock: StockWatch;
  readonly pending: Map<string, PendingChange[]>;
  /** Those of them whose customer may still be there. */
  usable: PendingChange[];
  readonly reads: AuditRead[];
  cassettes: number;
  firstMs: number | null;
  lastMs: number | null;
  lastSequence: number;
}

/** The counters before the first entry. */
export function newAudit(since: number): Audit {
  return {
    since,
    channels: new Map(),
    notes: new Map(),
    services: new Set(),
    overpay: newTally(),
    qrOverpay: newTally(),
    otherOverpay: newTally(),
    powerCuts: newTally(),
    hasStarted: false,
    isEndOrdered: false,
    events: new Map(),
    moments: [],
    stock: newStock(),
    pending: new Map(),
    usable: [],
    reads: [],
    cassettes: 1,
    firstMs: null,
    lastMs: null,
    lastSequence: 0,
  };
}

/** Takes every entry, in order. */
export function noteEntry(audit: Audit, recorded: RecordedEntry): void {
  const { entry, sequence, wallMs } = recorded;
  audit.firstMs ??= wallMs;
  audit.lastMs = wallMs;
  audit.lastSequence = sequence;
  endPending(audit, recorded);
  noteRead(audit.reads, recorded);
  noteStock(audit.stock, recorded, (channel, isOut) => {
    if (isOut) noteEvent(audit, `ELB_${String(channel)}`, recorded, true);
    else ended(audit, `ELB_${String(channel)}`);
  });
  const isSince = sequence > audit.since;
  if (entry.kind === 'orphan-recorded' && entry.amountTiyn !== null) {
    const note = noteOf(audit, entry.amountTiyn);
    tally(note.validated, entry.amountTiyn, isSince);
    tally(note.stacked, entry.amountTiyn, isSince);
    tally(audit.overpay, entry.amountTiyn, isSince);
  }
  noteService(audit, entry);
  noteStart(audit, entry, isSince);
  if (entry.kind === 'debt-recorded') beginPending(audit, entry.saleId, recorded);
  if (entry.kind === 'cash-collected') {
    audit.cassettes += 1;
    noteEvent(audit, 'OFB', recorded, false);
  }
  if (entry.kind === 'channel-test-pulsed') tally(channelOf(audit, entry.channel).tests, 0, isSince);
}

function noteService({ services }: Audit, entry: JournalEntry): void {
  if (entry.kind === 'sale-opened' && entry.provider !== CASH) services.add(entry.provider);
  if (entry.kind !== 'purchase-known') return;
  // Purchases of old journals do not name theirs: a sale that began with a service has named it above.
  if (entry.provider !== undefined) services.add(entry.provider);
  else if (services.size === 0) services.add(FIRST_SERVICE);
}

/** What a person does at the service menu before the machine ends; the journal tells of no other end. */
const ORDERED_ENDS: readonly string[] = ['restart', 'reboot', 'shutdown', 'setup-start', 'setup-finish'];

function noteStart(audit: Audit, entry: JournalEntry, isSince: boolean): void {
  if (entry.kind === 'service-acted' && ORDERED_ENDS.includes(entry.what)) audit.isEndOrdered = true;
  if (entry.kind === 'sale-opened') audit.isEndOrdered = false;
  if (entry.kind !== 'started') return;
  if (audit.hasStarted && !audit.isEndOrdered) tally(audit.powerCuts, 0, isSince);
  audit.hasStarted = true;
  audit.isEndOrdered = false;
}

/** Whether a service is the first one of this journal. */
function isFirst({ services }: Audit, provider: ProviderName): boolean {
  const [first] = services;
  return first === undefined || first === provider;
}

/** Takes a sale with its entries, once, at any time behind its last entry. */
export function noteSale(audit: Audit, history: SaleHistory): void {
  const { sale } = history;
  const { saleId } = sale;
  audit.stock.productOf.delete(saleId);
  const bookings = saleBookings(history);
  for (const pending of audit.pending.get(saleId) ?? []) pending.amount = 0;
  let piece = 1;
  for (const booking of bookings) {
    book(audit, booking, { saleId, channel: itemOfPiece(sale, piece).channel });
    if (booking.kind === 'vend') piece += 1;
  }
  if (bookings.length > 0)
    for (const { item } of linesOf(sale)) {
      const channel = channelOf(audit, item.channel);
      channel.name = item.name;
      channel.priceTiyn = item.priceTiyn;
    }
  settlePending(audit, saleId);
}

/** `channel`: that of the next piece of the sale. */
function book(
  audit: Audit,
  booking: Booking,
  { saleId, channel: number }: { readonly saleId: string; readonly channel: number },
): void {
  const isSince = booking.sequence > audit.since;
  switch (booking.kind) {
    case 'vend': {
      const channel = channelOf(audit, number);
      tallyVend(audit, channel, booking, isSince);
      channel.lastSaleMs = Math.max(channel.lastSaleMs ?? booking.atMs, booking.atMs);
      return;
    }
    case 'not-delivered':
      noteEvent(audit, `ELA_${String(number)}`, { sequence: booking.sequence, wallMs: booking.atMs }, false);
      return;
    case 'note':
      tally(noteOf(audit, booking.billTiyn)[booking.what], booking.billTiyn, isSince);
      return;
    case 'qr-overpay':
      tally(isFirst(audit, booking.provider) ? audit.qrOverpay : audit.otherOverpay, booking.amount, isSince);
      return;
    case 'overpay': {
      const pending = audit.pending.get(saleId)?.find(({ sequence }) => sequence === booking.sequence);
      if (booking.isOwed && pending !== undefined) pending.amount = booking.amount;
      else tally(audit.overpay, booking.amount, isSince);
    }
  }
}

/** A piece counts once, and once at each device that it was paid by. */
function tallyVend(
  audit: Audit,
  channel: ChannelAudit,
  { cash, cashless }: Extract<Booking, { readonly kind: 'vend' }>,
  isSince: boolean,
): void {
  const of = (isOfFirst: boolean): number =>
    cashless.reduce((sum, one) => sum + (isFirst(audit, one.provider) === isOfFirst ? one.amount : 0), 0);
  const [qr, other] = [of(true), of(false)];
  tally(channel.vends, cash + qr + other, isSince);
  if (cash > 0 || qr + other === 0) tally(channel.cash, cash, isSince);
  if (qr > 0) tally(channel.qr, qr, isSince);
  if (other > 0) tally(channel.other, other, isSince);
  if ([cash, qr, other].filter((part) => part > 0).length < 2) return;
  if (cash > 0) tally(channel.mixedCash, cash, isSince);
  if (qr > 0) tally(channel.mixedQr, qr, isSince);
  if (other > 0) tally(channel.mixedOther, other, isSince);
}

function beginPending(audit: Audit, saleId: string, { sequence, monoMs }: RecordedEntry): void {
  const change: PendingChange = { saleId, sequence, monoMs, amount: null, overAt: null };
  audit.pending.set(saleId, [...(audit.pending.get(saleId) ?? []), change]);
  audit.usable.push(change);
}

/** Nobody can spend the change any more: the customer's time is over, or the machine was started or opened. */
function endPending(audit: Audit, { entry, sequence, monoMs }: RecordedEntry): void {
  if (audit.usable.length === 0) return;
  const isNew = entry.kind === 'started' || entry.kind === 'service-opened';
  const isOver = (one: PendingChange): boolean => isNew || monoMs - one.monoMs > CHANGE_USABLE_MS;
  const over = audit.usable.filter(isOver);
  audit.usable = audit.usable.filter((one) => !isOver(one));
  for (const one of over) {
    one.overAt = sequence;
    settlePending(audit, one.saleId);
  }
}

/** Counts what is known and cannot be spent any more. */
function settlePending(audit: Audit, saleId: string): void {
  const left = (audit.pending.get(saleId) ?? []).filter(({ amount, overAt }) => {
    if (amount === 0) return false;
    if (amount === null || overAt === null) return true;
    tally(audit.overpay, amount, overAt > audit.since);
    return false;
  });
  if (left.length === 0) audit.pending.delete(saleId);
  else audit.pending.set(saleId, left);
}

function noteEvent(
  { events, moments, since }: Audit,
  event: string,
  { sequence, wallMs }: Pick<RecordedEntry, 'sequence' | 'wallMs'>,
  isActive: boolean,
): void {
  const isSince = sequence > since;
  const before = events.get(event) ?? { count: 0, countSince: 0, lastMs: wallMs, isActive: false };
  events.set(event, {
    count: before.count + 1,
    countSince: before.countSince + (isSince ? 1 : 0),
    lastMs: Math.max(before.lastMs, wallMs),
    isActive,
  });
  if (isSince) moments.push({ event, atMs: wallMs });
  if (moments.length > MOST_MOMENTS) moments.shift();
}

function ended({ events }: Audit, event: string): void {
  const found = events.get(event);
  if (found !== undefined) found.isActive = false;
}

function noteOf({ notes }: Audit, billTiyn: number): NoteAudit {
  const found = notes.get(billTiyn) ?? { validated: newTally(), stacked: newTally() };
  notes.set(billTiyn, found);
  return found;
}

/** The counters of a channel, which begin with its first sale or test. */
function channelOf({ channels }: Audit, channel: number): ChannelAudit {
  const found = channels.get(channel) ?? {
    name: null,
    priceTiyn: 0,
    vends: newTally(),
    cash: newTally(),
    qr: newTally(),
    other: newTally(),
    mixedCash: newTally(),
    mixedQr: newTally(),
    mixedOther: newTally(),
    tests: newTally(),
    lastSaleMs: null,
  };
  channels.set(channel, found);
  return found;
}
