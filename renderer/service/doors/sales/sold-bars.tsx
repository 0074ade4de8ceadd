import type { ReactNode } from 'react';
import { pastWords } from '../../../../app/messages/service/past-words.ts';
import { salesWords } from '../../../../app/messages/service/sales-words.ts';
import { addTiyn, formatTenge, ZERO_TIYN } from '../../../../app/money/money.ts';
import type { SoldBar, SoldBars } from '../../../../app/past/past.ts';
import { RANGES, type Range } from '../../../../app/service/doors/sales/actions.ts';
import type { Read } from '../../../../app/service/doors/sales/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly range: Range;
  readonly sold: Read<SoldBars>;
  readonly onRange: (range: Range) => void;
}

/** What was sold in a period, by day and by product, each with its numbers beside its bar. */
export function SoldBarsPart({ range, sold, onRange }: Props): ReactNode {
  const { say } = useServiceWords(salesWords);
  const past = useServiceWords(pastWords);
  return (
    <>
      <div className="door-actions bar-ranges" role="group" aria-label={say('range')}>
        {RANGES.map((one) => (
          <ActionButton
            key={one}
            action={`range-${one}`}
            aria-pressed={one === range}
            onPress={() => {
              onRange(one);
            }}
          >
            {say(`range.${one}`)}
          </ActionButton>
        ))}
      </div>
      {sold.kind === 'reading' && <p className="empty">{past.say('reading')}</p>}
      {sold.kind === 'unreadable' && <Notice kind="fault">{past.say('unreadable')}</Notice>}
      {sold.kind === 'read' && <Bars sold={sold.value} />}
    </>
  );
}

function Bars({ sold }: { readonly sold: SoldBars }): ReactNode {
  const { say, name } = useServiceWords(salesWords);
  const past = useServiceWords(pastWords);
  const { days, products, read } = sold;
  const sales = days.reduce((sum, one) => sum + one.sales, 0);
  return (
    <>
      {read.entries < read.of && (
        <Notice kind="attention">{past.say('so-far', { percent: Math.floor((100 * read.entries) / read.of) })}</Notice>
      )}
      <p className="past-sums" data-fact="sold-sum">
        {say('sum', { sales, amount: formatTenge(addTiyn(...days.map(sumOf))) })}
      </p>
      <p className="bar-legend" aria-hidden="true">
        <span className="bar-key" data-method="qr" /> {say('legend.qr')}
        <span className="bar-key" data-method="cash" /> {say('legend.cash')}
      </p>
      {days.length > 1 && <Chart title={say('days')} bars={days.toReversed()} nameOf={({ key }) => shortDay(key)} />}
      <Chart title={say('products')} bars={products} nameOf={(bar) => (bar.name === null ? bar.key : name(bar.name))} />
    </>
  );
}

interface ChartProps {
  readonly title: string;
  readonly bars: readonly SoldBar[];
  readonly nameOf: (bar: SoldBar) => string;
}

function Chart({ title, bars, nameOf }: ChartProps): ReactNode {
  const { say } = useServiceWords(salesWords);
  const most = Math.max(1, ...bars.map(sumOf));
  if (bars.length === 0) return null;
  return (
    <>
      <h2 className="past-title">{title}</h2>
      <ul className="bars">
        {bars.map((bar) => (
          <li key={bar.key} className="bar-line" data-fact={`bar-${bar.key}`}>
            <span className="bar-name">{nameOf(bar)}</span>
            <span className="bar-track" aria-hidden="true">
              <span className="bar" data-method="qr" style={{ width: share(bar.qrTiyn, most) }} />
              <span className="bar" data-method="cash" style={{ width: share(bar.cashTiyn, most) }} />
            </span>
            <span className="bar-words">
              {bar.sales === 0
                ? say('bar.none')
                : say('bar', {
                    sales: bar.sales,
                    amount: formatTenge(sumOf(bar)),
                    qr: formatTenge(bar.qrTiyn),
                    cash: formatTenge(bar.cashTiyn),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function sumOf({ cashTiyn, qrTiyn }: SoldBar): ReturnType<typeof addTiyn> {
  return addTiyn(ZERO_TIYN, cashTiyn, qrTiyn);
}

function share(amount: number, most: number): string {
  return `${((100 * amount) / most).toFixed(2)}%`;
}

/** `2026-11-22` as `22.11`. */
function shortDay(day: string): string {
  const [, month = '', date = ''] = day.split('-');
  return `${date}.${month}`;
}
