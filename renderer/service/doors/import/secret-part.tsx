import type { ReactNode } from 'react';
import { importDoorWords } from '../../../../app/messages/service/import-door-words.ts';
import type { ImportAction } from '../../../../app/service/doors/import/actions.ts';
import type { ImportView } from '../../../../app/service/doors/import/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly opened: Extract<NonNullable<ImportView['opened']>, { readonly kind: 'secret' }>;
  readonly act: (action: ImportAction) => void;
  readonly isBusy: boolean;
}

/** Whose key the file holds; the key itself is never shown. */
export function SecretPart({ opened: { choices, chosen }, act, isBusy }: Props): ReactNode {
  const { say } = useServiceWords(importDoorWords);
  return (
    <>
      <h2 className="choices-title">{say('whose')}</h2>
      <div className="choices" role="group" aria-label={say('whose')}>
        {choices.map((secret) => (
          <ActionButton
            key={secret}
            action={`secret-${secret}`}
            className="choice"
            aria-pressed={secret === chosen}
            disabled={isBusy}
            onPress={() => {
              act({ kind: 'choose-secret', secret });
            }}
          >
            {secret === chosen ? `✓ ${say(`secret.${secret}`)}` : say(`secret.${secret}`)}
          </ActionButton>
        ))}
      </div>
    </>
  );
}
