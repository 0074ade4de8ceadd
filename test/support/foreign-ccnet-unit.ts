import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import type { DeviceLine } from '../../drivers/port/memory-port.ts';

/*
 * A bill validator written from the protocol's description alone. It shares nothing with the product's driver and
 * simulator, neither frames nor tables nor a checksum nor states, so that a misunderstanding of theirs cannot hide
 * behind another one. It is strict: it refuses what does not belong, repeats what was not acknowledged, and writes down
 * whatever the host does wrong.
 */

/** The row of the bill table in which each note has its code, in whole tenge; 1000 and 5000 have two designs. */
export const SLOT = { tenge20000: 0, tenge500: 3, tenge5000: 5, newTenge1000: 8, tenge2000: 9, tenge200: 12, tenge1000: 17, newTenge5000: 20, tenge10000: 23 } as const;

interface Row {
  readonly slot: number;
  readonly digits: number;
  readonly text: string;
  readonly power: number;
}

/** No neighbours, no order, amounts written in different ways, a foreign currency, and small change below one tenge. */
const ROWS: readonly Row[] = [
  { slot: SLOT.tenge20000, digits: 2, text: 'KAZ', power: 4 },
  { slot: SLOT.tenge500, digits: 50, text: 'KAZ', power: 1 },
  { slot: SLOT.tenge5000, digits: 5, text: 'KAZ', power: 3 },
  { slot: 7, digits: 5, text: 'USD', power: 2 },
  { slot: SLOT.newTenge1000, digits: 1, text: 'KAZ', power: 3 },
  { slot: SLOT.tenge2000, digits: 20, text: 'KAZ', power: 2 },
  { slot: SLOT.tenge200, digits: 2, text: 'KAZ', power: 2 },
  { slot: 15, digits: 50, text: 'KAZ', power: 0x82 },
  { slot: SLOT.tenge1000, digits: 10, text: 'KAZ', power: 2 },
  { slot: SLOT.newTenge5000, digits: 50, text: 'KAZ', power: 2 },
  { slot: SLOT.tenge10000, digits: 1, text: 'KAZ', power: 4 },
];

/** What it is called; the serial number is padded with blanks, the asset number is binary. */
const PART = 'FLS-KZ2076';
const SERIAL = '73KC11042';
const ASSET = [0x00, 0x1f, 0x80, 0xff, 0x02, 0x03, 0x06];

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
const ESCROW_MS = 10_000;
/** A frame whose rest does not come is forgotten. */
const FRAME_GAP_MS = 20;
/** How long its motors turn. */
const DRAW_IN_MS = 700;
const TO_STACKER_MS = 600;
const IN_STACKER_MS = 900;
const PUSH_OUT_MS = 800;
const BUSY_MS = 300;
const INITIALIZE_MS = 2_500;

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

type Answer = { readonly kind: 'word'; readonly byte: 0x00 | 0x30 | 0xff } | { readonly kind: 'data'; readonly bytes: readonly number[]; readonly afterMs?: number };

const yes: Answer = { kind: 'word', byte: 0x00 };
const illegal: Answer = { kind: 'word', byte: 0x30 };
const damaged: Answer = { kind: 'word', byte: 0xff };

/** An answer with data that the host has to acknowledge. */
interface Unacknowledged {
  readonly bytes: readonly number[];
  readonly endMs: number;
}

