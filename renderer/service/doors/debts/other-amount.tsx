import { useState, type ReactNode } from 'react';
import { debtsWords } from '../../../../app/messages/service/debts-words.ts';
import { formatTenge, tiyn, TIYN_PER_TENGE, type Tiyn } from '../../../../app/money/money.ts';
import type { DebtsAction } from '../../../../app/service/doors/debts/actions.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { useServiceWords } from '../../state/shown.ts';

/** Digits of tenge: more than any payment at a machine has. */
const MOST_DIGITS = 7;

interface Props {
  /** What the lost invoice is about. */
  readonly amountTiyn: Tiyn;
  readonly act: (action: DebtsAction) => void;
}

/** A lost invoice that was paid with another amount than its own: the amount is typed, then recorded by a held button. */
export function OtherAmount({ amountTiyn, act }: Props): ReactNode {
  const { say } = useServiceWords(debtsWords);
  const [isTyping, setTyping] = useState(false);
  const [paidTiyn, setPaidTiyn] = useState<Tiyn | null>(null);
  if (isTyping)
    return (
      <NumberField
        field="invoice-amount"
        label={say('invoice-amount')}
        initial={String(Math.trunc(amountTiyn / TIYN_PER_TENGE))}
        most={MOST_DIGITS}
        onDone={(digits) => {
          const tenge = Number(digits);
          setPaidTiyn(tenge > 0 ? tiyn(tenge * TIYN_PER_TENGE) : null);
          setTyping(false);
        }}
      />
    );
  return (
    <>
      {paidTiyn !== null && paidTiyn !== amountTiyn && (
        <ActButton
          action="debt-invoice-paid-otherwise"
          does={{ kind: 'invoice', outcome: 'paid', amountTiyn, paidTiyn }}
          act={act}
          isHeld
        >
          {say('invoice-paid-otherwise', { amount: formatTenge(paidTiyn) })}
        </ActButton>
      )}
      <ActionButton
        action="debt-invoice-amount"
        onPress={() => {
          setTyping(true);
        }}
      >
        {say('invoice-other-amount')}
      </ActionButton>
    </>
  );
}
