import type { ReactNode } from 'react';
import { formatKazakhTime } from '../../../../app/messages/kazakh-time.ts';
import { cashWords } from '../../../../app/messages/service/cash-words.ts';
import { formatTenge } from '../../../../app/money/money.ts';
import type { CashView } from '../../../../app/service/doors/cash/types.ts';
import { PagedList } from '../../parts/paged-list.tsx';
import { useServiceWords } from '../../state/shown.ts';
import { differenceOf } from './difference.ts';

type PastCollection = NonNullable<CashView['facts']>['past'][number];

const PER_PAGE = 5;

/** The last collections, the newest first, each with its difference. */
export function Past({ past }: { readonly past: readonly PastCollection[] }): ReactNode {
  const { say } = useServiceWords(cashWords);
  return (
    <section className="cash-past" data-fact="past">
      <h2 className="cash-title">{say('past')}</h2>
      {past.length === 0 ? (
        <p className="cash-soft">{say('past.none')}</p>
      ) : (
        <PagedList
          items={past}
          perPage={PER_PAGE}
          draw={(one) => <Line key={`${String(one.number)} ${String(one.atMs)}`} past={one} />}
        />
      )}
    </section>
  );
}

function Line({ past }: { readonly past: PastCollection }): ReactNode {
  const { say } = useServiceWords(cashWords);
  const { number, atMs, counted, expectedTiyn, expectedBills } = past;
  const time = formatKazakhTime(atMs);
  const held = { amountTiyn: expectedTiyn, bills: expectedBills };
  const difference = counted === null ? null : differenceOf(held, counted);
  return (
    <li
      className="fact"
      data-fact={number === null ? 'past-removal' : `past-${String(number)}`}
      data-level={difference?.level ?? 'attention'}
    >
      <div className="fact-words">
        <p className="fact-title">
          {number === null ? say('past.removal', { time }) : say('past.collection', { number, time })}
        </p>
        <p className="fact-text">
          {counted === null
            ? say('held', { bills: expectedBills, amount: formatTenge(expectedTiyn) })
            : say('past.text', { expected: formatTenge(expectedTiyn), counted: formatTenge(counted.amountTiyn) })}
        </p>
      </div>
      {difference !== null && (
        <p className="cash-difference" data-level={difference.level}>
          {say(difference.key, { amount: difference.amount })}
        </p>
      )}
    </li>
  );
}