export interface ForeignUnitSettings {
  readonly clock: Clock;
  /** Whether the host's times are judged too: only where the time does not depend on the computer. */
  readonly judgesTimes: boolean;
  /** Whether a note that a power cut caught in the stacker is told once more as stacked after RESET; false when absent. */
  readonly tellsStackedAfterReset?: boolean;
  /** From the end of a command to its answer; 5 ms when absent, never less. */
  readonly answerMs?: number;
  /** Whether the rest of the line is also asked for behind its own ACK, NAK and ILLEGAL; false when absent. */
  readonly wantsRestAfterItsOwnWord?: boolean;
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
  /** Answers to POLL that were told again because nobody had acknowledged them. */
  repeatedAnswers = 0;
  /** Data that the host did not acknowledge before it went on, and acknowledgements of nothing. */
  missingAcks = 0;
  wrongAcks = 0;
  readonly #settings: ForeignUnitSettings;
  readonly #mechanics: Mechanics;
  #line: DeviceLine | undefined;
  #buffer: number[] = [];
  #bufferMs = 0;
  #isAnswering = false;
  #unacknowledged: Unacknowledged | null = null;
  #lastAnswer: Answer = yes;
  /** The end of the latest ACK or NAK after which the line has to rest. */
  #restSinceMs = -Infinity;
  #pollMs: number | null = null;
  #told: readonly number[] = [];
  #acksToLose = 0;
  /** Everything that is on its way dies with the power. */
  #life = 0;

  constructor(settings: ForeignUnitSettings) {
    this.#settings = settings;
    this.#mechanics = new Mechanics(settings, this.cassette, this.givenBack);
  }

