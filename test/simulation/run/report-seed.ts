import { Decisions } from '../engine/decisions.ts';
import type { KindName } from './kinds.ts';
import { play } from './play.ts';
import { shrink } from './shrink.ts';

/** How a simulation went, for a person to read. */
export interface SeedReport {
  readonly rule: string | null;
  readonly lines: readonly string[];
}

/** Plays a seed again; where it breaks a rule, reports the shortest simulation that breaks the same one. */
export async function reportSeed(kind: KindName, seed: number): Promise<SeedReport> {
  const decisions = Decisions.fromSeed(seed);
  const { violation, reached, steps } = await play(kind, decisions);
  if (violation === null)
    return { rule: null, lines: [`seed ${seed} (${kind}): ${reached.sales} sales, every promise held`] };
  const { rule } = violation;
  const shrunk = await shrink(decisions.values, rule, async (tape) => {
    const trial = Decisions.fromTape(tape, true);
    // One that goes on for longer is no shorter one, and some never come to an end.
    const outcome = await play(kind, trial, false, steps + 1);
    return { rule: outcome.violation?.rule ?? null, used: trial.values, labels: trial.labels() };
  });
  const minimal = Decisions.fromTape(shrunk.tape, true);
  const outcome = await play(kind, minimal, true);
  const lines = [
    `seed ${seed} (${kind}) breaks: ${outcome.violation?.message ?? violation.message}`,
    `  the shortest simulation that does (${decisions.values.length} decisions, ${minimal.harmful().length} left, ${shrunk.trials} trials${shrunk.isCut ? ', until the limit' : ''}); what is not the usual in it:`,
    ...minimal.harmful().map(({ what, value }) => `    ${what}: ${value}`),
    '  what happens:',
    ...outcome.trace.map((line) => `  ${line}`),
  ];
  return { rule, lines };
}
