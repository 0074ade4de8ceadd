import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `nobody` of every Linux, where the tests run as root. */
const NOBODY = 65_534;

/** A user without any rights and with a folder, as whom programs of the package run. */
export class OrdinaryUser {
  readonly home = mkdtempSync(join(tmpdir(), 'sauda-user-'));
  readonly #isRoot = process.getuid?.() === 0;

  constructor() {
    if (this.#isRoot) chownSync(this.home, NOBODY, NOBODY);
  }

  /** A folder of this user's own below its home. */
  folder(name: string): string {
    const path = join(this.home, name);
    mkdirSync(path, { mode: 0o700, recursive: true });
    if (this.#isRoot) chownSync(path, NOBODY, NOBODY);
    return path;
  }

  /** Starts a program with nothing of this process's environment but its display and its path. */
  start(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
    const id = String(NOBODY);
    const change = ['--reuid', id, '--regid', id, '--clear-groups', '--'];
    const words = [program, ...args];
    const [file = '', ...rest] = this.#isRoot ? ['setpriv', ...change, ...words] : words;
    return spawn(file, rest, {
      cwd: this.home,
      env: { PATH: process.env['PATH'] ?? '', HOME: this.home, TZ: 'Asia/Almaty', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Runs a program to its end. */
  async run(
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly code: number | null; readonly out: string; readonly complaint: string }> {
    const child = this.start(program, args, env);
    let [out, complaint] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('utf8');
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return { code, out, complaint };
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
