import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Another program with the same database open: a backup, a technician with sqlite3. */
export class OtherProgram {
  readonly #child: ChildProcess;
  readonly #answers: (() => void)[] = [];

  private constructor(file: string) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'lock-process.ts'), file], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    createInterface({ input: child.stdout }).on('line', () => this.#answers.shift()?.());
    this.#child = child;
  }

  /** Resolves when the database is open in it. */
  static async open(file: string): Promise<OtherProgram> {
    const program = new OtherProgram(file);
    await program.#answered();
    return program;
  }

  /** Resolves when the statement is carried out. */
  async run(statement: string): Promise<void> {
    const answered = this.#answered();
    this.#child.stdin?.write(`${statement}\n`);
    await answered;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.stdin?.end();
    await closed;
  }

  /** Ends it without a chance to put its files in order. */
  async kill(): Promise<void> {
    const closed = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGKILL');
    await closed;
  }

  #answered(): Promise<void> {
    return new Promise((resolve) => {
      this.#answers.push(resolve);
    });
  }
}
