import {
  BENCH_ACCEPTOR_FAULTS,
  type BenchAcceptor,
  type BenchAcceptorFault,
  type BenchAcceptorState,
  type BenchNoteEnd,
} from '../../app/ipc/contract.ts';
import { type Tiyn, tiyn, TIYN_PER_TENGE } from '../../app/money/money.ts';
import type { AcceptorStandIn, NotePlace } from '../../drivers/bill-acceptor/stand-in.ts';
import type { AbsentDevice } from '../../drivers/definition/absent-device.ts';

/**
 * The state by the simulator's position of the note. Both halves of the path into the cassette look the same to a
 * person.
 */
const STATE_OF_PLACE: Readonly<Record<NotePlace, BenchAcceptorState>> = {
  'entering': 'accepting',
  'escrow': 'escrow',
  'stacking': 'stacking',
  'in-stacker': 'stacking',
  'returning': 'returning',
  'rejecting': 'rejecting',
};

/** The bill acceptor with its slot and cassette, and the actions of a person in front of it. */
export class BenchValidator {
  readonly #acceptor: AbsentDevice<AcceptorStandIn>;
  #isPlugged = true;
  #last: BenchAcceptor['last'] = null;

  constructor(acceptor: AbsentDevice<AcceptorStandIn>, onChange: () => void) {
    this.#acceptor = acceptor;
    acceptor.simulator.onNote(({ kind, billTiyn }) => {
      if (kind !== 'inserted' && kind !== 'escrowed') this.#remember(billTiyn, kind);
      onChange();
    });
  }

  view(): BenchAcceptor {
    const { simulator } = this.#acceptor;
    const note = simulator.note();
    const notes = [...simulator.cassette()];
    return {
      isPlugged: this.#isPlugged,
      state: this.#state(),
      faults: this.#faults(),
      takenTenge: simulator.enabledBills().map(tengeOf),
      insideTenge: note === null ? null : tengeOf(note.billTiyn),
      last: this.#last,
      cassette: {
        notes: notes.reduce((sum, [, count]) => sum + count, 0),
        tenge: notes.reduce((sum, [billTiyn, count]) => sum + tengeOf(billTiyn) * count, 0),
      },
    };
  }

  /** Inserts a note; if the slot is closed, the note stays with the person. */
  insert(tenge: number): void {
    const billTiyn = tiyn(tenge * TIYN_PER_TENGE);
    if (!this.#acceptor.simulator.insert(billTiyn).ok) this.#remember(billTiyn, 'refused');
  }

  plug(plugged: boolean): void {
    this.#isPlugged = plugged;
    if (plugged) this.#acceptor.device.plug();
    else this.#acceptor.device.unplug();
  }

  setFault(fault: BenchAcceptorFault, on: boolean): void {
    const { simulator } = this.#acceptor;
    if (!on) {
      simulator.clearFault(fault);
      return;
    }
    // The fault pulls at the note inside; without one the acceptor only reports the attempt.
    const isPulled = fault === 'cheat' && simulator.pull().ok;
    if (!isPulled) simulator.setFault({ kind: fault });
  }

  #state(): BenchAcceptorState {
    if (!this.#isPlugged) return 'unplugged';
    const [trouble] = this.#faults();
    if (trouble !== undefined) return trouble;
    const { simulator } = this.#acceptor;
    const note = simulator.note();
    if (note !== null) return STATE_OF_PLACE[note.at];
    return simulator.enabledBills().length > 0 ? 'idle' : 'closed';
  }

  #faults(): readonly BenchAcceptorFault[] {
    const set = this.#acceptor.simulator.faults();
    return BENCH_ACCEPTOR_FAULTS.filter((fault) => set.some(({ kind }) => kind === fault));
  }

  #remember(billTiyn: Tiyn, end: BenchNoteEnd): void {
    this.#last = { tenge: tengeOf(billTiyn), end, number: (this.#last?.number ?? 0) + 1 };
  }
}

function tengeOf(amount: Tiyn): number {
  return amount / TIYN_PER_TENGE;
}
