import type { ChildProcess, SpawnOptions } from 'node:child_process';

export function stop(child: ChildProcess, signal?: NodeJS.Signals): Promise<void>;
export function start(
  command: string,
  args: readonly string[],
  options?: SpawnOptions & { last?: boolean; deathSignal?: 'TERM' | 'KILL' },
): ChildProcess;
export function ended(child: ChildProcess): Promise<number>;
export function run(command: string, args: readonly string[], options?: SpawnOptions): Promise<number>;
export function runQuietly(
  command: string,
  args: readonly string[],
  advice: string,
  options?: SpawnOptions,
): Promise<string>;
