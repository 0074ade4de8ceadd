import type { ReactNode } from 'react';
import {
  BENCH_ACCEPTOR_FAULTS,
  BENCH_NOTES,
  type BenchAcceptor,
  type BenchAcceptorState,
} from '../../app/ipc/contract.ts';
import { benchBridge } from './bridge.ts';
import { FaultButton, PlugButton } from './fault-button.tsx';
import { Note, tengeWords } from './note.tsx';
import { words } from './words.ts';

const GOOD: readonly BenchAcceptorState[] = ['idle', 'accepting', 'escrow', 'stacking'];

/** The bill acceptor and the notes that can be inserted. */
export function CashDrawer({ acceptor }: { readonly acceptor: BenchAcceptor }): ReactNode {
  const { state, isPlugged, faults } = acceptor;
  const { title } = words.devices.acceptor;
  return (
    <section className="shelf cash" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="state" role="status" data-good={state === 'closed' ? 'neither' : GOOD.includes(state)}>
          {words.acceptorStates[state]}
        </span>
      </header>
      <Validator acceptor={acceptor} />
      <ol className="drawer" aria-label={words.drawer}>
        {BENCH_NOTES.map((tenge) => (
          <DrawerNote
            key={`${String(tenge)} ${String(backNumber(acceptor, tenge))}`}
            tenge={tenge}
            acceptor={acceptor}
          />
        ))}
      </ol>
      <div className="buttons">
        {BENCH_ACCEPTOR_FAULTS.map((fault) => (
          <FaultButton
            key={fault}
            words={words.acceptorFaults[fault]}
            isOn={faults.includes(fault)}
            set={(on) => {
              void benchBridge().calls.acceptorFault({ fault, on });
            }}
          />
        ))}
        <PlugButton device="acceptor" isPlugged={isPlugged} />
      </div>
    </section>
  );
}

/** The path of a note: from the hand through the slot into the cassette, or back. */
function Validator({
  acceptor: { state, insideTenge, last, cassette },
}: {
  readonly acceptor: BenchAcceptor;
}): ReactNode {
  return (
    <div className="validator" data-state={state}>
      <div className="lane">
        {insideTenge === null ? (
          <span className="lane-words">{last === null ? '' : words.noteEnd(tengeWords(last.tenge), last.end)}</span>
        ) : (
          <span className="lane-note">
            <Note tenge={insideTenge} />
          </span>
        )}
      </div>
      <span className="mouth" />
      <div className="cassette">
        <span>{words.cassette}</span>
        <b>{tengeWords(cassette.tenge)}</b>
        <span>{words.notes(cassette.notes)}</span>
      </div>
    </div>
  );
}

type DrawnNote = (typeof BENCH_NOTES)[number];

/** The number of a refused or returned note; 0 if the last note had another value or was accepted. */
function backNumber({ last }: BenchAcceptor, tenge: DrawnNote): number {
  return last?.tenge === tenge && last.end !== 'stacked' ? last.number : 0;
}

/** A note that is refused or returned is shaken: a new key redraws it, which restarts the animation. */
function DrawerNote({ tenge, acceptor }: { readonly tenge: DrawnNote; readonly acceptor: BenchAcceptor }): ReactNode {
  return (
    <li data-back={backNumber(acceptor, tenge) > 0} data-taken={acceptor.takenTenge.includes(tenge)}>
      <button
        type="button"
        aria-label={words.insert(tengeWords(tenge))}
        onClick={() => {
          void benchBridge().calls.insert({ tenge });
        }}
      >
        <Note tenge={tenge} />
      </button>
    </li>
  );
}
