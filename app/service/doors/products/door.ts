import { toldChange, type ConfigChange } from '../../../config/change.ts';
import type { Product } from '../../../config/schema.ts';
import { tiyn, TIYN_PER_TENGE } from '../../../money/money.ts';
import { UNCHANGED, type Door, type DoorChange, type DoorContext } from '../../state/door.ts';
import { recordedChanges, withSettings } from '../../state/settings-change.ts';
import type { ProductsAction } from './actions.ts';
import { additionOf, changesOf, moveOf, removalOf } from './changes.ts';
import { categoryForm, formOf, readForm } from './form.ts';
import type {
  CategoryChoice,
  FileProduct,
  ProductRow,
  ProductsDoor,
  ProductsFacts,
  ProductsNotice,
  ProductsOutcome,
  ProductsState,
} from './types.ts';

type Change = DoorChange<ProductsDoor>;

const ENTERED: ProductsState = { facts: null, writing: null, notice: null, written: 0 };

/** What is sold, and for how much: cards as the customer sees them, written into the configuration file. */
export const productsDoor: Door<ProductsDoor> = {
  open: () => ({ state: ENTERED, effects: [{ kind: 'read' }] }),
  act(state, action, context) {
    if (action.kind === 'refresh') return { state: { ...state, notice: null }, effects: [{ kind: 'read' }] };
    if (action.kind === 'seen') return { state: { ...state, notice: null } };
    // One change after the other: a second touch meanwhile means nothing.
    return state.facts === null || state.writing !== null ? UNCHANGED : changing(state, state.facts, action, context);
  },
  onOutcome: (state, outcome, context) => onOutcome(state, outcome, context),
  view(state, { kiosk }) {
    const { facts, writing, notice, written } = state;
    return {
      products: facts?.products.map((product) => rowOf(product, facts, kiosk.settings.catalogue)) ?? null,
      pictures: facts?.pictures ?? [],
      categories: categoriesOf(facts?.products ?? []),
      isWriting: writing !== null,
      notice,
      undo: facts?.undo?.map(toldChange) ?? null,
      written,
    };
  },
};

type Changing = Exclude<ProductsAction, { readonly kind: 'refresh' | 'seen' }>;

function changing(state: ProductsState, facts: ProductsFacts, action: Changing, context: DoorContext): Change {
  if (!('productId' in action))
    return facts.undo === null ? UNCHANGED : intended(state, facts.undo, 'undone', context, true);
  const product = facts.products.find(({ id }) => id === action.productId);
  if (action.kind === 'save') return saving(state, facts, action, context);
  if (product === undefined) return told(state, { kind: 'gone' });
  if (action.kind === 'remove') return intended(state, [removalOf(product)], 'removed', context);
  const move = moveOf(facts.products, product.id, action.kind === 'earlier' ? -1 : 1);
  return move === null ? UNCHANGED : intended(state, [move], 'saved', context);
}

function saving(
  state: ProductsState,
  { products }: ProductsFacts,
  { productId, form }: Extract<Changing, { readonly kind: 'save' }>,
  context: DoorContext,
): Change {
  const read = readForm(form);
  if (!read.ok) return told(state, { kind: 'mistake', ...read.error });
  if (productId === null) return intended(state, [additionOf(products, read.value)], 'added', context);
  const product = products.find(({ id }) => id === productId);
  if (product === undefined) return told(state, { kind: 'gone' });
  const changes = changesOf(product, read.value);
  return changes.length === 0 ? told(state, { kind: 'nothing' }) : intended(state, changes, 'saved', context);
}

/** The intent is on disk before the file is touched. */
function intended(
  state: ProductsState,
  changes: readonly ConfigChange[],
  writing: ProductsNotice['kind'],
  { role }: DoorContext,
  isUndo = false,
): Change {
  return {
    state: { ...state, writing, notice: null },
    entries: [{ kind: 'settings-intended', role, step: 'products', changes: recordedChanges(changes) }],
    effects: [{ kind: isUndo ? 'undo' : 'write', changes }],
  };
}

function onOutcome(state: ProductsState | null, outcome: ProductsOutcome, context: DoorContext): Change {
  const { role } = context;
  switch (outcome.kind) {
    case 'read':
      return state === null ? UNCHANGED : { state: { ...state, facts: outcome.facts } };
    case 'unreadable':
      return state === null
        ? UNCHANGED
        : { state: { ...state, facts: null, notice: { kind: 'not-changed', why: outcome.why } } };
    case 'written': {
      const changes = recordedChanges(outcome.changes);
      return {
        state: state === null ? null : afterWriting(state, outcome.facts),
        ...withSettings(context, outcome.settings, [{ kind: 'settings-changed', role, step: 'products', changes }]),
      };
    }
    default: {
      const { why, facts } = outcome;
      const changes = recordedChanges(outcome.changes);
      return {
        state:
          state === null
            ? null
            : { ...state, writing: null, facts: facts ?? state.facts, notice: { kind: 'not-changed', why } },
        entries: [{ kind: 'settings-unchanged', role, step: 'products', changes, reason: why.kind }],
      };
    }
  }
}

function afterWriting(state: ProductsState, facts: ProductsFacts): ProductsState {
  const done = state.writing;
  const isNotice = done === 'saved' || done === 'added' || done === 'removed' || done === 'undone';
  return { facts, writing: null, notice: isNotice ? { kind: done } : null, written: state.written + 1 };
}

function told(state: ProductsState, notice: ProductsNotice): Change {
  return { state: { ...state, notice } };
}

/** Each category of the file once, in the order of the products. */
function categoriesOf(products: readonly FileProduct[]): readonly CategoryChoice[] {
  const choices = products.flatMap(({ category }) => (category === undefined ? [] : [categoryForm(category)]));
  return [...new Map(choices.map((choice) => [JSON.stringify(choice), choice])).values()];
}

function rowOf(product: FileProduct, { pictures }: ProductsFacts, catalogue: readonly Product[]): ProductRow {
  const { id, name, priceTenge, picture } = product;
  const names = typeof name === 'string' ? { kk: name, ru: name, en: name } : name;
  const fallback = names.ru ?? names.kk ?? names.en ?? id;
  return {
    id,
    name: { kk: names.kk ?? fallback, ru: names.ru ?? fallback, en: names.en ?? fallback },
    priceTiyn: tiyn(Math.round(priceTenge * TIYN_PER_TENGE)),
    picture:
      pictures.find((choice) => choice.name === picture)?.address ??
      catalogue.find((one) => one.id === id)?.picture ??
      picture ??
      id,
    form: formOf(product),
  };
}
