import { useState, type ReactNode } from 'react';
import { pastWords } from '../../../app/messages/service/past-words.ts';
import type { PastSale } from '../../../app/past/past.ts';
import { MOST_SEARCHED } from '../../../app/past/search.ts';
import type { ListView } from '../../../app/past/list.ts';
import { useServiceWords } from '../state/shown.ts';
import { ActionButton } from './action-button.tsx';
import { FactLine } from './fact-line.tsx';
import { Notice } from './notice.tsx';
import { TextField } from './text-field.tsx';

/** A debt's code within a sentence; at odd places when a sentence is split by it. */
const CODE = /([0-9A-Z]+-[0-9A-Z]+)/;

type PastAction =
  | { readonly kind: 'find'; readonly text: string }
  | { readonly kind: 'page'; readonly to: 'next' | 'previous' }
  | { readonly kind: 'choose'; readonly saleId: string };

/** One sale of the list. */
export interface PastLine {
  /** The names that stay: the line's `data-fact`, and its button's `data-action`. */
  readonly fact: string;
  readonly action: string;
  readonly title: string;
  readonly text: string;
}

interface Props {
  readonly list: ListView;
  readonly act: (action: PastAction) => void;
  readonly lineOf: (sale: PastSale) => PastLine;
  /** The text of an empty list without a search. */
  readonly empty: string;
}

/** Past sales, the newest first, in pages, with a search by code, amount, number, day or time. */
export function PastList({ list, act, lineOf, empty }: Props): ReactNode {
  const { say } = useServiceWords(pastWords);
  const { page, text, notice } = list;
  const isWhole = page === null || page.read.entries >= page.read.of;
  return (
    <div className="paged">
      <Search list={list} act={act} />
      {notice !== null && <Notice kind="fault">{say(notice)}</Notice>}
      {!isWhole && (
        <Notice kind="attention">
          {say('so-far', { percent: Math.floor((100 * page.read.entries) / page.read.of) })}
        </Notice>
      )}
      {text !== '' && notice === null && <p className="past-found">{say('found', { text })}</p>}
      {page !== null && page.sales.length === 0 && <p className="empty">{text === '' ? empty : say('none')}</p>}
      {page === null && notice === null && <p className="empty">{say('reading')}</p>}
      {page !== null && page.sales.length > 0 && (
        <ul className="facts past-sales">
          {page.sales.map((sale) => (
            <Line key={sale.saleId} line={lineOf(sale)} saleId={sale.saleId} act={act} />
          ))}
        </ul>
      )}
      <Pages list={list} act={act} />
    </div>
  );
}

interface LineProps extends Pick<Props, 'act'> {
  readonly line: PastLine;
  readonly saleId: string;
}

function Line({ line, saleId, act }: LineProps): ReactNode {
  const { say } = useServiceWords(pastWords);
  return (
    <FactLine
      fact={line.fact}
      title={line.title}
      action={
        <ActionButton
          action={line.action}
          className="cure"
          onPress={() => {
            act({ kind: 'choose', saleId });
          }}
        >
          {say('show')}
        </ActionButton>
      }
    >
      <Unbroken text={line.text} />
    </FactLine>
  );
}

/** A code at the end of a line goes to the next one as a whole. */
function Unbroken({ text }: { readonly text: string }): ReactNode {
  return text.split(CODE).map((part, index) => (
    <span key={index} className={index % 2 === 1 ? 'past-code' : undefined}>
      {part}
    </span>
  ));
}

function Search({ list, act }: Pick<Props, 'list' | 'act'>): ReactNode {
  const { say } = useServiceWords(pastWords);
  const [typed, setTyped] = useState<string | null>(null);
  const find = (): void => {
    act({ kind: 'find', text: typed ?? '' });
    setTyped(null);
  };
  if (typed === null)
    return (
      <div className="door-actions">
        <ActionButton
          action="search"
          onPress={() => {
            setTyped('');
          }}
        >
          {say('search.open')}
        </ActionButton>
        {list.text !== '' && (
          <ActionButton
            action="find-all"
            onPress={() => {
              act({ kind: 'find', text: '' });
            }}
          >
            {say('all')}
          </ActionButton>
        )}
      </div>
    );
  return (
    <div className="past-search">
      <TextField
        field="search"
        label={say('search')}
        value={typed}
        most={MOST_SEARCHED}
        isLatin
        onChange={setTyped}
        onDone={find}
      />
      <div className="door-actions">
        <ActionButton action="find" kind="filled" onPress={find}>
          {say('find')}
        </ActionButton>
        <ActionButton
          action="search-close"
          onPress={() => {
            setTyped(null);
          }}
        >
          {say('search.close')}
        </ActionButton>
      </div>
    </div>
  );
}

function Pages({ list, act }: Pick<Props, 'list' | 'act'>): ReactNode {
  const { say } = useServiceWords(pastWords);
  const { page, number, isReading } = list;
  if (number === 1 && page?.hasMore !== true) return null;
  return (
    <div className="pages">
      <ActionButton
        action="page-previous"
        disabled={number === 1 || isReading}
        onPress={() => {
          act({ kind: 'page', to: 'previous' });
        }}
      >
        {say('previous')}
      </ActionButton>
      <span className="page-number">{say('page', { page: number })}</span>
      <ActionButton
        action="page-next"
        disabled={page?.hasMore !== true || isReading}
        onPress={() => {
          act({ kind: 'page', to: 'next' });
        }}
      >
        {say('next')}
      </ActionButton>
    </div>
  );
}
