import { canAcceptMoney } from '../../../session/choose/can-accept-money.ts';
import { UNCHANGED, type Door } from '../../state/door.ts';
import { homeLines } from './lines.ts';
import type { HomeDoor } from './types.ts';

/** Is this machine earning money, and if not, why. */
export const homeDoor: Door<HomeDoor> = {
  open: () => ({ state: { facts: null }, effects: [{ kind: 'read-facts' }] }),
  act: () => ({ state: null, effects: [{ kind: 'read-facts' }] }),
  onOutcome: (state, { facts }) => (state === null ? UNCHANGED : { state: { facts } }),
  view(state, context) {
    const gate = canAcceptMoney(context.kiosk);
    return { closed: gate.kind === 'closed' ? gate.problem : null, lines: homeLines(state, context) };
  },
};