  /** Sits down at the device's end of a line. */
  attach(line: DeviceLine): () => void {
    this.#line = line;
    return line.onBytes((bytes) => this.#receive(bytes));
  }

  /** Puts a note to the entry; false where it is not drawn in. */
  insert(slot: number): boolean {
    return this.#mechanics.insert(slot);
  }

  /** The next note is pushed back for this reason (a byte of the table). */
  rejectNext(reason: number): void {
    this.#mechanics.rejectReason = reason;
  }

  /** The line loses the host's next acknowledgements. */
  loseAcks(count: number): void {
    this.#acksToLose = count;
  }

  /** What POLL would bring now. */
  get state(): readonly number[] {
    return this.#mechanics.state;
  }

  /** Y1 to Y3 of the mask in force. */
  get enabledBytes(): readonly number[] {
    return this.#mechanics.enabledBytes;
  }

  takeCassette(): void {
    this.#mechanics.takeCassette();
  }

  putCassette(): void {
    this.#mechanics.putCassette();
  }

  /** The line was cut in between: nobody is to blame for the pause. */
  forgiveThePause(): void {
    this.#pollMs = null;
    this.#unacknowledged = null;
  }

  powerOn(): void {
    this.#mechanics.powerOn();
    this.forgiveThePause();
    this.#told = this.#mechanics.state;
  }

  powerOff(): void {
    this.#life += 1;
    this.#buffer = [];
    this.#isAnswering = false;
    this.#unacknowledged = null;
    this.#mechanics.powerOff();
  }

  #after(delayMs: number, act: () => void): void {
    const life = this.#life;
    this.#settings.clock.setTimer(delayMs, () => {
      if (life === this.#life) act();
    });
  }

  /** A line in memory and a pseudo-terminal hand over at once what takes its time on a wire: chunks count by their beginning. */
  #receive(bytes: Uint8Array): void {
    if (this.#mechanics.isOff) return;
    const nowMs = this.#settings.clock.monoMs();
    if (nowMs - this.#bufferMs > FRAME_GAP_MS) this.#buffer = [];
    this.#bufferMs = nowMs;
    this.#buffer.push(...bytes);
    for (let frame = this.#cut(); frame !== null; frame = this.#cut()) this.#arrives(frame, nowMs);
  }

  #cut(): readonly number[] | null {
    while (this.#buffer.length >= 3) {
      const [sync, , length = 0] = this.#buffer;
      if (sync === 0x02 && length >= 6 && length <= 250) return this.#buffer.length < length ? null : this.#buffer.splice(0, length);
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
    if (this.#settings.judgesTimes && nowMs - this.#restSinceMs < SHORTEST_REST_MS) {
      this.#violate(`${name} ${(nowMs - this.#restSinceMs).toFixed(1)} ms after ACK`);
    }
    if (name !== 'POLL') return void this.commands.push(name);
    const intervalMs = this.#pollMs === null ? null : nowMs - this.#pollMs;
    this.#pollMs = nowMs;
    if (intervalMs === null || !this.#settings.judgesTimes || !this.#mechanics.isEnabled) return;
    if (intervalMs < SHORTEST_POLL_MS || intervalMs > LONGEST_POLL_MS) this.#violate(`POLL after ${intervalMs.toFixed(1)} ms`);
  }

  /** ACK or NAK of the host. One that the line damages or loses has been said, but the unit does not know it. */
  #hearsWord(word: 0x00 | 0xff, isGood: boolean, nowMs: number, endMs: number): void {
    const name = word === 0x00 ? 'ACK' : 'NAK';
    const pending = this.#unacknowledged;
    if (pending === null) {
      this.wrongAcks += 1;
      return this.#violate(`${name} to ${this.#lastAnswer.kind === 'word' ? 'an answer that is an acknowledgement' : 'nothing'}`);
    }
    if (this.#settings.judgesTimes && nowMs - pending.endMs > LATEST_ACK_MS) this.#violate(`${name} after ${(nowMs - pending.endMs).toFixed(1)} ms`);
    this.#unacknowledged = null;
    this.#restSinceMs = endMs;
    if (!isGood) this.wrongAcks += 1;
    const isLost = word === 0x00 && this.#acksToLose > 0;
    if (isLost) this.#acksToLose -= 1;
    if (!isGood || isLost) return;
    if (word === 0x00) return this.#after(endMs - nowMs, () => this.#mechanics.acknowledged(pending.bytes));
    this.#pollMs = null;
    this.#isAnswering = true;
    this.#after(endMs - nowMs, () => this.#answer(this.#lastAnswer));
  }

  #answer(answer: Answer): void {
    this.#lastAnswer = answer;
    const bytes = answer.kind === 'word' ? [answer.byte] : answer.bytes;
    const usualMs = Math.max(ANSWER_MS, this.#settings.answerMs ?? ANSWER_MS);
    const afterMs = answer.kind === 'data' ? (answer.afterMs ?? usualMs) : usualMs;
    const chunks = this.#settings.judgesTimes ? frameOf(bytes).map((byte) => [byte]) : [frameOf(bytes)];
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
        this.#mechanics.reset();
        return yes;
      case 'SET SECURITY':
        return yes;
      case 'GET STATUS':
        return { kind: 'data', bytes: [...this.#mechanics.enabledBytes, 0, 0, 0] };
      case 'IDENTIFICATION':
        return this.#tellTable(name, [...textBytes(PART, 15), ...textBytes(SERIAL, 12), ...ASSET]);
      case 'GET BILL TABLE':
        return this.#tellTable(name, tableBytes());
      case 'ENABLE BILL TYPES':
        return this.#enable(body.slice(1));
      case 'STACK':
      case 'RETURN':
      case 'HOLD':
        return this.#mechanics.decide(name) ? yes : this.#refuseIn(name, isWaiting);
      default:
        return this.#refuse(name);
    }
  }

  #poll(): Answer {
    const bytes = this.#mechanics.state;
    if (this.#mechanics.hasToldBefore) this.repeatedAnswers += 1;
    this.#mechanics.toldNow();
    this.#told = bytes;
    return { kind: 'data', bytes };
  }

  #tellTable(name: string, bytes: readonly number[]): Answer {
    return isTableState(this.#mechanics.state) ? { kind: 'data', bytes, afterMs: TABLE_ANSWER_MS } : this.#refuseIn(name, isTableState);
  }

  #enable(mask: readonly number[]): Answer {
    const [first = 0] = this.#told;
    if (first !== 0x14 && first !== 0x19) this.#violate(`ENABLE BILL TYPES after the unit has told ${hexOf(this.#told)}`);
    this.#mechanics.enable(mask);
    return yes;
  }

  /** The host cannot know what has happened since its last poll; it is only blamed for what it was told. */
  #refuseIn(name: string, allowed: (state: readonly number[]) => boolean): Answer {
    return allowed(this.#told) ? illegal : this.#refuse(`${name} after the unit has told ${hexOf(this.#told)}`);
  }

  #refuse(what: string): Answer {
    this.#violate(what);
    return illegal;
  }

  #violate(what: string): void {
    this.violations.push(what);
  }
}

