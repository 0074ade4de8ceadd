import { useState, type ReactNode } from 'react';
import { frameWords } from '../../../../app/messages/service/frame-words.ts';
import { paymentWords } from '../../../../app/messages/service/payment-words.ts';
import type { TradePoint } from '../../../../app/payment/provider.ts';
import type { PaymentAction } from '../../../../app/service/doors/payment/actions.ts';
import { MAX_SEARCH, type PointPage } from '../../../../app/service/doors/payment/points.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FactLine } from '../../parts/fact-line.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly list: PointPage;
  readonly isBusy: boolean;
  readonly act: (action: PaymentAction) => void;
}

/** The bank's list, a page at a time, with a search over names, addresses and numbers. */
export function TradePoints({ list, isBusy, act }: Props): ReactNode {
  const { say } = useServiceWords(paymentWords);
  const [isTyping, setIsTyping] = useState(false);
  // The list comes back from main; keys may come faster.
  const [typed, setTyped] = useState(list.search);
  return (
    <div className="paged">
      {isTyping && (
        <TextField
          field="search"
          label={say('search')}
          value={typed}
          most={MAX_SEARCH}
          onChange={(text) => {
            setTyped(text);
            act({ kind: 'search', text });
          }}
          onDone={() => {
            setIsTyping(false);
          }}
        />
      )}
      <p className="fact-text" data-fact="found">
        {say('found', { found: list.found, total: list.total })}
        {list.search !== '' && ` · «${list.search}»`}
      </p>
      <ul className="facts">
        {list.rows.map((point, index) => (
          <Row key={`${point.id} ${String(index)}`} point={point} isBusy={isBusy} act={act} />
        ))}
      </ul>
      <Turning list={list} act={act} />
      <div className="door-actions">
        {!isTyping && (
          <ActionButton
            action="point-search"
            onPress={() => {
              setIsTyping(true);
            }}
          >
            {say('type')}
          </ActionButton>
        )}
        <ActionButton
          action="close-list"
          onPress={() => {
            act({ kind: 'close-list' });
          }}
        >
          {say('close-list')}
        </ActionButton>
      </div>
    </div>
  );
}

function Turning({ list, act }: Pick<Props, 'list' | 'act'>): ReactNode {
  const frame = useServiceWords(frameWords);
  const { page, pages } = list;
  if (pages < 2) return null;
  const turn = (to: number) => () => {
    act({ kind: 'page', page: to });
  };
  return (
    <div className="pages">
      <ActionButton action="page-previous" disabled={page === 0} onPress={turn(page - 1)}>
        {frame.say('previous')}
      </ActionButton>
      <span className="page-number">{frame.say('page', { page: page + 1, pages })}</span>
      <ActionButton action="page-next" disabled={page === pages - 1} onPress={turn(page + 1)}>
        {frame.say('next')}
      </ActionButton>
    </div>
  );
}

function Row({ point, isBusy, act }: Pick<Props, 'isBusy' | 'act'> & { readonly point: TradePoint }): ReactNode {
  const { say } = useServiceWords(paymentWords);
  const { id, name } = point;
  return (
    <FactLine
      fact={`point-${id}`}
      title={name === '' ? id : name}
      action={
        <ActionButton
          action={`choose-${id}`}
          className="cure"
          disabled={isBusy || !/^\d+$/.test(id)}
          onPress={() => {
            act({ kind: 'choose', id });
          }}
        >
          {say('choose')}
        </ActionButton>
      }
    >
      {id}
    </FactLine>
  );
}
