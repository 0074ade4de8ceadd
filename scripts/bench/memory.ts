/** Linux's proportional set size: memory of a tree of processes in which shared pages are counted once. */
import { readdirSync, readFileSync } from 'node:fs';

const KB_PER_MB = 1024;

/** Whether this system reports the proportional set size of a process. */
export function canMeasureMemory(): boolean {
  return process.platform === 'linux';
}

function parentOf(pid: number): number | null {
  try {
    // The name in brackets may contain any character, so the fields are counted from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

function treeOf(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(Number(name)) }));
  const tree = [root];
  for (const pid of tree) tree.push(...parents.filter(({ parent }) => parent === pid).map((child) => child.pid));
  return tree;
}

function pssKb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    // The process ended meanwhile.
    return 0;
  }
}

/** Megabytes of a process and all its descendants. */
export function pssMb(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + pssKb(pid), 0) / KB_PER_MB;
}
