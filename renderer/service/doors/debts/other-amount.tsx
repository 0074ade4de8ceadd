import type { ReactNode } from 'react';
import { debtsWords } from '../../../../app/messages/service/debts-words.ts';
import { formatTenge, tiyn, TIYN_PER_TENGE, type Tiyn } from '../../../../app/money/money.ts';
import type { DebtsAction } from '../../../../app/service/doors/debts/actions.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { useServiceWords } from '../../state/shown.ts';

/** Digits of tenge: more than any payment at a machine has. */
const MOST_DIGITS = 7;

/** The amount that was paid for a lost invoice, where that is another one than its own. */
interface Typed {
  readonly isTyping: boolean;
  /** Null before one was typed. */
  readonly paidTiyn: Tiyn | null;
}

export const NOT_TYPED: Typed = { isTyping: false, paidTiyn: null };

interface FieldProps {
  /** What the lost invoice is about. */
  readonly amountTiyn: Tiyn;
  readonly onTyped: (typed: Typed) => void;
}

/** The field for it: alone with its pad, so that no button that decides about the invoice is beside the digits. */
export function OtherAmountField({ amountTiyn, onTyped }: FieldProps): ReactNode {
  const { say } = useServiceWords(debtsWords);
  return (
    <NumberField
      field="invoice-amount"
      label={say('invoice-amount')}
      initial={String(Math.trunc(amountTiyn / TIYN_PER_TENGE))}
      most={MOST_DIGITS}
      onDone={(digits) => {
        const tenge = Number(digits);
        onTyped({ isTyping: false, paidTiyn: tenge > 0 ? tiyn(tenge * TIYN_PER_TENGE) : null });
      }}
    />
  );
}

interface Props extends FieldProps {
  readonly typed: Typed;
  readonly act: (action: DebtsAction) => void;
}

/** The way to the field, and a held button that records what was typed. */
export function OtherAmount({ amountTiyn, typed: { paidTiyn }, onTyped, act }: Props): ReactNode {
  const { say } = useServiceWords(debtsWords);
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
          onTyped({ isTyping: true, paidTiyn });
        }}
      >
        {say('invoice-other-amount')}
      </ActionButton>
    </>
  );
}
