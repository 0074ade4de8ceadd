import { idOf, type FileValue } from '../../../app/config/change.ts';
import type { Product } from '../../../app/config/schema.ts';
import type { JournalEntry, SaleItem, SettingChange } from '../../../app/journal/entry.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';
import type { Check } from './audit-parts.ts';

type Intent = Extract<JournalEntry, { kind: 'settings-intended' }>;

const TIYN_PER_TENGE = 100;
const PRICE = /^catalogue\.(.+)\.priceTenge$/;
const PRODUCT = /^catalogue\.([^.]+)$/;
const CHANNEL = /^catalogue\.(.+)\.channel$/;

/** Watches prices: what a customer saw is what they pay, and the file changes only by what is on record. */
export class SettingsAuditor {
  readonly #check: Check;
  /** Intents without an outcome on record, the oldest first; `isUsed`: the file was changed for it. */
  #open: { readonly intent: Intent; isUsed: boolean }[] = [];
  /** Those of the run before, whose outcome may be on the disk without having been promised. */
  #cut: readonly Intent[] = [];
  /** A trade point that is about to be written, which has an entry of another kind. */
  #isPointIntended = false;
  /** The prices that the last list showed to a customer. */
  #shown: ReadonlyMap<string, number> | null = null;
  /** The prices that count, as far as they are on record; those of the file at the start. */
  readonly #prices = new Map<string, number>();
  /** The same at the moment of the last list for a new customer. */
  #counting: ReadonlyMap<string, number> = new Map();
  /** The channels that count, as far as they are on record; those of the file at the start. */
  readonly #channels = new Map<string, number>();
  /** The same at the moment of the last list for a new customer. */
  #countingChannels: ReadonlyMap<string, number> = new Map();
  /** Where the product of an open sale has to come from. */
  readonly #channelOf = new Map<string, number>();

  constructor(check: Check) {
    this.#check = check;
  }

  powerFailed(): void {
    this.#cut = this.#open.map(({ intent }) => intent);
    this.#open = [];
    this.#isPointIntended = false;
    this.#shown = null;
    this.#forget();
  }

