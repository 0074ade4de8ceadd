import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import type { Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { BytePort, PortError } from '../../port/byte-port.ts';
import { sleep } from '../../common/time-limit.ts';
import { commandBytes } from './protocol/codes.ts';
import { EchoFilter } from './echo-filter.ts';
import { encodeFrame, type Found, FrameReader, longestFrame, validatorAddress } from './protocol/frame.ts';
import { readReply, type Reply, type Request } from './protocol/request.ts';

/** What became of a request; `silent` and `damaged` after all its attempts. `gone`: the port has ended. */
export type Outcome =
  | Reply
  | { readonly kind: 'silent' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'gone'; readonly error: PortError };

export interface ExchangeSettings {
  readonly baudRate: number;
  /** Free line between the end of what was sent and the next command. */
  readonly restMs: number;
}

/** One request on the line; the unit sends only answers. */
interface Waiting {
  readonly request: Request;
  readonly lastMonoMs: number;
  readonly settle: (outcome: Outcome) => void;
  isDamaged: boolean;
  cancel: CancelTimer;
}

const bitsPerByte = 10;
/** A damaged answer is requested again by NAK; after that the whole request is repeated. */
const naks = 2;
const ack = Uint8Array.of(commandBytes.ack);
const nak = Uint8Array.of(commandBytes.nak);

/**
 * The host's half of the bus on one open port: one request at a time, with answers, acknowledgements and repetitions.
 */
export class Exchange {
  readonly #port: BytePort;
  readonly #clock: Clock;
  readonly #settings: ExchangeSettings;
  readonly #reader = new FrameReader(validatorAddress);
  readonly #echo = new EchoFilter();
  #waiting: Waiting | undefined;
  #freeAtMonoMs: number;
  #ended: PortError | undefined;

  constructor(port: BytePort, clock: Clock, settings: ExchangeSettings) {
    this.#port = port;
    this.#clock = clock;
    this.#settings = settings;
    this.#freeAtMonoMs = clock.monoMs();
    port.onBytes((bytes) => this.#receive(bytes));
    port.onClosed((error) => {
      this.#ended = error;
      this.#settle({ kind: 'gone', error });
    });
  }

  /** Whether the line gives back what is sent. */
  get lineEchoes(): boolean {
    return this.#echo.lineEchoes;
  }

  /** The moment from which the next command may be sent. */
  get freeAtMonoMs(): number {
    return this.#freeAtMonoMs;
  }

  /**
   * Sends a request when the line is free and resolves with its outcome, repetitions included. One at a time: the next
   * request waits for the outcome of this one. `onHandedOver` runs when the first byte has been handed to the line.
   */
  async ask(request: Request, onHandedOver: () => void = () => undefined): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      await this.#untilFree();
      let outcome = await this.#transact(request, request.body, onHandedOver);
      if (isPoll(request) && outcome.kind === 'silent') await this.#letLateAnswersPass();
      for (let asked = 0; outcome.kind === 'damaged' && hasData(request) && asked < naks; asked += 1) {
        outcome = await this.#transact(request, nak);
      }
      if (outcome.kind === 'data') {
        this.#echo.answered(request.body);
        this.#acknowledge();
      }
      const isBad = outcome.kind === 'silent' || outcome.kind === 'damaged' || outcome.kind === 'nak';
      if (!isBad || attempt >= request.attempts) return outcome;
      await sleep(this.#clock, delays.ccnetRepeatPauseMs);
    }
  }

  /**
   * A late answer must not be taken for the answer to the next poll: our ACK for it would erase what the unit has
   * reported since. Without a waiting request it is dropped, and the unit repeats what was not acknowledged.
   */
  #letLateAnswersPass(): Promise<void> {
    return sleep(this.#clock, delays.ccnetLateLimitMs);
  }

  async #untilFree(): Promise<void> {
    while (this.#ended === undefined && this.#waitMs() > 0) await sleep(this.#clock, this.#waitMs());
  }

  #waitMs(): number {
    return this.#freeAtMonoMs - this.#clock.monoMs();
  }

  #wireMs(byteCount: number): number {
    return (byteCount * bitsPerByte * 1_000) / this.#settings.baudRate;
  }

  /** Hands a body to the line; the time the line is taken is known without the drain, which adapters report early. */
  #send(body: Uint8Array): Promise<Result<void, PortError>> {
    const frame = encodeFrame(validatorAddress, body);
    this.#echo.sent(body);
    this.#freeAtMonoMs = this.#clock.monoMs() + this.#wireMs(frame.length) + this.#settings.restMs;
    return this.#port.write(frame);
  }

  /** The host's ACK is not answered: a failure of its writing ends the port, and with it this. */
  #acknowledge(): void {
    void this.#send(ack).then((written) => {
      if (written.ok) this.#freeAtMonoMs = Math.max(this.#freeAtMonoMs, this.#clock.monoMs() + this.#settings.restMs);
    });
  }

  #transact(request: Request, body: Uint8Array, onHandedOver: () => void = () => undefined): Promise<Outcome> {
    if (this.#ended !== undefined) return Promise.resolve({ kind: 'gone', error: this.#ended });
    this.#reader.reset();
    return new Promise((settle) => {
      const limitMs = this.#wireMs(body.length) + request.answerLimitMs;
      const lastMonoMs = this.#clock.monoMs() + limitMs + this.#wireMs(longestFrame);
      const waiting: Waiting = { request, lastMonoMs, settle, isDamaged: false, cancel: () => undefined };
      this.#waiting = waiting;
      this.#arm(waiting, limitMs);
      const written = this.#send(body);
      onHandedOver();
      void written.then((result) => {
        if (!result.ok && this.#waiting === waiting) this.#settle({ kind: 'gone', error: result.error });
      });
    });
  }

  #receive(bytes: Uint8Array): void {
    for (const found of this.#reader.push(bytes)) this.#take(found);
    const waiting = this.#waiting;
    if (waiting !== undefined && (this.#reader.isInFrame || waiting.isDamaged)) {
      this.#arm(waiting, delays.ccnetInterByteLimitMs);
    }
  }

  #take(found: Found): void {
    const waiting = this.#waiting;
    if (found.kind === 'damaged') {
      if (waiting !== undefined) waiting.isDamaged = true;
      return;
    }
    if (this.#echo.takes(found.body, waiting?.request.body) || waiting === undefined) return;
    const reply = readReply(waiting.request, found.body);
    if (reply === null) return;
    // The unit's own ACK, NAK and ILLEGAL require the same pause after them as the host's.
    if (reply.kind !== 'data')
      this.#freeAtMonoMs = Math.max(this.#freeAtMonoMs, this.#clock.monoMs() + this.#settings.restMs);
    this.#settle(reply);
  }

  /** Sets the limit anew; junk without end does not move it past the time that the longest answer takes. */
  #arm(waiting: Waiting, limitMs: number): void {
    waiting.cancel();
    const leftMs = waiting.lastMonoMs - this.#clock.monoMs();
    waiting.cancel = this.#clock.setTimer(Math.max(0, Math.min(limitMs, leftMs)), () => {
      const isDamaged = waiting.isDamaged || this.#reader.isInFrame;
      if (waiting.request.body[0] === commandBytes.reset && this.#echo.sawDoubtful && !isDamaged) {
        return this.#settle({ kind: 'illegal' });
      }
      return this.#settle({ kind: isDamaged ? 'damaged' : 'silent' });
    });
  }

  #settle(outcome: Outcome): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    this.#waiting = undefined;
    waiting.cancel();
    this.#reader.reset();
    waiting.settle(outcome);
  }
}

function hasData({ answer }: Request): boolean {
  return answer !== 'acknowledgement';
}

function isPoll({ body }: Request): boolean {
  return body[0] === commandBytes.poll;
}
