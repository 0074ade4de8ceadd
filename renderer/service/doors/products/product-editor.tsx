import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { productsWords } from '../../../../app/messages/service/products-words.ts';
import type { ProductForm, ProductsAction } from '../../../../app/service/doors/products/actions.ts';
import type { ProductRow, ProductsView } from '../../../../app/service/doors/products/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useService, useServiceWords } from '../../state/shown.ts';
import { CategoryChoices } from './category-choices.tsx';
import { CustomerCard } from './customer-card.tsx';
import { FieldKeys } from './field-keys.tsx';
import { PictureChoices } from './picture-choices.tsx';
import { UndoButton } from './undo-button.tsx';
import { dataFieldOf, isCategory, TYPED_FIELDS, type TypedField } from './typed-fields.ts';

/** What is being edited: a product, or a new one where the id is null. */
export interface Editing {
  readonly productId: string | null;
  /** The view's `written` when the form was opened. */
  readonly written: number;
}

const EMPTY: ProductForm = {
  price: '',
  kk: '',
  ru: '',
  en: '',
  channel: '',
  capacity: '',
  categoryKk: '',
  categoryRu: '',
  categoryEn: '',
  picture: '',
  active: true,
};
const MOST_LETTERS = 200;

interface Props {
  /** Null for a new product. */
  readonly row: ProductRow | null;
  readonly view: ProductsView;
  readonly act: (action: ProductsAction) => void;
  readonly onClose: () => void;
}

/** A product's fields, the keys for the one that is being typed, and the card as the customer sees it. */
export function ProductEditor({ row, view, act, onClose }: Props): ReactNode {
  const { say } = useServiceWords(productsWords);
  const [form, setForm] = useState(row?.form ?? EMPTY);
  const [typing, setTyping] = useState<TypedField>('price');
  const fields = useTypedInSight(typing);
  const keep = (change: Partial<ProductForm>): void => {
    setForm({ ...form, ...change });
  };
  const type = (text: string): void => {
    keep({ [typing]: text.slice(0, MOST_LETTERS) });
  };
  const save = (): void => {
    act({ kind: 'save', productId: row?.id ?? null, form });
  };
  const next = (): void => {
    const index = TYPED_FIELDS.indexOf(typing);
    const following = TYPED_FIELDS[index + 1];
    if (following === undefined) save();
    else setTyping(following);
  };
  return (
    <div className="product-editor">
      <div className="product-form">
        <div ref={fields} className="product-fields">
          {TYPED_FIELDS.map((field) => (
            <label key={field} className="field" data-of={field} data-typing={field === typing}>
              <span className="field-label">{say(field)}</span>
              <input
                className="field-input"
                data-field={dataFieldOf(field)}
                inputMode="none"
                value={form[field]}
                onFocus={() => {
                  setTyping(field);
                }}
                onChange={({ target }) => {
                  keep({ [field]: target.value.slice(0, MOST_LETTERS) });
                }}
                onKeyDown={({ key }) => {
                  if (key === 'Enter') save();
                }}
              />
            </label>
          ))}
          {isCategory(typing) && <CategoryChoices categories={view.categories} onChoose={keep} />}
          <ActionButton
            action="active"
            aria-pressed={form.active}
            onPress={() => {
              keep({ active: !form.active });
            }}
          >
            {say(form.active ? 'active' : 'inactive')}
          </ActionButton>
        </div>
        <CustomerCard form={form} row={row} pictures={view.pictures} />
        <PictureChoices
          chosen={form.picture}
          pictures={view.pictures}
          onChoose={(picture) => {
            keep({ picture });
          }}
        />
        <EditorActions row={row} view={view} act={act} onSave={save} onClose={onClose} />
      </div>
      <FieldKeys field={typing} value={form[typing]} onType={type} onEnter={next} />
    </div>
  );
}

/** The keys lie over the lower part of the form: the field that is typed into moves above them. */
function useTypedInSight(typing: TypedField): RefObject<HTMLDivElement | null> {
  const { reachable } = useService().frame;
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    fields.current?.querySelector('[data-typing="true"] .field-input')?.scrollIntoView({ block: 'nearest' });
  }, [typing, reachable]);
  return fields;
}

interface ActionsProps extends Pick<Props, 'row' | 'view' | 'act' | 'onClose'> {
  readonly onSave: () => void;
}

function EditorActions({ row, view, act, onSave, onClose }: ActionsProps): ReactNode {
  const { isWriting } = view;
  const { say } = useServiceWords(productsWords);
  const other = (kind: 'earlier' | 'later' | 'remove', productId: string): ReactNode => (
    <ActionButton
      key={kind}
      action={`product-${kind}`}
      disabled={isWriting}
      onPress={() => {
        act({ kind, productId });
      }}
    >
      {say(kind)}
    </ActionButton>
  );
  return (
    <div className="door-actions product-actions">
      <ActionButton action="save" kind="filled" disabled={isWriting} onPress={onSave}>
        {say('save')}
      </ActionButton>
      <ActionButton action="close" onPress={onClose}>
        {say('close')}
      </ActionButton>
      <UndoButton view={view} act={act} />
      {row !== null && (['earlier', 'later', 'remove'] as const).map((kind) => other(kind, row.id))}
    </div>
  );
}
