import { readdirSync, readFileSync } from 'node:fs';

/** Parent and state of a process from /proc; undefined when it is gone. */
function stat(pid: number): { parent: number; state: string } | undefined {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name in parentheses may itself hold spaces and parentheses.
    const [state = '', parent = ''] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(parent), state };
  } catch {
    return undefined;
  }
}

/** A process and everything below it. */
export function processTree(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const parent = Number.isInteger(pid) ? stat(pid)?.parent : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** Those that still run; a zombie does not. */
export function running(pids: readonly number[]): readonly number[] {
  return pids.filter((pid) => {
    const found = stat(pid);
    return found !== undefined && found.state !== 'Z' && found.state !== 'X';
  });
}

/** Sends SIGKILL; a process that is gone already is no error. */
export function killHard(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}
