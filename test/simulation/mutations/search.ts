import { fewAtATime, playMutated } from './child.ts';
import { MUTATIONS } from './list.ts';

const SEEDS = { 'core': 3_000, 'everything': 500, 'slow-disk': 1_000, 'menu': 1_500 } as const;
const AT_A_TIME = 2;

/** Looks for the first seed that catches each mutation and prints the table that belongs into `caught.ts`. */
export async function findMutations(only: string | undefined, print: (text: string) => void): Promise<number> {
  const wanted = MUTATIONS.filter(({ name }) => only === undefined || name === only);
  let escaped = 0;
  await fewAtATime(wanted, AT_A_TIME, async ({ name, kind }) => {
    const caught = await playMutated(name, kind, 1, SEEDS[kind]).catch((error: unknown) => {
      print(`  // '${name}': ${error instanceof Error ? error.message : String(error)}`);
      return null;
    });
    if (caught === null) {
      escaped += 1;
      print(`  // '${name}': nothing in ${SEEDS[kind]} simulations notices it`);
      return;
    }
    print(
      `  '${name}': { seed: ${caught.seed}, rule: ${JSON.stringify(caught.rule).replaceAll("'", "\\'").replaceAll('"', "'")} },`,
    );
  });
  print(`${wanted.length - escaped} of ${wanted.length} mutations are caught`);
  return escaped === 0 ? 0 : 1;
}
