import { UNCHANGED, type Door, type DoorChange } from '../../state/door.ts';
import type { LogDoor, LogState } from './types.ts';

/** The number of lines on a page. */
const LINES_PER_PAGE = 12;

const NEWEST: LogState = {
  filter: { level: 'info', group: null },
  trail: [],
  page: null,
  isReading: true,
  asked: 0,
};

/** The technical log, the newest line first. */
export const logDoor: Door<LogDoor> = {
  open: () => read(NEWEST),
  act(state, action) {
    switch (action.kind) {
      case 'refresh':
        return read({ ...state, trail: [] });
      case 'level':
        return read({ ...state, trail: [], page: null, filter: { ...state.filter, level: action.level } });
      case 'group':
        return read({ ...state, trail: [], page: null, filter: { ...state.filter, group: action.group } });
      case 'page':
        return turned(state, action.to);
    }
  },
  onOutcome(state, { asked, page }) {
    if (state?.asked !== asked) return UNCHANGED;
    return { state: { ...state, page, isReading: false } };
  },
  view: ({ filter, page, isReading, trail }) => ({ filter, page, isReading, number: trail.length + 1 }),
};

/** The next page. A second touch while it is read would skip one. */
function turned(state: LogState, to: 'older' | 'newer'): DoorChange<LogDoor> {
  const { trail, page, isReading } = state;
  if (isReading) return UNCHANGED;
  if (to === 'newer') return trail.length === 0 ? UNCHANGED : read({ ...state, trail: trail.slice(0, -1) });
  const last = page?.hasOlder === true ? page.lines.at(-1) : undefined;
  return last === undefined ? UNCHANGED : read({ ...state, trail: [...trail, last.id] });
}

function read(before: LogState): DoorChange<LogDoor> & { readonly state: LogState } {
  const { filter, trail } = before;
  const asked = before.asked + 1;
  return {
    state: { ...before, asked, isReading: true },
    effects: [
      {
        kind: 'read-page',
        asked,
        filter,
        beforeId: trail.at(-1) ?? null,
        count: LINES_PER_PAGE,
      },
    ],
  };
}
