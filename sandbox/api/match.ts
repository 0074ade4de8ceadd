import type { Scheme } from '../bank/schemes.ts';
import { SCHEME_FACTS } from '../bank/schemes.ts';
import type { Endpoint } from './endpoint.ts';
import { pathSegments } from './endpoint.ts';
import { ENDPOINTS } from './table.ts';

/** The endpoint that an address belongs to, or why there is none. */
export type Match =
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint; readonly parameters: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method' }
  | { readonly kind: 'unknown' };

/** Finds the row of the table for a request line. */
export function matchEndpoint(scheme: Scheme, http: string, path: string): Match {
  const { basePath } = SCHEME_FACTS[scheme];
  if (!path.startsWith(`${basePath}/`)) return { kind: 'unknown' };
  const segments = pathSegments(path.slice(basePath.length));
  let pathKnown = false;
  for (const endpoint of ENDPOINTS) {
    if (!endpoint.schemes.includes(scheme)) continue;
    const parameters = readParameters(endpoint.segments, segments);
    if (parameters === null) continue;
    if (endpoint.http === http) return { kind: 'endpoint', endpoint, parameters };
    pathKnown = true;
  }
  return { kind: pathKnown ? 'wrong-method' : 'unknown' };
}

function readParameters(pattern: readonly string[], actual: readonly string[]): Record<string, string> | null {
  if (pattern.length !== actual.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const value = actual[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(expected)?.[1];
    if (name !== undefined) parameters[name] = value;
    else if (value !== expected) return null;
  }
  return parameters;
}
