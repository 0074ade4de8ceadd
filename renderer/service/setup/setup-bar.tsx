import '../../styles/service/setup.css';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { setupWords } from '../../../app/messages/service/setup-words.ts';
import type { SetupView } from '../../../app/service/setup/progress.ts';
import { SETUP_STEPS, type SetupStep } from '../../../app/service/state/setup-steps.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { ActionButton } from '../parts/action-button.tsx';
import { HoldButton } from '../parts/hold-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { SettingsSentence } from '../parts/settings-sentence.tsx';
import { useProblemSentence, useService, useServiceWords } from '../state/shown.ts';
import { unsavedStore } from './unsaved.ts';

interface Props {
  readonly setup: SetupView;
}

/** Where the wizard stands, above every step: a button for each of them, and what the bank or the disk has said. */
export function SetupBar({ setup }: Props): ReactNode {
  const { intents } = useService();
  const { say } = useServiceWords(setupWords);
  const { at, steps, isRestarting, refusal, isBank } = setup;
  const number = SETUP_STEPS.indexOf(at) + 1;
  const titleOf = (step: SetupStep): string =>
    say(step === 'address' && !isBank ? 'step.address.service' : `step.${step}`);
  return (
    <section className="setup-bar" aria-label={say('step', { number, count: SETUP_STEPS.length })}>
      <ol className="setup-steps">
        {steps.map(({ step, state }, index) => (
          <li key={step}>
            <PressButton
              className="setup-step"
              data-action={`setup-go-${step}`}
              data-state={state ?? 'unknown'}
              aria-current={step === at ? 'step' : undefined}
              aria-label={`${String(index + 1)}. ${titleOf(step)}: ${say(`state.${state ?? 'unknown'}`)}`}
              disabled={isRestarting}
              onPress={() => {
                intents.setup(step);
              }}
            >
              {state === 'done' ? '✓' : String(index + 1)}
            </PressButton>
          </li>
        ))}
      </ol>
      <h2 className="setup-title">
        {number}. {titleOf(at)}
      </h2>
      {isRestarting && <Notice kind="attention">{say('restarting')}</Notice>}
      {refusal !== null && (
        <Notice kind="fault">
          <SettingsSentence refusal={refusal} />
        </Notice>
      )}
      <Trial setup={setup} />
    </section>
  );
}

function Trial({ setup: { at, trial, isBank } }: Props): ReactNode {
  const { say } = useServiceWords(setupWords);
  const sentence = useProblemSentence();
  if (trial === null || (at !== 'address' && at !== 'certificate')) return null;
  return trial.problem === null ? (
    <Notice kind="good">{say(isBank ? 'tried.good' : 'tried.good.service', { ms: trial.tookMs })}</Notice>
  ) : (
    <Notice kind="fault">
      {sentence(trial.problem)} {!isBank && say('tried.bad')}
    </Notice>
  );
}

/** On to the next step, beside the way back, or what was typed is saved; from the last step to a machine that sells. */
export function SetupNext({ setup: { at, isRestarting } }: Props): ReactNode {
  const { intents } = useService();
  const { say } = useServiceWords(setupWords);
  const save = useStore(unsavedStore, (unsaved) => unsaved.save);
  const next = SETUP_STEPS[SETUP_STEPS.indexOf(at) + 1];
  if (next === undefined)
    return (
      <HoldButton action="setup-finish" disabled={isRestarting} onHeld={intents.endSetup}>
        {say('finish')}
      </HoldButton>
    );
  return (
    <ActionButton
      action={save === null ? 'setup-next' : 'save'}
      kind="filled"
      disabled={isRestarting}
      onPress={() => {
        if (save === null) intents.setup(next);
        else save();
      }}
    >
      {say(save === null ? 'next' : 'save')}
    </ActionButton>
  );
}
