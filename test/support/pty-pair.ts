import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  let socat: ChildProcess | undefined = await startSocat(hostPath, devicePath);

  const unplug = async (): Promise<void> => {
    const running = socat;
    socat = undefined;
    if (running === undefined) return;
    const exited = once(running, 'exit');
    running.kill('SIGTERM');
    await exited;
    // Ended by a signal, socat may leave its links behind; udev would not.
    await Promise.all([rm(hostPath, { force: true }), rm(devicePath, { force: true })]);
  };
  return {
    hostPath,
    devicePath,
    unplug,
    async replug() {
      socat ??= await startSocat(hostPath, devicePath);
    },
    async dispose() {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** With `-d -d` socat says on stderr when it starts to transfer, which is after both links were made. */
function startSocat(hostPath: string, devicePath: string): Promise<ChildProcess> {
  const address = (link: string): string => `pty,raw,echo=0,link=${link}`;
  const socat = spawn('socat', ['-d', '-d', address(hostPath), address(devicePath)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let notices = '';
    socat.on('error', reject);
    socat.on('exit', (code) => reject(new Error(`socat ended with ${code}: ${notices}`)));
    socat.stderr.setEncoding('utf8');
    socat.stderr.on('data', (text: string) => {
      notices += text;
      if (notices.includes('starting data transfer loop')) resolve(socat);
    });
  });
}
