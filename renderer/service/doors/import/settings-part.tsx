import type { ReactNode } from 'react';
import { importDoorWords } from '../../../../app/messages/service/import-door-words.ts';
import type { ImportAction } from '../../../../app/service/doors/import/actions.ts';
import type { SectionView, SettingsView } from '../../../../app/service/doors/import/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FactLine } from '../../parts/fact-line.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PagedList } from '../../parts/paged-list.tsx';
import { SettingsSentence } from '../../parts/settings-sentence.tsx';
import { useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly opened: SettingsView;
  readonly act: (action: ImportAction) => void;
  readonly isBusy: boolean;
}

const CHANGES_PER_PAGE = 8;
/** Digits and letters of a value that a person compares. */
const MOST_LETTERS = 120;

/** What another machine's configuration would change here, part by part; each part can be left out. */
export function SettingsPart({ opened, act, isBusy }: Props): ReactNode {
  const { say } = useServiceWords(importDoorWords);
  const { sections, newPictures, refusal } = opened;
  return (
    <>
      {sections.length === 0 && (
        <Notice kind="good">
          <span data-fact="same">{say('same')}</span>
        </Notice>
      )}
      {refusal !== null && refusal !== undefined && (
        <Notice kind="fault">
          <span data-fact="refusal">
            {say('would-refuse')} <SettingsSentence refusal={refusal} />
          </span>
        </Notice>
      )}
      <Left opened={opened} />
      {sections.length > 0 && (
        <>
          <h2 className="choices-title">{say('parts')}</h2>
          <div className="choices" role="group" aria-label={say('parts')}>
            {sections.map((one) => (
              <Section key={one.section} one={one} act={act} isBusy={isBusy} />
            ))}
          </div>
          {newPictures > 0 && <p data-fact="pictures">{say('pictures', { count: newPictures })}</p>}
          <h2 className="choices-title">{say('changes')}</h2>
          <PagedList
            items={chosenChanges(sections)}
            perPage={CHANGES_PER_PAGE}
            draw={(one) => <Change key={one.key + (one.after ?? '')} change={one} />}
          />
          <p className="import-hint">{say('left-out')}</p>
        </>
      )}
    </>
  );
}

function chosenChanges(sections: readonly SectionView[]): SectionView['changes'] {
  return sections.flatMap(({ isChosen, changes }) => (isChosen ? changes : []));
}

function Section({ one, act, isBusy }: { readonly one: SectionView } & Pick<Props, 'act' | 'isBusy'>): ReactNode {
  const { say } = useServiceWords(importDoorWords);
  const words = say('part', { part: say(`section.${one.section}`), count: one.changes.length });
  return (
    <ActionButton
      action={`part-${one.section}`}
      className="choice"
      aria-pressed={one.isChosen}
      disabled={isBusy}
      onPress={() => {
        act({ kind: 'toggle', section: one.section });
      }}
    >
      {one.isChosen ? `✓ ${words}` : words}
    </ActionButton>
  );
}

function Change({
  change: { key: name, before, after },
}: {
  readonly change: SectionView['changes'][number];
}): ReactNode {
  const { say } = useServiceWords(importDoorWords);
  const parameters = { before: short(before), after: short(after) };
  const how = before === undefined ? 'change.new' : after === undefined ? 'change.gone' : 'change.set';
  return (
    <FactLine fact="change" title={name}>
      {say(how, parameters)}
    </FactLine>
  );
}

function short(text: string | undefined): string | undefined {
  return text === undefined || text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS)}…`;
}

/** What stays behind, and why. */
function Left({ opened: { leftDevices, leftPictures } }: Pick<Props, 'opened'>): ReactNode {
  const { say } = useServiceWords(importDoorWords);
  if (leftDevices.length === 0 && leftPictures.length === 0) return null;
  return (
    <Notice kind="attention">
      {leftDevices.map(({ device, why, found }) => (
        <span key={device} className="import-left" data-fact={`left-${device}`}>
          {say(`left.${why}`, { device: say(`device.${device}`), found })}
        </span>
      ))}
      {leftPictures.map(({ name, why }) => (
        <span key={name} className="import-left" data-fact="left-picture">
          {say(`left.${why}`, { name })}
        </span>
      ))}
    </Notice>
  );
}
