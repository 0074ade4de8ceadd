import { z } from 'zod';
import type { Result } from '../../app/result.ts';
import { err } from '../../app/result.ts';
import type { ApiPayStandIn } from '../apipay/stand-in.ts';
import type { ViolationLog } from '../api/violations.ts';
import type { Bank } from '../bank/bank.ts';
import type { ByFlyStandIn } from '../byfly/stand-in.ts';
import type { FaultControl } from '../http/faults.ts';
import type { RequestLog } from '../http/request-log.ts';
import type { CertificateOffice } from '../pki/certificate-office.ts';

/** The parts of the sandbox that the control interface reads and changes. */
export interface Controlled {
  readonly bank: Bank;
  readonly faults: FaultControl;
  readonly certificateOffice: CertificateOffice;
  readonly log: RequestLog;
  readonly violations: ViolationLog;
  /** Null unless it was opened. */
  readonly apiPay: ApiPayStandIn | null;
  /** Null unless it was opened. */
  readonly byFly: ByFlyStandIn | null;
}

/** A refusal with its HTTP status and an explanation for the caller. */
export interface ControlProblem {
  readonly httpStatus: number;
  readonly message: string;
}

export type ControlResult = Result<unknown, ControlProblem>;

/** One method of the control interface. */
export interface Route {
  readonly http: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly does: string;
  /** `input`: the fields of the address for GET and DELETE, the JSON body for POST. */
  readonly run: (controlled: Controlled, input: unknown) => ControlResult;
}

const BAD_REQUEST = 400;
export const CONFLICT = 409;

/** A method whose input is checked by a schema. */
export function route<Schema extends z.ZodType>(
  http: Route['http'],
  path: string,
  does: string,
  schema: Schema,
  run: (controlled: Controlled, input: z.output<Schema>) => ControlResult,
): Route {
  return {
    http,
    path,
    does,
    run: (controlled, input) => {
      const parsed = schema.safeParse(input);
      return parsed.success
        ? run(controlled, parsed.data)
        : err({ httpStatus: BAD_REQUEST, message: z.prettifyError(parsed.error) });
    },
  };
}
