import { err } from '../../app/result.ts';
import type { MachineEvent } from '../../app/service/event.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import type { BillAcceptor } from '../../drivers/bill-acceptor/bill-acceptor.ts';

/**
 * Which note is in escrow, by the event that reported it. Between that event and the command to stack the note comes a
 * write to disk: meanwhile the note may have been returned, and another one, about which nothing was decided, may be in
 * escrow.
 */
export class EscrowWatch {
  #lastEscrowed: MachineEvent | null = null;

  /** Forwards events, and keeps the last note. */
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