  #forget(): void {
    this.#prices.clear();
    this.#counting = new Map();
    this.#channels.clear();
    this.#countingChannels = new Map();
  }

  /** A start has read the file. */
  started(catalogue: readonly Product[]): void {
    for (const { id, priceTiyn, channel } of catalogue) {
      this.#prices.set(id, priceTiyn);
      this.#channels.set(id, channel);
    }
  }

  onEntry(entry: JournalEntry): void {
    switch (entry.kind) {
      case 'started':
        this.#cut = [];
        return;
      case 'settings-intended':
        this.#open.push({ intent: entry, isUsed: false });
        return;
      case 'settings-changed':
        if (this.#isOfLastRun(entry.changes)) return;
        this.#close(entry.changes);
        for (const change of entry.changes) this.#changed(change);
        return;
      case 'settings-unchanged': {
        if (this.#isOfLastRun(entry.changes)) return;
        const closed = this.#close(entry.changes);
        this.#check(closed?.isUsed !== true, 'what is on record as unchanged is unchanged', entry.reason);
        return;
      }
      case 'service-acted':
        if (entry.what === 'trade-point') this.#isPointIntended = true;
        return;
      case 'sale-opened':
        this.#opened(entry);
        return;
      case 'dispense-intended':
        this.#dispensing(entry);
        return;
      default:
        return;
    }
  }

  /** The start has read the file, and knows what became of it. */
  #isOfLastRun(changes: readonly SettingChange[]): boolean {
    const text = JSON.stringify(changes);
    return this.#cut.some((intent) => JSON.stringify(intent.changes) === text);
  }

  #dispensing({ saleId, channel }: Extract<JournalEntry, { kind: 'dispense-intended' }>): void {
    const onRecord = this.#channelOf.get(saleId);
    this.#check(
      onRecord === undefined || onRecord === channel,
      'a product comes out of the channel that is on record',
      `${saleId}: ${channel}, not ${String(onRecord)}`,
    );
  }

  #opened({ item, further = [], saleId }: Extract<JournalEntry, { kind: 'sale-opened' }>): void {
    const channel = this.#countingChannels.get(item.productId);
    if (channel !== undefined && further.length === 0) this.#channelOf.set(saleId, channel);
    for (const one of [item, ...further.map((line) => line.item)]) this.#sold(saleId, one);
  }

  #sold(saleId: string, { productId, priceTiyn }: SaleItem): void {
    const shownTiyn = this.#shown?.get(productId);
    this.#check(
      shownTiyn === undefined || shownTiyn === priceTiyn,
      'a customer pays the price that was on the screen',
      `${saleId}: ${priceTiyn}, not ${String(shownTiyn)}`,
    );
    const onRecordTiyn = this.#counting.get(productId);
    this.#check(
      onRecordTiyn === undefined || onRecordTiyn === priceTiyn,
      'a price that is on record counts from the next sale on',
      `${saleId}: ${priceTiyn}, not ${String(onRecordTiyn)}`,
    );
  }

  #close(changes: readonly SettingChange[]): { readonly isUsed: boolean } | null {
    const text = JSON.stringify(changes);
    const index = this.#open.findIndex(({ intent }) => JSON.stringify(intent.changes) === text);
    const [closed] = index < 0 ? [] : this.#open.splice(index, 1);
    this.#check(closed !== undefined, 'no change of the settings without an intent', text);
    return closed ?? null;
  }

  #changed({ key, after }: SettingChange): void {
    const [, productId] = PRICE.exec(key) ?? [];
    if (productId !== undefined && after !== undefined)
      this.#prices.set(productId, Math.round(Number(after) * TIYN_PER_TENGE));
    const [, wholeId] = PRODUCT.exec(key) ?? [];
    if (wholeId !== undefined) {
      // One that comes or goes is a new one, whatever its name was before.
      this.#prices.delete(wholeId);
      this.#channels.delete(wholeId);
    }
    const [, movedId] = CHANNEL.exec(key) ?? [];
    if (movedId !== undefined && after !== undefined) this.#channels.set(movedId, Number(after));
  }

  /** The program replaces the file. */
  onReplaced(before: FileValue, after: FileValue): void {
    const different = differences(before, after);
    const isPoint = different.length > 0 && different.every(({ key }) => key.startsWith('payment'));
    // One that is taken back has an intent like any other setting.
    if (isPoint && this.#isPointIntended) {
      this.#isPointIntended = false;
      return;
    }
    const next = this.#open.find(({ isUsed }) => !isUsed);
    if (next !== undefined) next.isUsed = true;
    const changes = next?.intent.changes ?? [];
    for (const { key, was } of different) {
      const change = changes.find((one) => key === one.key || key.startsWith(`${one.key}.`));
      this.#check(
        change !== undefined,
        'the file changes only by what is on record',
        `${key}: ${JSON.stringify(changes)}`,
      );
      this.#check(
        change?.key !== key || (change.before ?? null) === was,
        'what an editor has written meanwhile is not overwritten',
        `${key}: ${String(was)}, not ${String(change?.before)}`,
      );
    }
  }

  /** Somebody has saved the file: what counts of it the running machine learns with its next change, or at a start. */
  onEdited(): void {
    this.#forget();
  }

  onView({ screen }: View, { carriedChange, bill, pendingNotices }: KioskState): void {
    if (screen.name !== 'idle') return;
    this.#shown = new Map(screen.products.map(({ id, priceTiyn }) => [id, priceTiyn]));
    // With change to spend a customer is in the sale still, and pays the prices of its beginning.
    const isQuiet = carriedChange === null && bill === null && pendingNotices.length === 0;
    if (!isQuiet) return;
    this.#counting = new Map(this.#prices);
    this.#countingChannels = new Map(this.#channels);
  }

  /** Nothing moves any more. */
  atRest(): void {
    this.#check(
      this.#open.length === 0,
      'every intent to change the settings has an outcome',
      JSON.stringify(this.#open[0]?.intent.changes),
    );
  }

  /** After the last start. */
  atEnd(state: KioskState | null, catalogue: readonly Product[]): void {
    const prices = (products: readonly Product[]): string =>
      JSON.stringify(products.map(({ id, priceTiyn }) => [id, priceTiyn]));
    this.#check(
      state === null || prices(state.settings.catalogue) === prices(catalogue),
      'a start sells by the file',
      prices(catalogue),
    );
  }
}

interface Difference {
  readonly key: string;
  readonly was: string | null;
}

/** What stands in one file otherwise than in the other, by the keys that entries have. */
function differences(before: FileValue, after: FileValue): readonly Difference[] {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => was.get(key) !== is.get(key))
    .map((key) => ({ key, was: was.get(key) ?? null }));
}

function flat(value: FileValue, key = '', into = new Map<string, string>()): Map<string, string> {
  const below = (name: string): string => (key === '' ? name : `${key}.${name}`);
  if (Array.isArray(value)) for (const one of value) flat(one, below(idOf(one)), into);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) flat(one, below(name), into);
  else into.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  return into;
}
