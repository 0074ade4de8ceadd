import { useEffect, type ReactNode } from 'react';
import { consoleWords } from '../../app/messages/fleet/console-words.ts';
import { LANGUAGE_LABELS, LANGUAGE_NAMES, LANGUAGES } from '../../app/language/language.ts';
import { LoginForm } from './views/login-form.tsx';
import { MachinesView } from './views/machines-view.tsx';
import { AlarmsView } from './views/alarms-view.tsx';
import { SalesView } from './views/sales-view.tsx';
import { MapView } from './views/map-view.tsx';
import { KeyView } from './views/key-view.tsx';
import { Sums } from './views/sums.tsx';
import { openTab, speak, TABS, type Tab } from './state/console-store.ts';
import { useConsole, useWords } from './state/use-console.ts';

/** The fleet of one operator on one page. */
export function ConsoleApp(): ReactNode {
  const settings = useConsole((state) => state.settings);
  const link = useConsole((state) => state.link);
  const language = useConsole((state) => state.language);
  const say = useWords(consoleWords);
  const title = settings?.title === undefined || settings.title === '' ? say('title') : settings.title;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);
  if (settings === null) return null;
  const isIn = link !== null && link !== 'refused';
  return (
    <div className="console" data-link={link ?? 'none'}>
      <header className="top">
        <h1>{title}</h1>
        {link !== null && (
          <p className="link" role="status" data-link={link}>
            <span>{say(`link.${link}`)}</span>
          </p>
        )}
        <Languages />
      </header>
      {isIn ? <Sections /> : <LoginForm />}
    </div>
  );
}

function Languages(): ReactNode {
  const language = useConsole((state) => state.language);
  const say = useWords(consoleWords);
  return (
    <div className="languages" role="group" aria-label={say('languages')}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === language}
          lang={one}
          title={LANGUAGE_NAMES[one]}
          onClick={() => {
            speak(one);
          }}
        >
          {LANGUAGE_LABELS[one]}
        </button>
      ))}
    </div>
  );
}

const VIEWS: Readonly<Record<Tab, () => ReactNode>> = {
  machines: MachinesView,
  alarms: AlarmsView,
  sales: SalesView,
  map: MapView,
  key: KeyView,
};

function Sections(): ReactNode {
  const tab = useConsole((state) => state.tab);
  const hasPlaces = useConsole((state) => Object.keys(state.settings?.places ?? {}).length > 0);
  const say = useWords(consoleWords);
  const View = VIEWS[tab];
  return (
    <>
      <Sums />
      <nav className="tabs" aria-label={say('sections')}>
        {TABS.filter((one) => one !== 'map' || hasPlaces).map((one) => (
          <button
            key={one}
            type="button"
            aria-current={one === tab ? 'page' : undefined}
            data-action={`tab-${one}`}
            onClick={() => {
              openTab(one);
            }}
          >
            {say(`tab.${one}`)}
          </button>
        ))}
      </nav>
      <main className="view" data-view={tab}>
        <View />
      </main>
    </>
  );
}
