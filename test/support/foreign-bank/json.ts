/** A number in its exact decimal text: an Int64 does not survive JavaScript's own numbers. */
export class Digits {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Json = string | boolean | null | Digits | readonly Json[] | { readonly [name: string]: Json };

/** Writes JSON with numbers letter by letter. */
export function writeJson(value: Json): string {
  if (value instanceof Digits) return value.text;
  if (Array.isArray(value)) return `[${value.map((item: Json) => writeJson(item)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(
      ([name, item]: [string, Json]) => `${JSON.stringify(name)}: ${writeJson(item)}`,
    );
    return `{ ${pairs.join(', ')} }`;
  }
  return JSON.stringify(value);
}

/** One parameter of a request: its type, and its text exactly as it stood in the body. */
export interface Parameter {
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'nested';
  readonly source: string;
}

/** The part of `JSON.parse`'s context with the source text; in V8 since 11.4. */
interface ReviverContext {
  readonly source?: string;
}

/** Reads a flat object and keeps the source of each value; undefined if it is no JSON object. */
export function readParameters(body: string): ReadonlyMap<string, Parameter> | undefined {
  const found = new Map<string, Parameter>();
  try {
    const parsed: unknown = JSON.parse(body, (name: string, value: unknown, context?: ReviverContext): unknown => {
      const type = value === null ? 'null' : typeof value;
      const isFlat = type === 'string' || type === 'number' || type === 'boolean' || type === 'null';
      if (name !== '') found.set(name, { type: isFlat ? type : 'nested', source: context?.source ?? '' });
      return value;
    });
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** The text behind a JSON string's source. */
export function textOf(parameter: Parameter): string {
  const value: unknown = JSON.parse(parameter.source);
  return String(value);
}
