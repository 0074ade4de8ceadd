import { toldChange, type ConfigChange } from '../../../config/change.ts';
import type { Product } from '../../../config/schema.ts';
import { tiyn, TIYN_PER_TENGE } from '../../../money/money.ts';
import { UNCHANGED, type Door, type DoorChange, type DoorContext } from '../../state/door.ts';
import { settingsEntries, withSettings } from '../../state/settings-change.ts';
import { trialAnswered, trialBegun, trialEnded } from '../../trial/trial.ts';
import type { ProductsAction } from './actions.ts';
import { additionOf, changesOf, moveOf, removalOf } from './changes.ts';
import type { FileProduct } from './file-product.ts';
import { categoryForm, formOf, readForm } from './form.ts';
import { shownName } from './list-plan.ts';
import { listView, onList, onListOutcome } from './list-steps.ts';
import type { TakenPicture } from './list-types.ts';
import { shelfOf } from './shelf.ts';
import { swapOf } from './swap.ts';
import { withUndoneCounts } from './undone-counts.ts';
import type {
  CategoryChoice,
  Done,
  ProductRow,
  ProductsDoor,
  ProductsFacts,
  ProductsNotice,
  ProductsOutcome,
  ProductsState,
} from './types.ts';

type Change = DoorChange<ProductsDoor>;

const ENTERED: ProductsState = { facts: null, writing: null, notice: null, written: 0, list: null, unmoved: null };

/** What is sold, and for how much: cards as the customer sees them, written into the configuration file. */
export const productsDoor: Door<ProductsDoor> = {
  open: () => ({ state: ENTERED, effects: [{ kind: 'read' }] }),
  act(state, action, context) {
    switch (action.kind) {
      case 'refresh':
        return { state: { ...state, notice: null }, effects: [{ kind: 'read' }] };
      case 'seen':
        return { state: { ...state, notice: null } };
      case 'pulse':
      case 'answer':
        return trying(state, action, context);
      default:
        // One change after the other: a second touch meanwhile means nothing.
        return state.facts === null || state.writing !== null
          ? UNCHANGED
          : changing(state, state.facts, action, context);
    }
  },
  onOutcome: (state, outcome, context) => onOutcome(state, outcome, context),
  view(state, { kiosk }) {
    const { facts, writing, notice, written, list, unmoved } = state;
    const { catalogue } = kiosk.settings;
    return {
      products: facts?.products.map((product) => rowOf(product, facts, catalogue)) ?? null,
      pictures: facts?.pictures ?? [],
      categories: categoriesOf(facts?.products ?? []),
      isWriting: writing !== null,
      notice,
      undo: facts?.undo?.map(toldChange) ?? null,
      written,
      shelf: facts === null ? null : shelfOf(facts, unmoved, kiosk, (product) => pictureOf(product, facts, catalogue)),
      list: listView(list),
    };
  },
};

/** A channel is pulsed by hand, as at the door `checks`. */
function trying(
  state: ProductsState,
  action: Extract<ProductsAction, { readonly kind: 'pulse' | 'answer' }>,
  context: DoorContext,
): Change {
  if (action.kind === 'answer') {
    const { answered, effects } = trialAnswered(action.channel, action.answer, context);
    return { state: null, kiosk: answered.state, entries: answered.entries, effects };
  }
  const begun = trialBegun(action.channel, context);
  if (begun === null) return UNCHANGED;
  const { intended: step, effect } = begun;
  return { state: { ...state, unmoved: null }, kiosk: step.state, entries: step.entries, effects: [effect] };
}

type Changing = Exclude<ProductsAction, { readonly kind: 'refresh' | 'seen' | 'pulse' | 'answer' }>;

function changing(state: ProductsState, facts: ProductsFacts, action: Changing, context: DoorContext): Change {
  const { products } = facts;
  switch (action.kind) {
    case 'save':
      return saving(state, facts, action, context);
    case 'undo':
      return undoing(state, facts, context);
    case 'swap': {
      const { channel, other } = action;
      const changes = channel === other ? [] : swapOf(products, channel, other);
      return changes.length === 0 ? UNCHANGED : intended(state, changes, 'swapped', context);
    }
    case 'list-take':
      return taking(state, context);
    case 'list-open':
    case 'list-look':
    case 'list-read':
    case 'list-close':
    case 'template':
      return onList(state, facts, action, context.kiosk);
    default:
      return atProduct(state, facts, action, context);
  }
}

function atProduct(
  state: ProductsState,
  { products }: ProductsFacts,
  { kind, productId }: Extract<Changing, { readonly kind: 'earlier' | 'later' | 'remove' }>,
  context: DoorContext,
): Change {
  const product = products.find(({ id }) => id === productId);
  if (product === undefined) return told(state, { kind: 'gone' });
  if (kind === 'remove') return intended(state, [removalOf(product)], 'removed', context);
  const move = moveOf(products, product.id, kind === 'earlier' ? -1 : 1);
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
  if (productId === null) return intended(state, [additionOf(products, read.value).change], 'added', context);
  const product = products.find(({ id }) => id === productId);
  if (product === undefined) return told(state, { kind: 'gone' });
  const changes = changesOf(product, read.value);
  return changes.length === 0 ? told(state, { kind: 'nothing' }) : intended(state, changes, 'saved', context);
}

