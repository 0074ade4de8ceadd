import { readList } from '../../../app/service/doors/products/list-read.ts';
import type { ListTable } from '../../../app/service/doors/products/list-types.ts';
import type { ProductsDoor } from '../../../app/service/doors/products/types.ts';
import type { TestPulse } from '../../../app/session/dispense/channel-test.ts';
import type { DoorRunner } from '../../../main/service/port/service-ports.ts';
import type { Product } from '../../../app/config/schema.ts';
import type { Decisions } from '../engine/decisions.ts';
import { count, type SimulationContext } from './simulation-context.ts';

const STICK = 'STICK';
const HEADER = ['Название', 'Қазақша', 'Name in English', 'Цена, тенге', 'Канал', 'Загружено'] as const;
/** As spreadsheets write them; one is refused. */
const PRICES = ['450', '1 200,00 ₸', '99,50', '500.00', '0'] as const;
const CHANNELS = 4;
const MOST_LOADED = 9;
const KEPT = 0.85;
const WITH_COUNT = 0.2;
const ONE_MORE = 0.2;
const SHUFFLED = 0.4;

interface Behind {
  /** What the file says now. */
  readonly catalogue: () => readonly Product[];
  readonly pulse: (watchMs: number | null) => TestPulse;
}

/** Main at the door to the products: its own code for the file, a stick with a list, and the board of this world. */
export function productsOfRun(
  world: SimulationContext,
  own: DoorRunner<ProductsDoor>,
  { catalogue, pulse }: Behind,
): DoorRunner<ProductsDoor> {
  const { decisions } = world;
  return (effect, tell) => {
    switch (effect.kind) {
      case 'look-lists': {
        const hasStick = decisions.chance('menu: a stick is there', 0.9);
        const found = hasStick ? [{ stick: STICK, name: 'list.csv', path: '/media/STICK/list.csv' }] : [];
        tell({ kind: 'lists-found', sticks: hasStick ? [STICK] : [], found, troubles: [] });
        return undefined;
      }
      case 'read-list': {
        const read = readList(tableOf(decisions, catalogue()), CHANNELS);
        count(world, 'list-read');
        tell({
          kind: 'list-read',
          list: effect.list,
          result: read.ok ? { ok: true, value: { ...read.value, pictures: [] } } : read,
        });
        return undefined;
      }
      case 'pulse-channel':
        tell({ kind: 'pulse-ended', channel: effect.channel, pulse: pulse(effect.watchMs) });
        return undefined;
      case 'commission':
        return undefined;
      default:
        return own(effect, tell);
    }
  };
}

/** A list that somebody has made from what the machine sells: other prices, other places, some products less or more. */
function tableOf(decisions: Decisions, catalogue: readonly Product[]): ListTable {
  const kept = catalogue.filter(() => decisions.chance('list: still sold', KEPT));
  const isShuffled = decisions.chance('list: other places', SHUFFLED);
  const places = kept.map(({ channel }) => channel);
  if (isShuffled) places.reverse();
  const free = Array.from({ length: CHANNELS }, (_, index) => index + 1).find((one) => !places.includes(one));
  const rows = kept.map(({ name }, index) => rowOf(decisions, [name.ru, name.kk, name.en], places[index] ?? index + 1));
  if (free !== undefined && decisions.chance('list: one more', ONE_MORE))
    rows.push(rowOf(decisions, ['Орехи', 'Жаңғақ', 'Nuts'], free));
  return { header: HEADER, rows: rows.map((cells, index) => ({ line: index + 2, cells })), brokenLines: [] };
}

function rowOf(decisions: Decisions, names: readonly string[], channel: number): readonly string[] {
  const price = PRICES[decisions.weighted('list: which price', [6, 3, 2, 2, 0.3])] ?? '450';
  const loaded = decisions.chance('list: with a count', WITH_COUNT)
    ? String(decisions.below('list: loaded', MOST_LOADED))
    : '';
  return [...names, price, String(channel), loaded];
}
