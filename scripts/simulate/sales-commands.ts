/** The commands `sales` and `mutations`, which simulate a machine's sales, and `states`, which charts its session. */
import { choice, flag, text, wholeNumber } from '../../app/command-line/option.ts';
import { ok } from '../../app/result.ts';
import { KINDS } from '../../test/simulation/run/kinds.ts';
import { developerCommand } from '../setup/developer-command.ts';

const DEFAULT_SALES = 20_000;
const ANY = { from: 1, to: 999_999_999_999_999 };
const MOST_WORKERS = 256;
/** The kinds by name; the engine itself is large and loaded only when a simulation runs. */
const engine = () => import('./sales.ts');

const sales = developerCommand({
  name: 'sales',
  summary: 'plays simulations of a machine, each from a seed, and reports every broken rule',
  options: {
    'sales': wholeNumber(ANY, {
      help: `how many at least, of the kind services at each of them; ${String(DEFAULT_SALES)} by default`,
    }),
    'from-seed': wholeNumber(ANY, { help: 'the first seed, 1 by default' }),
    'workers': wholeNumber({ from: 1, to: MOST_WORKERS }, { help: 'threads, 1 by default' }),
    'seed': wholeNumber(ANY, {
      help: 'one simulation again, step by step',
      conflicts: ['sales', 'from-seed', 'workers'],
    }),
    'kind': choice(KINDS, {
      help: 'the core alone, with all payment services, with the real drivers and SQLite, with drivers over a slow disk, with technicians at the service menu, with a payment service that takes few requests in a minute, or with baskets of several products; core by default',
    }),
  },
  read: (values) =>
    ok({
      kind: values.kind ?? 'core',
      seed: values.seed,
      sales: values.sales ?? DEFAULT_SALES,
      fromSeed: values['from-seed'] ?? 1,
      workers: values.workers ?? 1,
    }),
  run: async ({ seed, ...order }) =>
    seed === null ? (await engine()).playMany(order) : (await engine()).replaySeed(order.kind, seed),
});

const mutations = developerCommand({
  name: 'mutations',
  summary: 'shows that programs broken on purpose are caught',
  options: {
    only: text({ placeholder: 'NAME', help: 'one of them' }),
    list: flag({ help: 'prints the document about all of them instead', conflicts: ['only'] }),
  },
  read: (values) => ok(values),
  run: async ({ only, list }) => (list ? (await engine()).printMutations() : (await engine()).searchMutations(only)),
});

const states = developerCommand({
  name: 'states',
  summary: 'prints the chart of the session',
  options: {},
  read: () => ok(null),
  run: async () => (await engine()).printStates(),
});

export const SALES_COMMANDS = [sales, mutations, states];
