import { describe, expect, test } from 'vitest';
import { contrastOf, inkOn } from '../../../app/config/look.ts';
import { configSchema } from '../../../main/config/config-schema.ts';

const read = (look: unknown) => configSchema.safeParse({ version: 1, display: { look } });

describe('the contrast of two colours', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#007c89', '#ffffff', 4.95],
    ['#ffffff', '#ffffff', 1],
  ])('of %s on %s', (one, other, contrast) => {
    expect(contrastOf(one, other)).toBeCloseTo(contrast, 2);
    expect(contrastOf(other, one)).toBe(contrastOf(one, other));
  });
});

test.each([
  ['#7A1F5C', '#ffffff'],
  ['#D9480F', '#ffffff'],
  ['#E08A00', '#14202b'],
])('words on %s are %s', (colour, ink) => {
  expect(inkOn(colour)).toBe(ink);
});

test.each([
  ['a dark colour', { colour: '#7A1F5C' }],
  ['a colour with its own ink', { colour: '#1B5E20', ink: '#FFF8E1' }],
  ['a logo alone', { logo: 'logo.svg' }],
  ['nothing', {}],
])('%s is accepted', (_what, look) => {
  expect(read(look).success).toBe(true);
});

test.each([
  ['a pale yellow', { colour: '#FFEB3B' }, 'colour-too-light'],
  ['a light orange, which is readable but does not stand out', { colour: '#F0A030' }, 'colour-too-light'],
  ['grey words on grey', { colour: '#555555', ink: '#777777' }, 'colour-unreadable'],
  ['white words on a middle grey', { colour: '#7f7f7f', ink: '#FFFFFF' }, 'colour-unreadable'],
  ['a name', { colour: 'red' }, 'colour'],
  ['three digits', { colour: '#abc' }, 'colour'],
  ['ink without a colour', { ink: '#ffffff' }, 'ink-without-colour'],
])('%s is refused', (_what, look, rule) => {
  expect(read(look).error?.issues.map(({ message }) => message)).toContain(rule);
});
