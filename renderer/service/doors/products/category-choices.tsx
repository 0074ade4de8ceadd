import type { ReactNode } from 'react';
import type { Language } from '../../../../app/language/language.ts';
import { productsWords } from '../../../../app/messages/service/products-words.ts';
import type { CategoryChoice } from '../../../../app/service/doors/products/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useService, useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly categories: readonly CategoryChoice[];
  readonly onChoose: (category: CategoryChoice) => void;
}

/** The categories that other products have: one touch fills all three languages in. */
export function CategoryChoices({ categories, onChoose }: Props): ReactNode {
  const { language } = useService().frame;
  const { say } = useServiceWords(productsWords);
  if (categories.length === 0) return null;
  return (
    <div className="category-choices" role="group" aria-label={say('category.known')}>
      {categories.map((category, index) => (
        <ActionButton
          key={JSON.stringify(category)}
          action={`category-${String(index + 1)}`}
          onPress={() => {
            onChoose(category);
          }}
        >
          {shownIn(language, category)}
        </ActionButton>
      ))}
    </div>
  );
}

function shownIn(language: Language, { categoryKk, categoryRu, categoryEn }: CategoryChoice): string {
  const own = { kk: categoryKk, ru: categoryRu, en: categoryEn }[language];
  return own || categoryRu || categoryKk || categoryEn;
}
