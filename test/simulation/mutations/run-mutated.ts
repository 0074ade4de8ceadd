/** A process for broken programs: plays each job that its parent sends, one after the other, and answers the result. */
import { z } from 'zod';
import { KINDS, type KindName } from '../run/kinds.ts';
import type * as ProgramModule from './program.ts';
import { withMutation } from './mutated-modules.ts';
import { jobSchema, type Caught, type Job, type Result } from './job.ts';
import { MUTATIONS } from './list.ts';

const CRASH = 'the program does not crash';

type Program = typeof ProgramModule;
const programSchema = z.custom<Program>((value) => typeof value === 'object' && value !== null && 'play' in value);
const PROGRAM = new URL('program.ts', import.meta.url).href;

const sound = await import('./program.ts');
// Whatever a mutation may be in: who imports it is known from here.
await Promise.all(KINDS.map((kind) => sound.loadKind(kind)));

async function programOf(name: string, kind: KindName): Promise<Program> {
  if (name === '') return sound;
  const mutation = MUTATIONS.find((one) => one.name === name);
  if (mutation === undefined) throw new Error(`no mutation is called ${name}`);
  return withMutation(mutation, async (mark) => {
    const program = programSchema.parse(await import(PROGRAM + mark));
    // What is loaded after this is the sound program.
    await program.loadKind(kind);
    return program;
  });
}

async function playSeeds({ name, kind, from, to }: Job): Promise<Caught | null> {
  const { play, Decisions } = await programOf(name, kind);
  for (let seed = from; seed < to; seed += 1) {
    const { violation } = await play(kind, Decisions.fromSeed(seed));
    // A crash shows that something is wrong, but not that a rule has found it.
    if (violation !== null && (name === '' || violation.rule !== CRASH))
      return { seed, rule: violation.rule, detail: violation.message };
  }
  return null;
}

function answer(result: Result): void {
  process.send?.(result);
}

process.on('message', (message) => {
  playSeeds(jobSchema.parse(message)).then(
    (caught) => answer({ caught }),
    (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
  );
});
