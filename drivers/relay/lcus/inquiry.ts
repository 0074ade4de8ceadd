import type { Clock } from '../../../app/ports/clock.ts';
import { ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import { sleep } from '../../common/time-limit.ts';
import type { BytePort, PortError } from '../../port/byte-port.ts';
import { D0_PROBE, isD0Answer, stateInWords, WORDS_PROBE, WORDS_QUESTION } from './protocol/dialect.ts';
import { encodeCommand, FrameReader, type State, states } from './protocol/frame.ts';

/** A board's answer to a query; `silent` is normal for boards whose firmware has no feedback. */
export type Answer = State | 'silent';

/** More than all channels in words. */
const LONGEST_TEXT = 256;

interface Waiting {
  readonly take: (bytes: Uint8Array) => void;
  readonly settle: (answer: Answer) => void;
}

/** Asks the board on one open port for the state of its channels, one question at a time. */
export class LcusInquiry {
  readonly #port: BytePort;
  readonly #clock: Clock;
  readonly #understandsWords: boolean;
  /** The board answered FF, and not the query. */
  #asksInWords = false;
  /** The line returns what is sent. */
  #hasEcho = false;
  #waiting: Waiting | undefined;

  /** `understandsWords`: whether an answer such as "CH1: ON" counts. */
  constructor(port: BytePort, clock: Clock, understandsWords: boolean) {
    this.#port = port;
    this.#clock = clock;
    this.#understandsWords = understandsWords;
    port.onBytes((bytes) => this.#waiting?.take(bytes));
  }

  /**
   * Operation 05, or FF to a board that answers only that, answered within `delays.relayAnswerLimitMs` or `silent`; the
   * error is the port's. After `silent` ask no second question about the same moment: a late answer cannot be
   * distinguished from its own.
   */
  ask(channel: number): Promise<Result<Answer, PortError>> {
    const question = this.#asksInWords ? WORDS_QUESTION : encodeCommand(channel, 'query');
    return this.#exchange(question, this.#readState(channel));
  }

  /** Whether a board that did not answer the query answers FF in words. */
  async findWords(channel: number): Promise<Result<boolean, PortError>> {
    const read = this.#readState(channel);
    const heard: number[] = [];
    const answer = await this.#exchange(WORDS_PROBE, (bytes) => {
      heard.push(...bytes);
      return read(bytes);
    });
    this.#hasEcho = WORDS_PROBE.every((byte, at) => heard[at] === byte);
    if (!answer.ok || answer.value === 'silent') return answer.ok ? ok(false) : answer;
    this.#asksInWords = true;
    // Its answers to the other bytes must not pass for answers to the next question.
    await sleep(this.#clock, delays.relayAnswerLimitMs);
    return ok(true);
  }

  /** Whether the board answers the command of the dialect `d0` that opens its contact. */
  async findD0(): Promise<Result<boolean, PortError>> {
    // The answer equals the command: on a line that returns every byte it proves nothing.
    if (this.#hasEcho) return ok(false);
    const received: number[] = [];
    const answer = await this.#exchange(D0_PROBE, (bytes) => {
      received.push(...bytes);
      return isD0Answer(received) ? 'off' : undefined;
    });
    return answer.ok ? ok(answer.value !== 'silent') : answer;
  }

  #readState(channel: number): (bytes: Uint8Array) => State | undefined {
    const reader = new FrameReader(states);
    let text = '';
    return (bytes) => {
      const frame = reader.push(bytes).find((found) => found.channel === channel);
      if (frame !== undefined) return frame.word;
      if (!this.#understandsWords) return undefined;
      text = (text + Buffer.from(bytes).toString('latin1')).slice(-LONGEST_TEXT);
      return stateInWords(text, channel);
    };
  }

  async #exchange(
    question: Uint8Array,
    read: (bytes: Uint8Array) => State | undefined,
  ): Promise<Result<Answer, PortError>> {
    this.#settle('silent');
    const answer = new Promise<Answer>((resolve) => {
      const cancel = this.#clock.setTimer(delays.relayAnswerLimitMs, () => this.#settle('silent'));
      this.#waiting = {
        take: (bytes) => {
          const state = read(bytes);
          if (state !== undefined) this.#settle(state);
        },
        settle: (value) => {
          cancel();
          resolve(value);
        },
      };
    });
    const written = await this.#port.write(question);
    if (!written.ok) {
      this.#settle('silent');
      return written;
    }
    return ok(await answer);
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.settle(answer);
  }
}