/** The note, the motors and the mask: what POLL would tell, whoever asks. */
class Mechanics {
  isOff = true;
  rejectReason: number | null = null;
  readonly #settings: ForeignUnitSettings;
  readonly #cassette: number[];
  readonly #givenBack: number[];
  #mask: readonly number[] = [0, 0, 0, 0, 0, 0];
  /** Null: at rest. */
  #doing: readonly number[] | null = null;
  /** The end of a note, kept until it is acknowledged; said: how often so far. */
  #event: { readonly bytes: readonly number[]; said: number } | null = null;
  #note: { readonly slot: number; place: 'head' | 'stacker' } | null = null;
  #motor: CancelTimer = () => undefined;

  constructor(settings: ForeignUnitSettings, cassette: number[], givenBack: number[]) {
    this.#settings = settings;
    this.#cassette = cassette;
    this.#givenBack = givenBack;
  }

  get state(): readonly number[] {
    return this.#event?.bytes ?? this.#doing ?? [this.isEnabled ? 0x14 : 0x19];
  }

  get isEnabled(): boolean {
    return this.enabledBytes.some((byte) => byte > 0);
  }

  get enabledBytes(): readonly number[] {
    return this.#mask.slice(0, 3);
  }

  get hasToldBefore(): boolean {
    return (this.#event?.said ?? 0) > 0;
  }

  toldNow(): void {
    if (this.#event !== null) this.#event.said += 1;
  }

  acknowledged(bytes: readonly number[]): void {
    if (this.#event !== null && hexOf(this.#event.bytes) === hexOf(bytes)) this.#event = null;
  }

  enable(mask: readonly number[]): void {
    this.#mask = mask;
  }

  insert(slot: number): boolean {
    if (this.isOff || !this.isEnabled || this.#doing !== null || this.#event !== null) return false;
    this.#note = { slot, place: 'head' };
    this.#turn([0x15], DRAW_IN_MS, () => this.#drawnIn(slot));
    return true;
  }

  #drawnIn(slot: number): void {
    const reason = this.rejectReason ?? (isInMask(this.#mask.slice(0, 3), slot) ? null : 0x68);
    this.rejectReason = null;
    if (reason !== null) return this.#pushOut([0x1c, reason], [0x1c, reason]);
    if (!isInMask(this.#mask.slice(3), slot)) return this.#stack(slot);
    this.#turn([0x80, slot], ESCROW_MS, () => this.#pushOut([0x18], [0x82, slot]));
  }

  /** False where no note waits. */
  decide(name: 'STACK' | 'RETURN' | 'HOLD'): boolean {
    if (this.#note === null || !isWaiting(this.#doing ?? [])) return false;
    const { slot } = this.#note;
    if (name === 'STACK') this.#stack(slot);
    if (name === 'RETURN') this.#pushOut([0x18], [0x82, slot]);
    if (name === 'HOLD') this.#turn([0x1a], ESCROW_MS, () => this.#pushOut([0x18], [0x82, slot]));
    return true;
  }

  #stack(slot: number): void {
    this.#turn([0x17], TO_STACKER_MS, () => {
      if (this.#note !== null) this.#note.place = 'stacker';
      this.#turn([0x17], IN_STACKER_MS, () => {
        this.#cassette.push(slot);
        this.#note = null;
        this.#rest([0x81, slot]);
      });
    });
  }

  /** A reason is told while the note goes out, the end of a returned note when it is out. */
  #pushOut(says: readonly number[], event: readonly number[]): void {
    if (event[0] === 0x1c) this.#event = { bytes: event, said: 0 };
    this.#turn(says, PUSH_OUT_MS, () => {
      if (this.#note !== null) this.#givenBack.push(this.#note.slot);
      this.#note = null;
      this.#rest(event[0] === 0x82 ? event : null);
    });
  }

  #rest(event: readonly number[] | null): void {
    this.#doing = null;
    if (event !== null) this.#event = { bytes: event, said: 0 };
  }

  #turn(says: readonly number[], forMs: number, then: () => void): void {
    this.#motor();
    this.#doing = says;
    this.#motor = this.#settings.clock.setTimer(forMs, then);
  }

