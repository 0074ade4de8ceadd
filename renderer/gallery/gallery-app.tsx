import { useEffect, useState, type ReactNode } from 'react';
import { galleryContract } from '../../app/ipc/contract.ts';
import { readAnswer, type Bridge } from '../../app/ipc/derive.ts';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../app/language/language.ts';
import { groupSamples } from './group-samples.ts';

declare global {
  interface Window {
    /** Installed by the gallery's preload; development only. */
    readonly saudaGallery: Bridge<typeof galleryContract>;
  }
}

interface Choice {
  readonly sample: string;
  readonly language: Language;
  readonly reachable: boolean;
}

/** All samples; a press shows one in the preview window. */
export function GalleryApp(): ReactNode {
  const [samples, setSamples] = useState<readonly string[]>([]);
  const [choice, setChoice] = useState<Choice>({ sample: '', language: 'kk', reachable: false });

  useEffect(() => {
    void readAnswer(galleryContract.calls.samples, window.saudaGallery.calls.samples({})).then((answer) => {
      if (answer.ok) setSamples(answer.value);
    });
  }, []);

  const choose = (change: Partial<Choice>): void => {
    const next = { ...choice, ...change };
    setChoice(next);
    if (next.sample !== '') void window.saudaGallery.calls.show(next);
  };

  return (
    <main className="gallery">
      <header className="gallery-head">
        <h1>Screens</h1>
        <div className="choices" role="group" aria-label="Language">
          {LANGUAGES.map((language) => (
            <button
              key={language}
              type="button"
              aria-pressed={language === choice.language}
              onClick={() => {
                choose({ language });
              }}
            >
              {LANGUAGE_NAMES[language]}
            </button>
          ))}
        </div>
        <button
          type="button"
          aria-pressed={choice.reachable}
          onClick={() => {
            choose({ reachable: !choice.reachable });
          }}
        >
          Reachable controls
        </button>
      </header>
      {groupSamples(samples).map(({ screen, names }) => (
        <section key={screen} className="gallery-group">
          <h2>{screen}</h2>
          <div className="choices">
            {names.map((sample) => (
              <button
                key={sample}
                type="button"
                aria-pressed={sample === choice.sample}
                onClick={() => {
                  choose({ sample });
                }}
              >
                {sample}
              </button>
            ))}
          </div>
        </section>
      ))}
    </main>
  );
}
