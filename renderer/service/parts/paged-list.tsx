import { useState, type ReactNode } from 'react';
import { frameWords } from '../../../app/messages/service/frame-words.ts';
import { useServiceWords } from '../state/shown.ts';
import { ActionButton } from './action-button.tsx';

interface Props<T> {
  readonly items: readonly T[];
  readonly perPage: number;
  /** Draws one item as a list item with its key. */
  readonly draw: (item: T) => ReactNode;
}

/** A list in pages, because a gloved finger scrolls badly: `page-previous` and `page-next` appear where there are several. */
export function PagedList<T>({ items, perPage, draw }: Props<T>): ReactNode {
  const { say } = useServiceWords(frameWords);
  const [wanted, setWanted] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const page = Math.min(wanted, pages - 1);
  if (items.length === 0) return <p className="empty">{say('empty')}</p>;
  return (
    <div className="paged">
      <ul className="facts">{items.slice(page * perPage, (page + 1) * perPage).map(draw)}</ul>
      {pages > 1 && (
        <div className="pages">
          <ActionButton
            action="page-previous"
            disabled={page === 0}
            onPress={() => {
              setWanted(page - 1);
            }}
          >
            {say('previous')}
          </ActionButton>
          <span className="page-number">{say('page', { page: page + 1, pages })}</span>
          <ActionButton
            action="page-next"
            disabled={page === pages - 1}
            onPress={() => {
              setWanted(page + 1);
            }}
          >
            {say('next')}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
