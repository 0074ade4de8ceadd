import type { Language } from '../../../../app/language/language.ts';

/** The fields of a product that are typed, in their order. */
export const TYPED_FIELDS = ['price', 'kk', 'ru', 'en', 'channel', 'capacity'] as const;
export type TypedField = (typeof TYPED_FIELDS)[number];

/** Whether a field is a name in one of the languages. */
export function isName(field: TypedField): field is Language & TypedField {
  return field === 'kk' || field === 'ru' || field === 'en';
}
