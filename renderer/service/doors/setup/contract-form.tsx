import { useState, type ReactNode } from 'react';
import { setupWords } from '../../../../app/messages/service/setup-words.ts';
import type { SetupDoorView } from '../../../../app/service/doors/setup/types.ts';
import type { Contract } from '../../../../app/service/state/setup-place.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useServiceWords } from '../../state/shown.ts';
import type { FormProps } from './form-props.ts';
import { TypedForm } from './typed-form.tsx';

interface ContractProps extends FormProps {
  readonly contracts: SetupDoorView['contracts'];
}

/** The contract with the bank; that of several organisations also asks for which one. */
export function ContractForm({ known, contracts, isSaving, act }: ContractProps): ReactNode {
  const { say } = useServiceWords(setupWords);
  const [chosen, setChosen] = useState<Contract | null>(known.contract);
  const choose = ({ contract, needsOrganization }: (typeof contracts)[number]): void => {
    setChosen(contract);
    if (!needsOrganization) act({ kind: 'contract', contract, organizationBin: '' });
  };
  return (
    <>
      <p className="setup-text">{say('contract.text')}</p>
      <div className="setup-choices">
        {contracts.map((choice) => (
          <ActionButton
            key={choice.contract}
            action={`contract-${choice.contract}`}
            className="choice"
            aria-pressed={choice.contract === chosen}
            disabled={isSaving}
            onPress={() => {
              choose(choice);
            }}
          >
            {say(`contract.${choice.contract}`)}
          </ActionButton>
        ))}
      </div>
      {chosen !== null && contracts.some((one) => one.contract === chosen && one.needsOrganization) && (
        <TypedForm
          fields={[{ name: 'organizationBin', keys: 'digits', before: known.organizationBin }]}
          onSave={({ organizationBin = '' }) => {
            act({ kind: 'contract', contract: chosen, organizationBin });
          }}
        />
      )}
    </>
  );
}
