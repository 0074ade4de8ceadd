import type { RecordedEntry } from '../../journal/entry.ts';
import type { LocalText } from '../../language/language.ts';
import type { SaleHistory } from '../../journal/money-by-method.ts';
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
  readonly qr: Tally;
  /** Pieces paid in both ways; the sums are their part in notes and by QR. */
  readonly mixedCash: Tally;
  readonly mixedQr: Tally;
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
  readonly overpay: Tally;
  readonly qrOverpay: Tally;
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
    overpay: newTally(),
    qrOverpay: newTally(),
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
  if (entry.kind === 'debt-recorded') beginPending(audit, entry.saleId, recorded);
  if (entry.kind === 'cash-collected') {
    audit.cassettes += 1;
    noteEvent(audit, 'OFB', recorded, false);
  }
  if (entry.kind === 'channel-test-pulsed') tally(channelOf(audit, entry.channel).tests, 0, isSince);
}

/** Takes a sale with its entries, once, at any time behind its last entry. */
export function noteSale(audit: Audit, history: SaleHistory): void {
  const { item, saleId } = history.sale;
  audit.stock.productOf.delete(saleId);
  const bookings = saleBookings(history);
  for (const pending of audit.pending.get(saleId) ?? []) pending.amount = 0;
  for (const booking of bookings) book(audit, booking, history.sale);
  if (bookings.length > 0) {
    const channel = channelOf(audit, item.channel);
    channel.name = item.name;
    channel.priceTiyn = item.priceTiyn;
  }
  settlePending(audit, saleId);
}

function book(audit: Audit, booking: Booking, { item, saleId }: SaleHistory['sale']): void {
  const isSince = booking.sequence > audit.since;
  switch (booking.kind) {
    case 'vend': {
      const { cash, qr, atMs } = booking;
      const channel = channelOf(audit, item.channel);
      tally(channel.vends, cash + qr, isSince);
      if (cash > 0 || qr === 0) tally(channel.cash, cash, isSince);
      if (qr > 0) tally(channel.qr, qr, isSince);
      if (cash > 0 && qr > 0) {
        tally(channel.mixedCash, cash, isSince);
        tally(channel.mixedQr, qr, isSince);
      }
      channel.lastSaleMs = Math.max(channel.lastSaleMs ?? atMs, atMs);
      return;
    }
    case 'not-delivered':
      noteEvent(audit, `ELA_${String(item.channel)}`, { sequence: booking.sequence, wallMs: booking.atMs }, false);
      return;
    case 'note':
      tally(noteOf(audit, booking.billTiyn)[booking.what], booking.billTiyn, isSince);
      return;
    case 'qr-overpay':
      tally(audit.qrOverpay, booking.amount, isSince);
      return;
    case 'overpay': {
      const pending = audit.pending.get(saleId)?.find(({ sequence }) => sequence === booking.sequence);
      if (booking.isOwed && pending !== undefined) pending.amount = booking.amount;
      else tally(audit.overpay, booking.amount, isSince);
    }
  }
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
    mixedCash: newTally(),
    mixedQr: newTally(),
    tests: newTally(),
    lastSaleMs: null,
  };
  channels.set(channel, found);
  return found;
}
