import type { Socket } from 'node:net';
import { Failure } from '../setup/failure.mjs';
import { connected } from './qmp.ts';

/** Emulated on a busy computer the start of a program takes seconds. */
const ANSWER_MS = 15 * 60_000;
const AGAIN_MS = 5_000;

/** The shell of root inside the machine. */
export class GuestShell {
  readonly #socket: Socket;
  #text = '';
  #calls = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      this.#text += chunk.toString('utf8');
    });
  }

  /** Opens it as soon as the machine has one. */
  static async open(path: string, limitMs: number): Promise<GuestShell> {
    const shell = new GuestShell(await connected(path));
    await shell.again(limitMs);
    return shell;
  }

  /** Waits for an answer, as after the machine has started again by itself. */
  async again(limitMs: number): Promise<void> {
    const end = performance.now() + limitMs;
    for (;;) {
      const is = await this.#asked('stty -echo; PS1= PS2=', AGAIN_MS).catch(() => null);
      if (is !== null) return;
      if (performance.now() > end) throw new Failure('The machine did not start: there is no shell.');
    }
  }

  /** What a command line prints. Throws a `Failure` where it does not end. */
  run(command: string): Promise<string> {
    return this.#asked(command, ANSWER_MS);
  }

  /** A command line whose answer nobody waits for. */
  order(command: string): void {
    this.#socket.write(`${command}\n`);
  }

  close(): void {
    this.#socket.destroy();
  }

  async #asked(command: string, limitMs: number): Promise<string> {
    this.#calls += 1;
    const mark = `end-${this.#calls}`;
    this.#text = '';
    // The mark is put together by the shell, so that its own echo is not taken for it.
    this.#socket.write(`${command}\necho "<""${mark}>"\n`);
    const end = performance.now() + limitMs;
    for (;;) {
      const at = this.#text.indexOf(`<${mark}>`);
      if (at >= 0) return this.#text.slice(0, at).replaceAll('\r', '').trim();
      if (performance.now() > end) throw new Failure(`The machine gives no answer to: ${command}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
