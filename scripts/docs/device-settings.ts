import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { DEVICE_KINDS, type DeviceKind } from '../../app/config/peripherals.ts';
import { DRIVERS } from '../../drivers/registry.ts';

const DOCUMENT = 'resources/docs/devices.md';

/** The line before the tables. */
const BEGIN = '<!-- settings:begin -->';
const END = '<!-- settings:end -->';

const TITLES: Readonly<Record<DeviceKind, string>> = {
  relay: 'Relay',
  dropSensor: 'Drop sensor',
  billAcceptor: 'Bill acceptor',
  printer: 'Receipt printer',
};

/** The part of a JSON schema that the settings of devices use. */
interface Values {
  readonly type?: string | undefined;
  readonly const?: unknown;
  readonly enum?: unknown[] | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly description?: string | undefined;
  readonly anyOf?: Values[] | undefined;
  readonly items?: Values | undefined;
  readonly properties?: Readonly<Record<string, Values>> | undefined;
  readonly required?: string[] | undefined;
}

const valuesSchema: z.ZodType<Values> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    description: z.string().optional(),
    anyOf: z.array(valuesSchema).optional(),
    items: valuesSchema.optional(),
    properties: z.record(z.string(), valuesSchema).optional(),
    required: z.array(z.string()).optional(),
  }),
);

/** One key of a driver's settings. */
export interface DocumentedKey {
  readonly kind: DeviceKind;
  readonly driver: string;
  readonly key: string;
  /** The allowed values, in Markdown. */
  readonly values: string;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** The default value; undefined if there is none. */
  readonly default: unknown;
  readonly isNeeded: boolean;
  readonly meaning: string;
}

/** Every key in the schemas of all drivers, except `driver` itself. */
export function documentedKeys(): readonly DocumentedKey[] {
  return DEVICE_KINDS.flatMap((kind) =>
    DRIVERS[kind].flatMap(({ name, settings }) => {
      const { properties = {}, required = [] } = valuesSchema.parse(z.toJSONSchema(settings, { io: 'input' }));
      const shape: Readonly<Record<string, z.core.$ZodType>> = settings.shape;
      return Object.entries(properties)
        .filter(([key]) => key !== 'driver')
        .map(([key, values]) => ({
          kind,
          driver: name,
          key,
          values: valuesText(values),
          minimum: values.minimum ?? null,
          maximum: values.maximum ?? null,
          default: withoutKey(shape[key]),
          isNeeded: required.includes(key),
          meaning: values.description ?? '',
        }));
    }),
  );
}

/** The value that the schema gives a missing key. */
function withoutKey(schema: z.core.$ZodType | undefined): unknown {
  return schema === undefined ? undefined : z.safeParse(schema, undefined).data;
}

function valuesText(values: Values): string {
  if (values.anyOf !== undefined) return values.anyOf.map(valuesText).join(', ');
  if (values.const !== undefined) return code(values.const);
  if (values.enum !== undefined) return values.enum.map(code).join(', ');
  if (values.type === 'boolean') return '`true`, `false`';
  if (values.type === 'array') return 'list of whole numbers';
  if (values.type === 'object')
    return `block of ${Object.keys(values.properties ?? {})
      .map(code)
      .join(', ')}`;
  const { minimum, maximum } = values;
  if (minimum !== undefined && maximum !== undefined) return `${String(minimum)} to ${String(maximum)}`;
  return values.type === 'string' ? 'text' : 'number';
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function defaultText({ default: value, isNeeded }: DocumentedKey): string {
  if (isNeeded) return 'needed';
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null) return code(value);
  return code(
    `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${String(one)}`)
      .join(', ')} }`,
  );
}

/** The tables of all settings, in Markdown. */
function settingsTables(): string {
  const keys = documentedKeys();
  const tables = DEVICE_KINDS.flatMap((kind) =>
    DRIVERS[kind].map(({ name }) => {
      const rows = keys.filter((one) => one.kind === kind && one.driver === name);
      return [
        `**${TITLES[kind]}, \`driver: ${name}\`**`,
        '',
        '| key | values | without the key | meaning |',
        '|---|---|---|---|',
        ...rows.map((one) => `| \`${one.key}\` | ${one.values} | ${defaultText(one)} | ${one.meaning} |`),
        '',
      ].join('\n');
    }),
  );
  const made = 'Made from the settings of the drivers by `node scripts/docs/device-settings.ts`; a test compares them.';
  return [
    made,
    'Each device can be `driver: simulated`, too, with the keys that all drivers of its kind have.',
    '',
    ...tables,
  ].join('\n');
}

/** The document with the tables filled in; throws if it does not have the two marking lines. */
export function withTables(text: string): string {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has no place for the settings`);
  return `${before}${BEGIN}\n${settingsTables()}${END}${after}`;
}

if (import.meta.main) writeFileSync(DOCUMENT, withTables(readFileSync(DOCUMENT, 'utf8')));
