import type { ChecksAction } from '../../../app/service/doors/checks/actions.ts';
import type { ChecksView } from '../../../app/service/doors/checks/types.ts';

/** What each part of the door `checks` is given. */
export interface ChecksProps {
  readonly view: ChecksView;
  readonly act: (action: ChecksAction) => void;
}
