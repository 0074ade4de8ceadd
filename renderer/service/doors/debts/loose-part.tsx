import type { ReactNode } from 'react';
import { formatKazakhTime } from '../../../../app/messages/kazakh-time.ts';
import { debtsWords } from '../../../../app/messages/service/debts-words.ts';
import { pastWords } from '../../../../app/messages/service/past-words.ts';
import { formatTenge } from '../../../../app/money/money.ts';
import type { LooseMoney } from '../../../../app/past/past.ts';
import type { DebtsAction } from '../../../../app/service/doors/debts/actions.ts';
import type { LooseView } from '../../../../app/service/doors/debts/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FactLine } from '../../parts/fact-line.tsx';
import { HoldButton } from '../../parts/hold-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useServiceWords } from '../../state/shown.ts';

type Act = (action: DebtsAction) => void;

interface ListProps {
  readonly loose: readonly LooseMoney[];
  readonly mayDecide: boolean;
  readonly act: Act;
}

/** Money that belongs to no sale, with the way to decide about it. */
export function LooseList({ loose, mayDecide, act }: ListProps): ReactNode {
  const { say } = useServiceWords(debtsWords);
  const past = useServiceWords(pastWords);
  if (loose.length === 0) return null;
  return (
    <ul className="facts">
      {loose.map((money) => (
        <FactLine
          key={money.orphanId}
          fact={`orphan-${money.orphanId}`}
          title={say('loose')}
          level="attention"
          action={
            mayDecide && (
              <ActionButton
                action={`orphan-${money.orphanId}`}
                className="cure"
                onPress={() => {
                  act({ kind: 'choose-loose', orphanId: money.orphanId });
                }}
              >
                {past.say('show')}
              </ActionButton>
            )
          }
        >
          <LooseWords money={money} />
        </FactLine>
      ))}
    </ul>
  );
}

function LooseWords({ money }: { readonly money: LooseMoney }): ReactNode {
  const { say } = useServiceWords(debtsWords);
  const { atMs, amountTiyn } = money;
  const amount = amountTiyn === null ? say('loose.unnamed') : formatTenge(amountTiyn);
  return say('loose.text', { time: formatKazakhTime(atMs), amount });
}

/** The possible owner: a sale of that time, or none. */
export function LoosePart({ loose, act }: { readonly loose: LooseView; readonly act: Act }): ReactNode {
  const { say, name } = useServiceWords(debtsWords);
  const past = useServiceWords(pastWords);
  const { money, sales, isReading } = loose;
  return (
    <div className="door">
      <ul className="facts">
        <FactLine fact="orphan" title={say('loose')} level="attention">
          <LooseWords money={money} />
        </FactLine>
      </ul>
      {isReading ? (
        <p className="empty">{past.say('reading')}</p>
      ) : (
        <Notice kind="attention">{say(sales.length === 0 ? 'loose.nobody' : 'loose.which')}</Notice>
      )}
      <ul className="facts">
        {sales.map((sale) => (
          <FactLine
            key={sale.saleId}
            fact={`sale-${sale.claimCode}`}
            title={`${name(sale.name)}, ${formatTenge(sale.priceTiyn)}`}
            action={
              <HoldButton
                action={`orphan-assign-${sale.claimCode}`}
                onHeld={() => {
                  act({ kind: 'assign', saleId: sale.saleId });
                }}
              >
                {say('loose.assign')}
              </HoldButton>
            }
          >
            {`${formatKazakhTime(sale.startedAtMs)}, ${sale.claimCode}`}
          </FactLine>
        ))}
      </ul>
      <div className="door-actions">
        <HoldButton
          action="orphan-keep"
          onHeld={() => {
            act({ kind: 'keep' });
          }}
        >
          {say('loose.keep')}
        </HoldButton>
        <ActionButton
          action="list"
          onPress={() => {
            act({ kind: 'unchoose' });
          }}
        >
          {past.say('list')}
        </ActionButton>
      </div>
    </div>
  );
}
