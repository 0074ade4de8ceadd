import type { ReactNode } from 'react';
import { LANGUAGE_LABELS, LANGUAGE_NAMES } from '../../../app/language/language.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { useShown, useWords } from '../state/shown.ts';

/** A drawing of a wheelchair. */
function WheelchairDrawing(): ReactNode {
  return (
    <svg className="wheelchair" viewBox="0 0 64 64" aria-hidden="true">
      <circle className="wheelchair-head" cx="27" cy="9" r="6" />
      <path d="M27 19v19h17l8 16 6-3M27 27h14" />
      <path d="M20 29a16 16 0 1 0 20.5 21.5" />
    </svg>
  );
}

/** A small and a large letter. */
function LettersDrawing(): ReactNode {
  return (
    <svg className="wheelchair" viewBox="0 0 64 64" aria-hidden="true">
      <path d="M4 52l9-24 9 24M7 44h12" />
      <path d="M26 52L43 8l17 44M32 38h22" />
    </svg>
  );
}

/** The languages and the control that brings everything into reach: on every screen, in the same order. */
export function HeaderControls(): ReactNode {
  const { frame, intents } = useShown();
  const { say } = useWords();
  return (
    <div className="controls">
      <div className="languages" role="group" aria-label={say('header.language')}>
        {frame.languages.map((language) => (
          <PressButton
            key={language}
            className="language"
            lang={language}
            aria-label={LANGUAGE_NAMES[language]}
            aria-pressed={language === frame.language}
            onPress={() => {
              intents.setLanguage(language);
            }}
          >
            {LANGUAGE_LABELS[language]}
          </PressButton>
        ))}
      </div>
      <PressButton
        className="reach large-text"
        aria-label={say('header.large-text')}
        aria-pressed={frame.largeText}
        onPress={() => {
          intents.setLargeText(!frame.largeText);
        }}
      >
        <LettersDrawing />
      </PressButton>
      <PressButton
        className="reach"
        aria-label={say('header.reach')}
        aria-pressed={frame.reachable}
        onPress={() => {
          intents.setReach(!frame.reachable);
        }}
      >
        <WheelchairDrawing />
      </PressButton>
    </div>
  );
}
