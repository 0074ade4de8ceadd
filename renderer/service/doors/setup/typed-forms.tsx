import type { ReactNode } from 'react';
import { setupWords } from '../../../../app/messages/service/setup-words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useServiceWords } from '../../state/shown.ts';
import type { FormProps } from './form-props.ts';
import { TypedForm } from './typed-form.tsx';

/** Who sells, and whom customers call. */
export function OperatorForm({ known, isSaving, act }: FormProps): ReactNode {
  const { say } = useServiceWords(setupWords);
  return (
    <>
      <p className="setup-text">{say('operator.text')}</p>
      <TypedForm
        fields={[
          { name: 'name', keys: 'own', before: known.name },
          { name: 'contact', keys: 'digits', before: known.contact },
          { name: 'bin', keys: 'digits', before: known.bin },
        ]}
        isSaving={isSaving}
        onSave={({ name = '', contact = '', bin = '' }) => {
          act({ kind: 'operator', name, contact, bin });
        }}
      />
    </>
  );
}

/** The ApiKey of the bank's letter. What was typed before is never shown again. */
export function KeyForm({ known, isSaving, act }: FormProps): ReactNode {
  const { say } = useServiceWords(setupWords);
  return (
    <>
      <p className="setup-text">{say('key.text')}</p>
      {known.hasKey && <p className="setup-text">{say('key.here')}</p>}
      <TypedForm
        fields={[{ name: 'key', keys: 'latin', before: null }]}
        isSaving={isSaving}
        onSave={({ key = '' }) => {
          act({ kind: 'api-key', key });
        }}
      />
    </>
  );
}

/** Where the bank is, and what this machine is called there. */
export function AddressForm({ known, isSaving, act }: FormProps): ReactNode {
  const { say } = useServiceWords(setupWords);
  const { testAddress } = known;
  return (
    <>
      <p className="setup-text">{say('address.text')}</p>
      <TypedForm
        fields={[
          { name: 'deviceId', keys: 'latin', before: known.deviceId },
          { name: 'baseUrl', keys: 'latin', before: known.baseUrl ?? 'https://' },
        ]}
        isSaving={isSaving}
        onSave={({ baseUrl = '', deviceId = '' }) => {
          act({ kind: 'address', baseUrl, deviceId });
        }}
        beside={(fill) =>
          testAddress === null ? null : (
            <ActionButton
              action="address-test"
              onPress={() => {
                fill('baseUrl', testAddress);
              }}
            >
              {say('address.test')}
            </ActionButton>
          )
        }
      />
    </>
  );
}
