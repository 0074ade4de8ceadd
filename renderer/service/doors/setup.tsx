import type { ReactNode } from 'react';
import { setupWords } from '../../../app/messages/service/setup-words.ts';
import type { SetupDoorView, SetupNotice } from '../../../app/service/doors/setup/types.ts';
import { HoldButton } from '../parts/hold-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { SettingsSentence } from '../parts/settings-sentence.tsx';
import { useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';
import { AddressForm, KeyForm, OperatorForm } from './setup/typed-forms.tsx';
import { ContractForm } from './setup/contract-form.tsx';
import { LanguageForm } from './setup/language-form.tsx';

/** The wizard's own forms, and its offer on a machine that is not being set up. */
export function SetupDoor({ view, act }: DoorProps<'setup'>): ReactNode {
  const { say } = useServiceWords(setupWords);
  return (
    <div className="door setup">
      {view.isEnding && <Notice kind="attention">{say('ending')}</Notice>}
      {view.notice !== null && <SetupSentence notice={view.notice} />}
      {view.at === null ? <Offer view={view} act={act} /> : <Form view={view} act={act} />}
    </div>
  );
}

function Offer({ view, act }: DoorProps<'setup'>): ReactNode {
  const { say } = useServiceWords(setupWords);
  return (
    <>
      <p className="setup-text">
        {view.isNew && <span className="earning">{say('offer.title')}</span>}
        {say(view.isNew ? 'offer.text' : 'offer.again')}
      </p>
      <div className="door-actions">
        <HoldButton
          action="setup-start"
          disabled={view.isEnding}
          onHeld={() => {
            act({ kind: 'start' });
          }}
        >
          {say('start')}
        </HoldButton>
      </div>
    </>
  );
}

function Form({ view, act }: DoorProps<'setup'>): ReactNode {
  const { say } = useServiceWords(setupWords);
  const { at, known } = view;
  if (known === null) return <p className="setup-text">{say('reading')}</p>;
  const props = { known, isSaving: view.isSaving, act };
  switch (at) {
    case 'language':
      return <LanguageForm {...props} />;
    case 'operator':
      return <OperatorForm {...props} />;
    case 'contract':
      return <ContractForm {...props} contracts={view.contracts} />;
    case 'certificate':
      return needsBank(view) ?? <KeyForm {...props} isSaved={view.notice?.kind === 'saved'} />;
    case 'address':
      return needsBank(view) ?? <AddressForm {...props} addresses={view.addresses} />;
    default:
      return null;
  }

  function needsBank({ known: found }: SetupDoorView): ReactNode {
    if (found?.contract === null) return <p className="setup-text">{say('contract-first')}</p>;
    return found?.contract === 'cash' ? <p className="setup-text">{say('not-needed')}</p> : null;
  }
}

function SetupSentence({ notice }: { readonly notice: SetupNotice }): ReactNode {
  const { say } = useServiceWords(setupWords);
  switch (notice.kind) {
    case 'saved':
      return <Notice kind="good">{say('saved')}</Notice>;
    case 'mistake':
      return <Notice kind="fault">{say(`mistake.${notice.mistake}`)}</Notice>;
    default:
      return (
        <Notice kind="fault">
          <SettingsSentence refusal={notice.why} />
        </Notice>
      );
  }
}
