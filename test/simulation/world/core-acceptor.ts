import type { Tiyn } from '../../../app/money/money.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import { problem } from '../../../app/problem.ts';
import type { Acceptor } from './acceptor.ts';
import { NOTES } from './notes.ts';
import type { Auditor } from './auditor.ts';
import type { Run } from './machine.ts';
import { count, type SimulationContext } from './simulation-context.ts';

export type CashEffect = Extract<Effect, { kind: 'accept-bills' | 'stack-bill' | 'give-bill-back' }>;

/** The note between the entry and the cassette. */
interface Head {
  readonly billTiyn: Tiyn;
  at: 'entering' | 'escrow' | 'stacking' | 'returning';
}

/** What a unit that went away in the middle of it has in itself. */
type Left = 'nothing' | 'in-acceptor' | 'in-stacker';

const PREPARE_MS = 300;
const ENTER_MS = 900;
const STACK_MS = 800;
/** An undecided note is returned. */
const ESCROW_MS = 30_000;
const AWAY_MS = [2_000, 10_000, 200_000] as const;
const LATE_MS = [500, 20_000, 90_000] as const;

/**
 * The acceptor of the kind `core`, without bytes: reports what the contract of its port allows, and where each note
 * really is.
 */
export class CoreAcceptor implements Acceptor {
  readonly #world: SimulationContext;
  readonly #auditor: Auditor;
  #run: Run | null = null;
  #mask: readonly Tiyn[] = [];
  #head: Head | null = null;
  #left: Left = 'nothing';
  #isPlugged = true;
  #isJammed = false;
  #isCassetteIn = true;
  /** The unit was initialised and answers its host. */
  #isReady = false;
  #orphans = 0;
  #inserted = 0;
  /** It was switched off by hand. */
  readonly #isEscrowOff: boolean;

  constructor(world: SimulationContext, auditor: Auditor) {
    this.#world = world;
    this.#auditor = auditor;
    this.#isEscrowOff = world.decisions.chance('acceptor: its escrow is off', world.rates.acceptor / 3);
  }

