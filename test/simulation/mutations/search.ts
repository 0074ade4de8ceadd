import { playMutated } from './child.ts';
import { MUTATIONS } from './list.ts';

const SEEDS = {
  'core': 3_000,
  'services': 3_000,
  'everything': 500,
  'slow-disk': 2_000,
  'menu': 6_000,
  'few-requests': 3_000,
  'baskets': 3_000,
  'fleet': 3_000,
} as const;

/** Looks for the first seed that catches each mutation and prints the table that belongs into `caught.ts`. */
export async function findMutations(only: string | undefined, print: (text: string) => void): Promise<number> {
  const jobs = MUTATIONS.filter(({ name }) => only === undefined || name === only).map(({ name, kind }) => ({
    name,
    kind,
    from: 1,
    to: SEEDS[kind],
  }));
  let escaped = 0;
  await playMutated(jobs, ({ name, to }, result) => {
    if ('error' in result) print(`  // '${name}': ${result.error}`);
    else if (result.caught === null) print(`  // '${name}': nothing in ${to} simulations notices it`);
    else {
      const rule = JSON.stringify(result.caught.rule).replaceAll("'", "\\'").replaceAll('"', "'");
      print(`  '${name}': { seed: ${result.caught.seed}, rule: ${rule} },`);
      return;
    }
    escaped += 1;
  });
  print(`${jobs.length - escaped} of ${jobs.length} mutations are caught`);
  return escaped === 0 ? 0 : 1;
}
