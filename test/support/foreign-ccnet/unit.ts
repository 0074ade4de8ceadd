import type { DeviceLine } from '../../../drivers/port/memory-port.ts';
import { ForeignMotors, type ForeignUnitSettings, isWaiting } from './motors.ts';
import { frameOf, hexOf, identityBytes, tableBytes } from './words.ts';

/*
 * A bill validator written from the protocol's description alone. It shares nothing with the product's driver and
 * simulator, neither frames nor tables nor a checksum nor states, so that a misunderstanding of theirs cannot hide
 * behind another one. It is strict: it refuses what does not belong, repeats what was not acknowledged, and writes down
 * whatever the host does wrong.
 */

/** Ten bits for a byte, at 9600 baud. */
const BYTE_MS = 10 / 9.6;
/** From the end of a command to its answer: never sooner, and late with what it reads from its memory. */
const ANSWER_MS = 5;
const TABLE_ANSWER_MS = 400;
/** The document's own limits, without any allowance. */
const SHORTEST_REST_MS = 10;
const LATEST_ACK_MS = 10;
const SHORTEST_POLL_MS = 100;
const LONGEST_POLL_MS = 200;
/** A frame whose rest does not come is forgotten. */
const FRAME_GAP_MS = 20;
const NAMES: Readonly<Record<number, string>> = {
  0x30: 'RESET',
  0x31: 'GET STATUS',
  0x32: 'SET SECURITY',
  0x33: 'POLL',
  0x34: 'ENABLE BILL TYPES',
  0x35: 'STACK',
  0x36: 'RETURN',
  0x37: 'IDENTIFICATION',
  0x38: 'HOLD',
  0x41: 'GET BILL TABLE',
};

type Answer =
  | { readonly kind: 'word'; readonly byte: 0x00 | 0x30 | 0xff }
  | { readonly kind: 'data'; readonly bytes: readonly number[]; readonly afterMs?: number };

const yes: Answer = { kind: 'word', byte: 0x00 };
const illegal: Answer = { kind: 'word', byte: 0x30 };
const damaged: Answer = { kind: 'word', byte: 0xff };

/** An answer with data that the host has to acknowledge. */
interface Unacknowledged {
  readonly bytes: readonly number[];
  readonly endMs: number;
}

/** The unit; it begins without power. */
export class ForeignCcnetUnit {
  /** What the host did against the rules, in order. */
  readonly violations: string[] = [];
  /** Slots of the notes in the cassette, and of those that came back out. */
  readonly cassette: number[] = [];
  readonly givenBack: number[] = [];
  /** Commands in the order of arrival, by name, without ACK, NAK and POLL. */
  readonly commands: string[] = [];
  /** Answers to POLL that were repeated for lack of an acknowledgement. */
  repeatedAnswers = 0;
  /** Data that the host did not acknowledge before it went on, and acknowledgements of nothing. */
  missingAcks = 0;
  wrongAcks = 0;
  readonly #settings: ForeignUnitSettings;
  readonly #motors: ForeignMotors;
  #line: DeviceLine | undefined;
  #buffer: number[] = [];
  #bufferMs = 0;
  #isAnswering = false;
  #unacknowledged: Unacknowledged | null = null;
  #lastAnswer: Answer = yes;
  /** The end of the latest ACK or NAK after which the line has to rest. */
  #restSinceMs = -Infinity;
  #pollMs: number | null = null;
  #reported: readonly number[] = [];
  #acksToLose = 0;
  /** Everything that is on its way dies with the power. */
  #starts = 0;

  constructor(settings: ForeignUnitSettings) {
    this.#settings = settings;
    this.#motors = new ForeignMotors(settings, this.cassette, this.givenBack);
  }

