import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Mutation } from './mutation.ts';
import { placesOf } from './places.ts';

const ROOT = new URL('../../../', import.meta.url).href;
const MARK = '?mutation=';

/** Who imports each file of the repository, as the loads of the sound program have shown it. */
const importersOf = new Map<string, Set<string>>();
const stripped = new Map<string, string>();

interface Current {
  readonly mutation: Mutation;
  readonly file: string;
  /** The mutated file and everything that reaches it by imports. */
  readonly affected: ReadonlySet<string>;
  readonly mark: string;
  isLoaded: boolean;
}
let current: Current | null = null;

function isOurs(url: string): boolean {
  return url.startsWith(ROOT) && url.endsWith('.ts') && !url.includes('/node_modules/');
}

function plain(url: string): string {
  const at = url.indexOf(MARK);
  return at < 0 ? url : url.slice(0, at);
}

function brokenSource({ name, from, to, file }: Mutation): string {
  const source = readFileSync(new URL(file, ROOT), 'utf8');
  const [place, ...others] = placesOf(from, source);
  if (place === undefined || others.length > 0)
    throw new Error(`${name}: its text does not stand exactly once in ${file}`);
  return stripTypeScriptTypes(source.slice(0, place.start) + to + source.slice(place.end));
}

function soundSource(url: string): string {
  const known = stripped.get(url);
  if (known !== undefined) return known;
  const source = stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'));
  stripped.set(url, source);
  return source;
}

function affectedBy(file: string): ReadonlySet<string> {
  const affected = new Set([file]);
  // A set that grows is walked to its new end.
  for (const url of affected) for (const importer of importersOf.get(url) ?? []) affected.add(importer);
  return affected;
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    if (!isOurs(plain(resolved.url)) || resolved.url.includes(MARK)) return resolved;
    if (context.parentURL !== undefined) {
      const importers = importersOf.get(resolved.url) ?? new Set();
      importersOf.set(resolved.url, importers.add(plain(context.parentURL)));
    }
    if (current?.affected.has(resolved.url) !== true) return resolved;
    return { ...resolved, url: resolved.url + current.mark, format: 'module' };
  },
  load(url, context, nextLoad) {
    if (!url.includes(MARK)) return nextLoad(url, context);
    const file = plain(url);
    if (file !== current?.file) return { format: 'module', source: soundSource(file), shortCircuit: true };
    current.isLoaded = true;
    return { format: 'module', source: brokenSource(current.mutation), shortCircuit: true };
  },
});

let loads = 0;

/**
 * Imports with one place of the product broken. Only the broken file and what imports it, directly or not, are loaded
 * anew; the sound program has to be loaded before. `load` appends the mark to the address of what it imports, since an
 * import by the same words would be answered from memory.
 */
export async function withMutation<T>(mutation: Mutation, load: (mark: string) => Promise<T>): Promise<T> {
  loads += 1;
  const file = new URL(mutation.file, ROOT).href;
  current = { mutation, file, affected: affectedBy(file), mark: `${MARK}${loads}`, isLoaded: false };
  try {
    const loaded = await load(current.mark);
    if (!current.isLoaded) throw new Error(`${mutation.name}: its file is not part of the simulation`);
    return loaded;
  } finally {
    current = null;
  }
}
