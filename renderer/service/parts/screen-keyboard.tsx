import 'react-simple-keyboard/build/css/index.css';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { KeyboardReact as Keyboard } from 'react-simple-keyboard';
import { LANGUAGE_LABELS, LANGUAGES, type Language } from '../../../app/language/language.ts';
import { LOWER_ROWS, SIGN_ROWS, upperRows } from './keyboard-layouts.ts';

interface Props {
  /** The layout to begin with. */
  readonly language: Language;
  readonly value: string;
  /** Whether the first letter is a capital one, as of a name. */
  readonly beginsUpper?: boolean;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
}

/** The on-screen keyboard: Қазақша, Русский, English, a key that goes from one to the next, and one for the signs. */
export function ScreenKeyboard({ language, value, beginsUpper = false, onChange, onEnter }: Props): ReactNode {
  const [layout, setLayout] = useState(language);
  const [isShifted, setIsShifted] = useState(false);
  const [hasSigns, setHasSigns] = useState(false);
  const isUpper = isShifted !== (beginsUpper && value === '');
  const press = (key: string): void => {
    if (key === '{shift}') setIsShifted(!isShifted);
    else if (key === '{signs}') setHasSigns(!hasSigns);
    else if (key === '{language}') setLayout(nextLanguage(layout));
    else if (key === '{enter}') onEnter();
    else if (key === '{bksp}') onChange(value.slice(0, -1));
    else {
      onChange(value + (key === '{space}' ? ' ' : key));
      // As on a telephone: one capital letter.
      setIsShifted(false);
    }
  };
  // A line at the end of a page has its keys below the edge otherwise.
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    whole.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const rows = hasSigns ? SIGN_ROWS : LOWER_ROWS[layout];
  return (
    <div ref={whole} className="screen-keyboard">
      <Keyboard
        layout={{ default: [...(isUpper ? upperRows(rows) : rows)] }}
        display={{
          '{bksp}': '⌫',
          '{enter}': '⏎',
          '{shift}': '⇧',
          '{space}': ' ',
          '{signs}': hasSigns ? LETTERS[layout] : '!#?',
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

const LETTERS: Readonly<Record<Language, string>> = { kk: 'АӘБ', ru: 'АБВ', en: 'ABC' };

function nextLanguage(language: Language): Language {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? language;
}
