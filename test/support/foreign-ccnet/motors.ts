import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { hexOf } from './words.ts';

/** The unit's own limit for an undecided note. */
const ESCROW_MS = 10_000;
/** How long its motors turn. */
const DRAW_IN_MS = 700;
const TO_STACKER_MS = 600;
const IN_STACKER_MS = 900;
const PUSH_OUT_MS = 800;
const BUSY_MS = 300;
const INITIALIZE_MS = 2_500;

/** What one foreign unit is like. */
export interface ForeignUnitSettings {
  readonly clock: Clock;
  /** Whether the host's times are judged too: only where the time does not depend on the computer. */
  readonly checksTiming: boolean;
  /** Whether a note that a power cut caught in the stacker is reported again as stacked after RESET; false when absent. */
  readonly tellsStackedAfterReset?: boolean;
  /** From the end of a command to its answer; 5 ms when absent, never less. */
  readonly answerMs?: number;
  /** How many times faster its motors turn; 1 when absent. */
  readonly pace?: number;
  /** Whether the rest of the line is also asked for behind its own ACK, NAK and ILLEGAL; false when absent. */
  readonly wantsRestAfterItsOwnWord?: boolean;
}

/** The note, the motors and the mask: the answer to POLL. */
export class ForeignMotors {
  isOff = true;
  rejectReason: number | null = null;
  readonly #settings: ForeignUnitSettings;
  readonly #cassette: number[];
  readonly #givenBack: number[];
  #mask: readonly number[] = [0, 0, 0, 0, 0, 0];
  /** Null: at rest. */
  #doing: readonly number[] | null = null;
  /** The end of a note, kept until it is acknowledged; `said`: how often it was reported. */
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

  get hasReportedBefore(): boolean {
    return (this.#event?.said ?? 0) > 0;
  }

  markReported(): void {
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

  /** A reason is reported while the note goes out, the end of a returned note when it is out. */
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
    this.#motor = this.#settings.clock.setTimer(isWaiting(says) ? forMs : forMs / (this.#settings.pace ?? 1), then);
  }

  /** A note in the head goes back, one in the stacker falls into the cassette. */
  reset(): void {
    this.#mask = [0, 0, 0, 0, 0, 0];
    this.#event = null;
    const note = this.#note;
    const initialize = (event: readonly number[] | null): void =>
      this.#turn([0x13], INITIALIZE_MS, () => this.#rest(event));
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

/** Whether a note waits for the host's decision. */
export function isWaiting([first]: readonly number[]): boolean {
  return first === 0x80 || first === 0x1a;
}

/** Three bytes read as one number from left to right: its first digit is type 23, its last one type 0. */
function isInMask(bytes: readonly number[], slot: number): boolean {
  const digits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return digits.charAt(23 - slot) === '1';
}
