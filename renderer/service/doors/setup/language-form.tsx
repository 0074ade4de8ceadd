import type { ReactNode } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../../app/language/language.ts';
import { setupWords } from '../../../../app/messages/service/setup-words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useService, useServiceWords } from '../../state/shown.ts';
import type { FormProps } from './form-props.ts';

/** The languages in the order in which they were touched; a touch on one that is there takes it out. */
export function LanguageForm({ known, isSaving, act }: FormProps): ReactNode {
  const { say } = useServiceWords(setupWords);
  const { languages } = known;
  const { intents } = useService();
  const toggled = (language: Language): Language[] =>
    languages.includes(language) ? languages.filter((one) => one !== language) : [...languages, language];
  return (
    <>
      <p className="setup-text">{say('language.text')}</p>
      <div className="setup-choices">
        {LANGUAGES.map((language) => {
          const place = languages.indexOf(language) + 1;
          const next = toggled(language);
          return (
            <ActionButton
              key={language}
              action={`setup-language-${language}`}
              className="choice"
              lang={language}
              aria-pressed={place > 0}
              // The last one stays: a screen has a language.
              disabled={isSaving || next.length === 0}
              onPress={() => {
                // Whoever chooses a language for the customers reads it better than the one that happened to be there.
                if (languages.length === 0) intents.setLanguage(language);
                act({ kind: 'languages', languages: next });
              }}
            >
              {place > 0 && <span className="setup-place">{place}</span>}
              {LANGUAGE_NAMES[language]}
            </ActionButton>
          );
        })}
      </div>
    </>
  );
}
