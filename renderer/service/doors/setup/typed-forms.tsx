import type { ReactNode } from 'react';
import { setupWords } from '../../../../app/messages/service/setup-words.ts';
import { TELEPHONE_BEGINS } from '../../../../app/service/setup/telephone.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useServiceWords } from '../../state/shown.ts';
import type { FormProps } from './form-props.ts';
import { TypedForm } from './typed-form.tsx';

/** Who sells, and whom customers call. */
export function OperatorForm({ known, act }: FormProps): ReactNode {
  const { say } = useServiceWords(setupWords);
  return (
    <>
      <p className="setup-text">{say('operator.text')}</p>
      <TypedForm
        fields={[
          { name: 'name', keys: 'words', before: known.name },
          { name: 'contact', keys: 'telephone', before: known.contact ?? TELEPHONE_BEGINS },
          { name: 'bin', keys: 'digits', before: known.bin },
        ]}
        onSave={({ name = '', contact = '', bin = '' }) => {
          act({ kind: 'operator', name, contact, bin });
        }}
      />
    </>
  );
}

/** The ApiKey of the bank's letter. What was typed before is never shown again. */
export function KeyForm({ known, act }: FormProps): ReactNode {
  const { say } = useServiceWords(setupWords);
  return (
    <>
      <p className="setup-text">{say('key.text')}</p>
      {known.hasKey && <p className="setup-text">{say('key.here')}</p>}
      <TypedForm
        fields={[{ name: 'key', keys: 'latin', before: null }]}
        onSave={({ key = '' }) => {
          act({ kind: 'api-key', key });
        }}
      />
    </>
  );
}

/** Where the bank is, and what this machine is called there. An address that is touched is saved at once. */
export function AddressForm({
  known,
  addresses,
  isSaving,
  act,
}: FormProps & { readonly addresses: readonly string[] }): ReactNode {
  const { say } = useServiceWords(setupWords);
  const { testAddress } = known;
  return (
    <>
      <p className="setup-text">{say('address.text')}</p>
      <TypedForm
        fields={[
          { name: 'deviceId', keys: 'latin', before: known.deviceId ?? known.suggestedDeviceId },
          { name: 'baseUrl', keys: 'latin', before: known.baseUrl ?? 'https://' },
        ]}
        onSave={({ baseUrl = '', deviceId = '' }) => {
          act({ kind: 'address', baseUrl, deviceId });
        }}
        beside={(fillAndSave) => (
          <div className="setup-addresses">
            {addresses.map((address, index) => (
              <ActionButton
                key={address}
                action={`address-${String(index + 1)}`}
                disabled={isSaving}
                onPress={() => {
                  fillAndSave('baseUrl', address);
                }}
              >
                {address}
              </ActionButton>
            ))}
            {testAddress !== null && (
              <ActionButton
                action="address-test"
                disabled={isSaving}
                onPress={() => {
                  fillAndSave('baseUrl', testAddress);
                }}
              >
                {say('address.test')}
              </ActionButton>
            )}
            <ActionButton
              action="address-look"
              disabled={isSaving}
              onPress={() => {
                act({ kind: 'refresh' });
              }}
            >
              {say('address.look')}
            </ActionButton>
          </div>
        )}
      />
    </>
  );
}
