import { useState, type ReactNode } from 'react';
import type { Machine } from '../../../../app/fleet/console/machine.ts';
import { commandArguments, type Command } from '../../../../app/fleet/wire/command.ts';
import { LANGUAGES, LANGUAGE_NAMES, type Language } from '../../../../app/language/language.ts';
import { machineWords } from '../../../../app/messages/fleet/machine-words.ts';
import { MAX_NOTICE_LENGTH } from '../../../../app/orders.ts';
import { HOUR_MS } from '../../../../app/units.ts';
import { timeText, useConsole, useWords } from '../../state/use-console.ts';
import { CommandButton } from './command-button.tsx';
import { mayCommand } from './may-command.ts';

interface Props {
  readonly machine: Machine;
  readonly ask: (command: Command) => void;
}

const NO_WORDS: Readonly<Record<Language, string>> = { kk: '', ru: '', en: '' };
const USUAL_HOURS = '24';
const MOST_HOURS = 24 * 365;

/** The notice that the machine shows its customers, and another one. */
export function NoticePart({ machine, ask }: Props): ReactNode {
  const key = useConsole((state) => state.key);
  const dayMs = useConsole((state) => state.fleet.dayMs);
  const say = useWords(machineWords);
  const notice = machine.lastOnline?.notice ?? null;
  const isAllowed = mayCommand(machine, key, 'notice');
  if (notice === null && !isAllowed) return null;
  return (
    <section className="card" data-fact="notice">
      <h3>{say('notice')}</h3>
      {notice !== null && (
        <>
          {LANGUAGES.map((language) => (
            <p key={language} lang={language}>
              {notice.text[language]}
            </p>
          ))}
          <p className="soft">{say('notice.until', { time: timeText(notice.untilMs, dayMs) })}</p>
        </>
      )}
      {isAllowed && notice !== null && (
        <div className="command-buttons">
          <CommandButton command={{ kind: 'notice', argument: { text: null } }} word={say('notice.off')} ask={ask} />
        </div>
      )}
      {isAllowed && <NoticeForm ask={ask} />}
    </section>
  );
}

function NoticeForm({ ask }: Pick<Props, 'ask'>): ReactNode {
  const say = useWords(machineWords);
  const [words, setWords] = useState(NO_WORDS);
  const [hours, setHours] = useState(USUAL_HOURS);
  const [isBad, setIsBad] = useState(false);
  return (
    <form
      className="typed notice-form"
      onSubmit={(event) => {
        event.preventDefault();
        const command = noticeCommand(words, hours, Date.now());
        setIsBad(command === null);
        if (command !== null) ask(command);
      }}
    >
      {LANGUAGES.map((language) => (
        <label key={language} lang={language}>
          {LANGUAGE_NAMES[language]}
          <input
            data-field={`notice-${language}`}
            autoComplete="off"
            maxLength={MAX_NOTICE_LENGTH}
            value={words[language]}
            onChange={({ target }) => {
              setWords({ ...words, [language]: target.value });
            }}
          />
        </label>
      ))}
      <label>
        {say('notice.hours')}
        <input
          data-field="notice-hours"
          inputMode="numeric"
          autoComplete="off"
          value={hours}
          onChange={({ target }) => {
            setHours(target.value);
          }}
        />
      </label>
      <button type="submit" className="command" data-action="notice">
        {say('notice.show')}
      </button>
      {isBad && (
        <span className="wrong" role="alert">
          {say('notice.bad')}
        </span>
      )}
    </form>
  );
}

/** The command; null where no machine would take it. */
function noticeCommand(words: Readonly<Record<Language, string>>, typed: string, nowMs: number): Command | null {
  const hours = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  if (hours < 1 || hours > MOST_HOURS) return null;
  const text = Object.fromEntries(
    LANGUAGES.map((language) => [language, words[language].trim()] as const).filter(([, line]) => line !== ''),
  );
  const read = commandArguments.notice.safeParse({ text, until: nowMs + hours * HOUR_MS });
  return read.success ? { kind: 'notice', argument: read.data } : null;
}
