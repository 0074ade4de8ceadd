import type { SetupAction } from '../../../../app/service/doors/setup/actions.ts';
import type { KnownMachine } from '../../../../app/service/setup/known.ts';

/** What every form of the wizard gets. */
export interface FormProps {
  readonly known: KnownMachine;
  readonly isSaving: boolean;
  readonly act: (action: SetupAction) => void;
}
