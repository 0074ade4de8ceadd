/**
 * A process of its own for one broken program: `run-mutated.ts NAME KIND FROM TO` plays the seeds from FROM to below TO,
 * with the mutation NAME in the product's source, or without any if NAME is empty, until one breaks a promise. Prints
 * one line of JSON: the seed and the rule, or null.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { KindName } from '../run/play.ts';
import { MUTATIONS } from './list.ts';
import { placesOf } from './places.ts';

const [name = '', kind = 'core', from = '1', to = '2'] = process.argv.slice(2);
const mutation = MUTATIONS.find((one) => one.name === name);
if (name !== '' && mutation === undefined) throw new Error(`no mutation is called ${name}`);

let isLoaded = mutation === undefined;
if (mutation !== undefined) {
  const file = new URL(`../../../${mutation.file}`, import.meta.url);
  const source = readFileSync(file, 'utf8');
  const [place, ...others] = placesOf(mutation.from, source);
  if (place === undefined || others.length > 0)
    throw new Error(`${name}: its text does not stand exactly once in ${fileURLToPath(file)}`);
  const broken = source.slice(0, place.start) + mutation.to + source.slice(place.end);
  registerHooks({
    load(url, context, nextLoad) {
      if (url !== pathToFileURL(fileURLToPath(file)).href) return nextLoad(url, context);
      isLoaded = true;
      return { format: 'module-typescript', source: broken, shortCircuit: true };
    },
  });
}

// Only now: whatever was imported before the hook would be the sound program.
const { play } = await import('../run/play.ts');
const { Decisions } = await import('../engine/decisions.ts');
if (!isLoaded) throw new Error(`${name}: its file is not part of the simulation`);

const CRASH = 'the program does not crash';
let caught: { seed: number; rule: string; detail: string } | null = null;
for (let seed = Number(from); seed < Number(to) && caught === null; seed += 1) {
  const { violation } = await play(kind as KindName, Decisions.fromSeed(seed));
  // A crash shows that something is wrong, but not that a rule has found it.
  const isNoticed = violation !== null && (mutation === undefined || violation.rule !== CRASH);
  if (isNoticed) caught = { seed, rule: violation.rule, detail: violation.message };
}
process.stdout.write(`${JSON.stringify(caught)}\n`);
