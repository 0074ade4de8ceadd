import { describe, expect, it } from 'vitest';
import { readOrganisations } from '../../../sandbox/organisations-file.ts';

const BIN = '180340021791';

function problem(content: string): string {
  const read = readOrganisations(content);
  return read.ok ? '' : read.error;
}

describe('the organisations file', () => {
  it('is YAML, with numbers of any length', () => {
    const yaml = `
organisations:
  - bin: "${BIN}"
    apiKey: test_1
    ownCertificate: true
    tradePoints:
      - { id: 9007199254740993, name: Магазин 1, disabled: true }
      - { id: "13", name: Магазин 2, withoutPartialReturns: true }
customers:
  - { id: aliya, name: Алия, phoneNumber: "+77010000000", invoices: refused }
`;
    expect(readOrganisations(yaml)).toEqual({
      ok: true,
      value: {
        organisations: [
          {
            bin: BIN,
            apiKey: 'test_1',
            ownCertificate: true,
            tradePoints: [
              { id: 9007199254740993n, name: 'Магазин 1', disabled: true },
              { id: 13n, name: 'Магазин 2', withoutPartialReturns: true },
            ],
          },
        ],
        customers: [{ id: 'aliya', name: 'Алия', phoneNumber: '+77010000000', invoices: 'refused' }],
      },
    });
  });

  it('may be JSON', () => {
    const json = JSON.stringify({ organisations: [{ bin: BIN, tradePoints: [{ id: 12, name: 'Магазин' }] }] });
    expect(readOrganisations(json)).toMatchObject({
      ok: true,
      value: { organisations: [{ tradePoints: [{ id: 12n }] }] },
    });
  });

  it.each([
    ['organisations: []', 'organisations'],
    [`organisations: [{ bin: ${BIN}, tradePoints: [] }]`, 'write the БИН in quotes'],
    ['organisations: [{ bin: "1", tradePoints: [] }]', '12 digits'],
    [`organisations: [{ bin: "${BIN}", tradePoints: [], apiKey: prod_1 }]`, 'test_'],
    [`organisations: [{ bin: "${BIN}", tradePoints: [], colour: red }]`, 'colour'],
    [
      `organisations: [{ bin: "${BIN}", tradePoints: [{ id: 1, name: a }, { id: 1, name: b }] }]`,
      'the trade point 1 occurs twice',
    ],
    [
      `organisations: [{ bin: "${BIN}", tradePoints: [] }, { bin: "${BIN}", tradePoints: [] }]`,
      `the БИН ${BIN} occurs twice`,
    ],
    [
      `organisations: [{ bin: "${BIN}", tradePoints: [] }]\ncustomers: [{ id: a, name: a, phoneNumber: "12" }]`,
      'no phone number',
    ],
    ['organisations: [', 'Flow sequence'],
    ['', 'object'],
  ])('%s: %s', (content, says) => {
    expect(problem(content)).toContain(says);
  });
});
