import fc from 'fast-check';

const change = fc.tuple(
  fc.nat({ max: 220 }),
  fc.nat({ max: 12 }),
  fc.constantFrom(
    '',
    '0',
    '1',
    '-',
    '.',
    'e',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    'x',
    'null',
    'true',
    '{}',
    'Wait',
    'Data',
    '\u0000',
    '\ud800',
    '\ufeff',
    '9'.repeat(30),
    '[[[[[[[[[[[[[[',
  ),
);

/** Answers that were cut, doubled, with parts taken out, put in and replaced. */
export function mutatedAnswers(answers: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...answers), fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([answer, changes]) =>
      changes.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), answer),
    );
}
