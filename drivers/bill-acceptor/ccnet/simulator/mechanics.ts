import type { Tiyn } from '../../../../app/money/money.ts';
import type { CancelTimer, Clock } from '../../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../../app/result.ts';
import { delays } from '../../../common/delays.ts';
import { Listeners } from '../../../common/listeners.ts';
import type { NoteEvent, NotePlace } from '../../stand-in.ts';
import { rejectReasons } from '../protocol/codes.ts';
import { detailedStates, plainStates, plainTroubles } from '../protocol/poll.ts';
import { Faults } from './faults.ts';
import { Notes } from './notes.ts';

/** Durations of the simulated unit in milliseconds. */
export interface CcnetMotion {
  /** From the entry to escrow. */
  readonly acceptMs: number;
  /** From escrow into the cassette; the note is past the point of no return after half of it. */
  readonly stackMs: number;
  readonly returnMs: number;
  readonly rejectMs: number;
  readonly initializeMs: number;
}

/** The note inside. */
export interface MovingNote {
  readonly billTiyn: Tiyn;
  readonly slot: number;
  readonly at: NotePlace;
}

/** Why a note does not even get in. */
export type InsertRefusal = 'off' | 'busy' | 'disabled' | 'trouble';
/** Why a note cannot be pulled out; the attempt itself is noticed where there is power. */
export type PullRefusal = 'off' | 'no-note' | 'out-of-reach';

export interface MechanicsSettings {
  readonly clock: Clock;
  readonly bills: readonly (Tiyn | null)[];
  readonly motion: CcnetMotion;
  readonly cassetteCapacity: number;
}

type Phase = 'off' | 'power-up' | 'initialize' | 'ready';

/** The unit without its line: motors, sensors, cassette. `body()` is its answer to POLL. */
export class Mechanics {
  readonly faults = new Faults();
  readonly notes = new Notes();
  readonly events = new Listeners<NoteEvent>();
  readonly #settings: MechanicsSettings;
  #phase: Phase = 'power-up';
  #note: MovingNote | null = null;
  #rejectCode = 0;
  #isHolding = false;
  #isCassetteIn = true;
  #enabled: readonly number[] = [];
  #withEscrow: readonly number[] = [];
  /** An event that the host has not acknowledged: every POLL is answered with it. */
  #unacknowledged: readonly number[] | null = null;
  #cancelMotion: CancelTimer = () => undefined;
  #stalledMotion: (() => void) | null = null;
  #cancelCut: CancelTimer = () => undefined;

  constructor(settings: MechanicsSettings) {
    this.#settings = settings;
  }

  get note(): MovingNote | null {
    return this.#note;
  }

  get isOn(): boolean {
    return this.#phase !== 'off';
  }

  get enabled(): readonly number[] {
    return this.#enabled;
  }

  get isInEscrow(): boolean {
    return this.#phase === 'ready' && this.#note?.at === 'escrow' && this.#troubleBody() === null;
  }

  /** Whether identification and bill table may be asked for. */
  get isQuiet(): boolean {
    const isDisabled =
      this.#phase === 'ready' && this.#note === null && this.#unacknowledged === null && this.#enabled.length === 0;
    return this.#phase === 'power-up' || this.#phase === 'initialize' || this.#troubleBody() !== null || isDisabled;
  }

