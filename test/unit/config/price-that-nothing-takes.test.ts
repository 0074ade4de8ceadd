import { expect, it } from 'vitest';
import { parseConfig } from '../../../main/config/load-config.ts';

const API_PAY = 'apiPay: { baseUrl: https://apipay.example/api, apiKeyFile: key }';
const BY_FLY = 'byFly: { baseUrl: https://byfly.example/api, apiTokenFile: token }';

function warningsAt(payment: readonly string[], peripherals: string): readonly string[] {
  const warnings: string[] = [];
  const parsed = parseConfig(
    `version: 1
payment: { ${payment.join(', ')} }
peripherals: { relay: { driver: lcus, port: /dev/relay }${peripherals} }
catalogue:
  - { id: water, channel: 1, name: { kk: Су, ru: Вода, en: Water }, priceTenge: 450 }
  - { id: juice, channel: 2, name: { kk: Шырын, ru: Сок, en: Juice }, priceTenge: 690.5 }
`,
    'kiosk.yaml',
    ({ key, warning }) => warnings.push(`${key}: ${warning}`),
  );
  expect(parsed).toMatchObject({ ok: true });
  return warnings;
}

it('a price with tiyn is told where ApiPay is the only way to pay', () => {
  expect(warningsAt([API_PAY], '')).toEqual([
    'catalogue.1.priceTenge: ApiPay takes whole tenge, and there is no other way to pay: the product is never sold',
  ]);
  expect(warningsAt([API_PAY, BY_FLY], '')).toEqual([]);
  expect(warningsAt([API_PAY], ', billAcceptor: { driver: ccnet, port: /dev/notes }')).toEqual([]);
});
