import type { ReactNode } from 'react';
import { setupWords } from '../../../../app/messages/service/setup-words.ts';
import { TELEPHONE_BEGINS } from '../../../../app/service/setup/telephone.ts';
import { useServiceWords } from '../../state/shown.ts';
import { AddressButtons } from './address-buttons.tsx';
import type { FormProps } from './form-props.ts';
import { keyWords } from './key-words.ts';
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

/** The ApiKey of the bank's letter, or the key of a service. What was saved is never shown again. */
export function KeyForm({ known, act, isSaved }: FormProps & { readonly isSaved: boolean }): ReactNode {
  const { say } = useServiceWords(setupWords);
  const words = keyWords(known.contract);
  return (
    <>
      <p className="setup-text">{say(words.text)}</p>
      {known.hasKey && <p className="setup-text">{say(words.here)}</p>}
      <TypedForm
        fields={[{ name: 'key', keys: 'latin', before: null, label: say(words.label) }]}
        isEmptied={isSaved}
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
  const { isNamed, usualAddress } = known;
  const name = { name: 'deviceId', keys: 'latin', before: known.deviceId ?? known.suggestedDeviceId } as const;
  return (
    <>
      <p className="setup-text">{say(isNamed ? 'address.text' : 'address.text.service')}</p>
      <TypedForm
        fields={[
          ...(isNamed ? [name] : []),
          { name: 'baseUrl', keys: 'latin', before: known.baseUrl ?? usualAddress ?? 'https://' },
        ]}
        onSave={({ baseUrl = '', deviceId = '' }) => {
          act({ kind: 'address', baseUrl, deviceId });
        }}
        beside={(fillAndSave) => (
          <AddressButtons known={known} addresses={addresses} isSaving={isSaving} act={act} fillAndSave={fillAndSave} />
        )}
      />
    </>
  );
}
