import type { KioskState } from '../../../session/state/state.ts';
import { highestChannel } from '../../trial/channel-view.ts';
import { UNCHANGED, type DoorChange } from '../../state/door.ts';
import type { ProductsAction } from './actions.ts';
import type { ProductsDoor, ProductsFacts, ProductsOutcome, ProductsState } from './types.ts';
import { planOf } from './list-plan.ts';
import { NO_LIST, type ListState, type ListView, type Looked, type LookedView } from './list-state.ts';
import { placedTemplate, productsOf, TEMPLATES, type Template } from './list-templates.ts';

type Change = DoorChange<ProductsDoor>;

/** The actions that write nothing. */
export type ListAction = Extract<
  ProductsAction,
  | { readonly kind: 'list-open' | 'list-look' | 'list-close' }
  | { readonly kind: 'list-read' }
  | { readonly kind: 'template' }
>;

/** No more mistakes are shown at once. */
const MOST_MISTAKES = 20;

/** Lists on sticks and templates: looked for, read, and told as what would change. */
export function onList(
  state: ProductsState,
  facts: ProductsFacts,
  action: ListAction,
  kiosk: Pick<KioskState, 'stock'>,
): Change {
  const list = state.list ?? NO_LIST;
  if (action.kind === 'list-close') return { state: { ...state, list: null, notice: null } };
  // One thing after the other: a second touch meanwhile means nothing.
  if (list.working !== null) return UNCHANGED;
  const working = (kind: ListState['working']): ProductsState => ({
    ...state,
    notice: null,
    list: { ...list, working: kind, looked: null },
  });
  switch (action.kind) {
    case 'list-read': {
      const file = list.found[action.index];
      return file === undefined ? UNCHANGED : { state: working('read'), effects: [{ kind: 'read-list', list: file }] };
    }
    case 'template':
      return {
        state: { ...state, notice: null, list: { ...list, looked: ofTemplate(action.template, facts, kiosk) } },
      };
    default:
      return { state: working('look'), effects: [{ kind: 'look-lists' }] };
  }
}

function ofTemplate(template: Template, facts: ProductsFacts, { stock }: Pick<KioskState, 'stock'>): Looked {
  const { products, channels } = facts;
  const { listed, unplaced } = placedTemplate(template, products, highestChannel(channels, products));
  const plan = planOf(products, listed, stock, { isWhole: false, pictures: [], unplaced });
  return { kind: 'plan', source: { kind: 'template', template }, plan, ignored: [] };
}

type Found = Extract<ProductsOutcome, { readonly kind: 'lists-found' | 'list-read' }>;

/** What main has found or read; nothing where the list was closed meanwhile. */
export function onListOutcome(
  state: ProductsState | null,
  outcome: Found,
  { stock }: Pick<KioskState, 'stock'>,
): Change {
  const working = state?.list?.working ?? null;
  if (state === null || working === null) return UNCHANGED;
  const done = (change: Partial<ListState>): Change => ({
    state: { ...state, list: { ...(state.list ?? NO_LIST), ...change, working: null } },
  });
  if (outcome.kind === 'lists-found') {
    const { sticks, found, troubles } = outcome;
    return done({ sticks, found, troubles });
  }
  const { list, result } = outcome;
  const file = list.name;
  if (!result.ok) return done({ looked: { kind: 'failed', file, failure: result.error } });
  const { products, mistakes, pictures, ignored } = result.value;
  if (mistakes.length > 0) return done({ looked: { kind: 'mistakes', file, mistakes } });
  if (state.facts === null) return done({});
  const plan = planOf(state.facts.products, products, stock, { isWhole: true, pictures, unplaced: [] });
  const needsFolder = pictures.length > 0 && !state.facts.hasPicturesFolder;
  return done({
    looked: {
      kind: 'plan',
      source: { kind: 'file', name: file },
      plan: needsFolder ? { ...plan, changes: [PICTURES_FOLDER, ...plan.changes] } : plan,
      ignored,
    },
  });
}

/** Where the operator's pictures lie on a machine without any, relative to its configuration. */
export const NEW_PICTURES_FOLDER = 'pictures';
const PICTURES_FOLDER = {
  kind: 'set',
  path: ['display', 'picturesDirectory'],
  before: undefined,
  after: NEW_PICTURES_FOLDER,
} as const;

/** What of it the window draws; null where no list or template is looked at. */
export function listView(list: ListState | null): ListView | null {
  if (list === null) return null;
  const { working, sticks, found, troubles, looked } = list;
  return {
    working,
    sticks,
    found: found.map(({ stick, name }) => ({ stick, name })),
    troubles,
    templates: TEMPLATES.map((template) => ({ template, products: productsOf(template) })),
    looked: looked === null ? null : lookedView(looked),
  };
}

function lookedView(looked: Looked): LookedView {
  switch (looked.kind) {
    case 'failed':
      return looked;
    case 'mistakes': {
      const { file, mistakes } = looked;
      const more = Math.max(0, mistakes.length - MOST_MISTAKES);
      return { kind: 'mistakes', file, mistakes: mistakes.slice(0, MOST_MISTAKES), more };
    }
    default: {
      const { source, plan, ignored } = looked;
      const { lines, isReordered, unplaced, pictures } = plan;
      return { kind: 'plan', source, lines, isReordered, unplaced, pictures: pictures.length, ignored };
    }
  }
}
