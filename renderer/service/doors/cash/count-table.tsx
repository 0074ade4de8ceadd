import { useState, type ReactNode } from 'react';
import { cashWords } from '../../../../app/messages/service/cash-words.ts';
import { formatTenge, TIYN_PER_TENGE, type Tiyn } from '../../../../app/money/money.ts';
import type { CashAction } from '../../../../app/service/doors/cash/actions.ts';
import type { CollectionView, CountLine } from '../../../../app/service/doors/cash/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { HoldButton } from '../../parts/hold-button.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { useServiceWords } from '../../state/shown.ts';
import { differenceOf } from './difference.ts';

/** More digits than any count has: a number that is too large is refused in words, not cut off. */
const MOST_DIGITS = 12;

interface Props {
  readonly collection: CollectionView;
  readonly isReading: boolean;
  readonly act: (action: CashAction) => void;
}

/** The count by value: one value after the other on the pad, then the table with the difference. */
export function CountTable({ collection, isReading, act }: Props): ReactNode {
  const { say } = useServiceWords(cashWords);
  const { lines, most } = collection;
  const [typing, setTyping] = useState<Tiyn | null>(null);
  const index = lines.findIndex(({ billTiyn }) => billTiyn === typing);
  const line = lines[index];
  if (line === undefined)
    return (
      <>
        <ul className="count-lines">
          {lines.map((one) => (
            <Line
              key={one.billTiyn}
              line={one}
              onType={() => {
                setTyping(one.billTiyn);
              }}
            />
          ))}
        </ul>
        <Sums collection={collection} />
        <div className="door-actions">
          <HoldButton
            action="collect-confirm"
            disabled={isReading}
            onHeld={() => {
              act({ kind: 'confirm' });
            }}
          >
            {say('confirm')}
          </HoldButton>
        </div>
      </>
    );
  return (
    <div className="count-field">
      <NumberField
        key={line.billTiyn}
        field={`count-${tengeOf(line.billTiyn)}`}
        label={say('count', { value: formatTenge(line.billTiyn) })}
        initial={String(line.counted ?? 0)}
        most={MOST_DIGITS}
        onDone={(digits) => {
          const count = Number(digits);
          act({ kind: 'count', billTiyn: line.billTiyn, count });
          if (count <= most) setTyping(lines[index + 1]?.billTiyn ?? null);
        }}
      />
      <ActionButton
        action="count-close"
        onPress={() => {
          setTyping(null);
        }}
      >
        {say('count-close')}
      </ActionButton>
    </div>
  );
}

function tengeOf(billTiyn: Tiyn): string {
  return String(billTiyn / TIYN_PER_TENGE);
}

function Line({ line, onType }: { readonly line: CountLine; readonly onType: () => void }): ReactNode {
  const { say } = useServiceWords(cashWords);
  const { billTiyn, expected, counted } = line;
  return (
    <li
      className="count-line"
      data-fact={`count-${tengeOf(billTiyn)}`}
      data-differs={counted !== null && counted !== expected}
    >
      <span className="count-value">{formatTenge(billTiyn)}</span>
      <span className="count-numbers">
        <span className="cash-soft">
          {say('expected')}: {expected ?? '—'}
        </span>
        <span>
          {say('counted')}: <b>{counted ?? '—'}</b>
        </span>
      </span>
      <ActionButton action={`count-${tengeOf(billTiyn)}`} onPress={onType}>
        {say('type')}
      </ActionButton>
    </li>
  );
}

function Sums({ collection: { expected, counted } }: { readonly collection: CollectionView }): ReactNode {
  const { say } = useServiceWords(cashWords);
  if (expected === null) return null;
  const { key, amount, level } = differenceOf(expected, counted);
  return (
    <dl className="count-sums">
      <dt>{say('expected')}</dt>
      <dd data-fact="expected">{formatTenge(expected.amountTiyn)}</dd>
      <dt>{say('counted')}</dt>
      <dd data-fact="counted">{formatTenge(counted.amountTiyn)}</dd>
      <dt>{say('difference')}</dt>
      <dd className="cash-difference" data-fact="difference" data-level={level}>
        {say(key, { amount })}
      </dd>
    </dl>
  );
}