  start(run: Run): void {
    this.#run = run;
    if (this.#isPlugged) this.#initialise(run);
  }

  /** Reports what it finds in itself, returns what can be returned, and is ready. */
  #initialise(run: Run): void {
    run.clock.setTimer(PREPARE_MS, () => {
      if (this.#run !== run || !this.#isPlugged) return;
      if (!this.#isCassetteIn) {
        this.#tell({ kind: 'cassette-removed' });
        this.#out();
        return;
      }
      const where = this.#found();
      this.#isReady = true;
      this.#mask = [];
      this.#tell({ kind: 'bill-found', where });
      this.#tell({ kind: 'acceptor-ready', billsTiyn: NOTES, isFresh: true });
    });
  }

  #found(): 'none' | 'in-acceptor' | 'in-stacker' {
    const left = this.#left;
    this.#left = 'nothing';
    if (this.#head !== null) this.#back();
    if (left === 'nothing') return 'none';
    if (this.#world.decisions.chance('acceptor: says nothing of the note in it', 0.3)) {
      count(this.#world, 'note-not-found');
      return 'none';
    }
    count(this.#world, left === 'in-stacker' ? 'note-found-in-stacker' : 'note-found-in-head');
    this.#auditor.cash.reported();
    return left;
  }

  powerLost(): void {
    this.#interrupt();
    this.#run = null;
    this.#isReady = false;
    this.#mask = [];
  }

  /** Power or plug are gone in the middle of it: a note that is being drawn in is past the point of no return, or not. */
  #interrupt(): void {
    const head = this.#head;
    if (head === null) return;
    if (head.at !== 'stacking') {
      this.#left = 'in-acceptor';
      return;
    }
    count(this.#world, 'cut-while-drawing-in');
    if (!this.#world.decisions.chance('acceptor: it is past the point of no return', 0.5)) {
      this.#left = 'in-acceptor';
      return;
    }
    this.#left = 'in-stacker';
    this.#keep();
  }

  plug(isPlugged: boolean): void {
    if (this.#isPlugged === isPlugged) return;
    this.#isPlugged = isPlugged;
    const run = this.#run;
    if (run === null) return;
    if (isPlugged) this.#initialise(run);
    else this.#goAway(run);
  }

  #goAway(run: Run): void {
    const isDrawing = this.#head?.at === 'stacking';
    this.#interrupt();
    this.#isReady = false;
    this.#mask = [];
    if (isDrawing && !this.#world.decisions.chance('acceptor: lost without a word about the note', 0.3))
      run.dispatch({ kind: 'bill-doubtful' });
    this.#out();
  }

  #out(): void {
    this.#run?.dispatch({ kind: 'acceptor-out', problem: problem('acceptor-lost') });
  }

  jam(isJammed: boolean): void {
    if (this.#isJammed === isJammed || !this.#isReady || !this.#isCassetteIn) {
      this.#isJammed = this.#isJammed && isJammed;
      return;
    }
    this.#isJammed = isJammed;
    if (isJammed) this.#out();
    else this.#tell({ kind: 'acceptor-ready', billsTiyn: NOTES, isFresh: false });
  }

  /** The cassette is not taken out while a note moves. */
  takeCassette(isOut: boolean): void {
    if (this.#isCassetteIn !== isOut || (isOut && this.#head !== null)) return;
    this.#isCassetteIn = !isOut;
    const run = this.#run;
    if (isOut && this.#isReady) {
      this.#tell({ kind: 'cassette-removed' });
      this.#out();
    } else if (!isOut && run !== null && this.#isPlugged) {
      this.#isJammed = false;
      if (this.#isReady) this.#tell({ kind: 'acceptor-ready', billsTiyn: NOTES, isFresh: false });
      this.#isReady = false;
      this.#out();
      this.#initialise(run);
    }
  }

  takesNotes(): boolean {
    return this.#isReady && !this.#isJammed && this.#isCassetteIn && this.#mask.length > 0;
  }

  /** A unit that draws in every note may ignore the enabled ones as well. */
  #ignoresMask(): boolean {
    return this.#isEscrowOff && this.#isReady && !this.#isJammed && this.#isCassetteIn;
  }

  insert(billTiyn: Tiyn): boolean {
    const run = this.#run;
    const isMasked = !this.takesNotes() || !this.#mask.includes(billTiyn);
    if (run === null || this.#head !== null || (isMasked && !this.#ignoresMask())) return false;
    const { decisions, rates } = this.#world;
    if (decisions.chance('acceptor: rejects a note', rates.acceptor / 2)) {
      count(this.#world, 'note-rejected');
      return false;
    }
    this.#inserted += 1;
    if (!isMasked) this.#auditor.onNoteTaken();
    const head: Head = { billTiyn, at: 'entering' };
    this.#head = head;
    this.#after(run, head, 300 + decisions.below('acceptor: takes its time', ENTER_MS), () =>
      this.#escrowed(run, head),
    );
    return true;
  }

  #escrowed(run: Run, head: Head): void {
    const { decisions, rates } = this.#world;
    if (this.#isEscrowOff || decisions.chance('acceptor: draws a note in unasked', rates.acceptor / 8)) {
      this.#drawInUnasked();
      return;
    }
    head.at = 'escrow';
    this.#tell({ kind: 'bill-escrowed', billTiyn: head.billTiyn });
    this.#after(run, head, ESCROW_MS, () => {
      if (head.at === 'escrow') this.#giveBack(false);
    });
  }

  carryOut(effect: CashEffect, run: Run): void {
    if (effect.kind === 'accept-bills') this.#accept(effect.billsTiyn);
    else if (effect.kind === 'stack-bill') this.#stack(run);
    else if (this.#head?.at === 'escrow') this.#refuse(run, this.#head);
  }

  #accept(billsTiyn: readonly Tiyn[]): void {
    this.#mask = this.#isReady ? billsTiyn : [];
  }

  #refuse(run: Run, head: Head): void {
    const { decisions, rates } = this.#world;
    const isDrawnIn = decisions.chance(
      'acceptor: draws in what it was to give back',
      rates.acceptor / (this.#auditor.menu.checks.isTrying ? 1 : 4),
    );
    head.at = 'returning';
    this.#after(run, head, STACK_MS, () => {
      if (isDrawnIn) this.#drawInUnasked();
      else this.#giveBack(false);
    });
  }

