import type { Language } from '../../../../app/language/language.ts';

/** The fields of a product that are typed, in their order. */
export const TYPED_FIELDS = [
  'price',
  'channel',
  'capacity',
  'kk',
  'ru',
  'en',
  'categoryKk',
  'categoryRu',
  'categoryEn',
] as const;
export type TypedField = (typeof TYPED_FIELDS)[number];

/** The fields that hold words, with their language and their names for others. */
const WORDS: Readonly<Partial<Record<TypedField, { readonly language: Language; readonly dataField: string }>>> = {
  kk: { language: 'kk', dataField: 'name-kk' },
  ru: { language: 'ru', dataField: 'name-ru' },
  en: { language: 'en', dataField: 'name-en' },
  categoryKk: { language: 'kk', dataField: 'category-kk' },
  categoryRu: { language: 'ru', dataField: 'category-ru' },
  categoryEn: { language: 'en', dataField: 'category-en' },
};

/** The language in which a field is typed; null for a number. */
export function languageOf(field: TypedField): Language | null {
  return WORDS[field]?.language ?? null;
}

/** What others know the field by. */
export function dataFieldOf(field: TypedField): string {
  return WORDS[field]?.dataField ?? field;
}

/** Whether a field is part of the category. */
export function isCategory(field: TypedField): boolean {
  return field === 'categoryKk' || field === 'categoryRu' || field === 'categoryEn';
}
