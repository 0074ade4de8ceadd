import '../../styles/service/cash.css';
import type { ReactNode } from 'react';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { cashWords } from '../../../app/messages/service/cash-words.ts';
import { formatTenge } from '../../../app/money/money.ts';
import type { CashNotice, CashView } from '../../../app/service/doors/cash/types.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { Notice } from '../parts/notice.tsx';
import { useServiceWords } from '../state/shown.ts';
import { CollectionSteps } from './cash/collection-steps.tsx';
import { Doubts } from './cash/doubts.tsx';
import { Held } from './cash/held.tsx';
import { Past } from './cash/past.tsx';
import type { DoorProps } from './door-props.ts';

/** What is in the cassette, its collection, the notes in doubt, and the last collections. */
export function CashDoor({ view, act }: DoorProps<'cash'>): ReactNode {
  const { say } = useServiceWords(cashWords);
  const { facts, collection, notice, isReading, isUnreadable } = view;
  return (
    <div className="door cash" data-reading={isReading}>
      {isUnreadable && <Notice kind="fault">{say('unreadable')}</Notice>}
      {notice !== null && <Sentence notice={notice} />}
      {facts === null && isReading && <Notice kind="attention">{say('reading')}</Notice>}
      {collection !== null && <CollectionSteps collection={collection} isReading={isReading} act={act} />}
      {facts !== null && collection === null && <Cassette facts={facts} isReading={isReading} act={act} />}
      {facts !== null && <Doubts view={view} doubts={facts.doubts} act={act} />}
      {facts !== null && collection?.step !== 'count' && <Past past={facts.past} />}
      {(facts === null || isUnreadable) && (
        <div className="door-actions">
          <Refresh isReading={isReading} act={act} />
        </div>
      )}
    </div>
  );
}

type Act = DoorProps<'cash'>['act'];

interface CassetteProps {
  readonly facts: NonNullable<CashView['facts']>;
  readonly isReading: boolean;
  readonly act: Act;
}

function Cassette({ facts, isReading, act }: CassetteProps): ReactNode {
  const { say } = useServiceWords(cashWords);
  const { inside, removal } = facts;
  return (
    <>
      {removal !== null && (
        <ul className="facts">
          <FactLine
            fact="removal"
            title={say('removal')}
            level="attention"
            action={
              <ActionButton
                action="collect-removed"
                className="cure"
                disabled={isReading}
                onPress={() => {
                  act({ kind: 'collect-removed' });
                }}
              >
                {say('collect-removed')}
              </ActionButton>
            }
          >
            {say('removal.text', {
              time: formatKazakhTime(removal.atMs),
              bills: removal.bills,
              amount: formatTenge(removal.amountTiyn),
            })}
          </FactLine>
        </ul>
      )}
      <Held held={inside} />
      <div className="door-actions">
        <ActionButton
          action="collect"
          kind="filled"
          disabled={isReading}
          onPress={() => {
            act({ kind: 'collect' });
          }}
        >
          {say('collect')}
        </ActionButton>
        <Refresh isReading={isReading} act={act} />
      </div>
    </>
  );
}

function Refresh({ isReading, act }: Omit<CassetteProps, 'facts'>): ReactNode {
  const { say } = useServiceWords(cashWords);
  return (
    <ActionButton
      action="refresh"
      disabled={isReading}
      onPress={() => {
        act({ kind: 'refresh' });
      }}
    >
      {say('refresh')}
    </ActionButton>
  );
}

const GOOD: ReadonlySet<CashNotice['kind']> = new Set<CashNotice['kind']>([
  'counted',
  'dropped',
  'note-found',
  'note-not-found',
]);

function Sentence({ notice }: { readonly notice: CashNotice }): ReactNode {
  const { say } = useServiceWords(cashWords);
  const parameters = {
    ...('most' in notice ? { most: notice.most } : {}),
    ...('billTiyn' in notice ? { value: formatTenge(notice.billTiyn) } : {}),
    ...('claimCode' in notice ? { code: notice.claimCode } : {}),
    ...('number' in notice ? { number: notice.number } : {}),
  };
  return (
    <Notice kind={GOOD.has(notice.kind) ? 'good' : 'attention'}>{say(`notice.${notice.kind}`, parameters)}</Notice>
  );
}
