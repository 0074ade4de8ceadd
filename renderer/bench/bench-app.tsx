import { useEffect, useState, type ReactNode } from 'react';
import type { BenchPaper, BenchView } from '../../app/ipc/contract.ts';
import { benchBridge } from './bridge.ts';
import { CashDrawer } from './cash-drawer.tsx';
import { MachineShelf } from './machine-shelf.tsx';
import { NetworkShelf } from './network-shelf.tsx';
import { PaperTray } from './paper-tray.tsx';
import { Phone } from './phone.tsx';
import { RequestList } from './request-list.tsx';
import { words } from './words.ts';

/** The bench: the phone on the left, the machine and its money in the middle, paper on the right. */
export function BenchApp(): ReactNode {
  const [view, setView] = useState<BenchView | null>(null);
  const [papers, setPapers] = useState<readonly BenchPaper[]>([]);

  useEffect(() => {
    const bridge = benchBridge();
    const stops = [bridge.on.bench(setView), bridge.on.papers(setPapers)];
    void bridge.calls.ready({});
    return () => {
      for (const stop of stops) stop();
    };
  }, []);

  if (view === null) return null;
  return (
    <main className="bench">
      <header className="bench-head">
        <h1>{words.title}</h1>
        <p>{words.subtitle}</p>
      </header>
      <div className="bench-left">
        <Phone purchase={view.purchase} notice={view.notice} />
        <NetworkShelf plugged={view.isCablePlugged} />
      </div>
      <div className="bench-middle">
        {view.relay !== null && <MachineShelf relay={view.relay} sensor={view.sensor} />}
        {view.acceptor !== null && <CashDrawer acceptor={view.acceptor} />}
        <RequestList requests={view.requests} />
      </div>
      {view.printer !== null && <PaperTray printer={view.printer} papers={papers} />}
    </main>
  );
}
