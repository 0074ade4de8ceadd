import type { ReactNode } from 'react';
import type { BenchView } from '../../app/ipc/contract.ts';
import { benchBridge } from './bridge.ts';
import { words } from './words.ts';

interface Props extends Pick<BenchView, 'lamps' | 'pulses'> {
  readonly plugged: boolean;
}

/** The relay with a lamp for each channel, and how often each has been pulsed. */
export function RelayShelf({ plugged, lamps, pulses }: Props): ReactNode {
  return (
    <section className="shelf" aria-label={words.relay}>
      <header>
        <h2>{words.relay}</h2>
        <span className="state" data-good={plugged}>
          {plugged ? words.relayOn : words.relayOff}
        </span>
        <button
          type="button"
          onClick={() => {
            void benchBridge().calls.relay({ plugged: !plugged });
          }}
        >
          {plugged ? words.unplugRelay : words.plugRelay}
        </button>
      </header>
      <ol className="lamps" data-plugged={plugged}>
        {lamps.map((closed, index) => (
          <li key={words.channel(index + 1)} data-closed={closed}>
            <span className="lamp" role="img" aria-label={`${words.channel(index + 1)}: ${words.lamp(closed)}`} />
            <b>{index + 1}</b>
            <span>{words.pulses(pulses[index] ?? 0)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
