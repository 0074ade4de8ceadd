import { z } from 'zod';
import type { MethodName } from '../../app/ipc/sandbox-process.ts';
import { REQUEST_STATUS } from '../bank/status-codes.ts';
import type { Scheme } from '../bank/schemes.ts';
import type { Answer } from './answer.ts';
import { badRequest } from './answer.ts';
import type { Call } from './call.ts';

/** One row of the table of methods. */
export interface EndpointRow<Schema extends z.ZodObject> {
  readonly name: MethodName;
  readonly schemes: readonly Scheme[];
  readonly http: 'GET' | 'POST';
  /** Path below the base address; `{Name}` is a parameter that is added to the input under that name. */
  readonly path: string;
  readonly input: Schema;
  readonly handle: (input: z.output<Schema>, call: Call) => Answer;
}

/** A row of the table whose input is still to be checked. */
export interface Endpoint {
  readonly name: MethodName;
  readonly schemes: readonly Scheme[];
  readonly http: 'GET' | 'POST';
  readonly segments: readonly string[];
  /** Names of the input fields, as in the specification's tables. */
  readonly fields: readonly string[];
  /** True for the emulation methods, which write `message` in lower case (5.2 - 5.5). */
  readonly emulation: boolean;
  readonly run: (input: object, call: Call) => Answer;
}

/** Turns a row into an endpoint; input that does not fit the schema is answered with -400 and the reasons. */
export function endpoint<Schema extends z.ZodObject>(row: EndpointRow<Schema>): Endpoint {
  const fields = Object.keys(row.input.shape);
  return {
    name: row.name,
    schemes: row.schemes,
    http: row.http,
    segments: pathSegments(row.path),
    fields,
    emulation: row.name.startsWith('test/'),
    run: (input, call) => {
      const superfluous = Object.keys(input).filter((name) => !fields.includes(name));
      for (const name of superfluous) {
        const refused = call.breach('field', `${row.name} has no field ${name} in this scheme`);
        if (refused !== null) return refused;
      }
      const parsed = row.input.safeParse(input);
      if (parsed.success) return row.handle(parsed.data, call);
      return call.malformed('field', badRequest(REQUEST_STATUS.badRequest, z.prettifyError(parsed.error)));
    },
  };
}

/** The parts of a path between its slashes. */
export function pathSegments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}
