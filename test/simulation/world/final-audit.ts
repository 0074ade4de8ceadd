import { worthOf } from './account.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import {
  applyEntry,
  inDoubtTiyn,
  isSettled,
  newBooks,
  owedTiyn,
  replay,
  replayFrom,
  saleState,
  summaryOf,
  type Ledger,
  type SaleRecord,
} from '../../../app/journal/replay.ts';
import type { RefundWay } from '../../../app/payment/capabilities.ts';
import { TELEPHONE, type Auditor } from './auditor.ts';
import { SECRET } from './bank.ts';
import { count, type SimulationContext } from './simulation-context.ts';

/** When nothing goes wrong any more and time has passed: are the books right, to the last tiyn? */
export function auditFinally(
  world: SimulationContext,
  auditor: Auditor,
  entries: readonly RecordedEntry[],
  refundWay: RefundWay,
): void {
  const ledger = replay(entries);
  entries.forEach(({ sequence }, index) =>
    auditor.check(sequence === index + 1, 'sequence without gaps', String(sequence)),
  );
  const text = JSON.stringify(entries);
  auditor.check(!text.includes(SECRET), 'no secret in the journal', 'the marker is there');
  if (auditor.services !== null)
    auditor.check(!TELEPHONE.test(text), 'no telephone number in the journal', 'it is there');
  auditSummaries(auditor, entries, ledger);
  auditor.cash.atEnd(ledger.cassette);
  auditor.menu.stock.atEnd(ledger);
  for (const sale of ledger.sales.values()) {
    auditSale(auditor, sale, isForAPerson(sale));
    countSale(world, sale, refundWay);
    countNotes(world, sale);
  }
}

/** Before the last restart, which would mend much. */
export function auditBeforeRestart(auditor: Auditor, entries: readonly RecordedEntry[]): void {
  auditor.cash.atRest();
  auditor.codes.atRest();
  auditor.menu.atRest();
  auditor.services?.atRest();
  for (const sale of replay(entries).sales.values()) auditSale(auditor, sale, isForAPerson(sale));
}

/** The bank has denied a purchase for so long that it is on record as doubtful: that is an end, and a person decides. */
function isForAPerson({ purchases }: SaleRecord): boolean {
  return purchases.some(({ status }) => status === 'doubtful');
}

function auditSale(auditor: Auditor, sale: SaleRecord, isDenied: boolean): void {
  const { saleId } = sale;
  const account = auditor.accounts.get(saleId) ?? auditor.fail('no sale without an entry', saleId);
  const { paidTiyn, returnedTiyn, reversedTiyn } = auditor.money.atBank(saleId);
  const moves = auditor.dispensing.moves.get(saleId) ?? 0;
  const { notesTiyn, changeKeptTiyn } = account;
  const facts = `${saleId}: bank took ${paidTiyn}, gave back ${returnedTiyn}, reversed ${reversedTiyn}; ${moves} pieces fell; notes ${notesTiyn}; journal: paid ${sale.paidTiyn}, delivered ${sale.deliveredTiyn}, refunded ${sale.refundedTiyn}, debt ${sale.debtTiyn}`;
  const check = (holds: boolean, rule: string): void => auditor.check(holds, rule, facts);

  check(
    sale.paidTiyn === sale.deliveredTiyn + sale.refundedTiyn + owedTiyn(sale),
    'paid = delivered + refunded + owed',
  );
  check(
    sale.paidTiyn === account.paidTiyn &&
      sale.debtTiyn === account.debtTiyn &&
      sale.refundedTiyn === account.refundedTiyn &&
      sale.deliveredTiyn === account.deliveredTiyn,
    'replay agrees with the auditor',
  );
  check(saleState(sale) !== 'open', 'every sale has an end');
  check(owedTiyn(sale) === sale.debtTiyn, 'what is owed is on record as a debt');
  check(
    isSettled(sale) || account.doubtfulRefunds > 0 || account.lostTiyn > 0 || account.doubtfulNotes > 0 || isDenied,
    'every obligation is closed',
  );
  const lost = auditor.services?.lost(saleId) ?? { paidTiyn: 0, expectedTiyn: 0 };
  check(lost.expectedTiyn <= account.lostTiyn, 'what may be paid for a lost invoice is in doubt');
  check(
    sale.paidTiyn === paidTiyn - lost.paidTiyn + notesTiyn || isDenied,
    'the journal has every payment of the bank',
  );
  check(account.openNotes === 0, 'every note has an end on record');
  check(inDoubtTiyn(sale) === account.unsureTiyn, 'the ledger names what is in doubt');
  // Where a person has to look, the bank may have refunded what is not in the journal.
  const isDoubtful = reversedTiyn > 0 || account.doubtfulRefunds > 0;
  const byBankTiyn = sale.refundedTiyn - account.byHandTiyn;
  check(
    isDoubtful ? byBankTiyn <= returnedTiyn + reversedTiyn : byBankTiyn === returnedTiyn,
    'the journal has every refund of the bank',
  );
  const piecesTiyn = sale.deliveredTiyn - changeKeptTiyn - account.commissionKeptTiyn;
  check(piecesTiyn <= worthOf(account, moves), 'delivered is only what fell');
  check(account.isUncertain || piecesTiyn === worthOf(account, moves), 'what fell is delivered, or uncertain');
  check(
    !isDoubtful || sale.refundedTiyn > 0 || sale.debtTiyn > 0 || sale.deliveredTiyn === sale.paidTiyn,
    'a doubt is on record',
  );
}

