import type { ReactNode } from 'react';
import { productsWords } from '../../../../app/messages/service/products-words.ts';
import type { ProductsAction } from '../../../../app/service/doors/products/actions.ts';
import type { ListView, LookedView } from '../../../../app/service/doors/products/list-state.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { StickTroubles } from '../../parts/stick-troubles.tsx';
import { useServiceWords } from '../../state/shown.ts';
import { ListFailed, ListMistakes } from './list-mistakes.tsx';
import { ListPlan } from './list-plan.tsx';

interface Props {
  readonly list: ListView;
  readonly isWriting: boolean;
  readonly act: (action: ProductsAction) => void;
}

/** Products from a template or from a list on a stick: what would change comes first, then one touch. */
export function ListPart({ list, isWriting, act }: Props): ReactNode {
  const { say } = useServiceWords(productsWords);
  const { working, looked } = list;
  return (
    <div className="product-list-part">
      <div className="door-actions">
        <ActionButton
          action="list-close"
          disabled={isWriting}
          onPress={() => {
            act({ kind: 'list-close' });
          }}
        >
          {say('close')}
        </ActionButton>
        {looked !== null && (
          <ActionButton
            action="list-other"
            disabled={isWriting}
            onPress={() => {
              act({ kind: 'list-look' });
            }}
          >
            {say('lists.other')}
          </ActionButton>
        )}
      </div>
      {working !== null && <Notice kind="attention">{say(`lists.working.${working}`)}</Notice>}
      {looked === null ? <Sources list={list} act={act} /> : <Looked looked={looked} isWriting={isWriting} act={act} />}
    </div>
  );
}

function Looked({ looked, isWriting, act }: Omit<Props, 'list'> & { readonly looked: LookedView }): ReactNode {
  switch (looked.kind) {
    case 'failed':
      return <ListFailed file={looked.file} failure={looked.failure} />;
    case 'mistakes':
      return <ListMistakes file={looked.file} mistakes={looked.mistakes} more={looked.more} />;
    default:
      return <ListPlan looked={looked} isWriting={isWriting} act={act} />;
  }
}

function Sources({ list, act }: Omit<Props, 'isWriting'>): ReactNode {
  const { say, name } = useServiceWords(productsWords);
  const { templates, found, sticks, troubles, working } = list;
  return (
    <>
      <h2 className="list-title">{say('lists.templates')}</h2>
      <p className="list-how">{say('lists.templates.how')}</p>
      <div className="list-choices">
        {templates.map(({ template, products }) => (
          <ActionButton
            key={template}
            action={`template-${template}`}
            disabled={working !== null}
            onPress={() => {
              act({ kind: 'template', template });
            }}
          >
            <span className="list-choice">
              <strong>{say(`template.${template}`)}</strong>
              <span className="list-choice-products">{products.map(name).join(', ')}</span>
            </span>
          </ActionButton>
        ))}
      </div>
      <h2 className="list-title">{say('lists.stick')}</h2>
      <p className="list-how">{say('lists.stick.how')}</p>
      <StickTroubles troubles={troubles} />
      {sticks !== null && found.length === 0 && troubles.length === 0 && (
        <Notice kind="attention">{say(sticks.length === 0 ? 'lists.no-stick' : 'lists.no-file')}</Notice>
      )}
      <div className="door-actions">
        {found.map(({ stick, name: file }, index) => (
          <ActionButton
            key={`${stick} ${file}`}
            action={`list-read-${String(index)}`}
            kind="filled"
            disabled={working !== null}
            onPress={() => {
              act({ kind: 'list-read', index });
            }}
          >
            {`${stick}: ${file}`}
          </ActionButton>
        ))}
        <ActionButton
          action="list-look"
          disabled={working !== null}
          onPress={() => {
            act({ kind: 'list-look' });
          }}
        >
          {say('lists.look')}
        </ActionButton>
      </div>
    </>
  );
}
