import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A display for one test, with its own size, keyboard and window manager. */
export class OwnDisplay {
  /** Leads programs to it. */
  readonly env: Readonly<Record<string, string>>;
  readonly #processes: readonly ChildProcess[];

  private constructor(name: string, processes: readonly ChildProcess[]) {
    this.env = { DISPLAY: name, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' };
    this.#processes = processes;
  }

  /** Starts it, with a window manager or with none. */
  static async open(size: { width: number; height: number }, manager: 'matchbox' | 'none'): Promise<OwnDisplay> {
    const screen = `${String(size.width)}x${String(size.height)}x24`;
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const number = await new Promise<string>((resolve, reject) => {
      server.once('error', reject);
      (server.stdio[3] as Readable).once('data', (chunk: Buffer) => {
        resolve(chunk.toString('utf8').trim());
      });
    });
    const name = `:${number}`;
    if (manager === 'none') return new OwnDisplay(name, [server]);
    const env = { ...process.env, DISPLAY: name };
    return new OwnDisplay(name, [
      server,
      spawn('matchbox-window-manager', ['-use_titlebar', 'no'], { env, stdio: 'ignore' }),
    ]);
  }

  /** Runs a program there and gives its output. */
  run(program: string, ...args: readonly string[]): Promise<string> {
    const child = spawn(program, [...args], {
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', () => {
        resolve(output);
      });
    });
  }

  close(): void {
    for (const child of this.#processes.toReversed()) child.kill();
  }
}
