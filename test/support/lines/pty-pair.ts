import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endSocat, startSocat } from '../../../scripts/simulate/pty-pair.ts';

/** Two pseudo-terminals joined by `socat`; what is written to one path is read from the other. */
export interface PtyPair {
  /** The path that the driver under test opens. */
  readonly hostPath: string;
  /** The path that the simulated device opens. */
  readonly devicePath: string;
  /** Pulls the line out: both paths vanish and open ports are hung up. */
  unplug(): Promise<void>;
  /** Brings both paths back. */
  replug(): Promise<void>;
  /** Ends `socat` and removes the folder. */
  dispose(): Promise<void>;
}

/** Creates a pair and resolves when both paths exist; rejects when `socat` is missing or ends at once. */
export async function createPtyPair(): Promise<PtyPair> {
  const folder = await mkdtemp(join(tmpdir(), 'sauda-pty-'));
  const hostPath = join(folder, 'host');
  const devicePath = join(folder, 'device');
  let socat: ChildProcess | undefined = await started(hostPath, devicePath);

  const unplug = async (): Promise<void> => {
    const running = socat;
    socat = undefined;
    if (running === undefined) return;
    await endSocat(running);
    await Promise.all([rm(hostPath, { force: true }), rm(devicePath, { force: true })]);
  };
  return {
    hostPath,
    devicePath,
    unplug,
    async replug() {
      socat ??= await started(hostPath, devicePath);
    },
    async dispose() {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function started(hostPath: string, devicePath: string): Promise<ChildProcess> {
  const socat = await startSocat(hostPath, devicePath);
  if (!socat.ok) throw new Error(socat.error);
  return socat.value;
}
