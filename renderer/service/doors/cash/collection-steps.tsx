import type { ReactNode } from 'react';
import { cashWords } from '../../../../app/messages/service/cash-words.ts';
import { formatTenge } from '../../../../app/money/money.ts';
import type { CashAction } from '../../../../app/service/doors/cash/actions.ts';
import type { CollectionView } from '../../../../app/service/doors/cash/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { HoldButton } from '../../parts/hold-button.tsx';
import { useServiceWords } from '../../state/shown.ts';
import { CountTable } from './count-table.tsx';

interface Props {
  readonly collection: CollectionView;
  readonly isReading: boolean;
  readonly act: (action: CashAction) => void;
}

const STEPS: readonly CollectionView['step'][] = ['out', 'in', 'count'];

/** A collection, step by step. The acceptor confirms that the cassette is out or in; otherwise a person does. */
export function CollectionSteps({ collection, isReading, act }: Props): ReactNode {
  const { say } = useServiceWords(cashWords);
  const { number, step, expected } = collection;
  return (
    <section className="cash-card cash-steps" data-fact="collection" data-collection={step}>
      <h2 className="cash-title">{say('collection', { number, step: STEPS.indexOf(step) + 1 })}</h2>
      <p className="cash-todo">{say(`step.${step}`)}</p>
      {expected !== null && step === 'in' && (
        <p className="cash-soft" data-fact="expected">
          {say('held', { bills: expected.bills, amount: formatTenge(expected.amountTiyn) })}
        </p>
      )}
      {step === 'count' ? (
        <CountTable collection={collection} isReading={isReading} act={act} />
      ) : (
        <Moving collection={collection} step={step} isReading={isReading} act={act} />
      )}
    </section>
  );
}

function Moving({ collection, step, isReading, act }: Props & { readonly step: 'out' | 'in' }): ReactNode {
  const { say } = useServiceWords(cashWords);
  const action = step === 'out' ? 'cassette-out' : 'cassette-in';
  return (
    <>
      <p>{collection.isSeen ? say('step.seen') : say('step.unseen')}</p>
      <div className="door-actions">
        <HoldButton
          action={action}
          disabled={isReading}
          onHeld={() => {
            act({ kind: action });
          }}
        >
          {say(action)}
        </HoldButton>
        {step === 'out' && (
          <ActionButton
            action="drop"
            disabled={isReading}
            onPress={() => {
              act({ kind: 'drop' });
            }}
          >
            {say('drop')}
          </ActionButton>
        )}
      </div>
      {collection.isSeen && <p className="cash-soft">{say('by-hand')}</p>}
    </>
  );
}
