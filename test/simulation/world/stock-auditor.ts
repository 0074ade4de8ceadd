import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Ledger } from '../../../app/journal/replay.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { Check } from './audit-parts.ts';
import { openedPieces } from './shape.ts';

const NUMBER = /^catalogue\.([^.]+)\.stock$/;
const PRODUCT = /^catalogue\.([^.]+)$/;

/** A test pulse that nobody has said the outcome of. */
interface Test {
  readonly productId: string | null;
  /** What it has taken from the count. */
  pieces: number;
}

/** Counts the pieces of each product by its own reading of the entries: loaded, less what came out, less what was tried. */
export class StockAuditor {
  readonly #check: Check;
  /** By product; none where nobody counts. Below nought where more came out than was counted. */
  readonly #left = new Map<string, number>();
  readonly #off = new Set<string>();
  /** Products whose number was taken out of the file: not counted any more as soon as that counts. */
  readonly #uncounted = new Set<string>();
  /** It counts: what the ledger still adds up is nobody's number. */
  readonly #notCounted = new Set<string>();
  /** By channel. */
  readonly #tests = new Map<number, Test>();
  /** The product of each piece, by sale. */
  readonly #productsOf = new Map<string, readonly string[]>();

  /** This run has read the journal. */
  #isRunning = false;

  constructor(check: Check) {
    this.#check = check;
  }

  powerFailed(): void {
    this.#isRunning = false;
  }

  /** Channels about whose test pulse somebody has to be asked. */
  get asking(): readonly number[] {
    return [...this.#tests.keys()];
  }

  onEntry(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'started':
        this.#isRunning = true;
        return;
      case 'stock-loaded':
        this.#count(entry.productId, entry.count);
        return;
      case 'stock-set':
        this.#check(
          entry.before === this.#shown(entry.productId),
          'a count says what the machine had counted before',
          `${entry.productId}: ${String(entry.before)}, not ${String(this.#shown(entry.productId))}`,
        );
        this.#count(entry.productId, entry.count);
        return;
      case 'settings-changed':
        for (const { key, after } of entry.changes) this.#changed(key, after);
        return;
      case 'product-off':
        if (entry.isOff) this.#off.add(entry.productId);
        else this.#off.delete(entry.productId);
        return;
      case 'sale-opened':
        this.#opened(entry);
        return;
      case 'dispensed':
        this.#take(this.#productsOf.get(entry.saleId)?.[(entry.piece ?? 1) - 1] ?? null, 1);
        return;
      case 'channel-test-intended':
        this.#tested(entry);
        return;
      case 'channel-test-failed':
        if (entry.certain) this.#answered(entry.channel, 'not-out');
        return;
      case 'channel-test-answered':
        this.#answered(entry.channel, entry.answer);
        return;
      default:
        return;
    }
  }

  #changed(key: string, after: string | undefined): void {
    const [, wholeId] = PRODUCT.exec(key) ?? [];
    const productId = wholeId ?? NUMBER.exec(key)?.[1];
    // One that is taken out keeps its number, should it come back with one.
    if (productId === undefined || (wholeId !== undefined && after === undefined)) return;
    const isCounted = after !== undefined && (wholeId === undefined || after.includes('"stock":'));
    if (isCounted) this.#uncounted.delete(productId);
    else this.#uncounted.add(productId);
  }

  #opened(entry: Extract<JournalEntry, { kind: 'sale-opened' }>): void {
    const products = openedPieces(entry).map(({ productId }) => productId);
    this.#productsOf.set(entry.saleId, products);
    for (const productId of new Set(products)) {
      this.#check(!this.#off.has(productId), 'nothing is sold that somebody took off', productId);
      const left = this.#shown(productId) ?? undefined;
      const pieces = products.filter((one) => one === productId).length;
      this.#check(
        left === undefined || left >= pieces,
        'nothing is sold that is not there',
        `${productId}: ${String(left)}`,
      );
    }
  }

  #tested({ channel, productId, pieces }: Extract<JournalEntry, { kind: 'channel-test-intended' }>): void {
    const isThere = productId !== null && (this.#shown(productId) ?? 0) > 0;
    this.#check(
      pieces === (isThere ? 1 : 0),
      'a test pulse takes a piece from the count',
      `${String(productId)}: ${pieces}`,
    );
    this.#tests.set(channel, { productId, pieces });
    this.#take(productId, pieces);
  }

  #answered(channel: number, answer: 'out' | 'not-out' | 'none'): void {
    const test = this.#tests.get(channel);
    this.#tests.delete(channel);
    if (test === undefined || test.pieces === 0 || test.productId === null) return;
    if (answer === 'not-out') this.#take(test.productId, -1);
    else if (answer === 'none' && (this.#left.get(test.productId) ?? 0) > 0) this.#left.set(test.productId, 0);
  }

  /** What a test took before is part of the count. */
  #count(productId: string, left: number | null): void {
    this.#notCounted.delete(productId);
    if (left === null) this.#left.delete(productId);
    else this.#left.set(productId, left);
    for (const test of this.#tests.values()) if (test.productId === productId) test.pieces = 0;
  }

  #take(productId: string | null, pieces: number): void {
    const left = productId === null ? undefined : this.#left.get(productId);
    if (productId !== null && left !== undefined) this.#left.set(productId, left - pieces);
  }

  #shown(productId: string): number | null {
    const left = this.#notCounted.has(productId) ? undefined : this.#left.get(productId);
    return left === undefined ? null : Math.max(0, left);
  }

  /** The running program, whenever something else is on the screen; what it could not write down it must not know. */
  onState({ journal, stock, checks, settings }: KioskState): void {
    if (journal.kind !== 'ready' || !this.#isRunning) return;
    for (const { id } of settings.catalogue) {
      if (this.#uncounted.has(id)) {
        if (stock.has(id)) continue;
        this.#uncounted.delete(id);
        this.#notCounted.add(id);
      }
      const left = this.#shown(id);
      this.#check(
        (stock.get(id) ?? null) === left,
        'stock is what was loaded, less what came out and what was tried',
        `${id}: ${String(stock.get(id))}, not ${String(left)}`,
      );
    }
    this.#check(
      checks.tests.size === this.#tests.size && this.asking.every((channel) => checks.tests.has(channel)),
      'a test pulse is asked about until somebody has answered',
      `${[...checks.tests.keys()].join()}, not ${this.asking.join()}`,
    );
  }

  atEnd({ stock }: Pick<Ledger, 'stock'>): void {
    for (const [id, { loaded, dispensed }] of stock)
      this.#check(
        Math.max(0, loaded - dispensed) === Math.max(0, this.#left.get(id) ?? 0),
        'the ledger agrees with the auditor about the stock',
        `${id}: ${loaded - dispensed}, not ${String(this.#left.get(id))}`,
      );
  }
}
