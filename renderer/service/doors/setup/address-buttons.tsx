import type { ReactNode } from 'react';
import { setupWords } from '../../../../app/messages/service/setup-words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useServiceWords } from '../../state/shown.ts';
import type { FormProps } from './form-props.ts';

interface Props extends FormProps {
  readonly addresses: readonly string[];
  readonly fillAndSave: (name: 'baseUrl', text: string) => void;
}

/** Addresses that need not be typed; one that is touched is saved at once. */
export function AddressButtons({ known, addresses, isSaving, act, fillAndSave }: Props): ReactNode {
  const { say } = useServiceWords(setupWords);
  const { isNamed, testAddress, usualAddress } = known;
  const found = addresses.map((address, index) => ({
    action: `address-${String(index + 1)}`,
    address,
    label: address,
  }));
  const others = [
    { action: 'address-test', address: testAddress, label: say('address.test') },
    { action: 'address-usual', address: usualAddress, label: say('address.usual') },
  ];
  return (
    <div className="setup-addresses">
      {[...found, ...others].map(({ action, address, label }) =>
        address === null ? null : (
          <ActionButton
            key={action}
            action={action}
            disabled={isSaving}
            onPress={() => {
              fillAndSave('baseUrl', address);
            }}
          >
            {label}
          </ActionButton>
        ),
      )}
      {isNamed && (
        <ActionButton
          action="address-look"
          disabled={isSaving}
          onPress={() => {
            act({ kind: 'refresh' });
          }}
        >
          {say('address.look')}
        </ActionButton>
      )}
    </div>
  );
}
