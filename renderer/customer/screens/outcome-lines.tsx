import type { ReactNode } from 'react';
import type { LineCard } from '../../../app/session/view/view.ts';
import { pieces } from '../../../app/pieces.ts';
import { useWords, type Words } from '../state/shown.ts';

/** The products of a basket, each with what came out of it. */
export function OutcomeLines({ lines }: { readonly lines: readonly LineCard[] }): ReactNode {
  const { say, name } = useWords();
  return (
    <ul className="outcome-lines" tabIndex={0}>
      {lines.map((line) => (
        <li key={line.product.id} data-out={line.out ?? 'unknown'}>
          <span>{pieces(line.quantity, name(line.product.name))}</span>
          <b>{outcomeOf(line, say)}</b>
        </li>
      ))}
    </ul>
  );
}

function outcomeOf({ quantity, out }: LineCard, say: Words['say']): string | null {
  if (out === null) return null;
  if (out === 0) return say('basket.not-out');
  return out === quantity ? say('basket.came-out') : say('basket.came-out-some', { out, quantity });
}
