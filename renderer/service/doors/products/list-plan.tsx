import type { ReactNode } from 'react';
import { productsWords } from '../../../../app/messages/service/products-words.ts';
import { formatTenge } from '../../../../app/money/money.ts';
import type { ProductsAction } from '../../../../app/service/doors/products/actions.ts';
import type { LookedView } from '../../../../app/service/doors/products/list-state.ts';
import type { PlanLine } from '../../../../app/service/doors/products/list-types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useServiceWords } from '../../state/shown.ts';
import { fieldInWords } from './key-in-words.ts';

interface Props {
  readonly looked: Extract<LookedView, { readonly kind: 'plan' }>;
  readonly isWriting: boolean;
  readonly act: (action: ProductsAction) => void;
}

/** What a list or a template would change, product by product, and the touch that takes it over. */
export function ListPlan({ looked, isWriting, act }: Props): ReactNode {
  const { say, name } = useServiceWords(productsWords);
  const { source, lines, isReordered, unplaced, pictures, ignored } = looked;
  const called = source.kind === 'file' ? source.name : say(`template.${source.template}`);
  const isNothing = lines.length === 0 && !isReordered;
  return (
    <>
      <h2 className="list-title">{say('plan.title', { source: called })}</h2>
      {isNothing && <Notice kind="good">{say('plan.nothing')}</Notice>}
      {unplaced.length > 0 && (
        <Notice kind="attention">{say('plan.unplaced', { names: unplaced.map(name).join(', ') })}</Notice>
      )}
      {ignored.length > 0 && <Notice kind="attention">{say('plan.ignored', { columns: ignored.join(', ') })}</Notice>}
      <ul className="plan-lines">
        {lines.map((line) => (
          <li key={`${line.kind} ${line.id}`} data-fact={`plan-${line.id}`} data-kind={line.kind}>
            <span className="plan-kind">{say(`plan.${line.kind}`)}</span>
            <span className="plan-words">
              <strong className="plan-name">{name(line.name)}</strong>
              <LineFacts line={line} />
            </span>
          </li>
        ))}
      </ul>
      {isReordered && <p className="list-how">{say('plan.reordered')}</p>}
      {pictures > 0 && <p className="list-how">{say('plan.pictures', { count: pictures })}</p>}
      {!isNothing && (
        <div className="door-actions">
          <ActionButton
            action="list-take"
            kind="filled"
            disabled={isWriting}
            onPress={() => {
              act({ kind: 'list-take' });
            }}
          >
            {say('lists.take')}
          </ActionButton>
        </div>
      )}
    </>
  );
}

function LineFacts({ line }: { readonly line: PlanLine }): ReactNode {
  const { say } = useServiceWords(productsWords);
  switch (line.kind) {
    case 'new': {
      const { priceTiyn, channel, stock } = line;
      return (
        <span>{say('plan.new.facts', { price: formatTenge(priceTiyn), channel, stock: stock ?? undefined })}</span>
      );
    }
    case 'gone':
      return (
        <span>{line.left === null ? say('plan.gone.uncounted') : say('plan.gone.left', { left: line.left })}</span>
      );
    default:
      return line.fields.map(({ key, before, after }) => (
        <span key={key}>
          {say('plan.field', {
            field: fieldInWords(key, say),
            before: before ?? say('none'),
            after: after ?? say('none'),
          })}
        </span>
      ));
  }
}
