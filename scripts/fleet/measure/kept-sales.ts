import { isDeepStrictEqual } from 'node:util';
import { fleetSale, isWorthSaying } from '../../../app/fleet/happened.ts';
import type { FleetSale } from '../../../app/fleet/wire/messages.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import type { BooksEntry } from '../books.ts';

/** Sales in journals that are worth a message, those that the books have exactly so, and those with a debt. */
export interface Compared {
  readonly sales: number;
  readonly right: number;
  readonly debts: number;
}

/** What the keeper's books say, to be compared with the journals of the machines. */
export class KeptSales {
  readonly #sales = new Map<string, Map<string, FleetSale>>();
  readonly #entered = new Map<string, Set<number>>();
  /** Messages that came again, and numbers that were entered twice. */
  repeated = 0;
  twice = 0;
  /** Commands that were carried out. */
  carriedOut = 0;

  take({ kioskId, message, what }: BooksEntry): void {
    if (what !== 'new') {
      this.repeated += 1;
      return;
    }
    const numbers = of(this.#entered, kioskId, () => new Set<number>());
    if (numbers.has(message.sequence)) this.twice += 1;
    numbers.add(message.sequence);
    if ('event' in message && message.event.kind === 'command') this.carriedOut += 1;
    if ('sale' in message) of(this.#sales, kioskId, () => new Map()).set(message.sale.saleId, message.sale);
  }

  /** Compares one machine's sales with its journal. */
  compare(kioskId: string, directory: string): Compared {
    const ledger = readLedger(directory);
    if (!ledger.ok) throw new Error(ledger.error);
    const told = [...ledger.value.sales.values()].map(fleetSale).filter((sale) => isWorthSaying(sale, false));
    const kept = this.#sales.get(kioskId);
    const right = told.filter((sale) => isDeepStrictEqual(plain(kept?.get(sale.saleId)), plain(sale)));
    return { sales: told.length, right: right.length, debts: told.filter(({ owedTiyn }) => owedTiyn > 0).length };
  }
}

/** As JSON carries it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
}

function of<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