  /** A note in the head goes back, one in the stacker falls into the cassette. */
  reset(): void {
    this.#mask = [0, 0, 0, 0, 0, 0];
    this.#event = null;
    const note = this.#note;
    const initialize = (event: readonly number[] | null): void => this.#turn([0x13], INITIALIZE_MS, () => this.#rest(event));
    this.#turn([0x1b, BUSY_MS / 100], BUSY_MS, () => {
      if (note === null) return initialize(null);
      this.#note = null;
      if (note.place === 'head') {
        this.#givenBack.push(note.slot);
        return this.#turn([0x18], PUSH_OUT_MS, () => initialize(null));
      }
      this.#cassette.push(note.slot);
      initialize(this.#settings.tellsStackedAfterReset === true ? [0x81, note.slot] : null);
    });
  }

  takeCassette(): void {
    this.#motor();
    this.#doing = [0x42];
    this.#cassette.length = 0;
  }

  /** It moves its parts and has forgotten what it may take. */
  putCassette(): void {
    this.#mask = [0, 0, 0, 0, 0, 0];
    this.#turn([0x13], INITIALIZE_MS, () => this.#rest(null));
  }

  powerOff(): void {
    this.isOff = true;
    this.#motor();
    this.#event = null;
    this.#mask = [0, 0, 0, 0, 0, 0];
  }

  powerOn(): void {
    this.isOff = false;
    const place = this.#note?.place;
    this.#doing = [place === 'head' ? 0x11 : place === 'stacker' ? 0x12 : 0x10];
  }
}

function isWaiting([first]: readonly number[]): boolean {
  return first === 0x80 || first === 0x1a;
}

/** Power-up, initialize, disabled and every trouble. */
function isTableState([first = 0]: readonly number[]): boolean {
  return (first >= 0x10 && first <= 0x13) || first === 0x19 || (first >= 0x41 && first <= 0x47);
}

/** Three bytes read as one number from left to right: its first digit is type 23, its last one type 0. */
function isInMask(bytes: readonly number[], slot: number): boolean {
  const digits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return digits.charAt(23 - slot) === '1';
}

function tableBytes(): readonly number[] {
  return Array.from({ length: 24 }, (_, slot) => {
    const row = ROWS.find((one) => one.slot === slot);
    return row === undefined ? [0, 0, 0, 0, 0] : [row.digits, ...textBytes(row.text, 3), row.power];
  }).flat();
}

function textBytes(text: string, length: number): readonly number[] {
  return Array.from(text.padEnd(length), (character) => character.charCodeAt(0));
}

/** A frame of a bill validator: `02 03 length body`, and the remainder with its low byte first. */
export function frameOf(body: readonly number[]): readonly number[] {
  const bytes = [0x02, 0x03, body.length + 5, ...body];
  const remainder = remainderOf(bytes);
  return [...bytes, Number.parseInt(remainder.slice(0, 8), 2), Number.parseInt(remainder.slice(8), 2)];
}

/**
 * The long division itself, on a row of bits: each byte with its lowest bit first, sixteen zeros behind, and
 * x^16 + x^12 + x^5 + 1 taken away wherever a one leads. Each half of the remainder is turned round, as the bytes were.
 */
function remainderOf(bytes: readonly number[]): string {
  const turned = (bits: readonly boolean[]): string => [...bits].reverse().map((bit) => (bit ? '1' : '0')).join('');
  const bits = bytes.flatMap((byte) => Array.from({ length: 8 }, (_, bit) => Math.floor(byte / 2 ** bit) % 2 === 1));
  const row = [...bits, ...new Array<boolean>(16).fill(false)];
  for (let at = 0; at < bits.length; at += 1) {
    if (row[at] !== true) continue;
    for (const term of [0, 4, 11, 16]) row[at + term] = row[at + term] !== true;
  }
  return turned(row.slice(-16, -8)) + turned(row.slice(-8));
}

/** "02 03 06 ...", as the description writes it. */
export function hexOf(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}
