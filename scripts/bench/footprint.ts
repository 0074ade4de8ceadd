/** What a tree of processes holds on to: memory and open files of each kind of process, and what its data directory takes. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { heldKb, ownProcessorMs, treeOf } from './memory.ts';

const KB_PER_MB = 1_024;
const BYTES_PER_MB = 1_048_576;

/** One moment of a running kiosk. */
export interface Footprint {
  /** Megabytes that each kind of process holds itself, such as `main`, `renderer` or `gpu-process`. */
  readonly mbByKind: Readonly<Record<string, number>>;
  /** Milliseconds of processors since its start, by kind of process. */
  readonly processorMsByKind: Readonly<Record<string, number>>;
  /** Open files, sockets and pipes of all processes. */
  readonly handles: number;
  /** Megabytes of every file in the data directory, Electron's profile included. */
  readonly dataMb: number;
  /** Those of the journal alone: the database, its log and its copy. */
  readonly journalMb: number;
}

/** The footprint of a process with all its descendants, and of its data directory. */
export function footprintOf(root: number, dataFolder: string): Footprint {
  const mbByKind: Record<string, number> = {};
  const processorMsByKind: Record<string, number> = {};
  let handles = 0;
  for (const pid of treeOf(root)) {
    const kind = pid === root ? 'main' : kindOf(wordsOf(pid));
    mbByKind[kind] = (mbByKind[kind] ?? 0) + heldKb(pid) / KB_PER_MB;
    processorMsByKind[kind] = (processorMsByKind[kind] ?? 0) + ownProcessorMs(pid);
    handles += handlesOf(pid);
  }
  const files = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' });
  const mbOf = (names: readonly string[]): number => bytesOf(dataFolder, names) / BYTES_PER_MB;
  const journalMb = mbOf(files.filter((name) => name.startsWith('journal')));
  return { mbByKind, processorMsByKind, handles, dataMb: mbOf(files), journalMb };
}

/** What a process of Electron's is for, by its command line; of any other its program's name. */
export function kindOf(words: readonly string[]): string {
  const valueOf = (option: string): string | undefined =>
    words.find((word) => word.startsWith(`--${option}=`))?.slice(option.length + 3);
  return valueOf('utility-sub-type') ?? valueOf('type') ?? words[0]?.split('/').at(-1) ?? '';
}

function wordsOf(pid: number): readonly string[] {
  try {
    // Chromium writes its children's words with spaces in place of the zeros.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
  } catch {
    // The process ended meanwhile.
    return [];
  }
}

function handlesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

function bytesOf(folder: string, names: readonly string[]): number {
  const found = names.map((name) => statSync(join(folder, name), { throwIfNoEntry: false }));
  return found.reduce((sum, one) => sum + (one?.isFile() === true ? one.size : 0), 0);
}
