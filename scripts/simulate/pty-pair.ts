import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '../../app/result.ts';

/** Two connected pseudo-terminals: bytes written to one path are read from the other. */
export interface PtyPair {
  /** The path for the kiosk's configuration. */
  readonly hostPath: string;
  readonly devicePath: string;
  /** Ends the pair and removes both paths. */
  close(): Promise<void>;
}

const NO_SOCAT =
  'A pseudo-terminal pair needs the program socat (Debian, Ubuntu: sudo apt install socat; macOS: brew install socat). ' +
  'On Windows install a pair of virtual ports (com0com) and give one of them with --port.';

/**
 * Makes a pair with `socat`. `link` is the path of the kiosk's end and must be free. The error explains what is wrong.
 */
export async function openPtyPair(link: string | null): Promise<Result<PtyPair, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'sauda-simulate-'));
  const hostPath = link ?? join(folder, 'kiosk');
  const devicePath = join(folder, 'device');
  const socat = await startSocat(hostPath, devicePath);
  const removeAll = async (): Promise<void> => {
    await Promise.all([rm(hostPath, { force: true }), rm(folder, { recursive: true, force: true })]);
  };
  if (!socat.ok) {
    await removeAll();
    return socat;
  }
  const close = async (): Promise<void> => {
    await endSocat(socat.value);
    await removeAll();
  };
  return ok({ hostPath, devicePath, close });
}

/** Ends socat and waits for its exit. Its links can stay where no udev removes them. */
export async function endSocat(socat: ChildProcess): Promise<void> {
  if (socat.exitCode !== null || socat.signalCode !== null) return;
  const exited = once(socat, 'exit');
  socat.kill('SIGTERM');
  await exited;
}

/**
 * Connects two pseudo-terminals under these paths; the error explains what is wrong. With `-d -d`, socat reports on
 * stderr that it starts to transfer, which is after both links were made.
 */
export function startSocat(hostPath: string, devicePath: string): Promise<Result<ChildProcess, string>> {
  const address = (path: string): string => `pty,raw,echo=0,link=${path}`;
  const socat = spawn('socat', ['-d', '-d', address(hostPath), address(devicePath)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve) => {
    let notices = '';
    socat.on('error', () => resolve(err(NO_SOCAT)));
    socat.on('exit', () => resolve(err(`socat could not make the pair: ${notices.trim()}`)));
    socat.stderr.setEncoding('utf8');
    socat.stderr.on('data', (text: string) => {
      notices += text;
      if (notices.includes('starting data transfer loop')) resolve(ok(socat));
    });
  });
}
