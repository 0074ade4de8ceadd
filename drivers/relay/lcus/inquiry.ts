import type { Clock } from '../../../app/ports/clock.ts';
import { ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { BytePort, PortError } from '../../port/byte-port.ts';
import { encodeCommand, FrameReader, type State, states } from './frame.ts';

/** A board's answer to a query; `silent` is normal for boards whose firmware has no feedback. */
export type Answer = State | 'silent';

/** Asks the board on one open port for the state of its channels, one question at a time. */
export class LcusInquiry {
  readonly #port: BytePort;
  readonly #clock: Clock;
  #waiting: { readonly channel: number; readonly settle: (answer: Answer) => void } | undefined;

  constructor(port: BytePort, clock: Clock) {
    this.#port = port;
    this.#clock = clock;
    const reader = new FrameReader(states);
    port.onBytes((bytes) => {
      for (const frame of reader.push(bytes)) {
        if (frame.channel === this.#waiting?.channel) this.#settle(frame.word);
      }
    });
  }

  /**
   * Operation 05, answered within `delays.relayAnswerLimitMs` or `silent`; the error is the port's. After `silent` ask
   * no second question about the same moment: a late answer cannot be told from its own.
   */
  async ask(channel: number): Promise<Result<Answer, PortError>> {
    this.#settle('silent');
    const answer = new Promise<Answer>((resolve) => {
      const cancel = this.#clock.setTimer(delays.relayAnswerLimitMs, () => this.#settle('silent'));
      this.#waiting = {
        channel,
        settle: (value) => {
          cancel();
          resolve(value);
        },
      };
    });
    const written = await this.#port.write(encodeCommand(channel, 'query'));
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