  /** Sits down at the device's end of a line. */
  attach(line: DeviceLine): () => void {
    this.#line = line;
    return line.onBytes((bytes) => this.#receive(bytes));
  }

  /** Puts a note to the entry; false where it is not drawn in. */
  insert(slot: number): boolean {
    return this.#motors.insert(slot);
  }

  /** The next note is pushed back for this reason (a byte of the table). */
  rejectNext(reason: number): void {
    this.#motors.rejectReason = reason;
  }

  /** The line loses the host's next acknowledgements. */
  loseAcks(count: number): void {
    this.#acksToLose = count;
  }

  /** What POLL would bring now. */
  get state(): readonly number[] {
    return this.#motors.state;
  }

  /** Y1 to Y3 of the mask in force. */
  get enabledBytes(): readonly number[] {
    return this.#motors.enabledBytes;
  }

  takeCassette(): void {
    this.#motors.takeCassette();
  }

  putCassette(): void {
    this.#motors.putCassette();
  }

  /** The line was cut in between, so the pause is no fault of the host. */
  forgiveThePause(): void {
    this.#pollMs = null;
    this.#unacknowledged = null;
  }

  powerOn(): void {
    this.#motors.powerOn();
    this.forgiveThePause();
    this.#reported = this.#motors.state;
  }

  powerOff(): void {
    this.#starts += 1;
    this.#buffer = [];
    this.#isAnswering = false;
    this.#unacknowledged = null;
    this.#motors.powerOff();
  }

  #after(delayMs: number, act: () => void): void {
    const starts = this.#starts;
    this.#settings.clock.setTimer(delayMs, () => {
      if (starts === this.#starts) act();
    });
  }

  /** A line in memory and a pseudo-terminal hand over at once what takes its time on a wire: chunks count by their beginning. */
  #receive(bytes: Uint8Array): void {
    if (this.#motors.isOff) return;
    const nowMs = this.#settings.clock.monoMs();
    if (nowMs - this.#bufferMs > FRAME_GAP_MS) this.#buffer = [];
    this.#bufferMs = nowMs;
    this.#buffer.push(...bytes);
    for (let frame = this.#cut(); frame !== null; frame = this.#cut()) this.#arrives(frame, nowMs);
  }

  #cut(): readonly number[] | null {
    while (this.#buffer.length >= 3) {
      const [sync, , length = 0] = this.#buffer;
      if (sync === 0x02 && length >= 6 && length <= 250)
        return this.#buffer.length < length ? null : this.#buffer.splice(0, length);
      this.#buffer.shift();
    }
    return null;
  }

  #arrives(frame: readonly number[], nowMs: number): void {
    const endMs = nowMs + frame.length * BYTE_MS;
    const body = frame.slice(3, -2);
    const word = body.length === 1 && (body[0] === 0x00 || body[0] === 0xff) ? body[0] : null;
    const name = word === null ? (NAMES[body[0] ?? 0] ?? `command ${hexOf(body)}`) : word === 0x00 ? 'ACK' : 'NAK';
    if (frame[1] !== 0x03) return this.#violate(`${name} to address ${frame[1]}`);
    if (this.#isAnswering) return this.#violate(`${name} while an answer is pending`);
    const isGood = hexOf(frameOf(body)) === hexOf(frame);
    if (word !== null) return this.#hearsWord(word, isGood, nowMs, endMs);
    this.#judgeCommand(name, nowMs);
    this.#unacknowledged = null;
    this.#isAnswering = true;
    this.#after(endMs - nowMs, () => this.#answer(isGood ? this.#obey(name, body) : damaged));
  }

  #judgeCommand(name: string, nowMs: number): void {
    if (this.#unacknowledged !== null) {
      this.missingAcks += 1;
      this.#violate(`${name} without ACK of ${hexOf(this.#unacknowledged.bytes)}`);
    }
    if (this.#settings.checksTiming && nowMs - this.#restSinceMs < SHORTEST_REST_MS) {
      this.#violate(`${name} ${(nowMs - this.#restSinceMs).toFixed(1)} ms after ACK`);
    }
    if (name !== 'POLL') return void this.commands.push(name);
    const intervalMs = this.#pollMs === null ? null : nowMs - this.#pollMs;
    this.#pollMs = nowMs;
    if (intervalMs === null || !this.#settings.checksTiming || !this.#motors.isEnabled) return;
    if (intervalMs < SHORTEST_POLL_MS || intervalMs > LONGEST_POLL_MS)
      this.#violate(`POLL after ${intervalMs.toFixed(1)} ms`);
  }

  /** ACK or NAK of the host. One that the line damages or loses was sent, but not received. */
  #hearsWord(word: 0x00 | 0xff, isGood: boolean, nowMs: number, endMs: number): void {
    const name = word === 0x00 ? 'ACK' : 'NAK';
    const pending = this.#unacknowledged;
    if (pending === null) {
      this.wrongAcks += 1;
      return this.#violate(
        `${name} to ${this.#lastAnswer.kind === 'word' ? 'an answer that is an acknowledgement' : 'nothing'}`,
      );
    }
    if (this.#settings.checksTiming && nowMs - pending.endMs > LATEST_ACK_MS)
      this.#violate(`${name} after ${(nowMs - pending.endMs).toFixed(1)} ms`);
    this.#unacknowledged = null;
    this.#restSinceMs = endMs;
    if (!isGood) this.wrongAcks += 1;
    const isLost = word === 0x00 && this.#acksToLose > 0;
    if (isLost) this.#acksToLose -= 1;
    if (!isGood || isLost) return;
    if (word === 0x00) return this.#after(endMs - nowMs, () => this.#motors.acknowledged(pending.bytes));
    this.#pollMs = null;
    this.#isAnswering = true;
    this.#after(endMs - nowMs, () => this.#answer(this.#lastAnswer));
  }

  #answer(answer: Answer): void {
    this.#lastAnswer = answer;
    const bytes = answer.kind === 'word' ? [answer.byte] : answer.bytes;
    const usualMs = Math.max(ANSWER_MS, this.#settings.answerMs ?? ANSWER_MS);
    const afterMs = answer.kind === 'data' ? (answer.afterMs ?? usualMs) : usualMs;
    const chunks = this.#settings.checksTiming ? frameOf(bytes).map((byte) => [byte]) : [frameOf(bytes)];
    this.#send(chunks, afterMs + BYTE_MS, () => {
      const endMs = this.#settings.clock.monoMs();
      this.#isAnswering = false;
      if (answer.kind === 'data') this.#unacknowledged = { bytes, endMs };
      else if (this.#settings.wantsRestAfterItsOwnWord === true) this.#restSinceMs = endMs;
    });
  }

  /** Where times count byte by byte, each one when its last bit has gone; the answer is over before its last byte is seen. */
  #send([chunk = [], ...rest]: readonly (readonly number[])[], afterMs: number, sent: () => void): void {
    this.#after(afterMs, () => {
      if (rest.length === 0) sent();
      // A host that has closed its end misses the answer, as on a real line.
      void this.#line?.write(Uint8Array.from(chunk));
      if (rest.length > 0) this.#send(rest, BYTE_MS, sent);
    });
  }

  #obey(name: string, body: readonly number[]): Answer {
    const wanted = name === 'ENABLE BILL TYPES' ? 7 : name === 'SET SECURITY' ? 4 : 1;
    if (body.length !== wanted) return this.#refuse(`${name} of ${body.length} bytes`);
    switch (name) {
      case 'POLL':
        return this.#poll();
      case 'RESET':
        this.#motors.reset();
        return yes;
      case 'SET SECURITY':
        return yes;
      case 'GET STATUS':
        return { kind: 'data', bytes: [...this.#motors.enabledBytes, 0, 0, 0] };
      case 'IDENTIFICATION':
        return this.#tellTable(name, identityBytes());
      case 'GET BILL TABLE':
        return this.#tellTable(name, tableBytes());
      case 'ENABLE BILL TYPES':
        return this.#enable(body.slice(1));
      case 'STACK':
      case 'RETURN':
      case 'HOLD':
        return this.#motors.decide(name) ? yes : this.#refuseIn(name, isWaiting);
      default:
        return this.#refuse(name);
    }
  }

  #poll(): Answer {
    const bytes = this.#motors.state;
    if (this.#motors.hasReportedBefore) this.repeatedAnswers += 1;
    this.#motors.markReported();
    this.#reported = bytes;
    return { kind: 'data', bytes };
  }

  #tellTable(name: string, bytes: readonly number[]): Answer {
    return isTableState(this.#motors.state)
      ? { kind: 'data', bytes, afterMs: TABLE_ANSWER_MS }
      : this.#refuseIn(name, isTableState);
  }

  #enable(mask: readonly number[]): Answer {
    const [first = 0] = this.#reported;
    if (first !== 0x14 && first !== 0x19)
      this.#violate(`ENABLE BILL TYPES after the unit reported ${hexOf(this.#reported)}`);
    this.#motors.enable(mask);
    return yes;
  }

  /** The host cannot know what has happened since its last poll; it only answers for what was reported to it. */
  #refuseIn(name: string, allowed: (state: readonly number[]) => boolean): Answer {
    return allowed(this.#reported) ? illegal : this.#refuse(`${name} after the unit reported ${hexOf(this.#reported)}`);
  }

  #refuse(what: string): Answer {
    this.#violate(what);
    return illegal;
  }

  #violate(what: string): void {
    this.violations.push(what);
  }
}

/** Power-up, initialize, disabled and every trouble. */
function isTableState([first = 0]: readonly number[]): boolean {
  return (first >= 0x10 && first <= 0x13) || first === 0x19 || (first >= 0x41 && first <= 0x47);
}
