import type { ReactNode } from 'react';
import { productsListWords } from '../../../../app/messages/service/products-list-words.ts';
import type { ListFailure, ListMistake } from '../../../../app/service/doors/products/list-types.ts';
import { Notice } from '../../parts/notice.tsx';
import { useServiceWords } from '../../state/shown.ts';

/** More products fit into no configuration. */
const MOST_PRODUCTS = 60;

/** Why a list as a whole cannot be read. */
export function ListFailed({
  file,
  failure: { reason, detail, column },
}: {
  readonly file: string;
  readonly failure: ListFailure;
}): ReactNode {
  const { say } = useServiceWords(productsListWords);
  const called = column === 'name' || column === 'price' || column === 'channel' ? say(`column.${column}`) : '';
  return (
    <Notice kind="fault">{say(`failure.${reason}`, { file, detail, limit: MOST_PRODUCTS, column: called })}</Notice>
  );
}

interface Props {
  readonly file: string;
  readonly mistakes: readonly ListMistake[];
  readonly more: number;
}

/** Every mistake with its line and its column; nothing was taken over. */
export function ListMistakes({ file, mistakes, more }: Props): ReactNode {
  const { say } = useServiceWords(productsListWords);
  return (
    <>
      <Notice kind="fault">{say('nothing-taken', { file })}</Notice>
      <ul className="list-mistakes">
        {mistakes.map((mistake, index) => (
          <li key={String(index)} data-fact="list-mistake" data-reason={mistake.reason} data-line={mistake.line}>
            <Sentence mistake={mistake} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="list-how">{say('more', { count: more })}</p>}
    </>
  );
}

function Sentence({ mistake: { reason, line, column, found, limit } }: { readonly mistake: ListMistake }): ReactNode {
  const { say } = useServiceWords(productsListWords);
  const place = column === null ? say('at.line', { line }) : say('at.cell', { line, column });
  return (
    <>
      <strong>{place}</strong>: {say(`mistake.${reason}`, { found, limit: limit ?? '' })}
    </>
  );
}
