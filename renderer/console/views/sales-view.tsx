import { useMemo, type ReactNode } from 'react';
import { soldByProduct } from '../../../app/fleet/console/day-sales.ts';
import { totalsOf } from '../../../app/fleet/console/fleet.ts';
import { consoleWords } from '../../../app/messages/fleet/console-words.ts';
import { choose, openTab } from '../state/console-store.ts';
import { nameIn, tengeText, timeText, useConsole, useWords } from '../state/use-console.ts';

/** More than a screenful of the best machines says nothing. */
const MOST_MACHINES = 50;

/** The sales of the day: the sums as each machine tells them, the products as far as this page has heard of them. */
export function SalesView(): ReactNode {
  const fleet = useConsole((state) => state.fleet);
  const say = useWords(consoleWords);
  const totals = useMemo(() => totalsOf(fleet), [fleet]);
  return (
    <div className="sales">
      <dl className="facts">
        <Fact name="count" label={say('sales.count')} value={String(totals.sold)} />
        <Fact name="sold" label={say('sales.sold')} value={tengeText(totals.soldTiyn)} />
        <Fact name="refunded" label={say('sales.refunded')} value={tengeText(totals.refundedTiyn)} />
        <Fact name="owed" label={say('sales.owed')} value={tengeText(totals.owedTiyn)} />
      </dl>
      {totals.sold === 0 ? <p className="nothing">{say('sales.none')}</p> : <Tables />}
    </div>
  );
}

function Fact({ name, label, value }: { readonly name: string; readonly label: string; readonly value: string }) {
  return (
    <div data-fact={`sales-${name}`}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Tables(): ReactNode {
  const fleet = useConsole((state) => state.fleet);
  const openedMs = useConsole((state) => state.openedMs);
  const language = useConsole((state) => state.language);
  const say = useWords(consoleWords);
  const rows = useMemo(() => [...fleet.rows.values()], [fleet]);
  const products = useMemo(() => soldByProduct(rows.map(({ machine }) => machine.sales)), [rows]);
  const best = useMemo(
    () =>
      rows
        .filter(({ today }) => today.sold > 0)
        .sort((a, b) => b.today.soldTiyn - a.today.soldTiyn)
        .slice(0, MOST_MACHINES),
    [rows],
  );
  return (
    <div className="tables">
      <section className="card">
        <h2>{say('sales.by-product')}</h2>
        <p className="soft">
          {say('sales.heard-since', { time: timeText(Math.max(openedMs, fleet.dayMs), fleet.dayMs) })}
        </p>
        <ul className="lines">
          {products.map(({ productId, name, pieces, tiyn }) => (
            <li key={productId}>
              <span>{nameIn(language, name, productId)}</span>
              <span className="soft">{say('pieces', { count: pieces })}</span>
              <b>{tengeText(tiyn)}</b>
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{say('sales.by-machine')}</h2>
        <ul className="lines">
          {best.map(({ machine: { kioskId }, today }) => (
            <li key={kioskId}>
              <button
                type="button"
                className="plain"
                onClick={() => {
                  openTab('machines');
                  choose(kioskId);
                }}
              >
                {kioskId}
              </button>
              <span className="soft">{today.sold}</span>
              <b>{tengeText(today.soldTiyn)}</b>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
