import { z } from 'zod';
import { languageSchema } from '../language/schema.ts';
import { doorActSchema } from '../service/doors/actions.ts';
import { SETUP_STEPS } from '../service/state/setup-steps.ts';
import { DOOR_STEPS } from '../service/state/access.ts';
import type { ServiceView } from '../service/view.ts';
import { call, defineContract, push } from './derive.ts';

const revision = z.number().int().min(0);
const nothing = z.strictObject({});

/**
 * The service menu in the customer's window. Main serves it after the five touches. A PIN is sent digit by digit and
 * kept in main only; each door's own schema decodes the actions behind it.
 */
export const serviceContract = defineContract('service', {
  calls: {
    /** The menu's part of the page has loaded and asks for the current view. */
    ready: call(nothing),
    digit: call(z.strictObject({ revision, digit: z.number().int().min(0).max(9) })),
    erase: call(z.strictObject({ revision })),
    enter: call(z.strictObject({ revision })),
    open: call(z.strictObject({ revision, step: z.enum(DOOR_STEPS) })),
    act: call(z.strictObject({ revision, act: doorActSchema })),
    /** To `home`, and from there out. */
    back: call(z.strictObject({ revision })),
    leave: call(z.strictObject({ revision })),
    endSetup: call(z.strictObject({ revision })),
    /** On or back to a step of the set-up wizard. */
    setup: call(z.strictObject({ revision, to: z.enum(SETUP_STEPS) })),
    language: call(z.strictObject({ language: languageSchema })),
    reach: call(z.strictObject({ on: z.boolean() })),
    /** Activity without an action, such as typing into a field; it restarts the menu's time limit. */
    touched: call(nothing),
  },
  pushes: { service: push<ServiceView | null>() },
});
