import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { read } from './repository.ts';

/** One import as it is written: `to` is a package, or a path relative to the file. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/** All imports of a file, those of types alone included. */
export function importsOf(file: string): readonly Import[] {
  return ts.preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => ({ from: file, to: fileName }));
}

/** The imported file, from the repository's root; null for a package. */
export function targetOf({ from, to }: Import): string | null {
  return to.startsWith('.') ? normalize(join(dirname(from), to)) : null;
}

/** An arrow between two files, or between the folders that they are taken for. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** The folder of a file, cut off at this depth: at 2, `app/session/state/sale.ts` belongs to `app/session`. */
function folderAt(file: string, depth: number): string {
  return dirname(file).split('/').slice(0, depth).join('/');
}

/**
 * The arrows that lie on a circle. A node that nothing leaves, or that nothing enters, lies on none; taken away one
 * after the other, such nodes leave exactly the circles and what connects them.
 */
export function circularArrows(arrows: readonly Arrow[]): readonly Arrow[] {
  let left = arrows.filter(({ from, to }) => from !== to);
  for (;;) {
    const origins = new Set(left.map(({ from }) => from));
    const targets = new Set(left.map(({ to }) => to));
    const next = left.filter(({ from, to }) => targets.has(from) && origins.has(to));
    if (next.length === left.length) return next;
    left = next;
  }
}

/** `a -> b (file => file)` for every pair of folders on a circle at this depth, with one import that makes it. */
export function folderCircles(arrows: readonly Arrow[], depth: number): readonly string[] {
  const examples = new Map<string, string>();
  const folded = arrows.map(({ from, to }) => {
    const arrow = { from: folderAt(from, depth), to: folderAt(to, depth) };
    examples.set(`${arrow.from} -> ${arrow.to}`, `${from} => ${to}`);
    return arrow;
  });
  const circular = new Set(circularArrows(folded).map(({ from, to }) => `${from} -> ${to}`));
  return [...circular].sort().map((arrow) => `${arrow} (${examples.get(arrow) ?? ''})`);
}
