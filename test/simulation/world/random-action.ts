import { z } from 'zod';
import type { Decisions } from '../engine/decisions.ts';

/** What a value may be, by the name of its key: what is on the screen, and what is known of the machine. */
export type KnownValues = ReadonlyMap<string, readonly (string | number)[]>;

const shapeSchema = z.object({
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  type: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  minimum: z.number().optional(),
});

const ODD_NUMBERS = [1, 0, 7, 1_000_000_000] as const;
const TRIES = 6;

/** Something that the door's own schema takes; null where none was found. */
export function randomAction<T>(decisions: Decisions, schema: z.ZodType<T>, known: KnownValues): T | null {
  for (let left = TRIES; left > 0; left -= 1) {
    const made = schema.safeParse(valueOf(decisions, shapeOf(schema), 'action', known));
    if (made.success) return made.data;
  }
  return null;
}

const shapes = new Map<z.ZodType, unknown>();

function shapeOf(schema: z.ZodType): unknown {
  const shape = shapes.get(schema) ?? z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  shapes.set(schema, shape);
  return shape;
}

function pick<T>(decisions: Decisions, what: string, all: readonly T[]): T | undefined {
  return all.length === 0 ? undefined : all[decisions.below(`which ${what}`, all.length)];
}

function valueOf(decisions: Decisions, shape: unknown, key: string, known: KnownValues): unknown {
  const read = shapeSchema.safeParse(shape);
  if (!read.success) return null;
  const { anyOf, oneOf, enum: values, const: only, type, properties, items, minimum, required } = read.data;
  const options = anyOf ?? oneOf;
  if (options !== undefined) return valueOf(decisions, pick(decisions, key, options), key, known);
  if (values !== undefined) return pick(decisions, key, values);
  if (only !== undefined) return only;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(properties ?? {})
          .filter(([name]) => required?.includes(name) !== false || decisions.chance(`with ${name}`, 0.5))
          .map(([name, one]) => [name, valueOf(decisions, one, name, known)]),
      );
    case 'array':
      return Array.from({ length: decisions.below(`how many ${key}`, 3) }, () => valueOf(decisions, items, key, known));
    case 'string':
      return pick(decisions, key, knownOf(known, key, 'string')) ?? '';
    case 'boolean':
      return decisions.chance(key, 0.5);
    case 'integer':
    case 'number':
      return Math.max(minimum ?? 0, numberOf(decisions, key, known));
    default:
      return null;
  }
}

const ODD = 0.3;

function numberOf(decisions: Decisions, key: string, known: KnownValues): number {
  const found = pick(decisions, key, knownOf(known, key, 'number'));
  if (typeof found === 'number' && !decisions.chance(`an odd ${key}`, ODD)) return found;
  return pick(decisions, `odd ${key}`, ODD_NUMBERS) ?? 0;
}

/** Amounts have many names, and all of them end alike. */
function knownOf(known: KnownValues, key: string, type: 'string' | 'number'): readonly (string | number)[] {
  const values = known.get(key.endsWith('Tiyn') ? 'Tiyn' : key) ?? [];
  return values.filter((value) => typeof value === type);
}

/** Adds everything that a view names, by its keys. */
export function collectValues(view: unknown, into: Map<string, (string | number)[]>, key = ''): void {
  if (Array.isArray(view)) for (const one of view) collectValues(one, into, key);
  else if (view instanceof Map) for (const one of view.values()) collectValues(one, into, key);
  else if (typeof view === 'object' && view !== null)
    for (const [name, one] of Object.entries(view)) collectValues(one, into, name);
  else if (typeof view === 'string' || typeof view === 'number') {
    const name = key.endsWith('Tiyn') ? 'Tiyn' : key;
    into.set(name, [...(into.get(name) ?? []), view]);
  }
}
