import type { ReactNode } from 'react';
import { frameWords } from '../../../../app/messages/service/frame-words.ts';
import { systemWords } from '../../../../app/messages/service/system-words.ts';
import type { PinChange } from '../../../../app/service/doors/system/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DigitPad } from '../../parts/digit-pad.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PinDots } from '../../parts/pin-dots.tsx';
import { usePinKeys } from '../../parts/use-pin-keys.ts';
import { useService, useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly change: PinChange;
  readonly notice: ReactNode;
  readonly onCancel: () => void;
}

/** A new PIN, typed twice. Its digits go to main one by one, as at the door of the menu. */
export function NewPin({ change, notice, onCancel }: Props): ReactNode {
  const { intents } = useService();
  const { say } = useServiceWords(systemWords);
  const frame = useServiceWords(frameWords);
  usePinKeys(intents);
  const { role, stage, digits } = change;
  const isSaving = stage === 'saving';
  return (
    <div className="pin" data-stage={stage}>
      <h1 className="title">{say(`pin.${role}`)}</h1>
      <PinDots digits={digits} />
      <div className="pin-notice">
        {notice}
        {isSaving ? <Notice kind="attention">{say('pin.saving')}</Notice> : <p>{say(`pin.${stage}`)}</p>}
        <ActionButton action="cancel-pin" disabled={isSaving} onPress={onCancel}>
          {say('pin.cancel')}
        </ActionButton>
      </div>
      <DigitPad
        onDigit={intents.digit}
        onErase={intents.erase}
        onEnter={intents.enter}
        eraseLabel={frame.say('pin.erase')}
        enterLabel={say(stage === 'first' ? 'pin.next' : 'pin.save')}
        disabled={isSaving}
      />
    </div>
  );
}
