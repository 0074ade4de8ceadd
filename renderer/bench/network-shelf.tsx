import type { ReactNode } from 'react';
import { benchBridge } from './bridge.ts';
import { words } from './words.ts';

/** The cable between the kiosk and Kaspi. */
export function NetworkShelf({ plugged }: { readonly plugged: boolean }): ReactNode {
  return (
    <section className="shelf network" aria-label={words.network}>
      <header>
        <h2>{words.network}</h2>
        <span className="state" data-good={plugged}>
          {plugged ? words.networkOn : words.networkOff}
        </span>
        <button
          type="button"
          onClick={() => {
            void benchBridge().calls.cable({ plugged: !plugged });
          }}
        >
          {plugged ? words.unplugCable : words.plugCable}
        </button>
      </header>
    </section>
  );
}
