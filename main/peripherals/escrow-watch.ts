import { err } from '../../app/result.ts';
import type { MachineEvent } from '../../app/service/event.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import type { BillAcceptor } from '../../drivers/bill-acceptor/bill-acceptor.ts';

/**
 * Which note lies in escrow, by the event that told of it. Between that event and the wish to draw the note in lies the
 * disk: meanwhile the note may have gone back, and another one may lie there, of which nobody has decided anything.
 */
export class EscrowWatch {
  #lastEscrowed: MachineEvent | null = null;

  /** Hands events on, and remembers the last note. */
  watching(dispatch: (event: KioskEvent) => void): (event: KioskEvent) => void {
    return (event) => {
      if (event.kind === 'bill-escrowed') this.#lastEscrowed = event;
      dispatch(event);
    };
  }

  /** The acceptor for what `cause` asks for: another note than its own is not drawn in. */
  askedBy(cause: MachineEvent, acceptor: BillAcceptor): Pick<BillAcceptor, 'accept' | 'stack' | 'giveBack'> {
    return {
      accept: (billsTiyn) => {
        acceptor.accept(billsTiyn);
      },
      stack: () => (cause === this.#lastEscrowed ? acceptor.stack() : err(anotherNote)),
      giveBack: () => acceptor.giveBack(),
    };
  }
}

const anotherNote = { kind: 'no-bill-in-escrow', message: 'another note lies in escrow by now' } as const;
