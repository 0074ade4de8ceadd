import { isStuck } from '../../../session/dispense/stuck-products.ts';
import type { DoorContext } from '../../state/door.ts';
import { line, words } from './line.ts';
import type { HomeLine, HomeState, HomeTextKey, LineText } from './types.ts';

type Context = Pick<DoorContext, 'kiosk' | 'role'>;

/** Fewer than so many pieces of a product are low. */
const LOW_STOCK = 3;

/** What people have to do: empty, fill, pay back, look. */
export function dutyLines(context: Context, state: HomeState): readonly HomeLine[] {
  return [
    cassetteLine(context, state),
    stockLine(context),
    debtsLine(context, state),
    doubtsLine(context, state),
    ...invoicesLine(context, state),
  ];
}

function cassetteLine(context: Context, { journal }: HomeState): HomeLine {
  const { cassette, settings } = context.kiosk;
  if (!settings.hasAcceptor) return line('cassette', 'absent', context);
  const notes = journal.kind === 'found' ? (journal.value?.notes ?? []) : [];
  return line('cassette', 'works', context, {
    text: words('cassette.text', {
      count: cassette.bills,
      amount: { kind: 'tiyn', tiyn: cassette.amountTiyn },
      notes: notes.length === 0 ? undefined : { kind: 'notes', notes },
    }),
  });
}

function stockLine(context: Context): HomeLine {
  const { kiosk } = context;
  const { stock, settings } = kiosk;
  const left = (id: string): number => stock.get(id) ?? LOW_STOCK;
  const named = (isListed: (id: string) => boolean): LineText['values'][string] => {
    const names = settings.catalogue.filter(({ id }) => isListed(id)).map(({ name }) => name);
    return names.length === 0 ? undefined : { kind: 'names', names };
  };
  const values = {
    out: named((id) => left(id) <= 0),
    low: named((id) => left(id) > 0 && left(id) < LOW_STOCK),
    stuck: named((id) => isStuck(kiosk, id)),
  };
  const isGood = Object.values(values).every((value) => value === undefined);
  if (isGood) return line('stock', 'works', context, { text: words('stock.good') });
  return line('stock', 'attention', context, { text: words('stock.text', values), door: 'stock' });
}

function debtsLine(context: Context, state: HomeState): HomeLine {
  return sumLine(context, state, { fact: 'debts', none: 'debts.none', text: 'debts.text', door: 'debts' });
}

/** Decided with the cassette in hand. */
function doubtsLine(context: Context, state: HomeState): HomeLine {
  return sumLine(context, state, { fact: 'doubts', none: 'doubts.none', text: 'doubts.text', door: 'cash' });
}

/** Looked for at the service. Most machines never have any, so that nothing is said without one. */
function invoicesLine(context: Context, { journal }: HomeState): readonly HomeLine[] {
  const invoices = journal.kind === 'found' ? (journal.value?.invoices ?? null) : null;
  if (invoices === null || invoices.count === 0) return [];
  const values = { count: invoices.count, amount: { kind: 'tiyn', tiyn: invoices.sumTiyn } } as const;
  return [line('invoices', 'attention', context, { text: words('invoices.text', values), door: 'debts' })];
}

interface SumLine {
  readonly fact: 'debts' | 'doubts';
  readonly none: HomeTextKey;
  readonly text: HomeTextKey;
  readonly door: 'debts' | 'cash';
}

function sumLine(context: Context, { journal }: HomeState, { fact, none, text, door }: SumLine): HomeLine {
  if (journal.kind === 'waiting') return line(fact, 'unknown', context);
  if (journal.value === null) return line(fact, 'attention', context, { text: words('journal.unreadable') });
  const { count, sumTiyn } = journal.value[fact];
  if (count === 0) return line(fact, 'works', context, { text: words(none) });
  const values = { count, amount: { kind: 'tiyn', tiyn: sumTiyn } } as const;
  return line(fact, 'attention', context, { text: words(text, values), door });
}
