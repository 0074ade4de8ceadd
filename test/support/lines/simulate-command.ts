import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** `npm run simulate` as a person has it in front of them: what is on the screen, and what is typed. */
export class SimulateCommand {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  #printed = '';

  /** Starts the command with these arguments. */
  constructor(...args: readonly string[]) {
    this.#process = spawn(process.execPath, ['scripts/main.ts', 'simulate', ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#process.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#printed += text;
    });
  }

  /** Resolves with the first thing on the screen that fits. */
  async onScreen(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#printed);
      if (found !== null) return found;
      await once(this.#process.stdout, 'data');
    }
  }

  /** The path that the kiosk's end of the pair has. */
  async kioskPort(): Promise<string> {
    const [, path = ''] = await this.onScreen(/The kiosk's port: (\S+)\n/);
    return path;
  }

  type(line: string): void {
    this.#process.stdin.write(`${line}\n`);
  }

  /** Types `quit`; exit code and signal. */
  async quit(): Promise<readonly unknown[]> {
    const exited = once(this.#process, 'exit');
    this.type('quit');
    return exited;
  }

  /** For whatever a test has left running. */
  async end(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await exited;
  }
}
