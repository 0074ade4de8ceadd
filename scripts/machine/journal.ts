/** What the system's journal says of the kiosk, as it is written: nothing in the machine has to be asked again and again. */
import type { Readable } from 'node:stream';
import { connected } from './qmp.ts';

/** A screen of the kiosk, as its log says. */
export interface ShownScreen {
  readonly screen: string;
  /** The machine's own seconds since it was switched on. */
  readonly atS: number;
  /** Which one since the machine was made, from 1. */
  readonly number: number;
}

const LINE = /^\[\s*([\d.]+)\] (.*)$/;
const SCREEN = /\bscreen-changed\b.*"screen":"([a-z-]+)"/;
const OUT_OF_SERVICE = /\bout-of-service\b.*"reason":"/;

export class FollowedJournal {
  readonly #stream: Readable;
  #rest = '';
  readonly #lines: string[] = [];
  readonly #screens: ShownScreen[] = [];
  readonly #before: number;
  readonly #zeroS: number;

  /**
   * @param before The screens that were shown before the machine was switched on this time.
   * @param zeroS When that was on the clock of its kernel, in seconds.
   */
  constructor(stream: Readable, before: number, zeroS = 0) {
    this.#stream = stream;
    this.#before = before;
    this.#zeroS = zeroS;
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => this.#take(chunk.toString('utf8')));
  }

  /** From the console of a virtual machine. */
  static async open(path: string, before: number): Promise<FollowedJournal> {
    return new FollowedJournal(await connected(path), before);
  }

  get screens(): readonly ShownScreen[] {
    return this.#screens;
  }

  /** Every line since the machine was switched on. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** The moment of the last line that holds a text, in the machine's own seconds; null where there is none. */
  lastS(text: string): number | null {
    const found = this.#lines.findLast((line) => line.includes(text));
    const [, atS] = (found === undefined ? null : LINE.exec(found)) ?? [];
    return atS === undefined ? null : Number(atS) - this.#zeroS;
  }

  close(): void {
    this.#stream.destroy();
  }

  #take(text: string): void {
    const lines = (this.#rest + text).replaceAll('\r', '').split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#lines.push(line);
      const [, atS = '', said = ''] = LINE.exec(line) ?? [];
      const screen = OUT_OF_SERVICE.test(said) ? 'out-of-service' : SCREEN.exec(said)?.[1];
      if (screen !== undefined)
        this.#screens.push({ screen, atS: Number(atS) - this.#zeroS, number: this.#before + this.#screens.length + 1 });
    }
  }
}