  /** The body of the answer to POLL. */
  body(): readonly number[] {
    if (this.#unacknowledged !== null) return this.#unacknowledged;
    if (this.#phase === 'power-up') return [plainStates[this.#powerUpState()]];
    const trouble = this.#troubleBody();
    if (trouble !== null) return trouble;
    if (this.#phase === 'initialize') return [plainStates.initialize];
    if (this.#note === null) return [this.#enabled.length > 0 ? plainStates.idling : plainStates['unit-disabled']];
    return this.#noteBody(this.#note);
  }

  /** The host has acknowledged this answer; an event that came up since is still to be sent. */
  acknowledge(answer: Uint8Array): void {
    const pending = this.#unacknowledged;
    if (pending?.every((byte, at) => byte === answer[at]) === true) this.#unacknowledged = null;
  }

  enable(slots: readonly number[], withEscrow: readonly number[]): void {
    this.#enabled = slots;
    this.#withEscrow = withEscrow;
  }

  insert(billTiyn: Tiyn): Result<void, InsertRefusal> {
    if (this.#phase === 'off') return err('off');
    if (this.#note !== null || this.#unacknowledged !== null) return err('busy');
    if (this.#troubleBody() !== null) return err('trouble');
    if (this.#phase !== 'ready' || this.#enabled.length === 0) return err('disabled');
    this.notes.insert(billTiyn);
    const slots = this.#settings.bills.flatMap((value, slot) => (value === billTiyn ? [slot] : []));
    const slot = slots.find((each) => this.#enabled.includes(each)) ?? slots[0] ?? -1;
    this.#place({ billTiyn, slot, at: 'entering' }, 'inserted');
    this.#move(this.#settings.motion.acceptMs, () => this.#recognise(slot));
    return ok(undefined);
  }

  /** A note on a string is pulled: before the point of no return it comes out, without an event. */
  pull(): Result<void, PullRefusal> {
    if (this.#phase === 'off') return err('off');
    if (this.#note === null) return err('no-note');
    this.faults.set({ kind: 'cheat' });
    if (this.#note.at === 'in-stacker') return err('out-of-reach');
    this.#halt();
    this.#end('pulled-out');
    return ok(undefined);
  }

  hold(): void {
    this.#isHolding = true;
    this.#waitInEscrow();
  }

  stack(): void {
    const { stackMs } = this.#settings.motion;
    this.#isHolding = false;
    this.#at('stacking');
    this.cutPowerIfDue();
    this.#move(stackMs / 2, () => {
      if (this.faults.has('refuse-to-stack')) return this.giveBack();
      this.#at('in-stacker');
      this.cutPowerIfDue();
      this.#move(stackMs / 2, () => this.#end('stacked'));
    });
  }

  giveBack(): void {
    this.#isHolding = false;
    this.#at('returning');
    this.#move(this.#settings.motion.returnMs, () => this.#end('returned'));
  }

  /** RESET: what is in the head goes back, what is in the stacker stays; neither is sent as an event. */
  reset(): void {
    this.#halt();
    this.#end(this.#note?.at === 'in-stacker' ? 'stacked' : 'returned');
    this.#unacknowledged = null;
    this.enable([], []);
    this.#phase = 'initialize';
    this.#move(this.#settings.motion.initializeMs, () => {
      this.#phase = 'ready';
    });
  }

  powerCut(): void {
    this.#halt();
    this.#unacknowledged = null;
    this.#isHolding = false;
    this.enable([], []);
    this.#phase = 'off';
  }

  /** Where the fault `power-cut` waits for a note at this place, the power goes in the middle of its way. */
  cutPowerIfDue(): void {
    if (this.#note === null || !this.faults.cutsPower(this.#note.at)) return;
    this.#cancelCut();
    this.#cancelCut = this.#settings.clock.setTimer(this.#settings.motion.stackMs / 4, () => this.powerCut());
  }

  powerOn(): void {
    if (this.#phase === 'off') this.#phase = 'power-up';
  }

  removeCassette(): ReadonlyMap<Tiyn, number> {
    this.#isCassetteIn = false;
    return this.notes.collect();
  }

  /** An empty cassette comes in; the unit initializes itself and loses its mask, unless a note is on its way. */
  returnCassette(): void {
    this.#isCassetteIn = true;
    if (this.#phase === 'ready' && this.#note === null) this.reset();
    this.resume();
  }

  /** A trouble has ended: what stood still moves again. */
  resume(): void {
    const motion = this.#stalledMotion;
    if (motion === null || this.#troubleBody() !== null) return;
    this.#stalledMotion = null;
    motion();
  }

  #troubleBody(): readonly number[] | null {
    if (!this.#isCassetteIn) return [plainTroubles['cassette-removed']];
    const isFull = this.notes.count() >= this.#settings.cassetteCapacity;
    return this.faults.troubleBody() ?? (isFull ? [plainTroubles['cassette-full']] : null);
  }

  #powerUpState(): 'power-up' | 'power-up-bill-in-acceptor' | 'power-up-bill-in-stacker' {
    if (this.#note === null) return 'power-up';
    return this.#note.at === 'in-stacker' ? 'power-up-bill-in-stacker' : 'power-up-bill-in-acceptor';
  }

  #noteBody({ at, slot }: MovingNote): readonly number[] {
    switch (at) {
      case 'entering':
        return [plainStates.accepting];
      case 'escrow':
        return this.#isHolding ? [plainStates.holding] : [detailedStates.escrow, slot];
      case 'stacking':
      case 'in-stacker':
        return [plainStates.stacking];
      case 'returning':
        return [plainStates.returning];
      case 'rejecting':
        return [detailedStates.rejecting, this.#rejectCode];
    }
  }

  /** At the end of the way in: rejected, in escrow, or straight on into the cassette. */
  #recognise(slot: number): void {
    const isInhibited = slot >= 0 && !this.#enabled.includes(slot);
    const reason = this.faults.takeReject() ?? (slot < 0 ? 'identification' : isInhibited ? 'inhibited' : undefined);
    if (reason !== undefined) {
      this.#rejectCode = [...rejectReasons].find(([, word]) => word === reason)?.[0] ?? 0;
      this.#at('rejecting');
      return this.#move(this.#settings.motion.rejectMs, () => this.#end('rejected'));
    }
    if (!this.#withEscrow.includes(slot)) return this.stack();
    this.#at('escrow');
    if (this.#note !== null) this.#tell('escrowed', this.#note.billTiyn);
    this.#waitInEscrow();
  }

  #waitInEscrow(): void {
    this.#move(delays.ccnetEscrowLimitMs, () => this.giveBack());
  }

  #halt(): void {
    this.#cancelMotion();
    this.#cancelCut();
    this.#stalledMotion = null;
  }

  #end(kind: Exclude<NoteEvent['kind'], 'inserted' | 'escrowed'>): void {
    const note = this.#note;
    if (note === null) return;
    this.#note = null;
    this.#isHolding = false;
    if (kind === 'stacked') this.notes.stack(note.billTiyn);
    else this.notes.giveBack(note.billTiyn);
    if (kind === 'stacked' || kind === 'returned') this.#unacknowledged = [detailedStates[kind], note.slot];
    this.#tell(kind, note.billTiyn);
  }

  #place(note: MovingNote, kind: NoteEvent['kind']): void {
    this.#note = note;
    this.#tell(kind, note.billTiyn);
  }

  #at(at: NotePlace): void {
    if (this.#note !== null) this.#note = { ...this.#note, at };
  }

  #tell(kind: NoteEvent['kind'], billTiyn: Tiyn): void {
    this.events.emit({ kind, billTiyn, atMonoMs: this.#settings.clock.monoMs() });
  }

  /** One motion at a time; one that is due during a trouble waits for the end of it. */
  #move(durationMs: number, arrive: () => void): void {
    this.#cancelMotion();
    this.#cancelMotion = this.#settings.clock.setTimer(durationMs, () => {
      if (this.#troubleBody() === null || this.#phase === 'initialize') arrive();
      else this.#stalledMotion = arrive;
    });
  }
}
