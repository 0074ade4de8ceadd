import { useState, type ReactNode } from 'react';
import { formatKazakhTime } from '../../../../app/messages/kazakh-time.ts';
import { cashWords } from '../../../../app/messages/service/cash-words.ts';
import { formatTenge, TIYN_PER_TENGE, type Tiyn } from '../../../../app/money/money.ts';
import type { CashAction } from '../../../../app/service/doors/cash/actions.ts';
import type { CashView } from '../../../../app/service/doors/cash/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { HoldButton } from '../../parts/hold-button.tsx';
import { PagedList } from '../../parts/paged-list.tsx';
import { useServiceWords } from '../../state/shown.ts';

type Doubt = NonNullable<CashView['facts']>['doubts'][number];
type Act = (action: CashAction) => void;

interface Props {
  readonly view: CashView;
  readonly doubts: readonly Doubt[];
  readonly act: Act;
}

const PER_PAGE = 3;

/** The notes in doubt, to be decided with the cassette in hand. */
export function Doubts({ view, doubts, act }: Props): ReactNode {
  const { say } = useServiceWords(cashWords);
  if (doubts.length === 0) return null;
  return (
    <section className="cash-doubts" data-fact="doubts">
      <h2 className="cash-title">{say('doubts')}</h2>
      <p className="cash-soft">{say('doubts.text')}</p>
      <PagedList
        items={doubts.map((doubt, index) => ({ doubt, key: `${doubt.saleId} ${String(index)}` }))}
        perPage={PER_PAGE}
        draw={({ doubt, key }) => <Line key={key} view={view} doubt={doubt} act={act} />}
      />
    </section>
  );
}

interface LineProps extends Omit<Props, 'doubts'> {
  readonly doubt: Doubt;
}

function Line({ view, doubt, act }: LineProps): ReactNode {
  const { say, name } = useServiceWords(cashWords);
  const { saleId, billTiyn, claimCode, cassette, isUnderWay, atMs, productName } = doubt;
  const value = billTiyn === null ? say('doubt.unnamed') : formatTenge(billTiyn);
  const decide = (isFound: boolean, foundTiyn: Tiyn | null = null): void => {
    act({ kind: 'decide', saleId, billTiyn, isFound, foundTiyn });
  };
  return (
    <li className="fact cash-doubt" data-fact={`doubt-${claimCode}`} data-level="attention">
      <div className="fact-words">
        <p className="fact-title">{say('doubt', { value, code: claimCode })}</p>
        <p className="fact-text">
          {say('doubt.text', {
            time: formatKazakhTime(atMs),
            product: name(productName),
            place: say(`place.${cassette}`),
          })}
        </p>
      </div>
      {isUnderWay ? (
        <p className="fact-level">{say('under-way')}</p>
      ) : (
        <Choice view={view} doubt={doubt} decide={decide} />
      )}
    </li>
  );
}

interface ChoiceProps {
  readonly view: CashView;
  readonly doubt: Doubt;
  readonly decide: (isFound: boolean, foundTiyn?: Tiyn | null) => void;
}

/** A note without a name needs its value first. */
function Choice({ view, doubt, decide }: ChoiceProps): ReactNode {
  const { say } = useServiceWords(cashWords);
  const [foundTiyn, setFoundTiyn] = useState<Tiyn | null>(null);
  const { billTiyn, claimCode } = doubt;
  const { isReading, valuesTiyn } = view;
  return (
    <div className="cash-choice">
      {billTiyn === null && (
        <div className="cash-notes">
          {valuesTiyn.map((valueTiyn) => (
            <ActionButton
              key={valueTiyn}
              action={`note-value-${String(valueTiyn / TIYN_PER_TENGE)}`}
              aria-pressed={valueTiyn === foundTiyn}
              onPress={() => {
                setFoundTiyn(valueTiyn);
              }}
            >
              {formatTenge(valueTiyn)}
            </ActionButton>
          ))}
        </div>
      )}
      <HoldButton
        action={`note-found-${claimCode}`}
        disabled={isReading}
        onHeld={() => {
          decide(true, foundTiyn);
        }}
      >
        {say('found')}
      </HoldButton>
      <HoldButton
        action={`note-missing-${claimCode}`}
        disabled={isReading}
        onHeld={() => {
          decide(false);
        }}
      >
        {say('not-found')}
      </HoldButton>
    </div>
  );
}
