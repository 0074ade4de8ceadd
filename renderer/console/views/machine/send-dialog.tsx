import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Command } from '../../../../app/fleet/wire/command.ts';
import { commandWords } from '../../../../app/messages/fleet/command-words.ts';
import { machineWords } from '../../../../app/messages/fleet/machine-words.ts';
import { send } from '../../state/console-store.ts';
import { useWords } from '../../state/use-console.ts';

interface Props {
  readonly kioskId: string;
  readonly command: Command;
  readonly onEnd: () => void;
}

/** Asks once more, then signs and sends. */
export function SendDialog({ kioskId, command, onEnd }: Props): ReactNode {
  const say = useWords(machineWords);
  const sayCommand = useWords(commandWords);
  const [step, setStep] = useState<'asked' | 'sending' | 'failed'>('asked');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const carryOut = async (): Promise<void> => {
    setStep('sending');
    if (await send(kioskId, command)) onEnd();
    else setStep('failed');
  };
  return (
    <dialog ref={dialog} className="ask" aria-labelledby="ask-title" onClose={onEnd}>
      <p id="ask-title">{say('commands.sure', { command: sayCommand(command.kind), machine: kioskId })}</p>
      {step === 'failed' && (
        <p className="wrong" role="alert">
          {say('commands.failed')}
        </p>
      )}
      <div className="ask-buttons">
        <button type="button" data-action="send-cancel" onClick={onEnd}>
          {say('commands.cancel')}
        </button>
        <button
          type="button"
          className="filled"
          data-action="send"
          disabled={step === 'sending'}
          onClick={() => void carryOut()}
        >
          {say('commands.send')}
        </button>
      </div>
    </dialog>
  );
}
