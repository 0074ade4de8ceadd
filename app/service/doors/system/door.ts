import { UNCHANGED, type Door } from '../../state/door.ts';
import type { SystemDoor } from './types.ts';

/** Versions, addresses and disk; restart, reboot and shut-down. */
export const systemDoor: Door<SystemDoor> = {
  open: () => ({ state: { facts: null, ending: null }, effects: [{ kind: 'read-facts' }] }),
  act(state, { how }, { role }) {
    if (state.ending !== null) return UNCHANGED;
    return {
      state: { ...state, ending: how },
      entries: [{ kind: 'service-acted', role, step: 'system', what: how }],
      effects: [{ kind: 'end', how }],
    };
  },
  onOutcome: (state, { facts }) => (state === null ? UNCHANGED : { state: { ...state, facts } }),
  view: (state) => state,
};
