import type { ReactNode } from 'react';
import { LANGUAGE_LABELS, LANGUAGE_NAMES, LANGUAGES } from '../../app/language/language.ts';
import { doorTitles } from '../../app/messages/service/door-titles.ts';
import { frameWords } from '../../app/messages/service/frame-words.ts';
import type { ServiceView } from '../../app/service/view.ts';
import { PressButton } from '../parts/press-button.tsx';
import { drawDoor } from './doors/registry.tsx';
import { ActionButton } from './parts/action-button.tsx';
import { Notice } from './parts/notice.tsx';
import { PinPad } from './pin-pad.tsx';
import { SetupBar, SetupNext } from './setup/setup-bar.tsx';
import { useService, useServiceWords } from './state/shown.ts';

type Content = ServiceView['content'];

/** What stands around every step: whose menu it is, languages, the way back and the way out. */
export function ServiceFrame({ content }: { readonly content: Content }): ReactNode {
  const { frame, intents } = useService();
  const { say } = useServiceWords(frameWords);
  return (
    <div className="service" data-reachable={frame.reachable}>
      <header className="service-header">
        <Whose content={content} />
        {!frame.reachable && <Controls />}
      </header>
      <main key={content.step} className="service-content">
        {frame.isUnwritten && <Notice kind="fault">{say('unwritten')}</Notice>}
        {frame.setup !== null && <SetupBar setup={frame.setup} />}
        {content.step === 'pin' ? <PinPad view={content} /> : drawDoor(content, intents.act)}
      </main>
      {frame.reachable && (
        <nav className="service-controls" aria-label={say('language')}>
          <Controls />
        </nav>
      )}
      <footer className="service-actions">
        {content.step !== 'pin' && content.step !== 'home' && (
          <ActionButton action="back" onPress={intents.back}>
            {say('back')}
          </ActionButton>
        )}
        {frame.setup !== null && <SetupNext setup={frame.setup} />}
        <ActionButton action="leave" onPress={intents.leave}>
          {say('leave')}
        </ActionButton>
      </footer>
    </div>
  );
}

function Whose({ content }: { readonly content: Content }): ReactNode {
  const { frame } = useService();
  const { say } = useServiceWords(frameWords);
  const titles = useServiceWords(doorTitles);
  const { role, operatorName } = frame;
  return (
    <div className="service-owner">
      {content.step === 'pin' ? (
        <span className="service-title">{operatorName}</span>
      ) : (
        <h1 className="service-title">{titles.say(frame.setup === null ? content.step : 'setup')}</h1>
      )}
      {frame.demo && <span className="demo">{say('demo')}</span>}
      <span className="service-role">{role === null ? say('title') : `${say('title')} · ${say(role)}`}</span>
    </div>
  );
}

/** The languages and the control that brings everything into reach, as on the customer's screens. */
function Controls(): ReactNode {
  const { frame, intents } = useService();
  const { say } = useServiceWords(frameWords);
  return (
    <div className="controls">
      <div className="languages" role="group" aria-label={say('language')}>
        {LANGUAGES.map((language) => (
          <PressButton
            key={language}
            className="language"
            lang={language}
            data-action={`language-${language}`}
            // Drawn by the style sheet: the name that is read out is the whole word.
            data-label={LANGUAGE_LABELS[language]}
            aria-label={LANGUAGE_NAMES[language]}
            aria-pressed={language === frame.language}
            onPress={() => {
              intents.setLanguage(language);
            }}
          />
        ))}
      </div>
      <PressButton
        className="reach"
        data-action="reach"
        aria-label={say('reach')}
        aria-pressed={frame.reachable}
        onPress={() => {
          intents.setReach(!frame.reachable);
        }}
      >
        <svg className="wheelchair" viewBox="0 0 64 64" aria-hidden="true">
          <path d="M32 8v40M14 32l18 18 18-18" />
        </svg>
      </PressButton>
    </div>
  );
}
