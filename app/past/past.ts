import type { Claim } from '../claims/claim.ts';
import type { LocalText } from '../language/language.ts';
import type { Tiyn } from '../money/money.ts';
import type { RecordedEntry } from '../journal/entry.ts';
import type { SaleRecord, SaleState } from '../journal/replay.ts';
import type { Search } from './search.ts';

/** Sales of a page. */
export const SALES_PER_PAGE = 8;

/** A sale in a list. */
export interface PastSale {
  /** The sequence of its first entry, by which lists are ordered. */
  readonly sequence: number;
  readonly saleId: string;
  readonly startedAtMs: number;
  readonly name: LocalText;
  readonly quantity: number;
  readonly priceTiyn: Tiyn;
  readonly paidTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
  readonly inDoubtTiyn: Tiyn;
  readonly state: SaleState;
  /** In the form that the customer's screen shows. */
  readonly claimCode: string;
  readonly isNoteInDoubt: boolean;
  /** An invoice whose answer was lost may be paid. */
  readonly isInvoiceInDoubt: boolean;
}

/** How far the list of sales has been read from the journal, which is long after an update. */
export interface ReadSoFar {
  readonly entries: number;
  readonly of: number;
}

/** A page of sales, the newest first. */
export interface PastPage {
  readonly sales: readonly PastSale[];
  /** Older ones follow: those before the last one's sequence. */
  readonly hasMore: boolean;
  readonly read: ReadSoFar;
}

/** What lists are asked for. `open`: what is owed or in doubt, or else what a search by code finds. */
export interface PastQuery {
  readonly of: 'all' | 'open';
  readonly search: Search | null;
  /** Only sales whose first entry comes before this one; null from the newest on. */
  readonly beforeSequence: number | null;
}

/** All that is on record of one sale. */
export interface WholeSale {
  readonly sale: SaleRecord;
  readonly entries: readonly RecordedEntry[];
  /** Null where the customer cannot have seen a code. */
  readonly claim: Claim | null;
}

/** What was sold on one day, or of one product. */
export interface SoldBar {
  /** A day `yyyy-mm-dd`, or a product. */
  readonly key: string;
  /** Of a product. */
  readonly name: LocalText | null;
  readonly sales: number;
  readonly cashTiyn: Tiyn;
  readonly qrTiyn: Tiyn;
}

/** What was sold, by day and by product. */
export interface SoldBars {
  readonly days: readonly SoldBar[];
  readonly products: readonly SoldBar[];
  readonly read: ReadSoFar;
}

/** Unassigned money without a decision so far. */
export interface LooseMoney {
  readonly orphanId: string;
  readonly atMs: number;
  /** Null where the acceptor could not name it. */
  readonly amountTiyn: Tiyn | null;
}

/** The most of them that are listed, the newest first. */
export const MOST_LOOSE = 6;

/** Sums of what is open. */
export interface OpenSums {
  readonly owed: number;
  readonly owedTiyn: Tiyn;
  readonly inDoubt: number;
  readonly loose: readonly LooseMoney[];
}
