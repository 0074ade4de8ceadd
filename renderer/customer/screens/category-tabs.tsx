import type { ReactNode } from 'react';
import { PressButton } from '../../parts/press-button.tsx';
import { useWords } from '../state/shown.ts';
import type { Category } from './categories.ts';

/** More categories stand in two rows. */
const ONE_ROW = 3;

interface Props {
  readonly categories: readonly Category[];
  /** The key of the chosen one; null for all products. */
  readonly chosen: string | null;
  readonly choose: (key: string | null) => void;
}

/** A button for each category, the first for all products. */
export function CategoryTabs({ categories, chosen, choose }: Props): ReactNode {
  const { say, name } = useWords();
  const tab = (key: string | null, label: string): ReactNode => (
    <PressButton
      key={key ?? 'all'}
      className="category"
      aria-pressed={key === chosen}
      onPress={() => {
        choose(key);
      }}
    >
      {label}
    </PressButton>
  );
  return (
    <div
      className="categories"
      data-many={categories.length > ONE_ROW}
      role="group"
      aria-label={say('idle.categories')}
    >
      {tab(null, say('idle.all'))}
      {categories.map((category) =>
        tab(category.key, category.name === null ? say('idle.other') : name(category.name)),
      )}
    </div>
  );
}
