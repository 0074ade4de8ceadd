import type { ReactNode } from 'react';
import { cashWords } from '../../../../app/messages/service/cash-words.ts';
import { formatTenge, multiplyTiyn, TIYN_PER_TENGE } from '../../../../app/money/money.ts';
import type { CashView } from '../../../../app/service/doors/cash/types.ts';
import { useServiceWords } from '../../state/shown.ts';

/** What should be in the cassette: the sum, and the notes of each value. */
export function Held({ held }: { readonly held: NonNullable<CashView['facts']>['inside'] }): ReactNode {
  const { say } = useServiceWords(cashWords);
  const { amountTiyn, bills, notes } = held;
  const unnamed = bills - notes.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="cash-card" data-fact="cassette">
      <h2 className="cash-title">{say('inside')}</h2>
      <p className="cash-sum" data-fact="cassette-amount">
        {formatTenge(amountTiyn)}
      </p>
      <p className="cash-soft" data-fact="cassette-notes">
        {say('bills', { bills })}
      </p>
      {notes.length > 0 && (
        <ul className="cash-values">
          {notes.map(({ billTiyn, count }) => (
            <li key={billTiyn} className="cash-value" data-fact={`cassette-${String(billTiyn / TIYN_PER_TENGE)}`}>
              <span>
                {formatTenge(billTiyn)} × {count}
              </span>
              <span className="cash-soft">{formatTenge(multiplyTiyn(billTiyn, count))}</span>
            </li>
          ))}
        </ul>
      )}
      {unnamed > 0 && (
        <p className="cash-soft" data-fact="cassette-unnamed">
          {say('unnamed', { bills: unnamed })}
        </p>
      )}
    </section>
  );
}