function undoing(state: ProductsState, { undo }: ProductsFacts, context: DoorContext): Change {
  if (undo === null) return UNCHANGED;
  // Another number in the file means that the machine was filled with so many: somebody has to count.
  const isCounted = undo.some((change) => change.kind === 'set' && change.path.at(-1) === 'stock');
  return intended(state, undo, isCounted ? 'counts-undone' : 'undone', context);
}

/** What was shown is taken over as a whole. */
function taking(state: ProductsState, context: DoorContext): Change {
  const looked = state.list?.looked ?? null;
  if (looked?.kind !== 'plan') return UNCHANGED;
  const { changes, pictures } = looked.plan;
  return changes.length === 0 ? told(state, { kind: 'nothing' }) : intended(state, changes, 'taken', context, pictures);
}

/** The intent is on disk before the file is touched. */
function intended(
  state: ProductsState,
  changes: readonly ConfigChange[],
  writing: Done,
  { role }: DoorContext,
  pictures: readonly TakenPicture[] = [],
): Change {
  const isUndo = writing === 'undone' || writing === 'counts-undone';
  return {
    state: { ...state, writing, notice: null },
    entries: settingsEntries({ kind: 'settings-intended', role, step: 'products' }, changes),
    effects: [isUndo ? { kind: 'undo', changes } : { kind: 'write', changes, pictures }],
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
    case 'written':
      return { state: state === null ? null : afterWriting(state, outcome.facts), ...written(outcome, context) };
    case 'lists-found':
    case 'list-read':
      return onListOutcome(state, outcome, context.kiosk);
    case 'pulse-ended': {
      const { after, unmoved } = trialEnded(outcome, context);
      return { state: state === null ? null : { ...state, unmoved }, kiosk: after.state, entries: after.entries };
    }
    default:
      return notWritten(state, outcome, role);
  }
}

/** On record with what it means for the counts, and for the session. */
function written(
  { changes, isUndo, settings }: Extract<ProductsOutcome, { readonly kind: 'written' }>,
  context: DoorContext,
): ReturnType<typeof withSettings> {
  const { kiosk, role } = context;
  const counted = isUndo ? withUndoneCounts(kiosk, changes, role) : { kiosk, entries: [] };
  const changed = settingsEntries({ kind: 'settings-changed', role, step: 'products' }, changes);
  return withSettings({ ...context, kiosk: counted.kiosk }, settings, [...changed, ...counted.entries]);
}

function notWritten(
  state: ProductsState | null,
  { why, facts, changes }: Extract<ProductsOutcome, { readonly kind: 'not-written' }>,
  role: DoorContext['role'],
): Change {
  return {
    state:
      state === null
        ? null
        : {
            ...state,
            writing: null,
            facts: facts ?? state.facts,
            notice: { kind: 'not-changed', why },
            // What was shown was about another file, or another stick.
            list: state.list === null ? null : { ...state.list, looked: null },
          },
    entries: settingsEntries({ kind: 'settings-unchanged', role, step: 'products', reason: why.kind }, changes),
  };
}

function afterWriting(state: ProductsState, facts: ProductsFacts): ProductsState {
  const { writing, written } = state;
  return {
    ...state,
    facts,
    writing: null,
    notice: writing === null ? null : { kind: writing },
    written: written + 1,
    list: writing === 'taken' ? null : state.list,
  };
}

function told(state: ProductsState, notice: ProductsNotice): Change {
  return { state: { ...state, notice } };
}

/** Each category of the file once, in the order of the products. */
function categoriesOf(products: readonly FileProduct[]): readonly CategoryChoice[] {
  const choices = products.flatMap(({ category }) => (category === undefined ? [] : [categoryForm(category)]));
  return [...new Map(choices.map((choice) => [JSON.stringify(choice), choice])).values()];
}

function rowOf(product: FileProduct, facts: ProductsFacts, catalogue: readonly Product[]): ProductRow {
  const { id, priceTenge } = product;
  return {
    id,
    name: shownName(product),
    priceTiyn: tiyn(Math.round(priceTenge * TIYN_PER_TENGE)),
    picture: pictureOf(product, facts, catalogue),
    form: formOf(product),
  };
}

/** Where the window finds the picture. */
function pictureOf({ id, picture }: FileProduct, { pictures }: ProductsFacts, catalogue: readonly Product[]): string {
  return (
    pictures.find((choice) => choice.name === picture)?.address ??
    catalogue.find((one) => one.id === id)?.picture ??
    picture ??
    id
  );
}