function countSale(world: SimulationContext, sale: SaleRecord, refundWay: RefundWay): void {
  if (sale.paidTiyn === 0) count(world, 'nothing-paid');
  if (sale.quantity > 1) count(world, 'several-pieces');
  if (sale.further.length > 0) countBasket(world, sale);
  if (sale.deliveredTiyn > 0) count(world, sale.deliveredTiyn < sale.paidTiyn ? 'partly-delivered' : 'delivered');
  if (sale.refundedTiyn > 0) count(world, refundWay === 'direct' ? 'refunded-direct' : 'refunded-with-customer');
  if (sale.debtTiyn > 0) count(world, 'owed');
  if (sale.paidTiyn > 0 && sale.abandoned !== null) count(world, 'paid-late');
}

function countBasket(world: SimulationContext, sale: SaleRecord): void {
  count(world, 'several-products');
  if (sale.delivered > 0 && sale.delivered < sale.quantity) count(world, 'basket-partly-delivered');
}

function countNotes(world: SimulationContext, sale: SaleRecord): void {
  const stacked = sale.bills.filter(({ status }) => status === 'stacked').length;
  if (stacked === 0) return;
  const isMixed = sale.purchases.some(({ status }) => status === 'paid');
  if (stacked > 1) count(world, 'several-notes');
  if (sale.delivered >= sale.quantity) count(world, isMixed ? 'delivered-for-notes-and-qr' : 'delivered-for-notes');
  if (isMixed && sale.refundedTiyn > 0) count(world, 'refunded-beside-notes');
  if (sale.delivered >= sale.quantity && sale.debtTiyn > 0) count(world, 'change-owed');
}

/** Wherever a summary is put, a start that reads from there finds the same unsettled sales and the same stock. */
function auditSummaries(auditor: Auditor, entries: readonly RecordedEntry[], ledger: Ledger): void {
  const whole = JSON.stringify(sorted(summaryOf(ledger)));
  const books = newBooks();
  let applied = 0;
  for (const part of SUMMARIES_AT) {
    const until = Math.floor(entries.length * part);
    for (const recorded of entries.slice(applied, until)) applyEntry(books, recorded);
    applied = until;
    const entry = summaryOf(books);
    const touched = new Set<string>(entry.unsettled);
    for (const { entry: later } of entries.slice(until)) if ('saleId' in later) touched.add(later.saleId);
    const read = entries.filter(
      ({ entry: one }, index) => index >= until || ('saleId' in one && touched.has(one.saleId)),
    );
    const found = JSON.stringify(sorted(summaryOf(replayFrom({ sequence: until, entry }, read))));
    auditor.check(
      found === whole,
      'a summary says what a full reading says',
      `after ${until} entries: ${found}, not ${whole}`,
    );
  }
}

/** In order. */
const SUMMARIES_AT = [0.4, 0.8];

function sorted(summary: ReturnType<typeof summaryOf>): unknown {
  return { ...summary, stock: Object.entries(summary.stock).sort(([one], [other]) => (one < other ? -1 : 1)) };
}
