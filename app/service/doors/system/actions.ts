import { z } from 'zod';
import { roleSchema } from '../../../role.ts';

/** What can be done at the door; every ending has to be held for a second. The digits of a PIN are no action. */
export const systemActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('end'), how: z.enum(['restart', 'reboot', 'shutdown']) }),
  z.strictObject({ kind: z.literal('refresh') }),
  /** Examines the installation as `sauda doctor` does, and puts the findings away again. */
  z.strictObject({ kind: z.enum(['doctor', 'doctor-close']) }),
  /** The program starts anew as a demonstration, or as the machine again. */
  z.strictObject({ kind: z.enum(['demo-on', 'demo-off']) }),
  /** No further sale begins, or sales begin again. */
  z.strictObject({ kind: z.enum(['out-of-service', 'back-in-service']) }),
  /** Looks for an update, or fetches one from the server or a stick. */
  z.strictObject({ kind: z.enum(['update-check', 'update-now', 'update-stick']) }),
  /** A code for the operator of a fleet, and its end. */
  z.strictObject({ kind: z.enum(['fleet-enrol', 'fleet-cancel']) }),
  z.strictObject({ kind: z.literal('change-pin'), role: roleSchema }),
  z.strictObject({ kind: z.literal('cancel-pin') }),
]);
export type SystemAction = z.infer<typeof systemActions>;
