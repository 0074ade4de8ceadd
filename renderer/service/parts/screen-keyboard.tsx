import 'react-simple-keyboard/build/css/index.css';
import { useState, type ReactNode } from 'react';
import { KeyboardReact as Keyboard } from 'react-simple-keyboard';
import { LANGUAGE_LABELS, LANGUAGES, type Language } from '../../../app/language/language.ts';
import { LOWER_ROWS, upperRows } from './keyboard-layouts.ts';

interface Props {
  /** The layout to begin with. */
  readonly language: Language;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
}

/** The on-screen keyboard: Қазақша, Русский, English, with a key that goes from one to the next. */
export function ScreenKeyboard({ language, value, onChange, onEnter }: Props): ReactNode {
  const [layout, setLayout] = useState(language);
  const [isUpper, setIsUpper] = useState(false);
  const press = (key: string): void => {
    if (key === '{shift}') setIsUpper(!isUpper);
    else if (key === '{language}') setLayout(nextLanguage(layout));
    else if (key === '{enter}') onEnter();
    else if (key === '{bksp}') onChange(value.slice(0, -1));
    else {
      onChange(value + (key === '{space}' ? ' ' : key));
      // As on a telephone: one capital letter.
      setIsUpper(false);
    }
  };
  const rows = LOWER_ROWS[layout];
  return (
    <div className="screen-keyboard">
      <Keyboard
        layout={{ default: [...(isUpper ? upperRows(rows) : rows)] }}
        display={{
          '{bksp}': '⌫',
          '{enter}': '⏎',
          '{shift}': '⇧',
          '{space}': ' ',
          '{language}': LANGUAGE_LABELS[nextLanguage(layout)],
        }}
        onKeyPress={press}
        useMouseEvents={false}
        disableCaretPositioning
        physicalKeyboardHighlight={false}
      />
    </div>
  );
}

function nextLanguage(language: Language): Language {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? language;
}
