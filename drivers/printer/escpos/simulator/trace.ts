import { Head } from './head.ts';
import { interpret, type Interpreter } from './interpreter.ts';
import { Roll } from './paper.ts';
import type { Direction, Trace, TracedFrame } from '../../../simulation/trace.ts';
import { answerMeaning, commandMeaning, questionOf } from './meaning.ts';

const SPACE = 0x20;
const DEL = 0x7f;
const DLE = 0x10;
const WIDTH = 576;

/**
 * Reads the line of a printer. A second interpreter, whose output is not used, finds the end of each command; text is
 * shown in runs. A status request within a picture is shown as part of the picture, although the printer answers it.
 */
export class EscposTrace implements Trace {
  readonly #interpreter: Interpreter;
  #command: number[] = [];
  #text: number[] = [];
  #questions: number[] = [];

  constructor() {
    const nothing = (): void => undefined;
    this.#interpreter = interpret(new Head(new Roll(WIDTH, 0), 'clone', false), {
      cut: nothing,
      answerPaper: nothing,
      presenter: nothing,
      answerInformation: nothing,
    });
    this.#interpreter.next();
  }

  push(direction: Direction, chunk: Uint8Array): readonly TracedFrame[] {
    return direction === 'from-host' ? this.#heard(chunk) : [this.#answered([...chunk])];
  }

  #heard(chunk: Uint8Array): readonly TracedFrame[] {
    const traced: TracedFrame[] = [];
    // A new status request replaces earlier ones without an answer.
    if (chunk[0] === DLE) this.#questions = [];
    for (const byte of chunk) this.#take(byte, traced);
    this.#tellText(traced);
    return traced;
  }

  #take(byte: number, traced: TracedFrame[]): void {
    this.#command.push(byte);
    if (this.#interpreter.next(byte).value !== 'command') return;
    const bytes = this.#command;
    this.#command = [];
    if (bytes.length === 1 && byte >= SPACE) return void this.#text.push(byte);
    this.#tellText(traced);
    const question = questionOf(bytes);
    if (question !== null) this.#questions.push(question);
    traced.push({ bytes, meaning: commandMeaning(bytes) });
  }

  #tellText(traced: TracedFrame[]): void {
    if (this.#text.length > 0) traced.push({ bytes: this.#text, meaning: `text: ${asciiOf(this.#text)}` });
    this.#text = [];
  }

  #answered(bytes: readonly number[]): TracedFrame {
    const last = bytes.at(-1) ?? 0;
    // A status has the fixed bits of a real-time status, or begins like the long one; other bytes answer no request.
    const isStatus = (last & 0x93) === 0x12 || bytes.includes(0x0f);
    const question = isStatus ? (this.#questions.shift() ?? null) : null;
    return { bytes, meaning: answerMeaning(bytes, question) };
  }
}

/** The ASCII characters of a text, whose code page is unknown here; the lines are shown with the finished paper. */
function asciiOf(bytes: readonly number[]): string {
  return bytes.map((byte) => (byte < DEL ? String.fromCharCode(byte) : '·')).join('');
}
