/** The three kinds of contract by their names in the configuration: r1, r2 and r3 of the specification. */
export const KASPI_SCHEMES = ['lite', 'standard', 'enhanced'] as const;

export type KaspiScheme = (typeof KASPI_SCHEMES)[number];

/** One method of the API with the specification's section for each kind of contract that has it. */
export interface KaspiMethod {
  readonly http: 'GET' | 'POST';
  readonly sections: Readonly<Partial<Record<KaspiScheme, string>>>;
}

/**
 * Every method that a kiosk may call (facts, section 1). The emulation methods are for the sandbox, the bench, tests, and
 * the check of the service menu at a test host.
 */
export const KASPI_METHODS = {
  'partner/tradepoints': { http: 'GET', sections: { lite: '2.2.2', standard: '3.2.2', enhanced: '4.2.2' } },
  'device/register': { http: 'POST', sections: { lite: '2.2.3', standard: '3.2.3', enhanced: '4.2.3' } },
  'device/delete': { http: 'POST', sections: { lite: '2.2.4', standard: '3.2.4', enhanced: '4.2.4' } },
  'qr/create': { http: 'POST', sections: { lite: '2.3.1', standard: '3.3.1', enhanced: '4.3.1' } },
  'qr/create-link': { http: 'POST', sections: { lite: '2.3.2', standard: '3.3.2', enhanced: '4.3.2' } },
  'payment/status': { http: 'GET', sections: { lite: '2.3.3', standard: '3.3.3', enhanced: '4.3.3' } },
  'return/create': { http: 'POST', sections: { standard: '3.4.1' } },
  'return/status': { http: 'GET', sections: { standard: '3.4.2' } },
  'return/operations': { http: 'POST', sections: { standard: '3.4.3' } },
  'payment/details': { http: 'GET', sections: { standard: '3.4.4', enhanced: '4.4' } },
  'payment/return': { http: 'POST', sections: { standard: '3.4.5', enhanced: '4.5' } },
  'remote/client-info': { http: 'GET', sections: { enhanced: '4.6.1' } },
  'remote/create': { http: 'POST', sections: { enhanced: '4.6.2' } },
  'remote/cancel': { http: 'POST', sections: { enhanced: '4.6.3' } },
  'health/ping': { http: 'GET', sections: { lite: '5.1', standard: '5.1', enhanced: '5.1' } },
} as const satisfies Readonly<Record<string, KaspiMethod>>;

export type KaspiMethodName = keyof typeof KASPI_METHODS;

/** Whether this kind of contract has the method. */
export function hasMethod(scheme: KaspiScheme, name: KaspiMethodName): boolean {
  return scheme in KASPI_METHODS[name].sections;
}
