import { useEffect, useState, type ReactNode } from 'react';
import type { BenchView } from '../../app/ipc/contract.ts';
import { benchBridge } from './bridge.ts';
import { NetworkShelf } from './network-shelf.tsx';
import { Phone } from './phone.tsx';
import { RelayShelf } from './relay-shelf.tsx';
import { RequestList } from './request-list.tsx';
import { words } from './words.ts';

/** The world around the kiosk on one table: the phone left, the wires and what runs through them right. */
export function BenchApp(): ReactNode {
  const [view, setView] = useState<BenchView | null>(null);

  useEffect(() => {
    const bridge = benchBridge();
    const stop = bridge.on.bench(setView);
    void bridge.calls.ready({});
    return stop;
  }, []);

  if (view === null) return null;
  return (
    <main className="bench">
      <header className="bench-head">
        <h1>{words.title}</h1>
        <p>{words.subtitle}</p>
      </header>
      <Phone purchase={view.purchase} notice={view.notice} />
      <div className="shelves">
        <NetworkShelf plugged={view.cablePlugged} />
        <RelayShelf plugged={view.relayPlugged} lamps={view.lamps} pulses={view.pulses} />
        <RequestList requests={view.requests} />
      </div>
    </main>
  );
}
