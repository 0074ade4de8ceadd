import type { DoorTypes } from '../../../app/service/doors/types.ts';
import type { DoorStep } from '../../../app/service/state/access.ts';

/** What a door's part of the page is given: its view, and how to do something behind it. */
export interface DoorProps<S extends DoorStep> {
  readonly view: DoorTypes[S]['view'];
  readonly act: (action: DoorTypes[S]['action']) => void;
}
