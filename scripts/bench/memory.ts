/**
 * What Linux tells of a tree of processes: their proportional set size, in which shared pages are counted once, and the
 * time of processors that they took.
 */
import { readdirSync, readFileSync } from 'node:fs';

const KB_PER_MB = 1024;
/** Linux counts the time of processors in hundredths of a second. */
const TICK_MS = 10;
/** Places behind a process's name: the parent, and the ticks in its own code and in the kernel. */
const [PARENT, OWN_TICKS, KERNEL_TICKS] = [1, 11, 12];

/** Whether this system reports the proportional set size of a process. */
export function canMeasureMemory(): boolean {
  return process.platform === 'linux';
}

/** The fields of a process behind its name; none where it has ended. */
function fieldsOf(pid: number): readonly string[] {
  try {
    // The name in brackets may contain any character, so the fields are counted from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** A process and all its descendants. */
export function treeOf(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: Number(fieldsOf(Number(name))[PARENT]) }));
  const tree = [root];
  for (const pid of tree) tree.push(...parents.filter(({ parent }) => parent === pid).map((child) => child.pid));
  return tree;
}

/** Kilobytes of one process alone. */
function pssKb(pid: number): number {
  return rollupKb(pid, /^Pss:\s+(\d+) kB$/gm);
}

/**
 * Kilobytes that one process holds itself. Without the pages of its files: each process of Electron's on the computer that
 * begins or ends moves the share in them by a hundred megabytes.
 */
export function heldKb(pid: number): number {
  return rollupKb(pid, /^Pss_(?:Anon|Shmem):\s+(\d+) kB$/gm);
}

function rollupKb(pid: number, lines: RegExp): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return [...rollup.matchAll(lines)].reduce((sum, [, kb]) => sum + Number(kb), 0);
  } catch {
    // The process ended meanwhile.
    return 0;
  }
}

/** Megabytes of a process and all its descendants. */
export function pssMb(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + pssKb(pid), 0) / KB_PER_MB;
}

/** Milliseconds of processors that a process and its living descendants have taken, in all of their threads. */
export function processorMs(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + ownProcessorMs(pid), 0);
}

/** The same of one process alone. */
export function ownProcessorMs(pid: number): number {
  const fields = fieldsOf(pid);
  return (Number(fields[OWN_TICKS] ?? 0) + Number(fields[KERNEL_TICKS] ?? 0)) * TICK_MS;
}