  #stack(run: Run): void {
    const head = this.#head;
    if (head?.at !== 'escrow') {
      this.#tell({ kind: 'bill-returned', asked: true });
      return;
    }
    this.#auditor.cash.noteAsked(head.billTiyn);
    head.at = 'stacking';
    const { decisions, rates } = this.#world;
    const fault = decisions.fault('acceptor: drawing in', rates.acceptor, 5);
    const ms = STACK_MS + decisions.below('acceptor: draws in slowly', STACK_MS);
    if (fault === 3) this.#after(run, head, ms / 2, () => this.#loosen());
    else if (fault === 5) this.#after(run, head, ms / 2, () => this.#jamForAWhile());
    this.#after(run, head, ms, () => {
      if (fault === 2) this.#loseSight(run, head);
      else if (fault === 1) this.#giveBack(true);
      else this.#stacked(run, fault === 4);
    });
  }

  #stacked(run: Run, isRepeated: boolean): void {
    const event: KioskEvent = { kind: 'bill-stacked', billTiyn: this.#keep(), asked: true, freshId: this.#freshId() };
    this.#auditor.cash.reported();
    this.#tell(event);
    if (!isRepeated) return;
    run.clock.setTimer(100, () => {
      if (!this.#isReady) return;
      count(this.#world, 'stacked-repeated');
      this.#auditor.cash.reportedTwice();
      this.#tell({ ...event, freshId: this.#freshId() });
    });
  }

  /** It may be in the cassette or back with its owner, and the unit may find out yet. */
  #loseSight(run: Run, { billTiyn }: Head): void {
    const { decisions } = this.#world;
    const isKept = decisions.chance('acceptor: what it lost sight of is in', 0.5);
    if (isKept) this.#keep();
    else this.#back();
    this.#tell({ kind: 'bill-doubtful' });
    if (!decisions.chance('acceptor: finds out', 0.5)) return;
    const inserted = this.#inserted;
    run.clock.setTimer(
      decisions.below('acceptor: finds out after', LATE_MS[decisions.below('acceptor: how late', LATE_MS.length)] ?? 0),
      () => {
        // With the next note it drops the last.
        if (!this.#isReady || this.#inserted !== inserted) return;
        count(this.#world, 'note-found-late');
        this.#tell(
          isKept
            ? { kind: 'bill-stacked', billTiyn, asked: false, freshId: this.#freshId() }
            : { kind: 'bill-returned', asked: true },
        );
      },
    );
  }

  #loosen(): void {
    const { decisions, scheduler } = this.#world;
    this.plug(false);
    scheduler.after(AWAY_MS[decisions.below('acceptor: how long it is away', AWAY_MS.length)] ?? 0, () =>
      this.plug(true),
    );
  }

  #jamForAWhile(): void {
    const { decisions, scheduler } = this.#world;
    this.jam(true);
    scheduler.after(AWAY_MS[decisions.below('acceptor: how long it is jammed', AWAY_MS.length)] ?? 0, () =>
      this.jam(false),
    );
  }

  #drawInUnasked(): void {
    count(this.#world, this.#isEscrowOff ? 'escrow-off' : 'notes-unasked');
    const billTiyn = this.#keep();
    const isNamed = !this.#world.decisions.chance('acceptor: cannot name it', 0.3);
    this.#tell({ kind: 'bill-stacked', billTiyn: isNamed ? billTiyn : null, asked: false, freshId: this.#freshId() });
  }

  #giveBack(asked: boolean): void {
    this.#back();
    if (asked) this.#auditor.cash.reported();
    this.#tell({ kind: 'bill-returned', asked });
  }

  #keep(): Tiyn {
    const { billTiyn } =
      this.#head ?? this.#auditor.fail('the simulation does not crash', 'a note that is not there is kept');
    this.#head = null;
    this.#world.trace?.tell(`acceptor: a note of ${billTiyn} falls into the cassette`);
    this.#auditor.cash.noteKept(billTiyn);
    this.#auditor.menu.checks.noteWent('stacked');
    return billTiyn;
  }

  #back(): void {
    this.#auditor.menu.checks.noteWent('returned');
    this.#world.trace?.tell(`acceptor: gives a note of ${this.#head?.billTiyn ?? 0} back`);
    this.#head = null;
  }

  #tell(event: KioskEvent): void {
    if (!this.#isPlugged) return;
    this.#world.trace?.tell(`acceptor says: ${event.kind}`);
    if (event.kind === 'cassette-removed' && this.#run !== null) this.#auditor.cash.cassetteGone();
    this.#run?.dispatch(event);
  }

  #after(run: Run, head: Head, ms: number, act: () => void): void {
    run.clock.setTimer(ms, () => {
      if (this.#run === run && this.#head === head && this.#isPlugged) act();
    });
  }

  isBusy(): boolean {
    return this.#head !== null || this.#left !== 'nothing' || !this.#isReady;
  }

  calm(): void {
    this.plug(true);
    this.takeCassette(false);
    this.jam(false);
  }

  #freshId(): string {
    this.#orphans += 1;
    return `orphan-${String(this.#orphans)}`;
  }
}
