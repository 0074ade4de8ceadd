import '../../styles/service/products.css';
import { useState, type ReactNode } from 'react';
import { productsWords } from '../../../app/messages/service/products-words.ts';
import { formatTenge } from '../../../app/money/money.ts';
import type { ProductRow, ProductsView } from '../../../app/service/doors/products/types.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { Picture } from '../../picture/picture.tsx';
import { ActionButton } from '../parts/action-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';
import { ProductEditor, type Editing } from './products/product-editor.tsx';
import { keyInWords } from './products/key-in-words.ts';
import { ListPart } from './products/list-part.tsx';
import { Shelf, ShelfClose } from './products/shelf.tsx';
import { UndoButton } from './products/undo-button.tsx';
import { ProductsSentence } from './products/products-sentence.tsx';

/** What is sold, as the customer sees it; one touch leads to what can be changed. */
export function ProductsDoor({ view, act }: DoorProps<'products'>): ReactNode {
  const { say } = useServiceWords(productsWords);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [isShelf, setShelf] = useState(false);
  const row = view.products?.find(({ id }) => id === editing?.productId) ?? null;
  // The sentence was about what was done before.
  const turned = (turn: () => void) => (): void => {
    if (view.notice !== null) act({ kind: 'seen' });
    turn();
  };
  // A product that was added or taken out has no form any more.
  const isOver = editing !== null && editing.written !== view.written && (row === null || editing.productId === null);
  const isOpen = editing !== null && !isOver;
  return (
    <div className="door products">
      {view.isWriting && <Notice kind="attention">{say('writing')}</Notice>}
      <ProductsSentence notice={view.notice} />
      {view.list !== null ? (
        <ListPart list={view.list} isWriting={view.isWriting} act={act} />
      ) : isShelf && view.shelf !== null ? (
        <>
          <div className="door-actions">
            <ShelfClose
              onClose={turned(() => {
                setShelf(false);
              })}
            />
            <UndoButton view={view} act={act} />
          </div>
          <Shelf channels={view.shelf} isWriting={view.isWriting} act={act} />
        </>
      ) : isOpen ? (
        <ProductEditor
          key={`${editing.productId ?? ''} ${String(view.written)}`}
          row={row}
          view={view}
          act={act}
          onClose={() => {
            setEditing(null);
          }}
        />
      ) : (
        <ProductList
          view={view}
          act={act}
          onShelf={turned(() => {
            setShelf(true);
          })}
          onEdit={(productId) => {
            turned(() => {
              setEditing({ productId, written: view.written });
            })();
          }}
        />
      )}
    </div>
  );
}

interface ListProps {
  readonly view: ProductsView;
  readonly act: DoorProps<'products'>['act'];
  readonly onEdit: (productId: string | null) => void;
  readonly onShelf: () => void;
}

function ProductList({ view, act, onEdit, onShelf }: ListProps): ReactNode {
  const { say } = useServiceWords(productsWords);
  const { products, isWriting, undo } = view;
  return (
    <>
      <div className="door-actions">
        <ActionButton
          action="product-add"
          kind="filled"
          disabled={products === null || isWriting}
          onPress={() => {
            onEdit(null);
          }}
        >
          {say('add')}
        </ActionButton>
        <ActionButton
          action="list-open"
          disabled={products === null || isWriting}
          onPress={() => {
            act({ kind: 'list-open' });
          }}
        >
          {say('lists')}
        </ActionButton>
        <ActionButton action="shelf" disabled={products === null} onPress={onShelf}>
          {say('shelf')}
        </ActionButton>
        <UndoButton view={view} act={act} />
        <ActionButton
          action="refresh"
          onPress={() => {
            act({ kind: 'refresh' });
          }}
        >
          {say('refresh')}
        </ActionButton>
      </div>
      {undo !== null && <LastChange undo={undo} />}
      {products === null ? (
        view.notice === null && <p className="empty">{say('reading')}</p>
      ) : (
        <ul className="product-cards" aria-label={say('list')}>
          {products.map((row) => (
            <li key={row.id}>
              <ProductCard row={row} onEdit={onEdit} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ProductCard({
  row,
  onEdit,
}: {
  readonly row: ProductRow;
  readonly onEdit: (productId: string) => void;
}): ReactNode {
  const { say, name } = useServiceWords(productsWords);
  return (
    <PressButton
      className="card"
      data-action={`product-${row.id}`}
      data-active={row.form.active}
      onPress={() => {
        onEdit(row.id);
      }}
    >
      <Picture picture={row.picture} />
      <span className="card-text">
        <span className="card-name">{name(row.name)}</span>
        <span className="card-price">{formatTenge(row.priceTiyn)}</span>
      </span>
      {!row.form.active && <span className="card-sold-out">{say('hidden')}</span>}
    </PressButton>
  );
}

/** A whole product that came or went is a tick: its key names it, and all of it as JSON is nothing to read. */
function valueInWords(value: string | undefined, none: string): string {
  if (value === undefined) return none;
  return value.startsWith('{') ? '✓' : value;
}

function LastChange({ undo }: { readonly undo: NonNullable<ProductsView['undo']> }): ReactNode {
  const words = useServiceWords(productsWords);
  const [first] = undo;
  if (first === undefined) return null;
  // What would take it back stands there, so that before and after change places.
  const parameters = {
    key: keyInWords(first.key, words.say),
    before: valueInWords(first.after, words.say('none')),
    after: valueInWords(first.before, words.say('none')),
    more: undo.length > 1 ? undo.length - 1 : undefined,
  };
  return (
    <p className="last-change" data-fact="last-change">
      {words.say('undo.set', parameters)}
    </p>
  );
}
