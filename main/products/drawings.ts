/** The drawings that come with the application. */
export const DRAWINGS: readonly string[] = [
  'water',
  'juice',
  'soda',
  'coffee',
  'tea',
  'milk',
  'chocolate',
  'bread',
  'sandwich',
  'chips',
  'cookie',
  'gum',
  'nuts',
  'apple',
  'box',
];
