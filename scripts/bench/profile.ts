/** Where the time of a start goes: the self time of a profile of main's thread, by file. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';

const profileSchema = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: z.object({ functionName: z.string(), url: z.string() }) })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
type Profile = z.infer<typeof profileSchema>;
type Frame = Profile['nodes'][number]['callFrame'];

/** A file's share of the time in which main's thread worked. */
export interface ProfilePart {
  readonly name: string;
  readonly ms: number;
  readonly share: number;
}

/** The thread waited, and nothing else. */
const IDLE = '(idle)';
const MICROSECONDS_PER_MS = 1_000;

/** Reads a profile as V8 writes it, and sums its self time by file, the longest first. */
export function profileParts(file: string): readonly ProfilePart[] {
  return partsOf(profileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
}

/** The self time by file. Garbage collection and the engine's own work have names of their own. */
export function partsOf({ nodes, samples, timeDeltas }: Profile): readonly ProfilePart[] {
  const nameOf = new Map(nodes.map(({ id, callFrame }) => [id, partName(callFrame)]));
  const sums = new Map<string, number>();
  samples.forEach((id, at) => {
    const name = nameOf.get(id);
    if (name === undefined || name === IDLE) return;
    // A profile's first interval may be negative.
    sums.set(name, (sums.get(name) ?? 0) + Math.max(0, timeDeltas[at] ?? 0));
  });
  const total = [...sums.values()].reduce((sum, one) => sum + one, 0);
  return [...sums]
    .map(([name, microseconds]) => ({ name, ms: microseconds / MICROSECONDS_PER_MS, share: microseconds / total }))
    .sort((one, other) => other.ms - one.ms);
}

function partName({ functionName, url }: Frame): string {
  if (url === '') return functionName.startsWith('(') ? functionName : 'built into V8';
  return url.startsWith('node:') ? `node:${url.slice('node:'.length).split('/')[0] ?? ''}` : basename(url);
}

const MOST_LINES = 20;
const PERCENT = 100;

/** The longest parts as text for a terminal. */
export function profileTable(parts: readonly ProfilePart[]): string {
  const lines = parts
    .slice(0, MOST_LINES)
    .map(
      ({ name, ms, share }) => `${ms.toFixed(1).padStart(8)} ms ${(PERCENT * share).toFixed(0).padStart(3)} %  ${name}`,
    );
  return ['Self time of main’s thread in one start, by file (sampling slows it; compare the shares):', ...lines].join(
    '\n',
  );
}
